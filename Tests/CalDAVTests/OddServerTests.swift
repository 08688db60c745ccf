import CalDAV
import Diagnostics
import Foundation
import Testing

/// Servers that are odd in one way each (`Tests/Judges/odd_caldav_server.py`), and what they do to a run.
@Suite struct OddServerTests {
  private static func publish(
    _ meetings: [Meeting], to way: String, known: [String: KnownItem] = [:], overwriting: Bool = false,
    credentials: Credentials? = nil, patient: Bool = false
  ) throws -> (report: CollectionReport, known: [String: KnownItem], elapsed: Duration) {
    var publisher = try CollectionPublisher(
      CollectionURL("\(CalDAVServer.odd().direct)/\(way)/cal/"), credentials: credentials)
    publisher.overwritesConflicts = overwriting
    publisher.timeLimits.firstPause = .milliseconds(10)
    publisher.timeLimits.answering = patient ? .seconds(30) : .milliseconds(400)
    var now = known
    let clock = ContinuousClock()
    let start = clock.now
    let report = publisher.publish(meetings.map(\.item), known: known) { name, item in now[name] = item }
    return (report, now, clock.now - start)
  }

  private static func requests(_ way: String) throws -> [[String: String]] {
    try #require(try CalDAVServer.odd().ask("requests", ["path": "/\(way)/"]) as? [[String: String]])
  }

  private static func held(_ way: String, _ meeting: Meeting) throws -> [UInt8]? {
    (try CalDAVServer.odd().ask("get", ["path": "/\(way)/cal/\(meeting.name)"]) as? String).map {
      Array($0.utf8)
    }
  }

  /// What stops everything: of what kind it is, what the message tells, and that nothing was put.
  @Test(arguments: [
    ("missing", CalDAVProblem.Kind.missing, "there is no calendar at"),
    ("folder", .notACalendar, "is no calendar"),
    ("no-xml", .notACalendar, "does not say that it is a collection"),
    ("forbidden", .forbidden, "may not read"),
    ("no-dav", .forbidden, "takes no calendar data (status 405)"), ("full", .full, "no room left"),
    ("read-only", .forbidden, "may not write into"),
    ("no-calendar-there", .missing, "there is no calendar at"),
    ("elsewhere", .moved, "http://localhost:"), ("other-scheme", .moved, "https://127.0.0.1:"),
    ("in-circles", .moved, "from one address to the next"), ("item-moves", .moved, "status 301"),
    ("endless", .server, "longer than any calendar's"),
    ("endless-head", .server, "longer than any calendar's"),
    ("slow", .unreachable, "did not answer in time"), ("drips", .unreachable, "did not answer in time"),
    ("nonsense", .server, "does not answer as HTTP does"),
    ("kerberos", .unauthorised, "asks for a user name"),
    ("long-busy", .busy, "in 3600 seconds"),
  ])
  func whatStopsARunSaysSo(_ way: String, _ kind: CalDAVProblem.Kind, _ words: String) throws {
    let meetings = ["a", "b"].map { Meeting(uid: $0) }
    let (report, known, elapsed) = try Self.publish(meetings, to: way)
    #expect(report.problems.map(\.kind) == [kind], "\(report)")
    #expect(report.problems.first?.message.contains(words) == true, "\(report)")
    #expect(report.problems.first?.diagnostic.severity == .error)
    #expect(report.notTried == 2 && !report.isComplete && known.isEmpty)
    #expect(elapsed < .seconds(10))
    #expect(try Self.held(way, meetings[0]) == nil)
  }

  @Test func theServerThatIsSentOnToNeverHearsOfIt() throws {
    _ = try Self.publish(
      [Meeting(uid: "redirected")], to: "elsewhere", credentials: CalDAVServer.odd().credentials)
    #expect(try Self.requests("plain").allSatisfy { !($0["path"] ?? "").contains("redirected") })
    #expect(try Self.held("plain", Meeting(uid: "redirected")) == nil)
  }

  @Test func aCollectionThatMovedOnTheSameServerIsFollowed() throws {
    let meeting = Meeting(uid: "moved")
    let (report, _, _) = try Self.publish([meeting], to: "moved")
    #expect(report.isComplete && report.problems.map(\.kind) == [.note], "\(report)")
    #expect(report.problems.first?.message.contains("/plain/cal/") == true)
    #expect(try Self.held("plain", meeting) == meeting.bytes)
  }

  @Test func nobodyAtThatPortIsTold() throws {
    let publisher = try CollectionPublisher(CollectionURL("http://127.0.0.1:1/cal/"), credentials: nil)
    let report = publisher.publish([Meeting(uid: "a").item], known: [:]) { _, _ in }
    #expect(report.problems.map(\.kind) == [.unreachable] && report.notTried == 1)
  }

  /// What passes is waited for, and an answer that was lost is asked for again.
  @Test(arguments: ["fails-once", "busy", "cut"])
  func whatPassesIsTriedAgain(_ way: String) throws {
    let meeting = Meeting(uid: "again")
    let (report, known, elapsed) = try Self.publish([meeting], to: way)
    #expect(report.isComplete && known.count == 1, "\(report)")
    #expect(try Self.held(way, meeting) == meeting.bytes)
    #expect(try Self.requests(way).filter { $0["method"] == "PUT" }.count == 2)
    // Retry-After: 1.
    #expect(way != "busy" || elapsed >= .seconds(1))
    #expect(report.adopted.count == (way == "cut" ? 1 : 0))
  }

  @Test func anItemThatTheServerFailsOnStopsNoOther() throws {
    let meetings = ["poison.1", "fine.1", "poison.2", "poison.3", "fine.2"].map { Meeting(uid: $0) }
    let (report, known, _) = try Self.publish(meetings, to: "poison")
    #expect(report.created == [meetings[1].name, meetings[4].name] && report.notTried == 0)
    #expect(report.problems.map(\.kind) == [.server, .server, .server])
    #expect(known.count == 2)
    let (stopped, _, _) = try Self.publish((0..<9).map { Meeting(uid: "\($0)") }, to: "fails")
    #expect(stopped.problems.count == 3 && stopped.notTried == 6)
  }

  @Test(arguments: [
    ("same-uid", "taken", "another item in the calendar has the same UID"),
    ("too-large", "any", "it may be too large"),
  ])
  func anItemThatTheServerRefusesIsNamed(_ way: String, _ uid: String, _ words: String) throws {
    let (report, known, _) = try Self.publish([Meeting(uid: uid), Meeting(uid: "fine")], to: way)
    #expect(
      report.problems.first?.kind == .refused && report.problems.first?.item == "\(uid).ics", "\(report)")
    #expect(report.problems.first?.message.contains(words) == true && report.notTried == 0)
    #expect(known.count == (way == "same-uid" ? 1 : 0))
  }

  /// RFC 4791 section 5.3.4: no tag in the answer to a PUT means that it is to be asked for. And a proxy that makes
  /// every tag weak leaves the property alone.
  @Test(arguments: ["no-tag", "weak-by-proxy"])
  func aTagIsAskedForWhereNoStrongOneIsGiven(_ way: String) throws {
    var meeting = Meeting(uid: "asked")
    let (first, known, _) = try Self.publish([meeting], to: way)
    #expect(first.isComplete && first.problems.isEmpty, "\(first)")
    #expect(known[meeting.name]?.etag?.hasPrefix("\"") == true)
    meeting.hour = 15
    let (second, then, _) = try Self.publish([meeting], to: way, known: known)
    #expect(second.updated == [meeting.name] && second.isComplete)
    #expect(try Self.requests(way).last { $0["method"] == "PUT" }?["if_match"] == known[meeting.name]?.etag)
    #expect(try Self.held(way, meeting) == meeting.bytes)
    try CalDAVServer.odd().ask("put", ["path": "/\(way)/cal/\(meeting.name)", "text": "somebody's"])
    let (third, _, _) = try Self.publish([], to: way, known: then)
    #expect(third.problems.map(\.kind) == [.conflict])
    #expect(try Self.held(way, meeting) == Array("somebody's".utf8))
  }

  /// RFC 9110 section 13.1.1: a weak tag never matches in If-Match, so it is looked at before the put.
  @Test func weakTagsAreComparedBeforeThePut() throws {
    var meeting = Meeting(uid: "weak")
    let (first, known, _) = try Self.publish([meeting], to: "weak")
    #expect(first.isComplete && first.problems.map(\.kind) == [.note])
    #expect(known[meeting.name]?.etag?.hasPrefix("W/") == true)
    meeting.hour = 15
    let (second, then, _) = try Self.publish([meeting], to: "weak", known: known)
    #expect(second.updated == [meeting.name] && second.isComplete)
    #expect(try Self.held("weak", meeting) == meeting.bytes)
    #expect(try Self.requests("weak").allSatisfy { $0["if_match"] == "" })
    try CalDAVServer.odd().ask("put", ["path": "/weak/cal/\(meeting.name)", "text": "somebody's"])
    let (third, _, _) = try Self.publish([], to: "weak", known: then)
    #expect(third.problems.map(\.kind) == [.conflict] && third.deleted.isEmpty)
    let (fourth, last, _) = try Self.publish([], to: "weak", known: then, overwriting: true)
    #expect(fourth.deleted == [meeting.name] && last.isEmpty)
    #expect(try Self.held("weak", meeting) == nil)
  }

  @Test func withoutAnyTagNothingIsOverwrittenUnasked() throws {
    var meeting = Meeting(uid: "tagless")
    let (first, known, _) = try Self.publish([meeting], to: "tagless")
    #expect(first.isComplete && first.problems.map(\.kind) == [.note])
    #expect(known[meeting.name] == KnownItem(etag: nil, digest: meeting.item.digest))
    #expect(try Self.publish([meeting], to: "tagless", known: known).report.unchanged == 1)
    meeting.hour = 15
    let (second, _, _) = try Self.publish([meeting], to: "tagless", known: known)
    #expect(second.problems.map(\.kind) == [.conflict])
    let (third, _, _) = try Self.publish([meeting], to: "tagless", known: known, overwriting: true)
    #expect(third.updated == [meeting.name])
    #expect(try Self.held("tagless", meeting) == meeting.bytes)
  }

  /// The password itself stays here where the server can do Digest, and one nonce serves the whole run.
  @Test func digestIsPreferredToBasic() throws {
    let meetings = (0..<3).map { Meeting(uid: "digest.\($0)") }
    let (report, _, _) = try Self.publish(meetings, to: "digest", credentials: CalDAVServer.odd().credentials)
    #expect(report.isComplete && report.created.count == 3, "\(report)")
    let requests = try Self.requests("digest")
    #expect(
      requests.allSatisfy { $0["authorization"] == "" || $0["authorization"]?.hasPrefix("Digest ") == true })
    #expect(requests.filter { $0["method"] == "PUT" }.count == 3)
    #expect(try meetings.allSatisfy { try Self.held("digest", $0) == $0.bytes })
    let wrong = try Self.publish(
      meetings, to: "digest", credentials: Credentials(user: "ana", password: "hunter2"))
    #expect(wrong.report.problems.map(\.kind) == [.unauthorised] && !"\(wrong.report)".contains("hunter2"))
  }

  @Test func aServerThatAsksForNothingGetsNoPassword() throws {
    let (report, _, _) = try Self.publish(
      [Meeting(uid: "open")], to: "open", credentials: CalDAVServer.odd().credentials)
    #expect(report.isComplete)
    #expect(try Self.requests("open").allSatisfy { $0["authorization"] == "" })
    let kerberos = try Self.publish(
      [Meeting(uid: "a")], to: "kerberos", credentials: CalDAVServer.odd().credentials)
    #expect(kerberos.report.problems.first?.message.contains("neither Basic nor Digest") == true)
    #expect(try Self.requests("kerberos").allSatisfy { $0["authorization"] == "" })
  }

  @Test func aNameThatStandsTwiceIsPutOnceAndTold() throws {
    let (report, known, _) = try Self.publish(
      [Meeting(uid: "twice"), Meeting(uid: "twice", hour: 12), Meeting(uid: "once")], to: "twice")
    #expect(report.created == ["twice.ics", "once.ics"] && report.problems.map(\.kind) == [.refused])
    #expect(known.count == 2)
  }

  @Test func namesThatLeadElsewhereAreNeverAsked() throws {
    let known = ["..", ".", "", "../x", "a/b", "a?b#c", "\r\nX: y"].map {
      ($0, KnownItem(etag: "\"1\"", digest: ""))
    }
    let (report, _, _) = try Self.publish([], to: "names", known: Dictionary(uniqueKeysWithValues: known))
    #expect(report.problems.compactMap(\.item) == ["", ".", ".."] && report.deleted.count == 4)
    #expect(
      Set(try Self.requests("names").compactMap { $0["path"] }) == [
        "/names/cal/", "/names/cal/..%2Fx", "/names/cal/a%2Fb", "/names/cal/a%3Fb%23c",
        "/names/cal/%0D%0AX%3A%20y",
      ])
  }
}
