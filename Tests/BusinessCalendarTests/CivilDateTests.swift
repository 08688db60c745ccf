import BusinessCalendar
import Foundation
import Testing

@Suite struct CivilDateTests {
  @Test func everyDayOfFourCenturiesAgreesWithFoundation() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let first = try #require(CivilDate(iso: "1900-01-01"))
    for offset in stride(from: 0, to: 146_097, by: 7) {
      let date = first.adding(days: offset)
      let parts = calendar.dateComponents(
        [.year, .month, .day, .weekday], from: Date(timeIntervalSince1970: Double(date.dayNumber) * 86_400))
      #expect(date.year == parts.year && date.month == parts.month && date.day == parts.day)
      // Foundation counts from Sunday as 1.
      #expect(date.weekday.isoNumber == ((parts.weekday ?? 0) + 5) % 7 + 1)
    }
  }

  @Test(arguments: [
    "2025-02-30", "2025-13-01", "0000-01-01", "2025-1-1", "2025-01-01T", "２025-01-01", "", "20250101",
  ])
  func whatIsNoDateIsRefused(_ text: String) {
    #expect(CivilDate(iso: text) == nil)
  }

  @Test(arguments: [
    // The last day of a shorter month stands for a day it does not have (ISDA 2006 section 4.16, QuantLib Date + Period).
    ("2025-01-31", 1, "2025-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2025-03-31", -1, "2025-02-28"),
    ("2024-02-29", 12, "2025-02-28"), ("2025-12-15", 1, "2026-01-15"), ("2025-01-15", -1, "2024-12-15"),
    ("2025-06-30", 0, "2025-06-30"),
  ])
  func monthsAreAddedWithinTheMonth(_ from: String, _ months: Int, _ expected: String) throws {
    #expect(try #require(CivilDate(iso: from)).adding(months: months).description == expected)
  }

  @Test func theEndsOfTheCalendarHold() {
    #expect(CivilDate.earliest.description == "0001-01-01")
    #expect(CivilDate.latest.description == "9999-12-31")
    #expect(CivilDate.latest.adding(days: 1) == .latest)
    #expect(CivilDate.latest.adding(days: .max) == .latest)
    #expect(CivilDate.earliest.adding(days: .min) == .earliest)
    #expect(CivilDate.latest.adding(months: .max) == .latest)
    #expect(CivilDate.earliest.adding(months: -1) == .earliest)
  }

  @Test(arguments: [
    // ISO 8601-1:2019, 5.2.3 and its table of year ends.
    ("2025-01-01", 2025, 1), ("2024-12-30", 2025, 1), ("2023-01-01", 2022, 52), ("2020-12-31", 2020, 53),
    ("2021-01-03", 2020, 53), ("2023-07-01", 2023, 26),
  ])
  func isoWeeksFollowTheirThursday(_ text: String, _ year: Int, _ week: Int) throws {
    let found = try #require(CivilDate(iso: text)).isoWeek
    #expect(found.year == year && found.week == week)
  }
}
