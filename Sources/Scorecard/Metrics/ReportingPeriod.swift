public import BusinessCalendar
public import Programme

/// The time that a value is of: a month, a quarter, a day.
public struct ReportingPeriod: Sendable, Hashable {
  /// As it was written, with capitals: `2025-03`, `2025-Q1`, `Y2-Q3`, `2025-03-31`.
  public let label: String
  /// Its days. Two periods with the same days are the same, whatever they are called.
  public let span: DateSpan
  /// Its length.
  public let length: Metric.Period

  /// The day by which it is dated: its last.
  public var end: CivilDate { span.last }

  /// A period by its parts.
  init(label: String, span: DateSpan, length: Metric.Period) {
    self.label = label
    self.span = span
    self.length = length
  }

  /// A single day.
  public init(_ day: CivilDate) {
    self.init(label: day.description, span: DateSpan(day), length: .day)
  }

  /// From where quarters and years are counted.
  public struct Reckoning: Sendable, Hashable {
    /// The contract's days; contract quarters are counted from the first.
    public let term: DateSpan
    /// The first day of the fiscal year.
    public let fiscalYear: MonthDay

    /// A reckoning by its parts.
    public init(term: DateSpan, fiscalYear: MonthDay) {
      self.term = term
      self.fiscalYear = fiscalYear
    }
  }

  /// What can be written.
  public static let forms =
    "a month 2025-03, a quarter 2025-Q1, Y2-Q3 of the contract or FY2025-Q1, a day 2025-03-31, a week 2025-W12 or a year 2025"

  /// The period that a text names; nil where it names none, and for parts of the contract outside its term.
  public init?(_ text: some StringProtocol, by reckoning: Reckoning) {
    let label = text.uppercased()
    if let day = CivilDate(iso: label) {
      self.init(day)
      return
    }
    guard let first = Self.start(label, reckoning), let length = Self.length(of: label) else { return nil }
    let next = length.tenor?.advance(first) ?? first
    guard next > first, let whole = DateSpan(first, next.adding(days: -1)) else { return nil }
    guard label.hasPrefix("Y") else {
      self.init(label: label, span: whole, length: length)
      return
    }
    guard let span = whole.intersection(reckoning.term) else { return nil }
    self.init(label: label, span: span, length: length)
  }

  /// The length that a label tells: the part after the year names it.
  static func length(of label: String) -> Metric.Period? {
    let parts = label.split(separator: "-", omittingEmptySubsequences: false)
    switch parts.count {
    case 1: return .year
    case 3: return .day
    default: break
    }
    switch parts[1].first {
    case "Q": return .quarter
    case "H": return .halfYear
    case "W": return .week
    default: return .month
    }
  }

  private static func start(_ label: String, _ reckoning: Reckoning) -> CivilDate? {
    let parts = label.split(separator: "-", omittingEmptySubsequences: false)
    guard let head = parts.first, parts.count <= 2 else { return nil }
    let part = parts.count == 2 ? String(parts[1]) : nil
    if head.hasPrefix("FY") {
      // A fiscal year is named by the calendar year in which it ends.
      let month = reckoning.fiscalYear
      guard let year = digits(head.dropFirst(2), 4), let months = months(part),
        let sameYear = CivilDate(year: year, month: month.month, day: month.day)
      else { return nil }
      let endsInItsYear = month.month == 1 && month.day == 1
      return (endsInItsYear ? sameYear : sameYear.adding(months: -12)).adding(months: months)
    }
    if head.hasPrefix("Y") {
      guard let year = Int(head.dropFirst()), (1...100).contains(year), let months = months(part) else {
        return nil
      }
      return reckoning.term.first.adding(months: (year - 1) * 12 + months)
    }
    guard let year = digits(head, 4) else { return nil }
    guard let part else { return CivilDate(year: year, month: 1, day: 1) }
    if let month = digits(part[...], 2) { return CivilDate(year: year, month: month, day: 1) }
    if part.hasPrefix("W") { return week(part.dropFirst(), of: year) }
    return months(part).flatMap { CivilDate(year: year, month: 1, day: 1)?.adding(months: $0) }
  }

  /// The months before a quarter or a half of a year; none for a whole year.
  private static func months(_ part: String?) -> Int? {
    switch part {
    case nil: 0
    case "Q1", "H1": 0
    case "Q2": 3
    case "Q3", "H2": 6
    case "Q4": 9
    default: nil
    }
  }

  /// The Monday of an ISO 8601 week.
  private static func week(_ text: Substring, of year: Int) -> CivilDate? {
    guard let week = digits(text, 2), let fourth = CivilDate(year: year, month: 1, day: 4) else { return nil }
    let monday = fourth.adding(days: 1 - fourth.weekday.isoNumber + (week - 1) * 7)
    let (foundYear, foundWeek) = monday.isoWeek
    return foundYear == year && foundWeek == week ? monday : nil
  }

  private static func digits(_ text: Substring, _ count: Int) -> Int? {
    guard text.utf8.count == count, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return Int(text)
  }
}
