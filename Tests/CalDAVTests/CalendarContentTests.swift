import Testing

@testable import CalDAV

/// What says the same by RFC 5545, and what does not.
@Suite struct CalendarContentTests {
  private static let event = """
    BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//A//EN
    BEGIN:VTIMEZONE
    TZID:Europe/Luxembourg
    END:VTIMEZONE
    BEGIN:VEVENT
    UID:a@b
    DTSTAMP:20250101T000000Z
    DTSTART;TZID=Europe/Luxembourg:20250701T100000
    SUMMARY:One\\, two\\nthree
    ATTENDEE;CN="Ana: M";ROLE=CHAIR:mailto:ana@b
    BEGIN:VALARM
    ACTION:DISPLAY
    TRIGGER:-PT5M
    END:VALARM
    END:VEVENT
    END:VCALENDAR

    """

  private static func content(_ text: String) -> CalendarContent? { CalendarContent(Array(text.utf8)) }

  @Test(arguments: [
    ("\n", "\r\n"), ("-//A//EN", "-//Server//EN"), ("SUMMARY:One", "SUMM\n ARY:O\n\tne"),
    ("20250101T000000Z", "20250909T000000Z"),
    ("TZID:Europe/Luxembourg", "TZID:Europe/Luxembourg\nX-LIC:1\nLAST-MODIFIED:1"),
    ("CN=\"Ana: M\";ROLE=CHAIR", "ROLE=CHAIR;CN=\"Ana: M\""), ("ROLE=CHAIR", "role=CHAIR;X-VOBJ=1"),
    ("\\nthree", "\\Nthree"), ("UID:a@b\n", "UID:a@b\nX-RADICALE:1\nCREATED:20250101T000000Z\n"),
    ("UID:a@b", "uid:a@b"), ("ACTION:DISPLAY\nTRIGGER:-PT5M", "TRIGGER:-PT5M\nACTION:DISPLAY"),
    ("\n", "\n\n"),
  ])
  func whatIsOnlyWrittenOtherwiseIsTheSame(_ old: String, _ new: String) throws {
    let other = Self.event.replacing(old, with: new)
    #expect(other != Self.event)
    #expect(try #require(Self.content(other)) == #require(Self.content(Self.event)))
  }

  @Test(arguments: [
    ("T100000", "T110000"), ("UID:a@b", "UID:a@c"), ("One", "one"), ("three", "four"), ("\\nthree", "three"),
    ("Ana: M", "Ana; M"), ("ROLE=CHAIR", "ROLE=OPT-PARTICIPANT"), ("-PT5M", "-PT6M"),
    ("TZID=Europe/Luxembourg", "TZID=Europe/Paris"), ("UID:a@b\n", "UID:a@b\nLOCATION:Lima\n"),
    ("DTSTAMP", "DTEND"), ("ATTENDEE;CN=\"Ana: M\";ROLE=CHAIR:mailto:ana@b\n", ""),
    ("END:VEVENT\n", "END:VEVENT\nBEGIN:VEVENT\nUID:a@b\nEND:VEVENT\n"), ("VALARM", "VTODO"),
  ])
  func whatAPersonChangesIsNot(_ old: String, _ new: String) throws {
    let other = Self.event.replacing(old, with: new)
    #expect(other != Self.event)
    #expect(try #require(Self.content(other)) != #require(Self.content(Self.event)))
  }

  @Test(arguments: [
    "", "\n", "hello", "BEGIN:VCALENDAR", "BEGIN:VCALENDAR\nEND:VEVENT", "END:VCALENDAR",
    "BEGIN:VEVENT\nEND:VEVENT",
    "BEGIN:VCALENDAR\nEND:VCALENDAR\nBEGIN:VCALENDAR\nEND:VCALENDAR",
    "BEGIN:VCALENDAR\nno colon\nEND:VCALENDAR",
    "<html>\n</html>", String(repeating: "BEGIN:VCALENDAR\n", count: 10_000), ":\n", ";:\n", " \n",
    "BEGIN:VCALENDAR\n\"\nEND:VCALENDAR",
  ])
  func whatIsNoCalendarIsNone(_ text: String) {
    #expect(Self.content(text) == nil)
  }
}
