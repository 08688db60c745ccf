import BusinessCalendar
import Diagnostics
import Scheduling
import TestSupport
import Testing

/// Series that are dated from another: `day: 10 business-days before qbr`.
@Suite struct FollowingTests {
  private let qbr =
    "qbr: { every: month, day: 2nd tuesday, time: \"10:00\", duration: 60 min, attendees: [lead] }"

  private func follower(_ day: String, _ more: String = "") -> String {
    "f: { day: \(day), time: \"15:00\", duration: 30 min\(more) }"
  }

  /// The 14th is a Tuesday, and the 1st a holiday.
  @Test(arguments: [
    ("5 business-days before qbr", "01-07T15:00"), ("8 business-days before qbr", "01-02T15:00"),
    ("1 business-day after qbr", "01-15T15:00"), ("0 days before qbr", "01-14T15:00"),
    // A Sunday: following is what an adjustment does, but never past the meeting itself.
    ("2 days before qbr", "01-13T15:00"), ("1 week after qbr", "01-21T15:00"),
    ("4 days after qbr", "01-20T15:00"),
  ])
  func aLagIsCountedFromTheOtherMeeting(_ day: String, _ start: String) throws {
    #expect(try Scenario().schedule(qbr, follower(day)).starts(of: "f") == [start])
  }

  @Test func itSharesThePeriodsOfTheOther() throws {
    var scenario = Scenario()
    scenario.length = "3 months"
    let schedule = try scenario.schedule(qbr, follower("5 business-days before qbr"))
    #expect(
      schedule.starts.filter { $0.contains("/f/") } == [
        "p1/f/2025-01=01-07T15:00", "p1/f/2025-02=02-04T15:00", "p1/f/2025-03=03-04T15:00",
      ])
  }

  @Test func itIsCountedFromWhereTheOtherIsHeldInTheEnd() throws {
    var scenario = Scenario()
    scenario.more = "changes:\n  qbr/2025-01: { move-to: 2025-01-21, why: travel }"
    let schedule = try scenario.schedule(qbr, follower("5 business-days before qbr"))
    #expect(schedule.starts(of: "f") == ["01-14T15:00"])
  }

  @Test func nothingFollowsWhatIsCancelled() throws {
    var scenario = Scenario()
    scenario.more = "changes:\n  qbr/2025-01: { cancel: true, why: travel }"
    let schedule = try scenario.schedule(qbr, follower("5 business-days before qbr"))
    let occurrence = try #require(schedule.schedules[0].occurrence(named: "f/2025-01"))
    #expect(occurrence.status == .cancelled)
    #expect(occurrence.reason.hasSuffix("qbr/2025-01, which it follows, is cancelled"))
  }

  @Test func aPublishedFollowerGoesWithTheOther() throws {
    let before = try Scenario().schedule(qbr, follower("5 business-days before qbr"))
    var scenario = Scenario().publishing(before)
    scenario.more = "changes:\n  qbr/2025-01: { move-to: 2025-01-21, why: travel }"
    let after = try scenario.schedule(qbr, follower("5 business-days before qbr"))
    #expect(after.starts(of: "f") == ["01-14T15:00"])
  }

  @Test func aChainIsCountedFromItsEnd() throws {
    let schedule = try Scenario().schedule(
      "g: { day: 1 business-day before f, time: \"09:00\", duration: 30 min }",
      follower("5 business-days before qbr"), qbr)
    #expect(schedule.starts(of: "g") == ["01-06T09:00"])
  }

  /// What others are dated from makes no room for them: the follower moves, by the shorter way.
  @Test func whatIsFollowedStaysWhereItsFollowersWereCountedFrom() throws {
    let schedule = try Scenario().schedule(
      qbr, "f: { day: 0 days after qbr, time: \"10:00\", duration: 60 min, attendees: [lead] }")
    #expect(schedule.starts == ["p1/f/2025-01=01-14T09:00", "p1/qbr/2025-01=01-14T10:00"])
    let fixed = schedule.problem.meetings.map { $0.fixed == nil }
    #expect(fixed == [false, true])
  }

  @Test(arguments: [
    ("1 day before f", "no date can be found, because f follows f; give one of them a day of its own"),
    ("1 day before gone", "no series is named 'gone'; known: f, qbr"),
    (
      "1 month before qbr",
      "'1 month before qbr' is not a day after another series, such as 10 business-days before qbr"
    ),
  ])
  func aRuleThatLeadsNowhereIsToldAtItsPlace(_ day: String, _ message: String) throws {
    let read = try Scenario().read([[qbr, follower(day)]])
    let told = read.diagnostics.filter { $0.severity == .error }
    #expect(told.count == 1)
    #expect(told.first?.message.contains(message.prefix(20)) == true, "\(told.map(\.message))")
    #expect(told.first?.location?.line == 9)
    #expect(told.first?.location?.column == 13)
  }

  @Test func aCircleOfTwoIsToldOnceForEach() throws {
    let read = try Scenario().read([
      [
        "a: { day: 1 day before b, all-day: true }", "b: { day: 1 day after a, all-day: true }", qbr,
      ]
    ])
    #expect(
      read.diagnostics.map(\.message) == [
        "no date can be found, because a follows b follows a; give one of them a day of its own",
        "no date can be found, because b follows a follows b; give one of them a day of its own",
      ])
    // The rest is scheduled all the same.
    let schedule = read.scheduler.portfolio(read.programmes, asOf: .earliest)
    #expect(schedule.starts(of: "qbr") == ["01-14T10:00"])
  }
}
