/// A distance in half-hours in words: `2 days 1 h 30 min`.
public struct HalfHours: Sendable, Hashable, CustomStringConvertible {
  /// How many, 0 or more.
  public let count: Int

  /// A distance of so many half-hours, whichever way.
  public init(_ count: Int) { self.count = abs(count) }

  /// `2 days 1 h 30 min`, `30 min`, `0 h`.
  public var description: String {
    let (days, rest) = (count / 48, count % 48)
    let parts = [
      days > 0 ? "\(days) day\(days == 1 ? "" : "s")" : nil,
      rest > 1 ? "\(rest / 2) h" : nil, rest % 2 == 1 ? "30 min" : nil,
    ].compactMap { $0 }
    return parts.isEmpty ? "0 h" : parts.joined(separator: " ")
  }
}
