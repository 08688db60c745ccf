/// A day that follows from an occurrence of another series: `10 business-days before qbr`.
public struct RelativeDay: Sendable, Hashable {
  /// The other series' id.
  public let series: String
  /// How many days lie between, 0 to 400.
  public let count: Int
  /// Whether open days or all days are counted.
  public let countsBusinessDays: Bool
  /// Whether it comes before the other's occurrence or after it.
  public let isBefore: Bool

  /// A rule as programmes write it: `10 business-days before qbr`, `3 days after qbr`, `2 weeks before qbr`. Nil where it
  /// is none of these.
  public init?(_ text: some StringProtocol) {
    let words = text.split { $0 == " " }.map { String($0) }
    guard words.count == 4, let number = Int(words[0]), (0...400).contains(number) else { return nil }
    switch words[1].lowercased() {
    case "business-day", "business-days": (count, countsBusinessDays) = (number, true)
    case "day", "days": (count, countsBusinessDays) = (number, false)
    case "week", "weeks":
      guard number <= 57 else { return nil }
      (count, countsBusinessDays) = (number * 7, false)
    default: return nil
    }
    switch words[2].lowercased() {
    case "before": isBefore = true
    case "after": isBefore = false
    default: return nil
    }
    series = words[3]
  }
}

extension RelativeDay: CustomStringConvertible {
  /// `10 business-days before qbr`.
  public var description: String {
    "\(count) \(countsBusinessDays ? "business-day" : "day")\(count == 1 ? "" : "s") "
      + "\(isBefore ? "before" : "after") \(series)"
  }
}
