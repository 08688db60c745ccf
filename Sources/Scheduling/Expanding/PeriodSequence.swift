import BusinessCalendar
import Programme

/// The periods of a tenor that touch a term, in order, each with its label.
struct PeriodSequence {
  private let tenor: Tenor
  private let anchor: Series.Anchor
  private let term: DateSpan
  /// The first day of period 0, on or before the term's first day.
  private let origin: CivilDate

  init(tenor: Tenor, anchor: Series.Anchor, term: DateSpan, fiscalYear: MonthDay) {
    self.tenor = tenor
    self.anchor = anchor
    self.term = term
    let first = term.first
    // The first day of the year, as the anchor counts years, in which the term starts.
    let yearStart: CivilDate =
      switch anchor {
      case .contract: first
      case .calendar: CivilDate(year: first.year, month: 1, day: 1) ?? first
      case .fiscal: Self.fiscalYearStart(onOrBefore: first, fiscalYear)
      }
    if tenor.unit == .week, anchor != .contract {
      // Weeks start on Mondays: that of ISO week 1 (the week of 4 January), or the one on or before the fiscal year.
      let inFirstWeek = anchor == .calendar ? yearStart.adding(days: 3) : yearStart
      let monday = inFirstWeek.adding(days: 1 - inFirstWeek.weekday.isoNumber)
      origin = monday <= first ? monday : monday.adding(days: -7 * tenor.count)
    } else {
      origin = yearStart
    }
  }

  func periods() -> [Period] {
    var result: [Period] = []
    // Skip straight to the period that holds the term's first day.
    var index = 0
    if let days = tenor.days { index = max(0, (term.first - origin) / days) }
    while true {
      let first = tenor.advance(origin, times: index)
      if first > term.last { return result }
      let next = tenor.advance(origin, times: index + 1)
      guard next > first, let whole = DateSpan(first, next.adding(days: -1)) else { return result }
      if let span = whole.intersection(term) {
        result.append(Period(label: label(index, first), span: span, whole: whole))
      }
      index += 1
    }
  }

  private func label(_ index: Int, _ first: CivilDate) -> String {
    guard let months = tenor.months else {
      if tenor.unit == .day { return first.description }
      return Self.weekLabel(first)
    }
    let elapsed = index * months
    let year: String =
      switch anchor {
      case .contract: "Y\(elapsed / 12 + 1)"
      case .calendar: Self.fourDigits(first.year)
      // A fiscal year is named by the calendar year in which it ends.
      case .fiscal:
        "FY" + Self.fourDigits(origin.adding(months: elapsed / 12 * 12 + 12).adding(days: -1).year)
      }
    switch months {
    case 3: return "\(year)-Q\(elapsed % 12 / 3 + 1)"
    case 6: return "\(year)-H\(elapsed % 12 / 6 + 1)"
    case _ where months.isMultiple(of: 12): return year
    default:
      let (calendarYear, month, day) = first.parts
      if day == 1 { return Self.monthLabel(calendarYear, month) }
      return "\(year)-M\(Self.twoDigits(elapsed % 12 + 1))"
    }
  }

  static func weekLabel(_ first: CivilDate) -> String {
    let (year, week) = first.isoWeek
    return "\(fourDigits(year))-W\(twoDigits(week))"
  }

  static func monthLabel(_ year: Int, _ month: Int) -> String { "\(fourDigits(year))-\(twoDigits(month))" }

  static func fourDigits(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

  private static func fiscalYearStart(onOrBefore date: CivilDate, _ start: MonthDay) -> CivilDate {
    // A fiscal year cannot start on 29 February: the decoder refuses that.
    for year in [date.year, date.year - 1] {
      if let candidate = CivilDate(year: year, month: start.month, day: start.day), candidate <= date {
        return candidate
      }
    }
    return date
  }
}
