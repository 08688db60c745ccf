import BusinessCalendar
import ICalendar
import Testing

@Suite struct RepetitionTests {
  private static func events() throws -> [CalendarEvent] {
    let zones = try ["America/Lima", "Europe/London", "Asia/Kolkata", "Africa/Casablanca"].map {
      try #require(Zone($0))
    }
    return try (0..<600).map { number in
      CalendarEvent(
        uid: "\(number)@x",
        when: number.isMultiple(of: 7)
          ? .allDay(DateSpan(try date("2025-01-01").adding(days: number)))
          : .timed(
            date: try date("2025-01-01").adding(days: number / 3),
            time: try #require(LocalTime(iso: "10:00")),
            zone: zones[number % 4], minutes: 45), stamp: try date("2025-01-01").dayNumber * 86_400,
        summary: "Meeting \(number)",
        description: String(repeating: "Añay, ", count: number % 50))
    }
  }

  @Test func theOrderOfEventsDoesNotMatter() throws {
    let events = try Self.events()
    let expected = try CalendarWriter.bytes(of: calendar(events))
    #expect(try CalendarWriter.bytes(of: calendar(events.reversed())) == expected)
    #expect(try CalendarWriter.bytes(of: calendar(events.sorted { $0.uid < $1.uid })) == expected)
  }

  @Test func eventsStandByStartAndThenByUID() throws {
    let written = try lines(
      of: calendar([
        event("b@x", timed("2025-03-04", "09:00", "Europe/London")),
        event("c@x", timed("2025-03-04", "03:00", "America/Lima")),
        event("a@x", timed("2025-03-04", "09:00", "UTC")),
        event("d@x", .allDay(DateSpan(date("2025-03-04")))),
      ]))
    // 03:00 in Lima is 08:00Z.
    #expect(written.filter { $0.hasPrefix("UID") } == ["UID:d@x", "UID:c@x", "UID:a@x", "UID:b@x"])
  }

  @Test func manyThreadsWriteTheSameBytes() async throws {
    let file = calendar(try Self.events())
    let expected = try CalendarWriter.bytes(of: file)
    let rule = try RecurrenceRule("FREQ=MONTHLY;BYDAY=3TU")
    let span = (try date("2025-01-01"), try date("2027-12-31"))
    let dates = rule.dates(from: span.0, through: span.1)
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<16 {
        group.addTask {
          try CalendarWriter.bytes(of: file) == expected && rule.dates(from: span.0, through: span.1) == dates
        }
      }
      for try await isSame in group { #expect(isSame) }
    }
  }
}
