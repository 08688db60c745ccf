import BusinessCalendar
import ICalendar
import Publishing

/// The calendars of a workspace and what subscribers see of them, as a person reads it, and as scripts do.
enum CalendarText {
  /// A calendar with what its file holds.
  struct Summary {
    let calendar: PublishedCalendar
    let events: [CalendarEvent]
    let asOf: CivilDate

    /// The start of what takes place next.
    var next: String? {
      events.filter { $0.status == .confirmed && $0.lastDay >= asOf }.map(\.start).min {
        $0.order < $1.order
      }?
      .text
    }

    var cancelled: Int { events.count { $0.status == .cancelled } }
  }

  static func table(_ summaries: [Summary]) -> Table {
    var table = Table(
      columns: [
        .init("calendar"), .init("title"), .init("events", number: true), .init("cancelled", number: true),
        .init("next"),
      ])
    table.rows = summaries.map {
      [
        $0.calendar.id, $0.calendar.title, String($0.events.count), String($0.cancelled), $0.next ?? "",
      ]
    }
    return table
  }

  static func json(_ summaries: [Summary]) -> JSONValue {
    .array(
      summaries.map {
        .object([
          ("calendar", .string($0.calendar.id)), ("title", .string($0.calendar.title)),
          ("file", .string($0.calendar.fileName)), ("own", .bool($0.calendar.isOfAudience)),
          ("events", .integer($0.events.count)), ("cancelled", .integer($0.cancelled)),
          ("next", .optional($0.next)),
        ])
      })
  }

  static func table(of events: [CalendarEvent]) -> Table {
    var table = Table(
      columns: ["start", "end", "title", "status"].map { .init($0) } + [.init("revision", number: true)]
        + ["location", "uid"].map { .init($0) })
    table.rows = events.map {
      [
        $0.start.text, $0.end, $0.summary, $0.status.rawValue, String($0.sequence), $0.location ?? "", $0.uid,
      ]
    }
    return table
  }

  static func json(of events: [CalendarEvent]) -> JSONValue {
    .array(
      events.map {
        .object([
          ("uid", .string($0.uid)), ("sequence", .integer($0.sequence)),
          ("last_modified", .string(ZonedInstant(secondsSince1970: $0.stamp, offset: 0).description)),
          ("start", .string($0.start.text)), ("end", .string($0.end)),
          ("status", .string($0.status.rawValue)),
          ("title", .string($0.summary)), ("description", .string($0.description)),
          ("location", .optional($0.location)), ("class", .string($0.classification.rawValue)),
        ])
      })
  }
}

extension CalendarEvent {
  /// Its start: as text, and what it is ordered by.
  var start: (text: String, order: Int) {
    switch when {
    case .allDay(let span): (span.first.description, span.first.dayNumber * 86_400)
    case .timed(let date, let time, let zone, _):
      (zone.instant(of: date, time).description, zone.instant(of: date, time).secondsSince1970)
    }
  }

  /// Its end; the last day of whole days.
  fileprivate var end: String {
    switch when {
    case .allDay(let span): span.last.description
    case .timed(let date, let time, let zone, let minutes):
      zone.instant(of: date, time).adding(minutes: minutes, in: zone).description
    }
  }

  /// The day on which it begins, or the last of whole days.
  var lastDay: CivilDate {
    switch when {
    case .allDay(let span): span.last
    case .timed(let date, _, _, _): date
    }
  }
}
