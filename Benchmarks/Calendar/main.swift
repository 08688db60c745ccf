import BusinessCalendar
import Foundation
import ICalendar

// Writes one calendar of COUNT events, half of them in a zone with summer time, on one core:
//
//   calendar-benchmark write COUNT FILE
//   calendar-benchmark check COUNT       writes, reads and expands, for a look at its memory: `make sanitize`
//
// peer.c makes the same events with libical alone.

/// The event of a number, as peer.c has it.
func event(_ number: Int, _ zones: [Zone], _ first: CivilDate, _ noon: LocalTime) -> CalendarEvent {
  let minutes = 8 * 60 + number % 40 * 15
  return CalendarEvent(
    uid: "programme-\(number / 100).series.\(number)@example.org",
    when: .timed(
      date: first.adding(days: number % 1800),
      time: LocalTime(hour: minutes / 60, minute: minutes % 60) ?? noon, zone: zones[number % 2],
      minutes: 30 + number % 4 * 15),
    stamp: 1_735_776_000, sequence: number % 3, summary: "Quarterly business review, part \(number)",
    description:
      "Focus: pipeline; open actions, risks\nWith: Alliance Director, Partner Manager — Señora Núñez\n"
      + "Why this day: the rule's own day\nPack: packs/review/\(number).md",
    location: "Room \(number % 12), Lima", categories: ["QBR", "Partnership"], classification: .private,
    organiser: .init(name: "Ana Núñez", address: "ana@example.org"),
    relatedTo: "plan.\(number / 10)@example.org",
    url: "https://example.org/meetings/\(number)")
}

func calendar(_ count: Int) -> CalendarFile? {
  let zones = ["America/Lima", "Europe/London"].compactMap { Zone($0) }
  guard zones.count == 2, let first = CivilDate(iso: "2025-01-01"), let noon = LocalTime(hour: 12, minute: 0)
  else { return nil }
  return CalendarFile(
    name: "Benchmark", description: "Events by the hundred thousand", colour: "steelblue", refreshHours: 12,
    productID: "-//Entente//Benchmark//EN", events: (0..<count).map { event($0, zones, first, noon) })
}

/// Goes once through each way into libical, the refusals too.
func check(_ file: CalendarFile) throws {
  let written = try CalendarWriter.bytes(of: file)
  for ending in [0, 1, 20, 400] {
    _ = try? DayEvents(ics: Array(written.bytes.dropLast(ending)))
    _ = CalendarJudgement(bytes: Array(written.bytes.dropLast(ending)), path: "check.ics")
  }
  let days = (file.events.first?.when).flatMap { when -> CivilDate? in
    if case .timed(let date, _, _, _) = when { date } else { nil }
  }
  for text in [
    "FREQ=MONTHLY;BYDAY=3TU", "FREQ=WEEKLY;BYDAY=MO,WE;COUNT=20", "FREQ=YEARLY;BYWEEKNO=53", "FREQ=",
  ] {
    guard let days, let rule = try? RecurrenceRule(text) else { continue }
    _ = rule.dates(from: days, through: days.adding(days: 3000))
  }
}

let arguments = CommandLine.arguments
guard arguments.count > 2, let count = Int(arguments[2]), let file = calendar(count) else {
  print("usage: calendar-benchmark write COUNT FILE | check COUNT")
  exit(64)
}
switch (arguments[1], arguments.count) {
case ("write", 4):
  try Data(CalendarWriter.bytes(of: file).bytes).write(to: URL(fileURLWithPath: arguments[3]))
case ("check", 3): try check(file)
default: exit(64)
}
