import BusinessCalendar
import ICalendar
import Testing

@Suite struct ZoneBlockTests {
  /// The rules of the IANA database: the EU changes at 01:00 UTC on the last Sundays of March and October, the United
  /// States at 02:00 on the second Sunday of March and the first of November. 29 March 1970 was a last Sunday, 8 March
  /// 1970 a second one.
  @Test func aZoneWithSummerTimeIsOnePair() throws {
    let written = try lines(
      of: calendar([
        event("a@x", timed("2025-07-01", "09:00", "Europe/London")),
        event("b@x", timed("2026-12-01", "09:00", "America/New_York")),
        event("c@x", timed("2025-01-01", "09:00", "Europe/London")),
      ]))
    let start = try #require(written.firstIndex(of: "BEGIN:VTIMEZONE"))
    let end = try #require(written.firstIndex(of: "BEGIN:VEVENT"))
    #expect(
      written[start..<end] == [
        "BEGIN:VTIMEZONE", "TZID:America/New_York",
        "BEGIN:DAYLIGHT", "DTSTART:19700308T020000", "TZOFFSETFROM:-0500", "TZOFFSETTO:-0400",
        "RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3", "TZNAME:EDT", "END:DAYLIGHT",
        "BEGIN:STANDARD", "DTSTART:19701101T020000", "TZOFFSETFROM:-0400", "TZOFFSETTO:-0500",
        "RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11", "TZNAME:EST", "END:STANDARD", "END:VTIMEZONE",
        "BEGIN:VTIMEZONE", "TZID:Europe/London",
        "BEGIN:DAYLIGHT", "DTSTART:19700329T010000", "TZOFFSETFROM:+0000", "TZOFFSETTO:+0100",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3", "TZNAME:BST", "END:DAYLIGHT",
        "BEGIN:STANDARD", "DTSTART:19701025T020000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0000",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10", "TZNAME:GMT", "END:STANDARD", "END:VTIMEZONE",
      ])
  }

  /// What is written is the time that the clock shows: RFC 5545 section 3.3.5 reads a skipped time with the offset
  /// before the change, and the length is elapsed time.
  @Test(arguments: [
    ("2025-03-30", "01:30", 60, "20250330T023000", "20250330T033000"),
    ("2025-03-30", "00:30", 60, "20250330T003000", "20250330T023000"),
    ("2025-10-26", "00:30", 180, "20251026T003000", "20251026T023000"),
    ("2025-07-01", "23:30", 60, "20250701T233000", "20250702T003000"),
  ])
  func timesAreThoseOfTheClockInLondon(
    _ day: String, _ time: String, _ minutes: Int, _ start: String, _ end: String
  ) throws {
    let written = try CalendarWriter.bytes(
      of: calendar([event("a@x", timed(day, time, "Europe/London", minutes: minutes))]))
    let lines = try lines(of: written.bytes)
    #expect(lines.contains("DTSTART;TZID=Europe/London:" + start))
    #expect(lines.contains("DTEND;TZID=Europe/London:" + end))
    #expect(written.notes == [])
  }

  /// A local time that occurs twice means the first (RFC 5545 section 3.3.5), so an end in the second run of the hour
  /// can only be said in UTC: 00:30 BST and 90 minutes are 23:30Z to 01:00Z, when clocks show 01:00 again.
  @Test func anEndInTheRepeatedHourIsWrittenInUTC() throws {
    let written = try CalendarWriter.bytes(
      of: calendar([event("a@x", timed("2025-10-26", "00:30", "Europe/London", minutes: 90))]))
    let lines = try lines(of: written.bytes)
    #expect(lines.contains("DTSTART:20251025T233000Z"))
    #expect(lines.contains("DTEND:20251026T010000Z"))
    #expect(written.notes.count == 1)
    #expect(written.notes.first?.hasPrefix("1 event is written in UTC instead of Europe/London") == true)
  }

  /// Morocco leaves its offset of one hour for Ramadan, in 2025 from 23 February to 6 April, which no yearly rule says.
  @Test func whatAPairCannotSayIsWrittenInUTC() throws {
    let written = try CalendarWriter.bytes(
      of: calendar([
        event("a@x", timed("2025-01-14", "10:00", "Africa/Casablanca")),
        event("b@x", timed("2025-03-04", "10:00", "Africa/Casablanca")),
        event("c@x", timed("2025-05-06", "10:00", "Africa/Casablanca")),
      ]))
    let lines = try lines(of: written.bytes)
    #expect(
      lines.filter { $0.hasPrefix("DTSTART") }.dropFirst() == [
        "DTSTART;TZID=Africa/Casablanca:20250114T100000", "DTSTART:20250304T100000Z",
        "DTSTART;TZID=Africa/Casablanca:20250506T100000",
      ])
    #expect(lines.count { $0.hasPrefix("TZOFFSETTO") } == 1)
    #expect(lines.contains("TZOFFSETTO:+0100"))
    #expect(written.notes.first?.hasPrefix("1 event is written in UTC instead of Africa/Casablanca") == true)
  }

  /// Chile changes on the first Sunday from the 2nd of the month on, in 2025 and 2026 the first of the month.
  @Test func aRuleThatPairsDoNotHaveIsSaidByOneThatIsRightInTheFile() throws {
    let written = try CalendarWriter.bytes(
      of: calendar([
        event("a@x", timed("2025-04-05", "10:00", "America/Santiago")),
        event("b@x", timed("2025-04-07", "10:00", "America/Santiago")),
        event("c@x", timed("2026-09-05", "10:00", "America/Santiago")),
        event("d@x", timed("2026-09-07", "10:00", "America/Santiago")),
      ]))
    let lines = try lines(of: written.bytes)
    #expect(lines.contains("RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=4"))
    #expect(lines.contains("RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=9"))
    #expect(written.notes == [])
  }

  /// The law of Ireland has winter time as the exception, an hour behind; programs know summer time, an hour ahead.
  @Test func summerTimeIsTheTimeThatIsAhead() throws {
    let lines = try lines(of: calendar([event("a@x", timed("2025-07-01", "09:00", "Europe/Dublin"))]))
    let daylight = try #require(lines.firstIndex(of: "BEGIN:DAYLIGHT"))
    #expect(
      lines[daylight...].prefix(6).dropFirst() == [
        "DTSTART:19700329T010000", "TZOFFSETFROM:+0000", "TZOFFSETTO:+0100",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3", "TZNAME:IST",
      ])
  }

  /// Newfoundland has had one rule since 2011.
  @Test func aRuleOutlivesTheYear2038() throws {
    let written = try CalendarWriter.bytes(
      of: calendar([
        event("a@x", timed("2015-07-01", "09:00", "America/St_Johns")),
        event("b@x", timed("2040-07-01", "09:00", "America/St_Johns")),
      ]))
    #expect(written.notes == [])
    #expect(try lines(of: written.bytes).count { $0.hasPrefix("DTSTART;TZID=America/St_Johns") } == 2)
  }

  @Test func coordinatedUniversalTimeNeedsNoZone() throws {
    let lines = try lines(of: calendar([event("a@x", timed("2025-03-04", "09:00", "UTC"))]))
    #expect(lines.contains("DTSTART:20250304T090000Z"))
    #expect(!lines.contains("BEGIN:VTIMEZONE"))
  }

  /// Half an hour of summer time, an offset of 45 minutes, and a change on the other side of the new year.
  @Test(arguments: [
    "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Auckland", "America/St_Johns", "Etc/UTC",
  ])
  func unusualZonesAreSaidExactly(_ zone: String) throws {
    let events = try (0..<800).map { day in
      CalendarEvent(
        uid: "\(day)@x",
        when: .timed(
          date: try date("2025-01-01").adding(days: day), time: try #require(LocalTime(iso: "10:00")),
          zone: try #require(Zone(zone)), minutes: 60), stamp: try date("2025-01-01").dayNumber * 86_400,
        summary: "x")
    }
    let written = try CalendarWriter.bytes(of: calendar(events))
    #expect(written.notes == [])
    #expect(try lines(of: written.bytes).count { $0.hasPrefix("DTSTART;TZID=\(zone):") } == 800)
  }
}
