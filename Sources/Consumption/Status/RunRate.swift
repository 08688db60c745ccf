public import Programme

/// What a month is expected to bring.
public struct RunRate: Sendable {
  /// Where it is taken from.
  public enum Basis: Sendable, Hashable {
    /// The average of these months, the last that are over and of which there is data.
    case months([ChargeMonth])
    /// What the agreement expects a month, because there is no data.
    case agreement
  }

  /// So many months are averaged, where there are as many.
  public static let averaged = 3
  /// The lowest and the highest of so many months are the range.
  public static let ranged = 6

  /// Where it is taken from.
  public let basis: Basis
  /// The sum of the months that are averaged; the expected amount itself where the basis is the agreement.
  public let sum: Money
  /// Of how many months it is the sum.
  public let count: Int
  /// The average, rounded half-even to the minor unit.
  public let amount: Money
  /// The lowest month of the range.
  public let lowest: Money
  /// The highest month of the range.
  public let highest: Money
  /// The months of the range; none where the basis is the agreement.
  public let range: [ChargeMonth]

  /// The run-rate of full months; of what the agreement expects where there are none; nil where it expects nothing.
  ///
  /// - Parameter months: In order, those only that are over.
  init?(_ months: [MonthSpend], expected: [Money], _ currency: Currency) throws(Overflow) {
    let range = months.suffix(Self.ranged)
    guard let lowest = range.map(\.total.minorUnits).min(), let highest = range.map(\.total.minorUnits).max()
    else {
      guard !expected.isEmpty else { return nil }
      amount = try Money.total(expected, currency)
      (sum, count) = (amount, 1)
      self.lowest = amount
      self.highest = amount
      basis = .agreement
      self.range = []
      return
    }
    let averaged = months.suffix(Self.averaged)
    let sum = try Money.total(averaged.map(\.total), currency)
    (self.sum, count) = (sum, averaged.count)
    amount = try sum.times(1, by: averaged.count)
    self.lowest = Money(minorUnits: lowest, currency: currency)
    self.highest = Money(minorUnits: highest, currency: currency)
    basis = .months(averaged.map(\.month))
    self.range = range.map(\.month)
  }
}
