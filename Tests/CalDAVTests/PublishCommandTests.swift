import Foundation
import TestSupport
import Testing

/// `entente publish --caldav` on the sample workspace, into calendars on real servers.
@Suite struct PublishCommandTests {
  /// A workspace and a calendar of a test's own.
  private struct Site {
    let scratch: Scratch
    let server: CalDAVServer
    let path = "/ana/\(UUID().uuidString.lowercased())/"

    init(_ kind: CalDAVServer.Kind) throws {
      scratch = try Scratch.sample()
      server = try CalDAVServer.shared(kind)
      try server.ask("make", ["path": path])
    }

    var address: String { server.recorded + path }

    func publish(
      _ arguments: [String] = [], asOf day: String = "2025-02-03", password: String = "a secret: ñ%20"
    )
      throws -> Program.Outcome
    {
      try Program.run(
        ["publish", "--as-of", day, "--yes", "--calendar", "qbr", "--caldav", address] + arguments,
        in: scratch.folder, environment: ["ENTENTE_CALDAV_USER": "ana", "ENTENTE_CALDAV_PASSWORD": password])
    }

    /// How many events of the calendar a plan announces to change, and how many to leave it.
    func planned(asOf day: String) throws -> (changed: Int, leaving: Int) {
      let plan = try Program.run(["plan", "--as-of", day, "--format", "json"], in: scratch.folder)
      let read = try JSONSerialization.jsonObject(with: Data(plan.output.utf8)) as? [String: Any]
      let changes = try #require(read?["changes"] as? [[String: Any]])
      let leaving = try #require(read?["leaving"] as? [String])
      return (
        changes.count { ($0["calendar"] as? String) == "qbr" }, leaving.count { $0.contains("/qbr/") }
      )
    }

    /// What an independent client finds, by resource name.
    func held() throws -> [String: [String: Any]] {
      try #require(try server.ask("list", ["path": path]) as? [String: [String: Any]])
    }

    /// The requests that changed something since the last time, and how often each.
    func changes() throws -> [String: Int] {
      let found = try #require(try server.ask("requests", ["path": path]) as? [[String: Any]])
      let done = found.filter { ($0["status"] as? Int ?? 0) < 400 }.compactMap { $0["method"] as? String }
      return Dictionary(grouping: done.filter { $0 == "PUT" || $0 == "DELETE" }) { $0 }.mapValues(\.count)
    }

    func edit(_ old: String, _ new: String) throws {
      let file = "programmes/mifibra-aws.yaml"
      let text = try scratch.text(file)
      try #require(text.contains(old), "\(old)")
      try scratch.write(text.replacing(old, with: new), to: file)
    }
  }

  @Test(arguments: CalDAVServer.Kind.allCases)
  func theCalendarHoldsWhatTheFileHoldsAndExactlyWhatIsPlannedChanges(_ kind: CalDAVServer.Kind) throws {
    let site = try Site(kind)
    defer { site.scratch.remove() }
    let first = try site.publish()
    #expect(first.status == 0, "\(first.messages)")
    let file = try site.scratch.text("calendars/qbr.ics")
    let uids = file.split(separator: "\r\n").filter { $0.hasPrefix("UID:") }.map { $0.dropFirst(4) }
    #expect(uids.count > 10)
    #expect(
      first.output.contains("\(uids.count) created, none updated, none deleted, none unchanged."),
      "\(first.output)")
    #expect(Set(try site.held().keys) == Set(uids.map { "\($0).ics" }))
    #expect(try site.changes() == ["PUT": uids.count])

    let again = try site.publish()
    #expect(again.status == 0)
    #expect(again.output.contains("none created, none updated, none deleted, \(uids.count) unchanged."))
    #expect(try site.changes() == [:])

    // Moved by a day, by hand.
    try site.edit("move-to: 2025-01-28T10:00", "move-to: 2025-01-29T10:00")
    let moved = try site.planned(asOf: "2025-02-03")
    #expect(moved.changed > 0)
    #expect(try site.publish().status == 0)
    #expect(try site.changes() == ["PUT": moved.changed])

    // Cancelled, it stays for thirty days, and what prepared it with it.
    try site.edit("move-to: 2025-01-29T10:00,", "cancel: true,")
    let cancelled = try site.planned(asOf: "2025-02-04")
    #expect(try site.publish(asOf: "2025-02-04").status == 0)
    #expect(try site.changes() == ["PUT": cancelled.changed])
    #expect(try site.publish(asOf: "2025-03-05").status == 0)
    #expect(try site.changes() == [:])
    let leaving = try site.planned(asOf: "2025-03-06").leaving
    #expect(leaving > 0)
    #expect(try site.publish(asOf: "2025-03-06").status == 0)
    #expect(try site.changes() == ["DELETE": leaving])
    #expect(try site.held().count == uids.count - leaving)
  }

  @Test(arguments: CalDAVServer.Kind.allCases)
  func whatSomebodyElseChangedIsToldAndPutOnlyIfMeant(_ kind: CalDAVServer.Kind) throws {
    let site = try Site(kind)
    defer { site.scratch.remove() }
    #expect(try site.publish().status == 0)
    let name = "mifibra-aws.qbr.Y2-Q3@mifibra.example.ics"
    try site.server.ask("edit", ["path": site.path + name, "summary": "Changed by a person"])
    try site.edit("move-to: 2025-01-28T10:00", "move-to: 2025-01-28T11:00")
    let refused = try site.publish()
    #expect(refused.status == 1)
    #expect(
      refused.messages.contains("caldav.conflict") && refused.messages.contains(name), "\(refused.messages)")
    #expect(try site.held()[name]?["summary"] as? String == "Changed by a person")
    let forced = try site.publish(["--overwrite"])
    #expect(forced.status == 0, "\(forced.messages)")
    #expect(try site.held()[name]?["summary"] as? String != "Changed by a person")
  }

  @Test func aWrongPasswordIsToldAndTheNextRunCompletes() throws {
    let site = try Site(.radicale)
    defer { site.scratch.remove() }
    let refused = try site.publish(password: "wrong")
    #expect(refused.status == 1)
    #expect(refused.messages.contains("caldav.credentials") && !refused.messages.contains("wrong"))
    #expect(try site.held().isEmpty)
    #expect(try site.publish().status == 0)
    #expect(try !site.held().isEmpty)
  }

  @Test(arguments: [
    "ftp://127.0.0.1/alliance/calendar/", "http://ana:secret@127.0.0.1/alliance/calendar/",
    "http://dav.example/alliance/calendar/",
    "work",
  ])
  func nothingIsPublishedForAnAddressThatIsNoGood(_ address: String) throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    let before = try scratch.contents()
    let outcome = try Program.run(
      ["publish", "--caldav", address], in: scratch.folder,
      environment: ["ENTENTE_CALDAV_USER": "ana", "ENTENTE_CALDAV_PASSWORD": "secret"])
    #expect(outcome.status == 1)
    #expect(outcome.messages.contains("caldav.address") && !outcome.messages.contains("secret"))
    #expect(try scratch.contents() == before)
  }
}
