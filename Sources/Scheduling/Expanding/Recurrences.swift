import BusinessCalendar
import ICalendar
import Programme

/// The dates of a recurrence rule within a term, each in the period of the rule's own frequency and interval.
struct Recurrences {
  /// A date with its period.
  struct Dated {
    let period: Period
    let date: CivilDate
  }
  let dated: [Dated]
  /// The labels of whole periods that got no date.
  let empty: [String]

  init(_ rule: RecurrenceRule, term: DateSpan) {
    let dates = rule.dates(from: term.first, through: term.last)
    var dated: [Dated] = []
    var empty: [String] = []
    var next = dates.startIndex
    for (label, whole) in Self.periods(of: rule, covering: term) {
      guard let span = whole.intersection(term) else { continue }
      var count = 0
      while next < dates.endIndex, dates[next] <= span.last {
        count += 1
        // A period owes one occurrence; a rule that gives more numbers them from the second on.
        let name = count == 1 ? label : "\(label)-\(count)"
        dated.append(
          Dated(period: Period(label: name, span: span, whole: whole), date: dates[next]))
        next += 1
      }
      if count == 0, term.contains(whole) { empty.append(label) }
    }
    self.dated = dated
    self.empty = empty
  }

  /// Periods as RFC 5545 counts them: days, weeks from WKST, calendar months, calendar years, each INTERVAL long.
  private static func periods(of rule: RecurrenceRule, covering term: DateSpan) -> [(String, DateSpan)] {
    let first = term.first
    let (year, month, _) = first.parts
    let origin: CivilDate
    let unit: Tenor.Unit
    switch rule.frequency {
    case .daily: (origin, unit) = (first, .day)
    case .weekly:
      let back = (first.weekday.isoNumber - rule.weekStart.isoNumber + 7) % 7
      (origin, unit) = (first.adding(days: -back), .week)
    case .monthly: (origin, unit) = (CivilDate(year: year, month: month, day: 1) ?? first, .month)
    case .yearly: (origin, unit) = (CivilDate(year: year, month: 1, day: 1) ?? first, .year)
    }
    guard let tenor = Tenor(rule.interval, unit) else { return [] }
    var result: [(String, DateSpan)] = []
    var index = 0
    while true {
      let start = tenor.advance(origin, times: index)
      let next = tenor.advance(origin, times: index + 1)
      guard start <= term.last, next > start, let span = DateSpan(start, next.adding(days: -1)) else {
        return result
      }
      let label: String =
        switch rule.frequency {
        case .daily: start.description
        case .weekly: PeriodSequence.weekLabel(start)
        case .monthly: PeriodSequence.monthLabel(start.year, start.month)
        case .yearly: PeriodSequence.fourDigits(start.year)
        }
      result.append((label, span))
      index += 1
    }
  }
}
