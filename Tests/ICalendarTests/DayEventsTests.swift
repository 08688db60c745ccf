import BusinessCalendar
import ICalendar
import Testing

/// Whole-day events of calendars that others write.
@Suite struct DayEventsTests {
  /// A calendar of events, each given by its lines.
  private static func calendar(_ events: [String]) -> [UInt8] {
    let body = events.enumerated().map { index, lines in
      "BEGIN:VEVENT\r\nUID:\(index)\r\nDTSTAMP:20250101T000000Z\r\n"
        + lines.split(separator: "\n").map { $0 + "\r\n" }.joined() + "END:VEVENT\r\n"
    }
    return Array(
      ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//a//b//EN\r\n" + body.joined() + "END:VCALENDAR\r\n").utf8)
  }

  private static func read(_ events: String...) throws -> [String] {
    try DayEvents(ics: calendar(events)).events.map { "\($0.days) \($0.title)" }
  }

  @Test func aDayWithoutAnEndIsOneDay() throws {
    #expect(
      try Self.read("DTSTART;VALUE=DATE:20250417\nSUMMARY:Jueves Santo") == [
        "2025-04-17/2025-04-17 Jueves Santo"
      ])
  }

  /// DTEND is not part of the event (RFC 5545 section 3.6.1).
  @Test func anEndIsTheDayAfterTheLast() throws {
    #expect(
      try Self.read("DTSTART;VALUE=DATE:20250417\nDTEND;VALUE=DATE:20250419\nSUMMARY:Easter")
        == ["2025-04-17/2025-04-18 Easter"])
    #expect(
      try Self.read("DTSTART;VALUE=DATE:20250804\nDURATION:P2W\nSUMMARY:Away") == [
        "2025-08-04/2025-08-17 Away"
      ])
  }

  @Test func textIsUnescapedAndUnfolded() throws {
    #expect(
      try Self.read("DTSTART;VALUE=DATE:20250101\nSUMMARY:New Year\\, and a long\n  line; Año") == [
        "2025-01-01/2025-01-01 New Year, and a long line; Año"
      ])
  }

  @Test func aRecurrenceIsExpandedWithoutWhatIsExcluded() throws {
    #expect(
      try Self.read(
        "DTSTART;VALUE=DATE:20250106\nRRULE:FREQ=WEEKLY;COUNT=4\nEXDATE;VALUE=DATE:20250113\nRDATE;VALUE=DATE:20250301\nSUMMARY:off"
      ) == [
        "2025-01-06/2025-01-06 off", "2025-01-20/2025-01-20 off", "2025-01-27/2025-01-27 off",
        "2025-03-01/2025-03-01 off",
      ])
  }

  @Test func aChangedInstanceStandsForTheOneItReplaces() throws {
    let series = "DTSTART;VALUE=DATE:20250106\nRRULE:FREQ=WEEKLY;COUNT=2\nSUMMARY:off"
    let bytes = String(
      decoding: Self.calendar([
        series, "RECURRENCE-ID;VALUE=DATE:20250113\nDTSTART;VALUE=DATE:20250114\nSUMMARY:moved",
      ]), as: UTF8.self
    ).replacing("UID:1", with: "UID:0")
    #expect(
      try DayEvents(ics: Array(bytes.utf8)).events.map { "\($0.days.first) \($0.title)" }
        == ["2025-01-06 off", "2025-01-14 moved"])
  }

  @Test func whatIsCancelledOrAtATimeIsNoDay() throws {
    let read = try DayEvents(
      ics: Self.calendar([
        "DTSTART;VALUE=DATE:20250101\nSTATUS:CANCELLED\nSUMMARY:a", "DTSTART:20250101T100000Z\nSUMMARY:b",
        "SUMMARY:c",
      ]))
    #expect(read.events.isEmpty)
    #expect(read.notes.map(\.message) == ["2 events are not of whole days, and passed over"])
  }

  @Test func aRecurrenceThatIsNotExpandedSaysSo() throws {
    let read = try DayEvents(
      ics: Self.calendar(["DTSTART;VALUE=DATE:20250101\nRRULE:FREQ=YEARLY;BYWEEKNO=1\nSUMMARY:a"]))
    #expect(read.events.map(\.days.description) == ["2025-01-01/2025-01-01"])
    #expect(read.notes.first?.message.hasPrefix("'a' of 2025-01-01 is taken for that day alone: ") == true)
  }

  @Test(arguments: [
    "", "hello", "BEGIN:VEVENT\r\nEND:VEVENT\r\n", "BEGIN:VCALENDAR", "BEGIN:VCALENDAR\u{0}END:VCALENDAR",
  ])
  func whatIsNoCalendarIsRefused(_ text: String) {
    #expect(throws: CalendarReadingError.self) { try DayEvents(ics: Array(text.utf8)) }
  }

  /// Ten thousand rules of fifty years of days each would fill the memory.
  @Test func moreDaysThanAnyCalendarHoldsAreRefused() {
    let bomb = Self.calendar(
      Array(repeating: "DTSTART;VALUE=DATE:20250101\nRRULE:FREQ=DAILY\nSUMMARY:x", count: 10_000))
    let error = #expect(throws: CalendarReadingError.self) { try DayEvents(ics: bomb) }
    #expect(error?.reason == "its events take up more than 200000 days")
  }

  /// A feast without an end says nothing of the years for which the movable ones are not given.
  @Test func dataIsCompleteForTheYearsOfTheEventsThatEnd() throws {
    let yearly = "DTSTART;VALUE=DATE:20240101\nRRULE:FREQ=YEARLY\nSUMMARY:New Year"
    let easter = "DTSTART;VALUE=DATE:20260403\nSUMMARY:Good Friday"
    let both = try HolidayCalendar(centre: "X", DayEvents(ics: Self.calendar([yearly, easter])))
    #expect(both.coverage.description == "2024-01-01/2026-12-31")
    let alone = try HolidayCalendar(centre: "X", DayEvents(ics: Self.calendar([yearly])))
    #expect(alone.coverage.description == "2024-01-01/2074-12-31")
    #expect(throws: CalendarReadingError.self) {
      try HolidayCalendar(centre: "X", DayEvents(ics: Self.calendar([])))
    }
  }
}
