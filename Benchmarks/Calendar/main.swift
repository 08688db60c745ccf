import BusinessCalendar
import Foundation
import ICalendar

// Writes one calendar of COUNT events, half of them in a zone with summer time, on one core:
//
//   calendar-benchmark write COUNT FILE
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

let arguments = CommandLine.arguments
guard arguments.count == 4, arguments[1] == "write", let count = Int(arguments[2]),
  let first = CivilDate(iso: "2025-01-01"), let noon = LocalTime(hour: 12, minute: 0)
else {
  print("usage: calendar-benchmark write COUNT FILE")
  exit(64)
}
let zones = ["America/Lima", "Europe/London"].compactMap { Zone($0) }
guard zones.count == 2 else {
  print("the zones are not known")
  exit(1)
}
let file = CalendarFile(
  name: "Benchmark", description: "Events by the hundred thousand", colour: "steelblue", refreshHours: 12,
  productID: "-//Entente//Benchmark//EN", events: (0..<count).map { event($0, zones, first, noon) })
let written = try CalendarWriter.bytes(of: file)
try Data(written.bytes).write(to: URL(fileURLWithPath: arguments[3]))
