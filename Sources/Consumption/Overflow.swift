import Programme

/// A figure is larger than can be counted.
struct Overflow: Error {}

extension Money {
  /// The sum.
  func plus(_ other: Money) throws(Overflow) -> Money {
    guard let sum = adding(other) else { throw Overflow() }
    return sum
  }

  /// The difference.
  func minus(_ other: Money) throws(Overflow) -> Money {
    let (difference, overflow) = minorUnits.subtractingReportingOverflow(other.minorUnits)
    guard !overflow, currency == other.currency else { throw Overflow() }
    return Money(minorUnits: difference, currency: currency)
  }

  /// A share of it, rounded half-even to the minor unit.
  func times(_ factor: Int, by divisor: Int = 1) throws(Overflow) -> Money {
    guard let minorUnits = HalfEven.quotient(minorUnits, times: factor, by: divisor) else { throw Overflow() }
    return Money(minorUnits: minorUnits, currency: currency)
  }

  /// So many percent of it, rounded half-even to the minor unit.
  func percent(_ share: DecimalNumber) throws(Overflow) -> Money {
    guard let part = HalfEven.percent(share, of: self) else { throw Overflow() }
    return part
  }

  /// The sum of amounts in that currency.
  static func total(_ amounts: some Sequence<Money>, _ currency: Currency) throws(Overflow) -> Money {
    guard let sum = Money.sum(amounts, in: currency) else { throw Overflow() }
    return sum
  }
}
