import Programme

/// Division that rounds to the nearest, and what lies in the middle to the even neighbour (IEEE 754 section 4.3.1).
enum HalfEven {
  /// `value` × `factor` ÷ `divisor`, exact until it is rounded; nil for a divisor below 1 and on overflow.
  static func quotient(_ value: Int, times factor: Int, by divisor: Int) -> Int? {
    guard divisor > 0 else { return nil }
    // Two words hold the product of any two of one.
    let product = Int128(value) * Int128(factor)
    var (quotient, remainder) = product.quotientAndRemainder(dividingBy: Int128(divisor))
    let twice = remainder.magnitude * 2
    if twice > UInt128(divisor) || (twice == UInt128(divisor) && !quotient.isMultiple(of: 2)) {
      quotient += product < 0 ? -1 : 1
    }
    return Int(exactly: quotient)
  }
}

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
    var divisor = 100
    for _ in 0..<share.scale {
      let (product, overflow) = divisor.multipliedReportingOverflow(by: 10)
      if overflow { throw Overflow() }
      divisor = product
    }
    return try times(share.mantissa, by: divisor)
  }

  /// The sum of amounts in that currency.
  static func total(_ amounts: some Sequence<Money>, _ currency: Currency) throws(Overflow) -> Money {
    guard let sum = Money.sum(amounts, in: currency) else { throw Overflow() }
    return sum
  }
}
