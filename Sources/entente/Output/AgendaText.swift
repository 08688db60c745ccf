import BusinessCalendar
import Diagnostics
import Scheduling

/// The agenda as a person reads it, and as scripts do.
enum AgendaText {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November",
    "December",
  ]

  /// `Thursday, 9 October 2025`.
  static func day(_ date: CivilDate) -> String {
    let (year, month, day) = date.parts
    let weekday = date.weekday.rawValue
    return "\(weekday.prefix(1).uppercased() + weekday.dropFirst()), \(day) \(months[month - 1]) \(year)"
  }

  /// `UTC-05:00`.
  static func offset(_ instant: ZonedInstant) -> String { "UTC" + instant.description.suffix(6) }

  /// A heading a day, and under it a line a meeting with its zone, its name and why it is there.
  static func lines(_ entries: [AgendaEntry]) -> String {
    var output = ""
    var day: CivilDate?
    for entry in entries {
      if entry.date != day {
        output += (day == nil ? "" : "\n") + Self.day(entry.date) + "\n"
        day = entry.date
      }
      let time = entry.time == nil ? "all day    " : "\(entry.start.clock)-\(entry.end.clock)"
      let zone = entry.time == nil ? "" : "  \(entry.zone.name) (\(offset(entry.start)))"
      let title = entry.status == .cancelled ? "CANCELLED: \(entry.title)" : entry.title
      output += "  \(time)  \(TerminalText.visible(title))\(zone)  [\(entry.id)]\n"
      if !entry.reason.isEmpty { output += "               \(TerminalText.visible(entry.reason))\n" }
    }
    return output
  }

  /// The columns of the JSON form.
  static func table(_ entries: [AgendaEntry]) -> Table {
    var table = Table(
      columns: [
        "id", "programme", "series", "period", "calendar", "title", "start", "end", "time_zone", "all_day",
        "nominal_date", "adjusted_date", "status", "reason",
      ].map { Table.Column($0) })
    table.rows = entries.map {
      [
        $0.id, $0.programme, $0.series, $0.period, $0.calendar, $0.title, $0.start.description,
        $0.end.description,
        $0.zone.name, $0.time == nil ? "true" : "false", $0.nominalDate.description,
        $0.adjustedDate.description,
        $0.status.rawValue, $0.reason,
      ]
    }
    return table
  }
}

extension AgendaEntry {
  /// The keys that scripts rely on.
  var json: JSONValue {
    .object([
      ("id", .string(id)), ("programme", .string(programme)), ("series", .string(series)),
      ("period", .string(period)), ("calendar", .string(calendar)), ("title", .string(title)),
      ("start", .string(start.description)), ("end", .string(end.description)),
      ("time_zone", .string(zone.name)),
      ("all_day", .bool(time == nil)), ("nominal_date", .string(nominalDate.description)),
      ("adjusted_date", .string(adjustedDate.description)), ("status", .string(status.rawValue)),
      ("reason", .string(reason)),
    ])
  }
}
