import BusinessCalendar
import Programme

/// The joined calendars of one programme's series, each worked out once.
struct SeriesCalendars {
  private let calendars: [String: HolidayCalendar]
  private let blackouts: [Blackout]
  private let term: DateSpan
  private var known: [[String]: (JoinedCalendar, OpenDays)] = [:]

  init(calendars: [String: HolidayCalendar], blackouts: [Blackout], term: DateSpan) {
    self.calendars = calendars
    self.blackouts = blackouts
    self.term = term
  }

  /// The centres that there is no data for.
  func missing(of centres: [String]) -> [String] { centres.filter { calendars[$0] == nil } }

  /// The calendar that is closed when any of the centres is, over the term.
  mutating func joined(_ centres: [String]) -> (JoinedCalendar, OpenDays) {
    if let found = known[centres] { return found }
    let joined = JoinedCalendar(centres: centres.compactMap { calendars[$0] }, blackouts: blackouts)
    let made = (joined, joined.openDays(in: term))
    known[centres] = made
    return made
  }
}
