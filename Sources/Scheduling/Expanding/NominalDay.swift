import BusinessCalendar
import Programme

/// What a day rule says for one period, before holidays and conventions.
struct NominalDay {
  let date: CivilDate
  /// Why the date is not quite what the rule says, where the period has no such day.
  let note: String?

  /// The nominal day of a period; nil where a business-day rule finds no open day at all.
  ///
  /// Months are those of the whole period, of which a stub may hold only a part.
  init?(_ rule: DayRule, of period: Period, openDays: OpenDays) {
    let number: Int? = if case .dayOfMonth = rule.day { rule.month ?? 1 } else { rule.month }
    let month = number.flatMap { Self.month($0, of: period.whole) }
    guard let span = number == nil ? period.span : month?.intersection(period.span) else {
      let near = month.map { $0.last < period.span.first } ?? false ? period.span.first : period.span.last
      self.init(near, "month \(number ?? 1) of the period lies outside the term")
      return
    }
    switch rule.day {
    case .weekday(let ordinal, let weekday):
      if let month, case let (wanted, _) = Self.weekday(ordinal, weekday, of: month), !span.contains(wanted) {
        self.init(Self.weekday(ordinal, weekday, of: span).0, "\(wanted) lies outside the term")
      } else {
        self.init(Self.weekday(ordinal, weekday, of: span))
      }
    case .dayOfMonth(let day):
      // Without 'of month' the period's first month with that day; a month of the contract may end in another.
      self.init(Self.day(day, of: span))
    case .businessDay(let ordinal):
      if let found = openDays.openDay(ordinal, of: span) {
        self.init(found, nil)
      } else if let last = openDays.openDay(ordinal > 0 ? -1 : 1, of: span) {
        self.init(last, "the period has no business day \(ordinal)")
      } else if let month = rule.month,
        let near = openDays.firstOpen(onOrAfter: span.first, through: period.span.last)
          ?? openDays.lastOpen(onOrBefore: span.last, downTo: period.span.first)
      {
        self.init(near, "month \(month) of the period has no business day")
      } else {
        return nil
      }
    }
  }

  private init(_ date: CivilDate, _ note: String?) {
    self.date = date
    self.note = note
  }

  private init(_ day: (CivilDate, String?)) { self.init(day.0, day.1) }

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
    return (number < span.first.day ? span.first : span.last, "the period has no day \(number)")
  }
}
