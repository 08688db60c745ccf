import BusinessCalendar
import Programme

/// What a day rule says for one period, before holidays and conventions.
struct NominalDay {
  let date: CivilDate
  /// Why the date is not quite what the rule says, where the period has no such day.
  let note: String?

  /// The nominal day of a period; nil where a business-day rule finds no open day at all.
  init?(_ rule: DayRule, of period: DateSpan, openDays: OpenDays) {
    let span = rule.month.flatMap { Self.month($0, of: period) } ?? period
    switch rule.day {
    case .weekday(let ordinal, let weekday):
      (date, note) = Self.weekday(ordinal, weekday, of: span)
    case .dayOfMonth(let day):
      (date, note) = Self.day(day, of: rule.month == nil ? Self.month(1, of: period) ?? span : span)
    case .businessDay(let ordinal):
      if let found = openDays.openDay(ordinal, of: span) {
        (date, note) = (found, nil)
      } else if let last = openDays.openDay(ordinal > 0 ? -1 : 1, of: span) {
        (date, note) = (last, "the period has no business day \(ordinal)")
      } else if let month = rule.month,
        let near = openDays.firstOpen(onOrAfter: span.first, through: period.last)
          ?? openDays.lastOpen(onOrBefore: span.last, downTo: period.first)
      {
        (date, note) = (near, "month \(month) of the period has no business day")
      } else {
        return nil
      }
    }
  }

  /// The kth month of a period, counted from the period's own first day.
  private static func month(_ number: Int, of period: DateSpan) -> DateSpan? {
    let first = period.first.adding(months: number - 1)
    let last = period.first.adding(months: number).adding(days: -1)
    return DateSpan(first, last)?.intersection(period)
  }

  private static func weekday(_ ordinal: Int, _ weekday: Weekday, of span: DateSpan) -> (CivilDate, String?) {
    let forward = ordinal > 0
    let edge = forward ? span.first : span.last
    let steps =
      forward
      ? (weekday.isoNumber - edge.weekday.isoNumber + 7) % 7
      : (edge.weekday.isoNumber - weekday.isoNumber + 7) % 7
    let wanted = (abs(ordinal) - 1) * 7 + steps
    let date = edge.adding(days: forward ? wanted : -wanted)
    if span.contains(date) { return (date, nil) }
    // Back to the last such weekday that the span has, or to its edge where it has none.
    let weeks = (span.count - 1 - steps) / 7
    guard span.count > steps else {
      return (forward ? span.last : span.first, "the period has no \(weekday.rawValue)")
    }
    let nearest = edge.adding(days: forward ? weeks * 7 + steps : -(weeks * 7 + steps))
    return (nearest, "the period has only \(weeks + 1) \(weekday.rawValue)\(weeks == 0 ? "" : "s")")
  }

  /// Day `number` of the calendar month; the last day of that month where it has no such day.
  private static func day(_ number: Int, of span: DateSpan) -> (CivilDate, String?) {
    if let exact = span.first(where: { $0.day == number }) { return (exact, nil) }
    if let end = span.first(where: { $0.isEndOfMonth && $0.day < number }) {
      return (end, "\(end.description.prefix(7)) has no day \(number)")
    }
    return (span.last, "the period has no day \(number)")
  }
}
