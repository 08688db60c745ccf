internal import BusinessCalendar

/// An event with its place on the line of time.
struct PlacedEvent: Sendable {
  /// Where it lies.
  enum Place: Sendable {
    /// From the first day to the day after the last.
    case allDay(first: CivilDate, after: CivilDate)
    /// Between two instants, as a zone's clocks show them.
    case timed(start: ZonedInstant, end: ZonedInstant, zone: Zone)
  }
  let event: CalendarEvent
  /// The UID as it is written.
  let uid: String
  let place: Place

  /// The longest event that can be written, 100 years in minutes.
  private static let longest = 52_596_000

  init(_ event: CalendarEvent, instants: inout InstantCache) throws(CalendarError) {
    self.event = event
    uid = PlainText.identifier(event.uid)
    if uid.isEmpty { throw CalendarError("the event '\(PlainText.line(event.summary))' has no UID") }
    switch event.when {
    case .allDay(let span):
      // The end is exclusive, so the last day that can be named cannot be within an event.
      guard span.last < .latest else {
        throw CalendarError("the event '\(uid)' lasts until the end of the calendar")
      }
      place = .allDay(first: span.first, after: span.last.adding(days: 1))
    case .timed(let date, let time, let zone, let minutes):
      guard (0...Self.longest).contains(minutes) else {
        throw CalendarError("the event '\(uid)' lasts \(minutes) minutes; write 0 to \(Self.longest)")
      }
      guard date > .earliest, date < CivilDate.latest.adding(days: -minutes / 1440 - 3) else {
        throw CalendarError("the event '\(uid)' of \(date) reaches beyond the calendar")
      }
      let start = instants.instant(of: date, time, in: zone)
      place = .timed(start: start, end: start.adding(minutes: minutes, in: zone), zone: zone)
    }
  }

  /// Orders by start, whole days as midnight in UTC, and then by the UID's bytes: the same in every locale.
  static func precedes(_ left: PlacedEvent, _ right: PlacedEvent) -> Bool {
    let (leftStart, rightStart) = (left.secondsSince1970, right.secondsSince1970)
    return leftStart != rightStart
      ? leftStart < rightStart : left.uid.utf8.lexicographicallyPrecedes(right.uid.utf8)
  }

  private var secondsSince1970: Int {
    switch place {
    case .allDay(let first, _): first.dayNumber * 86_400
    case .timed(let start, _, _): start.secondsSince1970
    }
  }
}

/// Instants that were looked up before; a calendar asks for the same few over and over, and the lookup is slow.
struct InstantCache {
  private struct Key: Hashable {
    let date: CivilDate
    let time: LocalTime
  }
  private var known: [String: [Key: ZonedInstant]] = [:]

  mutating func instant(of date: CivilDate, _ time: LocalTime, in zone: Zone) -> ZonedInstant {
    let key = Key(date: date, time: time)
    if let instant = known[zone.name]?[key] { return instant }
    let instant = zone.instant(of: date, time)
    known[zone.name, default: [:]][key] = instant
    return instant
  }
}
