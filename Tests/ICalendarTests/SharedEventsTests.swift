import ICalendar
import Testing

/// Calendars that hold the same events are the same bytes whether or not the events were written before.
@Suite struct SharedEventsTests {
  /// Of Casablanca's events, which zone the one in Ramadan can be stated in depends on the others in its file: alone, the
  /// file states the offset of that day; beside two others it is written in UTC.
  @Test func eachCalendarIsWhatItWouldBeByItself() throws {
    let ramadan = try event("b@x", timed("2025-03-04", "10:00", "Africa/Casablanca"))
    let calendars = try [
      calendar([ramadan], name: "Ramadan"),
      calendar(
        [
          event("a@x", timed("2025-01-14", "10:00", "Africa/Casablanca")), ramadan,
          event("c@x", timed("2025-05-06", "10:00", "Africa/Casablanca")),
          event("d@x", timed("2025-05-06", "10:00", "America/Lima")),
        ], name: "All"),
      calendar([], name: "None"),
      calendar([event("d@x", timed("2025-05-06", "10:00", "America/Lima")), ramadan], name: "Two"),
    ]
    let alone = try calendars.map { try CalendarWriter.bytes(of: $0) }
    #expect(
      String(decoding: alone[0].bytes, as: UTF8.self).contains("DTSTART;TZID=Africa/Casablanca:20250304"))
    #expect(String(decoding: alone[1].bytes, as: UTF8.self).contains("DTSTART:20250304T100000Z"))
    var written = WrittenEvents()
    for (calendar, expected) in zip(calendars, alone) {
      #expect(try CalendarWriter.bytes(of: calendar, sharing: &written) == expected)
    }
  }

  /// RFC 4791 section 4.1: one event and its zone, no METHOD; what belongs to a whole calendar is left out.
  @Test func aResourceIsOneEventWithItsZone() throws {
    let file = try CalendarFile(
      resource: event("a@x", timed("2025-05-06", "10:00", "America/Lima")), productID: "-//Test//EN")
    let names = try lines(of: file).map { $0.split(separator: ":").first.map(String.init) ?? "" }
    #expect(names.prefix(4) == ["BEGIN", "VERSION", "PRODID", "CALSCALE"])
    #expect(names.dropFirst(4).first == "BEGIN")
    #expect(
      try lines(of: file).filter { $0.hasPrefix("BEGIN:V") }.dropFirst() == [
        "BEGIN:VTIMEZONE", "BEGIN:VEVENT",
      ])
  }
}
