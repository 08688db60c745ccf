/// One question of business-day arithmetic, as a line of text asks it:
///
/// - `adjust 2026-01-07 nearest TARGET`
/// - `advance 2020-01-05 -3m following TARGET eom`
/// - `is-open 2025-07-28 PE,LU`
/// - `holidays PE 2025`
///
/// The convention is `following` where none is named; centres are joined by commas.
public struct DateExpression: Sendable, Hashable {
  /// What is asked.
  public enum Question: Sendable, Hashable {
    /// The date moved to an open day.
    case adjust(CivilDate, BusinessDayConvention)
    /// The date a shift away.
    case advance(CivilDate, DateShift, BusinessDayConvention, endOfMonth: Bool)
    /// Whether a day is open.
    case isOpen(CivilDate)
    /// The holidays of a span of days.
    case holidays(DateSpan)
  }

  /// What is asked.
  public let question: Question
  /// The centres that must be open; empty where none is named.
  public let centres: [String]

  /// The expression that words make.
  ///
  /// - Throws: ``DateArithmeticError`` that names the word which does not fit.
  public init(words: [String]) throws(DateArithmeticError) {
    guard let verb = words.first else { throw DateArithmeticError("there is no expression; \(Self.usage)") }
    var rest = Words(words.dropFirst())
    switch verb {
    case "adjust":
      let date = try rest.date()
      question = .adjust(date, rest.convention() ?? .following)
    case "advance":
      let date = try rest.date()
      let shift = try rest.shift()
      let endOfMonth = rest.takesEndOfMonth()
      question = .advance(date, shift, rest.convention() ?? .following, endOfMonth: endOfMonth)
    case "is-open": question = .isOpen(try rest.date())
    case "holidays": question = .holidays(try rest.takeYears())
    default:
      throw DateArithmeticError(
        "'\(verb.prefix(40))' cannot be answered; \(Self.usage)")
    }
    centres = rest.centres()
    try rest.finish()
  }

  /// The expression of a line; words stand apart by spaces or tabs.
  ///
  /// - Throws: ``DateArithmeticError`` that names the word which does not fit.
  public init(_ line: some StringProtocol) throws(DateArithmeticError) {
    try self.init(words: line.split { $0 == " " || $0 == "\t" }.map { String($0) })
  }

  private static let usage =
    "write adjust, advance, is-open or holidays, such as 'adjust 2026-01-07 nearest PE,LU'"

  /// The words after the verb, taken one by one.
  private struct Words {
    private var left: [String]

    init(_ words: ArraySlice<String>) { left = Array(words) }

    private mutating func take(_ what: String) throws(DateArithmeticError) -> String {
      if left.isEmpty { throw DateArithmeticError("\(what) is missing") }
      return left.removeFirst()
    }

    mutating func date() throws(DateArithmeticError) -> CivilDate {
      let word = try take("the date, such as 2025-03-31,")
      guard let date = CivilDate(iso: word) else {
        throw DateArithmeticError("'\(word.prefix(40))' is not a date, such as 2025-03-31")
      }
      return date
    }

    mutating func shift() throws(DateArithmeticError) -> DateShift {
      let word = try take("the distance, such as 5bd or -3m,")
      guard let shift = DateShift(word) else {
        throw DateArithmeticError(
          "'\(word.prefix(40))' is not a distance; write a whole number and bd, d, w, m or y, such as 5bd or -3m"
        )
      }
      return shift
    }

    mutating func convention() -> BusinessDayConvention? {
      guard let convention = left.first.flatMap(BusinessDayConvention.init(rawValue:)) else { return nil }
      left.removeFirst()
      return convention
    }

    mutating func takesEndOfMonth() -> Bool {
      guard let index = left.firstIndex(of: "eom") else { return false }
      left.remove(at: index)
      return true
    }

    /// A year, `2025`, or a span, `2025-01-01/2025-06-30`, wherever it stands.
    mutating func takeYears() throws(DateArithmeticError) -> DateSpan {
      for (index, word) in left.enumerated() {
        guard let span = Self.span(word) else { continue }
        left.remove(at: index)
        return span
      }
      throw DateArithmeticError("the year is missing, such as 2025, or a span such as 2025-01-01/2025-06-30")
    }

    private static func span(_ word: String) -> DateSpan? {
      if word.utf8.count == 4, let first = CivilDate(iso: word + "-01-01") {
        return DateSpan(first, first.adding(months: 12).adding(days: -1))
      }
      let ends = word.split(separator: "/", omittingEmptySubsequences: false)
      guard ends.count == 2, let first = CivilDate(iso: ends[0]), let last = CivilDate(iso: ends[1]) else {
        return nil
      }
      return DateSpan(first, last)
    }

    mutating func centres() -> [String] {
      guard !left.isEmpty else { return [] }
      return left.removeFirst().split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
    }

    func finish() throws(DateArithmeticError) {
      if let word = left.first {
        throw DateArithmeticError("'\(word.prefix(40))' stands where the expression should end")
      }
    }
  }
}

/// The answer to a ``DateExpression``.
public enum DateAnswer: Sendable, Hashable {
  /// A date.
  case date(CivilDate)
  /// Whether a day is open: it is where nothing closes it.
  case day(closures: [JoinedCalendar.Closure])
  /// Holidays with their centres, in order of date.
  case holidays([CentreHoliday])

  /// A holiday of one of several centres.
  public struct CentreHoliday: Sendable, Hashable {
    /// The day, its name and kind.
    public let holiday: Holiday
    /// The centre that has it.
    public let centre: String
  }
}

extension BusinessDays {
  /// Answers a question on this calendar, whatever centres its expression names.
  ///
  /// - Throws: ``DateArithmeticError`` where the holiday data does not reach.
  public func answer(_ question: DateExpression.Question) throws(DateArithmeticError) -> DateAnswer {
    switch question {
    case .adjust(let date, let convention): return .date(try adjust(date, convention))
    case .advance(let date, let shift, let convention, let endOfMonth):
      return .date(try advance(date, by: shift, convention, endOfMonth: endOfMonth))
    case .isOpen(let date):
      return .day(closures: try isOpen(date) ? [] : calendar.closures(on: date))
    case .holidays(let span):
      guard coverage.contains(span) else {
        throw DateArithmeticError("\(span) is not within the holiday data, which covers \(coverage)")
      }
      return .holidays(
        span.flatMap { date in
          calendar.centres.flatMap { centre in
            centre.holidays(on: date).map { .init(holiday: $0, centre: centre.centre) }
          }
        })
    }
  }
}

extension DateAnswer: CustomStringConvertible {
  /// In one line: `2026-01-08`, `open`, `closed: Año Nuevo (PE)`, `2025-01-01 Año Nuevo (PE); …`.
  public var description: String {
    switch self {
    case .date(let date): return date.description
    case .day(let closures):
      return closures.isEmpty ? "open" : "closed: " + closures.map(\.description).joined(separator: " and ")
    case .holidays(let holidays):
      if holidays.isEmpty { return "none" }
      return holidays.map { "\($0.holiday.date) \($0.holiday.name) (\($0.centre))" }.joined(separator: "; ")
    }
  }
}
