import CalDAV
import Foundation
import Testing

/// A calendar of a test's own on a real server, with what a journal would remember of it.
final class Subject {
  struct Request: Equatable {
    let method: String
    let path: String
    let status: Int
    let ifMatch: String
    let ifNoneMatch: String
    let connection: Int
  }

  struct Killed: Error {}

  let server: CalDAVServer
  let path = "/ana/\(UUID().uuidString.lowercased())/"
  var known: [String: KnownItem] = [:]
  var overwrites = false
  var certificates: String?
  /// Scheme, host and port, where they are not those of the recording proxy.
  var origin: String?
  /// Recording ends with this change: the program is killed before it is committed.
  var killedAt: Int?

  init(_ kind: CalDAVServer.Kind) throws {
    server = try CalDAVServer.shared(kind)
    try server.ask("make", ["path": path])
  }

  init(own server: CalDAVServer) throws {
    self.server = server
    try server.ask("make", ["path": path])
  }

  @discardableResult
  func publish(_ meetings: [Meeting], credentials: Credentials? = nil, to place: String? = nil) throws
    -> CollectionReport
  {
    var publisher = try CollectionPublisher(
      CollectionURL(
        (origin ?? (server.recorded.isEmpty ? server.direct : server.recorded)) + (place ?? path)),
      credentials: credentials ?? server.credentials)
    publisher.certificates = certificates
    publisher.overwritesConflicts = overwrites
    publisher.timeLimits.firstPause = .milliseconds(20)
    var recorded = 0
    return try publisher.publish(meetings.map(\.item), known: known) { name, item in
      recorded += 1
      if recorded == killedAt { throw Killed() }
      known[name] = item
    }
  }

  /// What was asked since the last time.
  func requests() throws -> [Request] {
    let found = try #require(try server.ask("requests", ["path": path]) as? [[String: Any]])
    return found.map {
      Request(
        method: $0["method"] as? String ?? "", path: ($0["path"] as? String ?? "").replacing(path, with: ""),
        status: $0["status"] as? Int ?? 0, ifMatch: $0["if_match"] as? String ?? "",
        ifNoneMatch: $0["if_none_match"] as? String ?? "", connection: $0["connection"] as? Int ?? 0)
    }
  }

  /// Holds the collection, as an independent client and reader see it, to what it should hold.
  func expectHeld(_ meetings: [Meeting], sourceLocation: SourceLocation = #_sourceLocation) throws {
    let found = try #require(try server.ask("list", ["path": path]) as? [String: [String: Any]])
    let read = found.mapValues { $0.mapValues { "\($0)" } }
    let wanted = Dictionary(meetings.map { ($0.name, $0.asRead) }) { first, _ in first }
    #expect(Set(read.keys) == Set(wanted.keys), sourceLocation: sourceLocation)
    for (name, values) in wanted { #expect(read[name] == values, sourceLocation: sourceLocation) }
  }

  func item(_ meeting: Meeting) -> String { path + meeting.name }
}
