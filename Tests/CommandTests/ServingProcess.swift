import Foundation
import TestSupport
import Testing

/// `entente serve` as a process of its own, on a port that the system picks, in the workspace of a scratch folder.
final class ServingProcess {
  struct Failure: Error, CustomStringConvertible { let description: String }

  /// `http://127.0.0.1:40123`.
  let address: String
  private let process = Process()
  private let output: Scratch

  /// Returns once it listens.
  init(in scratch: Scratch, _ arguments: [String] = []) throws {
    let output = try Scratch()
    self.output = output
    let files = try ["out", "log"].map { name in
      try output.write("", to: name)
      return try FileHandle(forWritingTo: output.folder.appending(path: name))
    }
    process.executableURL = try Program.entente
    process.arguments = ["serve", "--port", "0"] + arguments
    process.currentDirectoryURL = scratch.folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = files[0]
    process.standardError = files[1]
    try process.run()
    let end = Date(timeIntervalSinceNow: 60)
    while true {
      let text = try output.text("out")
      if text.hasSuffix("\n") {
        address = text.trimmingCharacters(in: .newlines)
        return
      }
      guard process.isRunning, Date() < end else {
        throw Failure(description: "the server does not start: \(try output.text("log"))")
      }
      usleep(10_000)
    }
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    output.remove()
  }

  var processID: Int32 { process.processIdentifier }

  /// What it logged so far.
  var log: String { get throws { try output.text("log") } }

  /// Asks it to stop, and waits; gives its exit code.
  func stop() -> Int32 {
    kill(process.processIdentifier, SIGTERM)
    process.waitUntilExit()
    return process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
  }

  /// What `curl` makes of a path: the status, the header fields by their names in lower case, and the body.
  func ask(_ path: String, _ arguments: String...) throws -> (
    status: Int, headers: [String: String], body: String
  ) {
    try ask(path, arguments)
  }

  func ask(_ path: String, _ arguments: [String]) throws -> (
    status: Int, headers: [String: String], body: String
  ) {
    let run = try Program.run(
      URL(fileURLWithPath: "/usr/bin/curl"),
      [
        "--silent", "--show-error", "--max-time", "60", "--path-as-is", "--dump-header", "head", "--output",
        "body",
      ]
        + arguments + [address + path],
      in: output.folder)
    guard run.status == 0 else { throw Failure(description: "curl: \(run.messages)") }
    // Of informational answers, the last head counts.
    let head = try output.text("head").components(separatedBy: "\r\n\r\n").dropLast().last ?? ""
    var headers: [String: String] = [:]
    let lines = head.components(separatedBy: "\r\n")
    for line in lines.dropFirst() {
      let sides = line.split(separator: ":", maxSplits: 1)
      if sides.count == 2 {
        headers[sides[0].lowercased()] = sides[1].trimmingCharacters(in: .whitespaces)
      }
    }
    let status = lines.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    let body = (try? output.text("body")) ?? ""
    try? FileManager.default.removeItem(at: output.folder.appending(path: "body"))
    return (status, headers, body)
  }
}

extension Scratch {
  /// Makes a feed, and gives its token.
  func feed(_ name: String, _ arguments: String...) throws -> String { try feed(name, arguments) }

  func feed(_ name: String, _ arguments: [String]) throws -> String {
    let run = try Program.run(["feed", "add", "--name", name] + arguments, in: folder)
    try #require(run.status == 0, "\(run.messages)")
    let line = run.output.trimmingCharacters(in: .newlines).split(separator: "\n").first ?? ""
    return line.contains("/f/") ? String(line.split(separator: "/")[3]) : String(line)
  }
}
