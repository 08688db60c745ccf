public import BusinessCalendar

/// A whole-day event that somebody else wrote: a holiday, for instance.
public struct DayEvent: Sendable, Hashable {
  /// Its days.
  public let days: DateSpan
  /// What it is called; empty where it has no SUMMARY.
  public let title: String
  /// Whether it is one of a recurrence without an end, of which only a part is given.
  public let recursForever: Bool
  /// Whether it is marked as one that closes nothing: Google's calendars of feasts begin the DESCRIPTION of such an event
  /// with the line `Observance`.
  public let isObservance: Bool
}

/// The whole-day events of an iCalendar file, recurrences expanded (RFC 5545 section 3.8.5).
///
/// TRANSP is ignored: programs show feasts as free time.
public struct DayEvents: Sendable {
  /// In order of their days, then of their titles.
  public let events: [DayEvent]
  /// What was passed over: events at a time of day, recurrences that this program does not expand.
  public let notes: [CalendarNote]

  /// More days than any calendar of holidays or absences holds.
  static let mostDays = 200_000

  /// Reads a file. Cancelled events are no events; a changed instance of a recurrence stands for the one it replaces; what
  /// lasts from midnight to midnight of its own clock is of whole days too.
  ///
  /// - Throws: ``CalendarReadingError`` where the bytes are no calendar.
  public init(ics bytes: [UInt8]) throws(CalendarReadingError) {
    let calendar = try WrittenCalendar(ics: bytes)
    let clocks = Clocks(own: .utc, file: calendar.zones, names: calendar.zoneNames)
    let replaced = calendar.events.replaced
    var events: [DayEvent] = []
    var notes: [CalendarNote] = []
    var days = 0
    var timed = 0
    for event in calendar.events where !event.isCancelled {
      guard let (start, length) = event.wholeDays else {
        timed += 1
        continue
      }
      let starts = event.starts(
        through: nil, except: event.replaces == nil ? replaced[event.uid] ?? [] : [], clocks: clocks,
        name: "'\(event.title)' of \(start)")
      notes += starts.notes
      days += starts.times.count * min(length, Self.mostDays + 1)
      if days > Self.mostDays {
        throw CalendarReadingError(reason: "its events take up more than \(Self.mostDays) days")
      }
      events += starts.times.compactMap { time in
        DateSpan(time.date, time.date.adding(days: length - 1)).map {
          DayEvent(
            days: $0, title: event.title, recursForever: starts.isEndless && time.date != start,
            isObservance: event.kind.trimmingPrefix { $0 == " " }.lowercased() == "observance")
        }
      }
    }
    if timed > 0 {
      notes.append(
        CalendarNote(
          message: "\(timed) event\(timed == 1 ? " is" : "s are") not of whole days, and passed over",
          line: nil,
          isLoss: false))
    }
    self.notes = notes
    self.events = events.sorted {
      ($0.days.first, $0.days.last, $0.title) < ($1.days.first, $1.days.last, $1.title)
    }
  }
}

extension DayEvents {
  /// The events of several files as those of one.
  public init(joining files: [DayEvents]) {
    events = files.flatMap(\.events).sorted {
      ($0.days.first, $0.days.last, $0.title) < ($1.days.first, $1.days.last, $1.title)
    }
    notes = files.flatMap(\.notes)
  }
}

extension WrittenEvent {
  /// Its first day and how many days it lasts, where it lasts whole days by its own clock. A time in UTC is not the clock
  /// of any place.
  var wholeDays: (first: CivilDate, length: Int)? {
    guard let start else { return nil }
    if start.seconds == nil {
      switch end {
      // DTEND is the day after the last (RFC 5545 section 3.6.1).
      case .at(let time)?: return (start.date, max(1, time.date - start.date))
      case .after(let seconds)?: return (start.date, max(1, seconds / 86_400))
      case nil: return (start.date, 1)
      }
    }
    guard start.seconds == 0, start.clock != .utc else { return nil }
    let length: Int
    switch end {
    case .at(let time)?:
      guard time.clock == start.clock else { return nil }
      length = time.local - start.local
    case .after(let seconds)?: length = seconds
    case nil: return nil
    }
    guard length > 0, length % 86_400 == 0 else { return nil }
    return (start.date, length / 86_400)
  }
}
