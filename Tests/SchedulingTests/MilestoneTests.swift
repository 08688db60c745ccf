import BusinessCalendar
import Diagnostics
import Scheduling
import TestSupport
import Testing

/// What is due a lag before a meeting, on a named party's calendar.
@Suite struct MilestoneTests {
  private static func agenda() throws -> [AgendaEntry] {
    try #require(try ReadWorkspace.sample().schedule).agenda
  }

  @Test(arguments: [
    // Back from Tuesday 28 January 2025: 27, 24, 23, 22, 21; and 20, 17, 16. No holiday of Peru lies between.
    ("Y2-Q3/pack-out", "2025-01-21"), ("Y2-Q3/numbers-frozen", "2025-01-16"),
    // Back from Tuesday 21 October 2025: 20, 17, 16, 15, 14; and 13, 10, 9. The 8th would be the Combate de Angamos.
    ("Y3-Q2/pack-out", "2025-10-14"), ("Y3-Q2/numbers-frozen", "2025-10-09"),
    // Back from 15 July 2025 over Luxembourg's 23 June, which is no holiday of Peru: 14, 11, 10, 9, 8; and 7, 4, 3.
    ("Y3-Q1/pack-out", "2025-07-08"), ("Y3-Q1/numbers-frozen", "2025-07-03"),
  ])
  func aLagIsCountedInOpenDaysOfTheNamedParty(_ id: String, _ date: String) throws {
    let entry = try #require(try Self.agenda().first { $0.id == "mifibra-aws/qbr/\(id)" })
    #expect(entry.date.description == date)
    #expect(entry.prepares == "mifibra-aws/qbr/\(id.split(separator: "/")[0])")
    #expect(entry.calendar == "qbr")
    #expect(entry.time == nil)
  }

  @Test func everyMilestoneIsAnOpenDayOfItsParty() throws {
    let peru = try ShippedHolidays.calendar("PE")
    let milestones = try Self.agenda().filter { $0.prepares != nil }
    #expect(milestones.count == 24)
    for milestone in milestones { #expect(peru.isOpen(milestone.date), "\(milestone.id)") }
  }

  private static func schedule(_ rule: String, lag: Int) throws -> Schedule {
    var scenario = Scenario()
    scenario.length = "2 months"
    return try scenario.schedule(
      "a: { \(rule), time: \"10:00\", duration: 60 min, prepare: [{ what: Pack out, before: \(lag) business-days, of: ours }] }"
    ).schedules[0]
  }

  /// The 14th and the 28th of January are ten business days apart, of which the 1st of the two is none of the days between.
  @Test func oneThatFallsBeforeTheMeetingBeforeIsTold() throws {
    let weekly = "every: 2 weeks, day: tuesday"
    #expect(try Self.schedule(weekly, lag: 9).diagnostics.filter { $0.code == .scheduleMilestone }.isEmpty)
    let told = try Self.schedule(weekly, lag: 11).diagnostics.filter { $0.code == .scheduleMilestone }
    #expect(told.count == 3)
    #expect(told.allSatisfy { $0.severity == .warning && $0.location?.line == 8 })
    #expect(told.first?.message.hasSuffix("; shorten its lag") == true)
  }

  /// The 28th of July is a holiday, the 26th and 27th a weekend: on the day of a pinned meeting is the 25th, never after.
  @Test func noneIsDueAfterItsMeeting() throws {
    var scenario = Scenario()
    scenario.from = "2025-07-01"
    scenario.more = "changes:\n  a/2025-07: { move-to: 2025-07-28, why: travel }"
    let schedule = try scenario.schedule(
      "a: { every: month, day: 2nd tuesday, all-day: true, prepare: [{ what: Pack out, before: 0 business-days, of: ours }] }"
    )
    #expect(schedule.schedules[0].milestones.map(\.date.description) == ["2025-07-25"])
  }

  @Test func whatIsCancelledNeedsNoPreparation() throws {
    var scenario = Scenario()
    scenario.more = "changes:\n  a/2025-01: { cancel: true, why: travel }"
    let schedule = try scenario.schedule(
      "a: { every: month, day: 2nd tuesday, all-day: true, prepare: [{ what: Pack out, before: 1 business-day, of: ours }] }"
    )
    #expect(schedule.schedules[0].milestones.isEmpty)
  }

  @Test func theFirstOfATermMayLieBeforeIt() throws {
    // Back from Thursday 2 January over New Year: 31, 30 and 27 December.
    let schedule = try Self.schedule("every: month, day: business-day 1", lag: 3)
    #expect(schedule.milestones.first?.date.description == "2024-12-27")
  }
}
