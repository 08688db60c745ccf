import BusinessCalendar
import ICalendar
import Testing

@Suite struct ProfileTests {
  /// RFC 5545 section 3.6 and RFC 7986 section 5, property by property.
  @Test func aFileHasTheWholeProfileInAFixedOrder() throws {
    let event = CalendarEvent(
      uid: "qbr.2025-q1@example.org", when: try timed("2025-03-04", "09:30", "America/Lima", minutes: 90),
      stamp: try date("2025-01-02").dayNumber * 86_400, sequence: 2, summary: "QBR, first quarter",
      description: "Focus: pipeline\nWith: Ana; Luis", location: "Lima", categories: ["QBR", "Board"],
      classification: .private, status: .tentative, isOpaque: false,
      organiser: .init(name: "Ana \"La Jefa\" Núñez", address: "ana@example.org"),
      relatedTo: "plan@example.org",
      url: "https://example.org/a b,c")
    let written = try CalendarWriter.bytes(
      of: calendar([event], name: "Northwind: QBR", description: "Quarterly, as agreed"))
    #expect(written.notes == [])
    #expect(
      try lines(of: written.bytes) == [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Test//EN", "CALSCALE:GREGORIAN", "NAME:Northwind: QBR",
        "X-WR-CALNAME:Northwind: QBR", "DESCRIPTION:Quarterly\\, as agreed",
        "X-WR-CALDESC;VALUE=TEXT:Quarterly\\, as agreed", "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        "X-PUBLISHED-TTL:PT12H", "COLOR:steelblue",
        "BEGIN:VTIMEZONE", "TZID:America/Lima", "BEGIN:STANDARD", "DTSTART:19700101T000000",
        "TZOFFSETFROM:-0500", "TZOFFSETTO:-0500", "TZNAME:-05", "END:STANDARD", "END:VTIMEZONE",
        "BEGIN:VEVENT", "UID:qbr.2025-q1@example.org", "DTSTAMP:20250102T000000Z",
        "LAST-MODIFIED:20250102T000000Z", "SEQUENCE:2", "DTSTART;TZID=America/Lima:20250304T093000",
        "DTEND;TZID=America/Lima:20250304T110000", "SUMMARY:QBR\\, first quarter",
        "DESCRIPTION:Focus: pipeline\\nWith: Ana\\; Luis", "LOCATION:Lima", "CATEGORIES:QBR,Board",
        "CLASS:PRIVATE", "STATUS:TENTATIVE", "TRANSP:TRANSPARENT",
        "ORGANIZER;CN=Ana 'La Jefa' Núñez:mailto:ana@example.org", "RELATED-TO:plan@example.org",
        "URL:https://example.org/a%20b,c", "END:VEVENT", "END:VCALENDAR",
      ])
  }

  /// RFC 5545 section 3.6.1: the DTEND of an all-day event is the day after its last.
  @Test(arguments: [
    ("2025-03-04", "2025-03-04", "20250305"), ("2025-12-29", "2026-01-02", "20260103"),
    ("2024-02-28", "2024-02-28", "20240229"),
  ])
  func wholeDaysEndBeforeTheDayAfter(_ first: String, _ last: String, _ end: String) throws {
    let span = try #require(DateSpan(date(first), date(last)))
    let written = try lines(of: calendar([event("a@b", .allDay(span))]))
    #expect(written.contains("DTSTART;VALUE=DATE:" + first.filter { $0 != "-" }))
    #expect(written.contains("DTEND;VALUE=DATE:" + end))
    #expect(!written.contains { $0.hasPrefix("TZID") })
  }

  @Test(arguments: [
    (CalendarEvent.Status.confirmed, "CONFIRMED"), (.tentative, "TENTATIVE"), (.cancelled, "CANCELLED"),
  ])
  func theStatusIsWritten(_ status: CalendarEvent.Status, _ word: String) throws {
    let event = CalendarEvent(
      uid: "a@b", when: .allDay(DateSpan(try date("2025-03-04"))),
      stamp: try date("2025-01-02").dayNumber * 86_400,
      summary: "x",
      status: status)
    #expect(value(of: "STATUS", in: try lines(of: calendar([event]))) == word)
  }

  @Test func whatIsNotSaidIsNotWritten() throws {
    let written = try lines(of: calendar([event()]))
    for name in ["LOCATION", "CATEGORIES", "ORGANIZER", "RELATED-TO", "URL", "METHOD", "X-WR-CALDESC"] {
      #expect(value(of: name, in: written) == nil)
    }
    #expect(value(of: "CLASS", in: written) == "PUBLIC")
    #expect(value(of: "TRANSP", in: written) == "OPAQUE")
    #expect(value(of: "SEQUENCE", in: written) == "0")
  }

  /// RFC 5545 section 3.6: at least one component.
  @Test func aCalendarWithoutEventsIsStillAWholeOne() throws {
    let written = try lines(of: calendar([]))
    #expect(
      written.filter { $0.hasPrefix("BEGIN:") } == ["BEGIN:VCALENDAR", "BEGIN:VTIMEZONE", "BEGIN:STANDARD"])
    #expect(written.last == "END:VCALENDAR")
  }

  /// RFC 5545 section 3.8.2.2: DTEND is later than DTSTART, so an event of no length has none.
  @Test func anEventOfNoLengthHasNoEnd() throws {
    let written = try lines(
      of: calendar([event("a@b", timed("2025-03-04", "09:00", "Europe/London", minutes: 0))]))
    #expect(value(of: "DTEND", in: written) == nil)
  }

  @Test func faultyEventsAreRefusedByName() throws {
    func reason(_ events: [CalendarEvent]) -> String? {
      do {
        _ = try CalendarWriter.bytes(of: calendar(events))
        return nil
      } catch {
        return error.reason
      }
    }
    #expect(reason([try event("same@x"), try event("same@x")]) == "two events have the UID 'same@x'")
    #expect(reason([try event("", summary: "Sync\n")]) == "the event 'Sync ' has no UID")
    #expect(
      reason([try event("a@b", timed("2025-03-04", "09:00", "UTC", minutes: -1))])
        == "the event 'a@b' lasts -1 minutes; write 0 to 52596000")
    #expect(
      reason([try event("a@b", timed("9999-12-31", "23:00", "UTC"))])
        == "the event 'a@b' of 9999-12-31 reaches beyond the calendar")
    #expect(
      reason([try event("a@b", .allDay(DateSpan(.latest)))])
        == "the event 'a@b' lasts until the end of the calendar")
  }
}
