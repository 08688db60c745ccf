public import BusinessCalendar

/// The nominal day of a period.
public struct DayRule: Sendable, Hashable {
  /// Which day.
  public enum Day: Sendable, Hashable {
    /// The nth such weekday, counted from the end where negative; never 0.
    case weekday(Int, Weekday)
    /// The nth day of a month, 1 to 31.
    case dayOfMonth(Int)
    /// The nth open day, counted from the end where negative; never 0.
    case businessDay(Int)
  }

  /// Which day.
  public let day: Day
  /// Within which month of the period, counted from 1; nil for the whole period.
  public let month: Int?

  /// A day rule by its parts.
  public init(_ day: Day, ofMonth month: Int? = nil) {
    self.day = day
    self.month = month
  }

  /// A rule as programmes write it: `3rd tuesday`, `last friday of month 2`, `2nd last wednesday`, `day 15`,
  /// `business-day -3`, `thursday`. Nil where it is none of these.
  public init?(_ text: some StringProtocol) {
    var words = text.lowercased().split(separator: " ").map(String.init)
    var month: Int?
    if words.count >= 4, words[words.count - 3] == "of", words[words.count - 2] == "month" {
      guard let number = Int(words[words.count - 1]), (1...1200).contains(number) else { return nil }
      month = number
      words.removeLast(3)
    }
    switch words.count {
    case 1:
      guard let weekday = Weekday(rawValue: words[0]) else { return nil }
      self.init(.weekday(1, weekday), ofMonth: month)
    case 2 where words[0] == "day":
      guard let day = Int(words[1]), (1...31).contains(day) else { return nil }
      self.init(.dayOfMonth(day), ofMonth: month)
    case 2 where words[0] == "business-day":
      guard let day = Int(words[1]), day != 0, (-400...400).contains(day) else { return nil }
      self.init(.businessDay(day), ofMonth: month)
    case 2, 3:
      guard let weekday = Weekday(rawValue: words[words.count - 1]),
        let ordinal = Self.ordinal(words.dropLast())
      else { return nil }
      self.init(.weekday(ordinal, weekday), ofMonth: month)
    default: return nil
    }
  }

  /// `1st`, `2nd`, …, `last`, `2nd last`.
  private static func ordinal(_ words: ArraySlice<String>) -> Int? {
    guard let first = words.first else { return nil }
    if words.count == 1, first == "last" { return -1 }
    guard let suffix = ["st", "nd", "rd", "th"].first(where: first.hasSuffix),
      let number = Int(first.dropLast(suffix.count)), (1...60).contains(number)
    else { return nil }
    if words.count == 1 { return number }
    return words.last == "last" ? -number : nil
  }
}

/// The dates allowed in a period, counted from its start, or from its end where negative.
public struct Window: Sendable, Hashable {
  /// Whether open days or all days are counted.
  public let countsBusinessDays: Bool
  /// The first day allowed, never 0.
  public let from: Int
  /// The last day allowed, never 0.
  public let to: Int

  /// A window as programmes write it: `business-day 8..25`, `day 1..10`, `business-day -10..-1`. Nil where it is not
  /// one, or where both ends count from the same side and the second lies before the first.
  public init?(_ text: some StringProtocol) {
    let words = text.lowercased().split(separator: " ")
    guard words.count == 2, words[0] == "business-day" || words[0] == "day",
      let dots = words[1].firstRange(of: ".."), let from = Int(words[1][..<dots.lowerBound]),
      let to = Int(words[1][dots.upperBound...]), from != 0, to != 0, (-400...400).contains(from),
      (-400...400).contains(to), (from > 0) != (to > 0) || from <= to
    else { return nil }
    countsBusinessDays = words[0] == "business-day"
    self.from = from
    self.to = to
  }
}

extension Window: CustomStringConvertible {
  /// As programmes write it, `business-day 8..25`.
  public var description: String { "\(countsBusinessDays ? "business-day" : "day") \(from)..\(to)" }
}

extension DayRule: CustomStringConvertible {
  /// As programmes write it, `3rd tuesday of month 2`.
  public var description: String {
    let words =
      switch day {
      case .weekday(let ordinal, let weekday): "\(Self.words(ordinal)) \(weekday.rawValue)"
      case .dayOfMonth(let number): "day \(number)"
      case .businessDay(let number): "business-day \(number)"
      }
    return words + (month.map { " of month \($0)" } ?? "")
  }

  private static func words(_ ordinal: Int) -> String {
    if ordinal == -1 { return "last" }
    let number = abs(ordinal)
    let suffix =
      switch (number % 10, number % 100) {
      case (_, 11...13): "th"
      case (1, _): "st"
      case (2, _): "nd"
      case (3, _): "rd"
      default: "th"
      }
    return "\(number)\(suffix)" + (ordinal < 0 ? " last" : "")
  }
}
