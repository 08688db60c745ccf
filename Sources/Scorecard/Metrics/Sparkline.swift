public import Programme

/// A line of values as blocks of eight heights.
public enum Sparkline {
  private static let blocks = Array("▁▂▃▄▅▆▇█")

  /// The least value as the lowest block, the greatest as the highest, the others in between by half-even rounding; values
  /// that are all alike as blocks of the middle. Nothing for no value, and where they cannot be compared exactly.
  public static func text(_ values: [DecimalNumber]) -> String {
    guard let least = values.min(), let greatest = values.max() else { return "" }
    if least == greatest { return String(repeating: "▄", count: values.count) }
    guard let low = Fraction(least), let range = Fraction(greatest)?.subtracting(low),
      let seven = Fraction(7)
    else { return "" }
    var line = ""
    for value in values {
      guard
        let height = Fraction(value)?.subtracting(low)?.times(seven)?.over(range)?.rounded(to: 0)?.mantissa,
        blocks.indices.contains(height)
      else { return "" }
      line.append(blocks[height])
    }
    return line
  }
}
