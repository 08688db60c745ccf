/// A length of time in calendar units, such as the length of a period or of a term.
public struct Tenor: Sendable, Hashable {
  /// The unit that is counted.
  public enum Unit: String, Sendable, Hashable {
    case day, week, month, year
  }

  /// How many, 1 to 1200.
  public let count: Int
  /// Of what.
  public let unit: Unit

  /// A year.
  public static let oneYear = Tenor(unchecked: 1, .year)

  private init(unchecked count: Int, _ unit: Unit) {
    self.count = count
    self.unit = unit
  }

  /// A tenor; nil where the count lies outside 1...1200.
  public init?(_ count: Int, _ unit: Unit) {
    guard (1...1200).contains(count) else { return nil }
    self.count = count
    self.unit = unit
  }

  /// A tenor as programmes write it: `2 weeks`, `month`, `quarter`, `half-year`, `6 months`, `year`.
  public init?(_ text: some StringProtocol) {
    let words = text.lowercased().split(separator: " ")
    guard let word = words.last, words.count <= 2 else { return nil }
    let count: Int
    if words.count == 2 {
      guard let number = Int(words[0]), (1...1200).contains(number) else { return nil }
      count = number
    } else {
      count = 1
    }
    let singular = word.hasSuffix("s") ? word.dropLast() : word
    switch singular {
    case "day": self.init(count, .day)
    case "week": self.init(count, .week)
    case "fortnight": self.init(count * 2, .week)
    case "month": self.init(count, .month)
    case "quarter": self.init(count * 3, .month)
    case "half-year": self.init(count * 6, .month)
    case "year": self.init(count, .year)
    default: return nil
    }
  }

  /// Its length in months, or nil for a tenor in days or weeks.
  public var months: Int? {
    switch unit {
    case .month: count
    case .year: count * 12
    case .day, .week: nil
    }
  }

  /// Its length in days, or nil for a tenor in months or years.
  public var days: Int? {
    switch unit {
    case .day: count
    case .week: count * 7
    case .month, .year: nil
    }
  }

  /// The day that lies this tenor, taken `times` times, after `date`; month ends as in ``CivilDate/adding(months:)``.
  public func advance(_ date: CivilDate, times: Int = 1) -> CivilDate {
    if let days { return date.adding(days: days * times) }
    return date.adding(months: (months ?? 0) * times)
  }
}

extension Tenor: CustomStringConvertible {
  /// `2 weeks`, `1 month`.
  public var description: String { "\(count) \(unit.rawValue)\(count == 1 ? "" : "s")" }
}
