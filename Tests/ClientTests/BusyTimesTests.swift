import BusinessCalendar
import Foundation
import ICalendar
import TestSupport
import Testing

/// Absences in the forms in which Outlook and Google write them; all expectations are read off the files.
@Suite struct BusyTimesTests {
  private static func read(_ name: String, in zoneName: String) throws -> BusyTimes {
    let url = Fixtures.root.appending(path: "Tests/ClientTests/Fixtures/\(name)")
    return try read(Array(try Data(contentsOf: url)), in: zoneName)
  }

  private static func read(_ bytes: [UInt8], in zoneName: String) throws -> BusyTimes {
    let zone = try #require(Zone(zoneName))
    let first = try #require(CivilDate(iso: "2025-01-01"))
    let last = try #require(CivilDate(iso: "2026-12-31"))
    return try BusyTimes(ics: bytes, zone: zone, within: try #require(DateSpan(first, last)))
  }

  private static func calendar(_ lines: String) -> [UInt8] {
    Array(
      ("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//a//b//EN\nBEGIN:VEVENT\nUID:1\nDTSTAMP:20250101T000000Z\n\(lines)\n"
        + "END:VEVENT\nEND:VCALENDAR\n").utf8)
  }

  private static func times(_ read: BusyTimes, in zoneName: String) throws -> [String] {
    let zone = try #require(Zone(zoneName))
    func text(_ minute: Int) -> String {
      let instant = ZonedInstant(secondsSince1970: minute * 60, offset: zone.offset(at: minute * 60))
      return "\(instant.date) \(instant.clock)"
    }
    return read.times.map { "\(text($0.lowerBound))/\(text($0.upperBound))" }
  }

  @Test func outlookWritesMidnightToMidnightAndSaysWhatIsFree() throws {
    let read = try Self.read("outlook-absences.ics", in: "America/Lima")
    #expect(read.days.map(\.description) == ["2025-08-04/2025-08-15"])
    // The free hour, and the day on which the person works elsewhere.
    #expect(read.freeCount == 2)
    #expect(read.notes == [])
    // Mondays of June without the excluded 16th; the 23rd is moved to the 24th. UNTIL is 13:00 UTC, 08:00 in Lima, and so
    // takes in the 30th. Luxembourg puts its clock back on 26 October: 15:00 there is 08:00 in Lima, then 09:00.
    #expect(
      try Self.times(read, in: "America/Lima") == [
        "2025-06-02 08:00/2025-06-02 08:30", "2025-06-09 08:00/2025-06-09 08:30",
        "2025-06-24 08:00/2025-06-24 08:30",
        "2025-06-30 08:00/2025-06-30 08:30", "2025-09-09 14:00/2025-09-09 18:00",
        "2025-10-20 08:00/2025-10-20 09:00",
        "2025-10-27 09:00/2025-10-27 10:00", "2025-11-03 09:00/2025-11-03 10:00",
      ])
  }

  /// Whole days of Lima are none of Luxembourg.
  @Test func aDayOfAnotherZoneIsATime() throws {
    let read = try Self.read("outlook-absences.ics", in: "Europe/Luxembourg")
    #expect(read.days.map(\.description) == ["2025-08-05/2025-08-15"])
    #expect(
      try Self.times(read, in: "Europe/Luxembourg").filter { $0.hasPrefix("2025-08") } == [
        "2025-08-04 07:00/2025-08-05 00:00", "2025-08-16 00:00/2025-08-16 07:00",
      ])
  }

  @Test func googleWritesDaysAsTimesInUTC() throws {
    let read = try Self.read("google-absences.ics", in: "America/Lima")
    // 14 July 05:00Z is midnight in Lima; from Friday 14:00 to Monday 12:00 the weekend is whole.
    #expect(
      read.days.map(\.description) == [
        "2025-07-14/2025-07-16", "2025-07-26/2025-07-27", "2025-09-15/2025-09-16",
      ])
    #expect(
      try Self.times(read, in: "America/Lima") == [
        "2025-07-25 14:00/2025-07-26 00:00", "2025-07-28 00:00/2025-07-28 12:00",
        "2025-10-06 09:00/2025-10-06 11:00",
        "2025-10-15 09:00/2025-10-15 11:00", "2025-11-03 09:00/2025-11-03 11:00",
        "2025-12-01 09:00/2025-12-01 11:00",
      ])
  }

  @Test func aMinuteBeforeMidnightIsMidnight() throws {
    let read = try Self.read("to-2359.ics", in: "America/Lima")
    #expect(read.days.map(\.description) == ["2025-07-21/2025-07-21"])
    #expect(read.times.isEmpty)
  }

  /// On 7 September 2025 Santiago puts its clock from 00:00 to 01:00: the day has 23 hours and is a day all the same. And on
  /// 30 March Luxembourg's day has 23.
  @Test(arguments: [
    ("America/Santiago", "20250907"), ("America/Santiago", "20250405"), ("Europe/Luxembourg", "20250330"),
    ("Europe/Luxembourg", "20251026"),
  ])
  func theDayOfAClockChangeIsADay(_ zone: String, _ day: String) throws {
    let date = try #require(Int(day))
    let read = try Self.read(Self.calendar("DTSTART:\(day)T000000\nDTEND:\(date + 1)T000000"), in: zone)
    #expect(read.days.map { $0.first.description.filter { $0 != "-" } } == [day])
    #expect(read.days.map(\.count) == [1])
    #expect(read.times.isEmpty)
  }

  /// Begun in 1970, as many programs write, and without an end.
  @Test func whatNeverEndsIsGivenForTheDaysAskedFor() throws {
    let read = try Self.read(
      Self.calendar("DTSTART;VALUE=DATE:19700704\nRRULE:FREQ=YEARLY"), in: "America/Lima")
    #expect(read.days.map(\.description) == ["2025-07-04/2025-07-04", "2026-07-04/2026-07-04"])
  }

  @Test(arguments: [
    ("RRULE:FREQ=YEARLY;BYWEEKNO=20", "an event of 2025-05-12 is taken for that day alone: BYWEEKNO"),
    ("RRULE:FREQ=HOURLY;COUNT=3", "an event of 2025-05-12 is taken for that day alone: FREQ=HOURLY"),
    ("RRULE:FREQ=NEVER", "an event of 2025-05-12 is taken in part: a line of it cannot be read"),
    ("EXRULE:FREQ=DAILY", "an event of 2025-05-12 is taken in part: it has an EXRULE"),
  ])
  func whatIsNotExpandedIsToldWithItsLine(_ line: String, _ message: String) throws {
    let read = try Self.read(Self.calendar("DTSTART;VALUE=DATE:20250512\nSUMMARY:secret\n\(line)"), in: "UTC")
    #expect(read.days.map(\.description) == ["2025-05-12/2025-05-12"])
    #expect(read.notes.count == 1)
    #expect(read.notes.first?.message.hasPrefix(message) == true, "\(read.notes)")
    #expect(read.notes.allSatisfy { $0.isLoss && !$0.message.contains("secret") })
    #expect(read.notes.first?.line == 9)
  }

  @Test func aZoneThatNobodyKnowsIsTold() throws {
    let read = try Self.read(
      Self.calendar("DTSTART;TZID=Moon:20250512T090000\nDURATION:PT1H"), in: "America/Lima")
    #expect(try Self.times(read, in: "America/Lima") == ["2025-05-12 09:00/2025-05-12 10:00"])
    #expect(
      read.notes.map(\.message) == ["nobody knows the time zone 'Moon'; its times are read in America/Lima"])
  }

  /// A rule of a VTIMEZONE that comes round every second would keep libical busy for ever.
  @Test(.timeLimit(.minutes(30))) func aHostileZoneIsNotEvaluated() throws {
    let zone =
      "BEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\nDTSTART:19700101T000000\nRRULE:FREQ=SECONDLY\nTZOFFSETFROM:+0100\n"
      + "TZOFFSETTO:+0200\nEND:STANDARD\nEND:VTIMEZONE\n"
    let text = String(decoding: Self.calendar("DTSTART;TZID=X:20250512T090000\nDURATION:PT1H"), as: UTF8.self)
      .replacing("BEGIN:VEVENT", with: zone + "BEGIN:VEVENT")
    let read = try Self.read(Array(text.utf8), in: "UTC")
    #expect(read.notes.count == 1)
    #expect(read.times.count == 1)
  }

  @Test func moreThanAnybodyDoesIsRefused() throws {
    let event = "BEGIN:VEVENT\nDTSTART;VALUE=DATE:20250101\nRRULE:FREQ=DAILY\nEND:VEVENT\n"
    let bomb = "BEGIN:VCALENDAR\n" + String(repeating: event, count: 500) + "END:VCALENDAR\n"
    let error = #expect(throws: CalendarReadingError.self) { try Self.read(Array(bomb.utf8), in: "UTC") }
    #expect(error?.reason == "its events take place more than 200000 times")
  }
}
