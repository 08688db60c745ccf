import BusinessCalendar
import Diagnostics
import Scheduling
import Testing

/// What was published moves as little as the rules allow, and the sooner it is the less.
@Suite struct MinimalChangeTests {
  private let monthly = "every: month, day: 2nd tuesday, time: \"10:00\", duration: 60 min"

  private func halfAYear() -> Scenario {
    var scenario = Scenario()
    scenario.length = "6 months"
    return scenario
  }

  @Test func aPublishedMeetingStaysWhenWhatKeptItFromItsRuleIsGone() throws {
    let both = ["a: { \(monthly), attendees: [lead] }", "b: { \(monthly), attendees: [lead] }"]
    let before = try Scenario().schedule([both])
    #expect(before.starts(of: "b") == ["01-14T09:00"])
    let after = try Scenario().publishing(before).schedule([[both[1]]])
    #expect(after.starts(of: "b") == ["01-14T09:00"])
    #expect(after.reason("b/2025-01") == "stays where it was published; its rule would have it at 10:00")
    #expect(after.cost.moves == 0)
  }

  @Test func aNewMeetingGivesWayToOneThatWasPublished() throws {
    // By itself a comes first, as its identity does.
    let before = try Scenario().schedule([["b: { \(monthly), attendees: [lead] }"]])
    let after = try Scenario().publishing(before).schedule([
      ["a: { \(monthly), attendees: [lead] }", "b: { \(monthly), attendees: [lead] }"]
    ])
    #expect(after.starts == ["p1/a/2025-01=01-14T09:00", "p1/b/2025-01=01-14T10:00"])
    #expect(after.cost.moves == 0)
  }

  @Test func aNewHolidayMovesOnlyWhatIsOnIt() throws {
    let before = try halfAYear().schedule("a: { \(monthly), attendees: [lead] }")
    var scenario = halfAYear().publishing(before)
    scenario.workspace = "holidays: { PE: { add: [{ date: 2025-03-11, name: Decreed, category: public }] } }"
    let after = try scenario.schedule("a: { \(monthly), attendees: [lead] }")
    #expect(
      zip(before.starts(of: "a"), after.starts(of: "a")).filter { $0 != $1 }.map { "\($0) \($1)" }
        == ["03-11T10:00 03-12T10:00"])
    #expect(after.reason("a/2025-03") == "moved from 2025-03-11: Decreed (PE)")
  }

  /// Before a new holiday `business-day -1` is the 31st of January and after it still; `business-day 5` is the 8th, then
  /// the 9th: but nothing is wrong with the 8th.
  @Test func aNewHolidayMovesNoBusinessDayThatIsStillOpen() throws {
    let rule = "every: month, day: business-day 5, time: \"10:00\", duration: 60 min"
    let before = try Scenario().schedule("a: { \(rule) }")
    #expect(before.starts(of: "a") == ["01-08T10:00"])
    var scenario = Scenario().publishing(before)
    scenario.workspace = "holidays: { PE: { add: [{ date: 2025-01-03, name: Decreed, category: public }] } }"
    let after = try scenario.schedule("a: { \(rule) }")
    #expect(after.starts(of: "a") == ["01-08T10:00"])
    #expect(
      after.reason("a/2025-01") == "stays where it was published; its rule would have it at 2025-01-09 10:00")
  }

  @Test func aNewAbsenceMovesOnlyTheMeetingsOfThatPersonAndTime() throws {
    let series = ["a: { \(monthly), attendees: [lead] }", "b: { \(monthly), attendees: [second] }"]
    let before = try halfAYear().schedule([series])
    var scenario = halfAYear().publishing(before)
    scenario.people[0] = "ana: { party: ours, away: [2025-02-10/2025-02-14] }"
    let after = try scenario.schedule([series])
    #expect(after.cost.moves == 1)
    #expect(after.starts(of: "b") == before.starts(of: "b"))
    #expect(zip(before.starts(of: "a"), after.starts(of: "a")).count { $0 != $1 } == 1)
  }

  /// 28 January and 3 February are 6 days apart. With a spacing of 10 one of the two must move: the later,
  /// to Friday the 7th, and there to the first hour of work, which is the nearest.
  @Test func theSoonerOfTwoStays() throws {
    var scenario = Scenario()
    scenario.length = "2 months"
    let rule = "recurrence: \"FREQ=MONTHLY;BYMONTHDAY=28,3;BYDAY=MO,TU\", time: \"10:00\", duration: 60 min"
    // The 28th of January is a Tuesday, the 3rd of February a Monday; the 28th of February is a Friday.
    let before = try scenario.schedule("a: { \(rule) }")
    #expect(before.starts(of: "a") == ["01-28T10:00", "02-03T10:00"])
    let after = try scenario.publishing(before).schedule("a: { \(rule), spacing: 10 days }")
    #expect(after.starts(of: "a") == ["01-28T10:00", "02-07T09:00"])
  }

  @Test func anotherRuleMovesWhatWasPublishedByTheOldOne() throws {
    let before = try Scenario().schedule("a: { \(monthly) }")
    let after = try Scenario().publishing(before).schedule(
      "a: { every: month, day: 3rd tuesday, time: \"10:00\", duration: 60 min }")
    #expect(after.starts(of: "a") == ["01-21T10:00"])
  }

  /// Ten business days after 1 January 2025 is the 15th: the 14th is frozen, the 11th of February is not.
  @Test func withinItsFreezeAMeetingStaysThoughItsRuleIsAnother() throws {
    var scenario = Scenario()
    scenario.length = "2 months"
    let before = try scenario.schedule("a: { \(monthly), freeze: 10 business-days }")
    let rule = "every: month, day: 3rd tuesday, time: \"10:00\", duration: 60 min"
    let after = try scenario.publishing(before).schedule("a: { \(rule), freeze: 10 business-days }")
    #expect(after.starts(of: "a") == ["01-14T10:00", "02-18T10:00"])
    #expect(
      after.reason("a/2025-01")
        == "stays where it was published, within the freeze of 10 business days; its rule would have it at 2025-01-21 10:00"
    )
  }

  @Test func aFrozenMeetingMovesWhereAHardRuleIsBroken() throws {
    let before = try Scenario().schedule("a: { \(monthly), freeze: 20 business-days, attendees: [lead] }")
    var scenario = Scenario().publishing(before)
    scenario.people[0] = "ana: { party: ours, away: [2025-01-14] }"
    let after = try scenario.schedule("a: { \(monthly), freeze: 20 business-days, attendees: [lead] }")
    // The 13th at 17:00 is 17 hours away, the 15th at 09:00 is 23.
    #expect(after.starts(of: "a") == ["01-13T17:00"])
  }

  /// A follower is dated after everything that follows nothing, but where it was published is known before.
  @Test(arguments: ["2025-01-01", "2025-01-20"])
  func nobodyIsPutWhereAFollowerWasPublished(_ asOf: String) throws {
    let first = [
      "qbr: { \(monthly), attendees: [second] }",
      "f: { day: 5 business-days before qbr, time: \"15:00\", duration: 30 min, attendees: [lead] }",
    ]
    let before = try Scenario().schedule([first])
    #expect(before.starts(of: "f") == ["01-07T15:00"])
    var scenario = Scenario().publishing(before)
    scenario.asOf = asOf
    let after = try scenario.schedule([
      first, ["a: { every: month, day: 1st tuesday, time: \"15:00\", duration: 30 min, attendees: [lead] }"],
    ])
    #expect(after.starts(of: "f") == ["01-07T15:00"])
    #expect(after.starts(of: "a") == ["01-07T14:30"])
    #expect(after.problem.meetings.count == 3)
  }

  /// The follower's series is gone, and with it the claim of what was published of it.
  @Test func whatNothingAsksForKeepsNobody() throws {
    let qbr = "qbr: { \(monthly), attendees: [second] }"
    let f = "f: { day: 5 business-days before qbr, time: \"15:00\", duration: 30 min, attendees: [lead] }"
    var scenario = Scenario().publishing(try Scenario().schedule(qbr, f))
    scenario.more = "changes:\n  qbr/2025-01: { cancel: true, why: travel }"
    let after = try scenario.schedule(
      qbr, f, "a: { every: month, day: 1st tuesday, time: \"15:00\", duration: 30 min, attendees: [lead] }")
    #expect(after.starts == ["p1/a/2025-01=01-07T15:00"])
    #expect(after.cost == .zero)
    #expect(after.problem.meetings.map(\.id) == ["p1/a/2025-01"])
  }

  @Test func whatIsPastStaysWhateverTheRulesSay() throws {
    let before = try Scenario().schedule("a: { \(monthly) }")
    var scenario = Scenario().publishing(before)
    scenario.asOf = "2025-01-20"
    let after = try scenario.schedule(
      "a: { every: month, day: 3rd tuesday, time: \"10:00\", duration: 60 min }")
    #expect(after.starts(of: "a") == ["01-14T10:00"])
  }
}
