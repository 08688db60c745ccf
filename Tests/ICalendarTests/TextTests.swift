import BusinessCalendar
import ICalendar
import Testing

@Suite struct TextTests {
  /// RFC 5545 section 3.3.11, and no character that section 3.1 keeps out of a content line.
  @Test(arguments: [
    ("a, b; c", "a\\, b\\; c"), ("back\\slash", "back\\\\slash"), ("\\n is no break", "\\\\n is no break"),
    ("one\ntwo\r\nthree\rfour", "one\\ntwo\\nthree\\nfour"), ("\n\n", "\\n\\n"),
    ("a\u{2028}b\u{2029}c", "a\\nb\\nc"), ("tab\there", "tab here"),
    ("nul\u{0}, bell\u{7}, del\u{7F}, nel\u{85}, c1\u{9B}", "nul\\, bell\\, del\\, nel\\, c1"),
    ("\"quoted\" ’n’ ñandú", "\"quoted\" ’n’ ñandú"), ("👩‍👩‍👧‍👦🇵🇪", "👩‍👩‍👧‍👦🇵🇪"),
    ("שלום \u{202E}rtl\u{202C}", "שלום \u{202E}rtl\u{202C}"), (" ends with space ", " ends with space "),
    (",\u{301};\u{301}", "\\,\u{301}\\;\u{301}"), ("BEGIN:VEVENT", "BEGIN:VEVENT"),
  ])
  func textIsEscapedOnceAndKeptOtherwise(_ text: String, _ written: String) throws {
    let lines = try lines(of: calendar([event(description: text)], description: text))
    // Byte for byte: String's own == takes different spellings of an accent as one.
    let expected = Array(written.utf8)
    let values = lines.filter { $0.hasPrefix("DESCRIPTION:") }.map { Array($0.utf8.dropFirst(12)) }
    #expect(values == [expected, expected])
    #expect(value(of: "X-WR-CALDESC", in: lines).map { Array($0.utf8) } == expected)
  }

  @Test func aTitleStaysOnOneLine() throws {
    #expect(value(of: "SUMMARY", in: try lines(of: calendar([event(summary: "a\r\nb")]))) == "a b")
  }

  /// A value that could end its line would add lines of its own.
  @Test func noValueAddsAProperty() throws {
    let attack = "x\r\nATTACH:evil\u{2028}ATTACH:evil\n\u{85}ATTACH:evil\";ATTENDEE=evil:\\,"
    let hostile = CalendarEvent(
      uid: attack, when: .allDay(DateSpan(try date("2025-03-04"))),
      stamp: try date("2025-01-02").dayNumber * 86_400,
      summary: attack, description: attack, location: attack, categories: [attack, ",\u{301}b", " "],
      organiser: .init(name: attack, address: attack), relatedTo: attack, url: attack)
    let file = CalendarFile(
      name: attack, description: attack, colour: attack, refreshHours: -1, productID: attack,
      events: [hostile])
    let names = try lines(of: file).map { $0.prefix { $0 != ":" && $0 != ";" } }
    #expect(
      names == [
        "BEGIN", "VERSION", "PRODID", "CALSCALE", "NAME", "X-WR-CALNAME", "DESCRIPTION", "X-WR-CALDESC",
        "REFRESH-INTERVAL", "X-PUBLISHED-TTL", "COLOR", "BEGIN", "UID", "DTSTAMP", "LAST-MODIFIED",
        "SEQUENCE",
        "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "LOCATION", "CATEGORIES", "CLASS", "STATUS", "TRANSP",
        "ORGANIZER", "RELATED-TO", "URL", "END", "END",
      ])
    let bytes = try CalendarWriter.bytes(of: file).bytes
    #expect(!bytes.contains { ($0 < 0x20 && $0 != 0x0A && $0 != 0x0D) || $0 == 0x7F })
  }

  /// A combining mark makes one Character of what stands before it, and must hide neither a comma nor a space.
  @Test func aCategoryHasOneSpaceBetweenWords() throws {
    let event = CalendarEvent(
      uid: "a@x", when: .allDay(DateSpan(try date("2025-03-04"))), stamp: 0, summary: "x",
      categories: [" a,;  b \u{301}c ", "\\"])
    #expect(value(of: "CATEGORIES", in: try lines(of: calendar([event]))) == "a b \u{301}c")
  }

  /// Readers take a backslash for an escape, so one at a name's end would take the colon before the address with it.
  @Test(arguments: [
    ("Ana\\", "CN=Ana/:mailto:a@x"), (" \u{A0}Ana ^n \"B\" ", "CN=Ana n 'B':mailto:a@x"),
    ("Ana; B: C, D", "CN=\"Ana; B: C, D\":mailto:a@x"), ("\n^ ", "ORGANIZER:mailto:a@x"),
  ])
  func aNameEndsBeforeTheAddress(_ name: String, _ expected: String) throws {
    let event = CalendarEvent(
      uid: "a@x", when: .allDay(DateSpan(try date("2025-03-04"))), stamp: 0, summary: "x",
      organiser: .init(name: name, address: "a@x"))
    let line = try #require(try lines(of: calendar([event])).first { $0.hasPrefix("ORGANIZER") })
    #expect(line.hasSuffix(expected))
  }

  @Test(arguments: [
    ("plan/2025@x", "plan/2025@x"), ("a,b@x", "a%2Cb@x"), ("a%2Cb@x", "a%252Cb@x"), ("a b\n@x", "a%20b%0A@x"),
    ("reunión@x", "reunión@x"), ("a\u{85}@x", "a%C2%85@x"),
  ])
  func identifiersStayApart(_ uid: String, _ written: String) throws {
    #expect(value(of: "UID", in: try lines(of: calendar([event(uid)]))) == written)
  }

  /// RFC 5545 section 3.1: at most 75 octets, never within a character. The lengths run over every place at which a
  /// fold can meet a character or the end of a line.
  @Test(arguments: ["x", "ñ", "’", "👩‍👩‍👧‍👦", "e\u{301}", "a ", "\\", "日本"])
  func linesFoldBetweenCharacters(_ piece: String) throws {
    for count in 1...160 {
      let text = String(repeating: piece, count: count)
      let bytes = try CalendarWriter.bytes(of: calendar([event(description: text)])).bytes
      let escaped = piece == "\\" ? text + text : text
      #expect(value(of: "DESCRIPTION", in: try lines(of: bytes)) == escaped)
      for line in bytes.split(separator: Array("\r\n".utf8), omittingEmptySubsequences: false) {
        #expect(line.count <= 75 && !line.contains(0x0D) && !line.contains(0x0A))
        #expect(String(validating: line, as: UTF8.self) != nil)
      }
    }
  }
}
