import BusinessCalendar
import Diagnostics
import Scheduling
import Testing

/// Local times that a clock skips or repeats (RFC 5545 section 3.3.5).
///
/// Madrid puts its clock forward on 30 March 2025 at 02:00 and back on 26 October at 03:00 (Directive 2000/84/EC); both are
/// Sundays. Santiago goes forward at midnight from 6 to 7 September 2025 (Decreto 224 of 2022).
@Suite struct ClockChangeTests {
  private func schedule(_ day: String, _ time: String, zone: String, from: String) throws -> Schedule {
    var scenario = Scenario()
    scenario.from = from
    let portfolio = try scenario.schedule(
      "a: { every: month, day: \(day), time: \"\(time)\", time-zone: \(zone), duration: 30 min, convention: unadjusted }"
    )
    return portfolio.schedules[0]
  }

  @Test(arguments: [
    (
      "day 30", "2025-03-01", "02:30", "2025-03-30T03:30:00+02:00",
      "the clock of Europe/Madrid skips 02:30 on 2025-03-30; 03:30 is meant"
    ),
    ("day 30", "2025-03-01", "03:00", "2025-03-30T03:00:00+02:00", ""),
    (
      "day 26", "2025-10-01", "02:30", "2025-10-26T02:30:00+02:00",
      "the clock of Europe/Madrid shows 02:30 twice on 2025-10-26; the first is meant, 2025-10-26T02:30:00+02:00"
    ),
    ("day 26", "2025-10-01", "03:00", "2025-10-26T03:00:00+01:00", ""),
  ])
  func aTimeIsResolvedAndNoted(_ day: String, _ from: String, _ time: String, _ start: String, _ note: String)
    throws
  {
    let schedule = try schedule(day, time, zone: "Europe/Madrid", from: from)
    let occurrence = try #require(schedule.occurrences.first)
    #expect(schedule.start(of: occurrence)?.description == start)
    let told = schedule.diagnostics.filter { $0.code == .scheduleClock }
    #expect(told.map(\.message) == (note.isEmpty ? [] : ["a/\(from.prefix(7)): \(note)"]))
    #expect(told.allSatisfy { $0.severity == .note && $0.location?.line == 8 })
  }

  /// The day has no midnight: it begins at 01:00.
  @Test func aMidnightThatIsSkippedIsTheHourAfter() throws {
    let schedule = try schedule("day 7", "00:00", zone: "America/Santiago", from: "2025-09-01")
    let occurrence = try #require(schedule.occurrences.first)
    #expect(schedule.start(of: occurrence)?.description == "2025-09-07T01:00:00-03:00")
    #expect(schedule.diagnostics.map(\.code) == [.scheduleClock])
  }
}
