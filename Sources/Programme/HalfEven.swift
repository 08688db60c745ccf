/// Division that rounds to the nearest, and what lies in the middle to the even neighbour (IEEE 754 section 4.3.1,
/// roundTiesToEven): the one rounding of money.
public enum HalfEven {
  /// `value` × `factor` ÷ `divisor`, exact until it is rounded; nil for a divisor below 1 and on overflow.
  public static func quotient(_ value: Int, times factor: Int, by divisor: Int) -> Int? {
    guard divisor > 0 else { return nil }
    let isNegative = (value < 0) != (factor < 0)
    let product = value.magnitude.multipliedFullWidth(by: factor.magnitude)
    guard product.high < divisor.magnitude else { return nil }
    var (quotient, remainder) = divisor.magnitude.dividingFullWidth(product)
    let rest = divisor.magnitude - remainder
    if remainder > rest || (remainder == rest && !quotient.isMultiple(of: 2)) { quotient += 1 }
    guard quotient <= UInt(Int.max) else { return nil }
    return isNegative ? -Int(quotient) : Int(quotient)
  }

  /// That many percent of an amount, to the minor unit; nil on overflow.
  public static func percent(_ share: DecimalNumber, of amount: Money) -> Money? {
    var divisor = 100
    for _ in 0..<share.scale {
      let (product, overflow) = divisor.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      divisor = product
    }
    return quotient(amount.minorUnits, times: share.mantissa, by: divisor).map {
      Money(minorUnits: $0, currency: amount.currency)
    }
  }

  /// How many percent `part` is of `whole`, with one digit; nil where `whole` is not above zero, and on overflow.
  public static func percentage(_ part: Int, of whole: Int) -> DecimalNumber? {
    quotient(part, times: 1000, by: whole).map { DecimalNumber(mantissa: $0, scale: 1) }
  }
}
