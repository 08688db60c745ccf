import BusinessCalendar
import Programme

extension Window {
  /// The dates that the window allows in a period; nil where it allows none.
  func dates(in period: DateSpan, openDays: OpenDays) -> DateSpan? {
    guard let first = edge(from, in: period, openDays, isStart: true),
      let last = edge(to, in: period, openDays, isStart: false)
    else { return nil }
    return DateSpan(first, last)
  }

  /// One end of the window. An end past the period's is the period's own, so that `business-day 8..25` ends with the
  /// last open day of a short period; a start past it leaves nothing.
  private func edge(_ ordinal: Int, in period: DateSpan, _ openDays: OpenDays, isStart: Bool) -> CivilDate? {
    let found: CivilDate?
    if countsBusinessDays {
      found = openDays.openDay(ordinal, of: period)
    } else {
      let date =
        ordinal > 0 ? period.first.adding(days: ordinal - 1) : period.last.adding(days: ordinal + 1)
      found = period.contains(date) ? date : nil
    }
    if let found { return found }
    let fallsShort = isStart == (ordinal < 0)
    guard fallsShort else { return nil }
    return isStart ? period.first : period.last
  }
}
