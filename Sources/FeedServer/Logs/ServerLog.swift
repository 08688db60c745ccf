internal import Foundation
internal import Logging

/// How much is logged.
public enum LogDetail: String, Sendable, CaseIterable {
  /// Each request too.
  case requests
  /// What the server does, and what fails.
  case events
}

/// What the server has to say, a JSON object a line.
public struct ServerLog: Sendable {
  let sink: LogSink
  let detail: LogDetail

  /// Writes an event.
  public func event(_ message: String, _ details: [(key: String, value: String)] = []) {
    write("info", message, details)
  }

  /// Writes something that a person should know of.
  public func warning(_ message: String, _ details: [(key: String, value: String)] = []) {
    write("warning", message, details)
  }

  /// Writes something that went wrong.
  public func error(_ message: String, _ details: [(key: String, value: String)] = []) {
    write("error", message, details)
  }

  private func write(_ level: String, _ message: String, _ details: [(key: String, value: String)]) {
    var line = LogLine(at: Self.now, level, message)
    for (key, value) in details { line.add(key, value) }
    sink.write(line)
  }

  /// Writes the line of an answered request.
  func request(
    _ request: SiteRequest, method: String, client: String, _ decision: Decision, status: Int, bytes: Int,
    microseconds: Int
  ) {
    guard detail == .requests else { return }
    var line = LogLine(at: Self.now, "info", "request")
    line.add("id", request.id)
    line.add("client", client)
    line.add("method", method)
    line.add("route", decision.kind.rawValue)
    line.add("path", decision.loggedPath)
    line.add("status", status)
    line.add("bytes", bytes)
    line.add("microseconds", microseconds)
    if let grant = decision.grant { line.add("feed", grant) }
    line.add("agent", UseNotes.visible(request.headers.first("user-agent") ?? ""))
    sink.write(line)
  }

  /// Milliseconds since 1970-01-01T00:00:00Z.
  private static var now: Int { Int(Date().timeIntervalSince1970 * 1000) }

  /// For the libraries that the server stands on, which say little: from warnings up.
  var forLibraries: Logger {
    Logger(label: "entente") { _ in LibraryLogHandler(log: self) }
  }
}

/// Passes on what libraries log.
private struct LibraryLogHandler: LogHandler {
  let log: ServerLog
  var metadata: Logger.Metadata = [:]
  var logLevel: Logger.Level = .warning

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    if event.level >= .error { log.error("\(event.message)") } else { log.warning("\(event.message)") }
  }
}
