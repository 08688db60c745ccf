import CalDAV
import Foundation
import Testing

/// Radicale and Xandikos as processes, through a proxy that records every request; what they hold in the end is read by
/// the PyPI packages caldav and icalendar.
@Suite struct RealServerTests {
  private static func meetings(_ count: Int) -> [Meeting] {
    (0..<count).map { Meeting(uid: "mifibra-aws.qbr.Y2-Q\($0)@mifibra.example", summary: "Meeting \($0)") }
  }

  @Test(arguments: CalDAVServer.Kind.allCases)
  func exactlyWhatChangedIsPutAndDeleted(_ kind: CalDAVServer.Kind) throws {
    let subject = try Subject(kind)
    var meetings = Self.meetings(12)
    meetings[3].summary = Meeting(uid: "").summary
    var report = try subject.publish(meetings)
    #expect(report.problems.isEmpty && report.created == meetings.map(\.name))
    try subject.expectHeld(meetings)
    var requests = try subject.requests()
    #expect(requests.filter { $0.method == "PUT" }.count == 12)
    #expect(requests.filter { $0.method == "PUT" }.allSatisfy { $0.status == 201 && $0.ifNoneMatch == "*" })
    // One look at the collection, asked again with the password where the server wants one; one connection for all.
    #expect(
      requests.filter { $0.method != "PUT" }.map(\.method)
        == Array(repeating: "PROPFIND", count: kind == .radicale ? 2 : 1))
    #expect(Set(requests.map(\.connection)).count == 1)
    #expect(Set(subject.known.keys) == Set(meetings.map(\.name)))

    report = try subject.publish(meetings)
    #expect(report.isComplete && !report.changedAnything && report.unchanged == 12)
    #expect(try subject.requests() == [])

    meetings[5].hour = 16
    meetings[5].sequence = 1
    let etag = subject.known[meetings[5].name]?.etag
    report = try subject.publish(meetings)
    #expect(report.updated == [meetings[5].name] && report.unchanged == 11 && report.isComplete)
    requests = try subject.requests().filter { $0.method != "PROPFIND" }
    #expect(requests.map(\.method) == ["PUT"] && requests.first?.ifMatch == etag)
    #expect(subject.known[meetings[5].name]?.etag != etag)
    try subject.expectHeld(meetings)

    let gone = meetings.remove(at: 2)
    report = try subject.publish(meetings)
    #expect(report.deleted == [gone.name] && report.isComplete && subject.known[gone.name] == nil)
    #expect(try subject.requests().filter { $0.method != "PROPFIND" }.map(\.method) == ["DELETE"])
    try subject.expectHeld(meetings)

    meetings.append(gone)
    report = try subject.publish(meetings)
    #expect(report.created == [gone.name] && report.isComplete)
    try subject.expectHeld(meetings)
  }

  @Test(arguments: CalDAVServer.Kind.allCases)
  func whatSomebodyElseChangedIsLeftAloneUnlessToldOtherwise(_ kind: CalDAVServer.Kind) throws {
    let subject = try Subject(kind)
    var meetings = Self.meetings(5)
    try subject.publish(meetings)
    try subject.server.ask("edit", ["path": subject.item(meetings[1]), "summary": "Edited by a person"])
    try subject.server.ask("edit", ["path": subject.item(meetings[4]), "summary": "Edited too"])
    for index in meetings.indices { meetings[index].sequence = 1 }
    let last = meetings.removeLast()
    var report = try subject.publish(meetings)
    #expect(report.updated == [0, 2, 3].map { meetings[$0].name })
    #expect(report.problems.map(\.kind) == [.conflict, .conflict])
    #expect(report.problems.map(\.item) == [meetings[1].name, last.name])
    #expect(!report.isComplete && report.notTried == 0)
    var edited = meetings[1]
    (edited.summary, edited.sequence) = ("Edited by a person", 0)
    var kept = last
    (kept.summary, kept.sequence) = ("Edited too", 0)
    try subject.expectHeld([meetings[0], edited, meetings[2], meetings[3], kept])

    report = try subject.publish(meetings)
    #expect(report.problems.map(\.kind) == [.conflict, .conflict] && report.unchanged == 3)
    subject.overwrites = true
    report = try subject.publish(meetings)
    #expect(report.updated == [meetings[1].name] && report.deleted == [last.name] && report.isComplete)
    try subject.expectHeld(meetings)
    subject.overwrites = false
    #expect(try !subject.publish(meetings).changedAnything)
  }

  @Test(arguments: CalDAVServer.Kind.allCases)
  func whatSomebodyElseDeletedComesBackWhenItChangesAndIsNoTroubleWhenItGoes(_ kind: CalDAVServer.Kind) throws
  {
    let subject = try Subject(kind)
    var meetings = Self.meetings(3)
    try subject.publish(meetings)
    for meeting in meetings { try subject.server.ask("delete", ["path": subject.item(meeting)]) }
    meetings[0].hour = 17
    let gone = meetings.removeLast()
    let report = try subject.publish(meetings)
    #expect(report.updated == [meetings[0].name] && report.deleted == [gone.name] && report.isComplete)
    try subject.expectHeld([meetings[0]])
  }

  /// Both servers store other bytes than those put: what stands there is recognised by what it says.
  @Test(arguments: CalDAVServer.Kind.allCases)
  func knowledgeThatWasLostIsFoundAgain(_ kind: CalDAVServer.Kind) throws {
    let subject = try Subject(kind)
    var meetings = Self.meetings(4) + [Meeting(uid: "all of it")]
    try subject.publish(meetings)
    let stored = try #require(try subject.server.ask("get", ["path": subject.item(meetings[4])]) as? String)
    #expect(Array(stored.utf8) != meetings[4].bytes)
    let before = subject.known
    subject.known = [:]
    let report = try subject.publish(meetings)
    #expect(report.adopted == meetings.map(\.name) && report.isComplete && subject.known == before)
    meetings[0].hour = 12
    #expect(try subject.publish(meetings).updated == [meetings[0].name])
    // What stands under that name and says something else is somebody's own.
    subject.known = [:]
    meetings[1].hour = 13
    #expect(try subject.publish(meetings).problems.map(\.item) == [meetings[1].name])
  }

  @Test(arguments: CalDAVServer.Kind.allCases, [1, 3, 5])
  func aKillBetweenARequestAndItsRecordLosesNothing(_ kind: CalDAVServer.Kind, _ when: Int) throws {
    let subject = try Subject(kind)
    var meetings = Self.meetings(3)
    try subject.publish(meetings)
    // Two changed, one deleted, two new; killed after one of these five.
    for index in 0..<2 { meetings[index].hour = 18 }
    meetings.remove(at: 2)
    meetings += ["new.1", "new.2"].map { Meeting(uid: $0) }
    subject.killedAt = when
    #expect(throws: Subject.Killed.self) { try subject.publish(meetings) }
    subject.killedAt = nil
    let report = try subject.publish(meetings)
    #expect(report.isComplete && report.adopted.count == (when == 5 ? 0 : 1), "\(report)")
    #expect(
      report.updated.count + report.created.count + report.deleted.count + report.adopted.count == 6 - when)
    try subject.expectHeld(meetings)
    #expect(try !subject.publish(meetings).changedAnything)
  }

  @Test(arguments: CalDAVServer.Kind.allCases, ["PUT", "DELETE"])
  func anAnswerThatIsLostIsAskedForAgain(_ kind: CalDAVServer.Kind, _ method: String) throws {
    let subject = try Subject(kind)
    var meetings = Self.meetings(3)
    try subject.publish(meetings)
    meetings[0].hour = 18
    meetings.removeLast()
    try subject.server.ask("lose", ["method": method, "path": subject.path, "number": 1])
    let report = try subject.publish(meetings)
    #expect(report.isComplete && report.deleted.count == 1, "\(report)")
    try subject.expectHeld(meetings)
    #expect(
      try subject.requests().filter { $0.method == method }.suffix(2).map(\.status).last
        == (method == "PUT" ? 412 : 404))
  }

  @Test(arguments: CalDAVServer.Kind.allCases)
  func aServerThatGoesAwayInTheMiddleEndsTheRunAndTheNextOneGoesOn(_ kind: CalDAVServer.Kind) throws {
    let subject = try Subject(kind)
    let meetings = Self.meetings(6)
    subject.origin =
      try subject.server.ask("vanish", ["method": "PUT", "path": subject.path, "number": 4]) as? String
    var report = try subject.publish(meetings)
    #expect(
      report.problems.map(\.kind) == [.unreachable] && report.created.count == 4 && report.notTried == 2)
    #expect(subject.known.count == 4)
    try subject.expectHeld(Array(meetings.prefix(4)))
    subject.origin = nil
    report = try subject.publish(meetings)
    #expect(report.isComplete && report.created.count == 2 && report.unchanged == 4)
    try subject.expectHeld(meetings)
  }

  @Test func aWrongPasswordIsToldWithoutIt() throws {
    let subject = try Subject(.radicale)
    let report = try subject.publish(
      Self.meetings(2), credentials: Credentials(user: "ana", password: "hunter2"))
    #expect(report.problems.map(\.kind) == [.unauthorised] && report.notTried == 2)
    #expect(!"\(report)".contains("hunter2") && subject.known.isEmpty)
    #expect(try subject.requests().map(\.method) == ["PROPFIND", "PROPFIND"])
  }

  /// A user's own address is a collection and no calendar: Radicale would make a calendar of every event put there.
  @Test(arguments: CalDAVServer.Kind.allCases, ["/ana/nowhere/", "/ana/"])
  func whereThereIsNoCalendarNothingIsPut(_ kind: CalDAVServer.Kind, _ place: String) throws {
    let subject = try Subject(kind)
    let report = try subject.publish(Self.meetings(2), to: place)
    #expect(report.problems.map(\.kind) == [place == "/ana/" ? .notACalendar : .missing], "\(report)")
    #expect(report.notTried == 2)
  }

  @Test(arguments: CalDAVServer.Kind.allCases)
  func anyUIDHasAPlace(_ kind: CalDAVServer.Kind) throws {
    let subject = try Subject(kind)
    let uids = [
      "../../outside", ".hidden", "a b", "a/b", "a%2Fb", "100% ñ?#&;", "=2F", "\"quoted\"", "~tilde~", "a+b",
      "a:b",
      "Ω👩‍👩‍👧", String(repeating: "long-", count: 90), "CON", "{a}|<b>",
    ]
    var meetings = uids.map { Meeting(uid: $0, summary: "named oddly") }
    #expect(try subject.publish(meetings).created.count == uids.count)
    try subject.expectHeld(meetings)
    for index in meetings.indices { meetings[index].sequence = 1 }
    let last = meetings.removeLast()
    let report = try subject.publish(meetings)
    #expect(report.isComplete && report.updated.count == uids.count - 1 && report.deleted == [last.name])
    try subject.expectHeld(meetings)
  }

  @Test func aCertificateIsVerified() throws {
    let own = try CalDAVServer(script: "caldav_judge.py", ["radicale", "--tls"])
    defer { own.stop() }
    let subject = try Subject(own: own)
    let meetings = Self.meetings(3)
    let refused = try subject.publish(meetings)
    #expect(refused.problems.map(\.kind) == [.untrusted] && refused.notTried == 3, "\(refused)")
    try subject.expectHeld([])
    subject.certificates = own.certificates
    let report = try subject.publish(meetings)
    #expect(report.isComplete && report.created.count == 3, "\(report)")
    try subject.expectHeld(meetings)
    subject.certificates = "/nowhere.pem"
    #expect(try subject.publish([]).problems.map(\.kind) == [.untrusted])
    // The name in the certificate counts, not the authority alone.
    let elsewhere = try CollectionPublisher(
      CollectionURL(own.direct.replacing("127.0.0.1", with: "localhost") + subject.path),
      credentials: own.credentials)
    var strict = elsewhere
    strict.certificates = own.certificates
    #expect(strict.publish(meetings.map(\.item), known: [:]) { _, _ in }.problems.map(\.kind) == [.untrusted])
  }
}
