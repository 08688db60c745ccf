import BusinessCalendar
import Programme

/// The joined calendars of one programme's series, each worked out once.
struct SeriesCalendars {
  private let calendars: [String: HolidayCalendar]
  private let blackouts: [Blackout]
  private let term: DateSpan
  private var known: [[String]: (JoinedCalendar, OpenDays)] = [:]
  private var around: [[String]: OpenDays] = [:]

  init(calendars: [String: HolidayCalendar], blackouts: [Blackout], term: DateSpan) {
    self.calendars = calendars
    self.blackouts = blackouts
    self.term = term
  }

  /// Open days of the centres up to 800 days before the term and after it: a lag may lead out of it.
  mutating func openDaysAroundTerm(_ centres: [String]) -> OpenDays {
    if let found = around[centres] { return found }
    let span =
      DateSpan(term.first.adding(days: -800), term.last.adding(days: 800)) ?? term
    let made = joined(centres).0.openDays(in: span)
    around[centres] = made
    return made
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
