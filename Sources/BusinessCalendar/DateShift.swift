/// A distance between two dates, forwards or back: `5bd`, `-3m`, `2w`, `1y`, `10d`.
public struct DateShift: Sendable, Hashable {
  /// The unit that is counted.
  public enum Unit: String, Sendable, Hashable, CaseIterable {
    /// Open days of a calendar (QuantLib's `Days`).
    case businessDay = "bd"
    /// All days.
    case day = "d"
    /// Seven days.
    case week = "w"
    /// Calendar months.
    case month = "m"
    /// Twelve months.
    case year = "y"
  }

  /// How many, negative towards the past; at most 100,000 either way.
  public let count: Int
  /// Of what.
  public let unit: Unit

  /// A shift by its parts; nil where the count lies outside -100,000...100,000.
  public init?(_ count: Int, _ unit: Unit) {
    guard (-100_000...100_000).contains(count) else { return nil }
    self.count = count
    self.unit = unit
  }

  /// A shift as expressions write it, `-3m`; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let digits = text.prefix { "+-0123456789".contains($0) }
    guard let unit = Unit(rawValue: String(text.dropFirst(digits.count))), let count = Int(digits) else {
      return nil
    }
    self.init(count, unit)
  }
}

extension DateShift: CustomStringConvertible {
  /// As expressions write it, `-3m`.
  public var description: String { "\(count)\(unit.rawValue)" }
}
