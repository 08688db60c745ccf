import BusinessCalendar
import ICalendar
import Testing

/// The content lines of a calendar, unfolded.
func lines(of file: CalendarFile) throws -> [String] {
  try lines(of: CalendarWriter.bytes(of: file).bytes)
}

/// The content lines of bytes, unfolded.
func lines(of bytes: [UInt8]) throws -> [String] {
  let text = try #require(String(validating: bytes, as: UTF8.self))
  var lines: [String.UnicodeScalarView] = []
  for line in text.unicodeScalars.split(separator: "\r\n".unicodeScalars) {
    if line.first == " ", let last = lines.indices.last {
      lines[last].append(contentsOf: line.dropFirst())
    } else {
      lines.append(String.UnicodeScalarView(line))
    }
  }
  return lines.map(String.init)
}

/// What stands after the name and parameters of the first line of that name.
func value(of name: String, in lines: [String]) -> String? {
  lines.first { $0.hasPrefix(name + ":") || $0.hasPrefix(name + ";") }
    .flatMap { line in line.firstIndex(of: ":").map { String(line[line.index(after: $0)...]) } }
}

func calendar(_ events: [CalendarEvent], name: String = "QBR", description: String = "") -> CalendarFile {
  CalendarFile(
    name: name, description: description, colour: "steelblue", refreshHours: 12, productID: "-//Test//EN",
    events: events)
}

func date(_ text: String) throws -> CivilDate { try #require(CivilDate(iso: text)) }

func timed(_ day: String, _ time: String, _ zone: String, minutes: Int = 60) throws -> CalendarEvent.When {
  .timed(
    date: try date(day), time: try #require(LocalTime(iso: time)), zone: try #require(Zone(zone)),
    minutes: minutes)
}

func event(
  _ uid: String = "qbr@example.org", _ when: CalendarEvent.When? = nil, summary: String = "QBR",
  description: String = ""
) throws -> CalendarEvent {
  CalendarEvent(
    uid: uid, when: try when ?? .allDay(DateSpan(date("2025-03-04"))),
    stamp: try date("2025-01-02").dayNumber * 86_400,
    summary: summary, description: description)
}
