public import BusinessCalendar
public import Programme

/// How amounts of one currency are told in another: a rate of a day, and who says so.
public struct PipelineRate: Sendable, Hashable {
  /// Of what one unit is taken.
  public let from: Currency
  /// In what it is told.
  public let to: Currency
  /// How many units of the one are a unit of the other.
  public let rate: DecimalNumber
  /// The day of the rate.
  public let date: CivilDate
  /// Where it comes from.
  public let source: String

  /// A rate by its parts.
  public init(from: Currency, to: Currency, rate: DecimalNumber, date: CivilDate, source: String) {
    self.from = from
    self.to = to
    self.rate = rate
    self.date = date
    self.source = source
  }

  /// The amount in the other currency, to its minor unit, rounded half-even; nil for another currency and on overflow.
  func convert(_ money: Money) -> Money? {
    guard money.currency == from else { return nil }
    return Product.of(
      money.minorUnits, rate.mantissa, dividedByTenTo: rate.scale + from.digits - to.digits
    ).map { Money(minorUnits: $0, currency: to) }
  }

  /// `1 USD = 3.75 PEN on 2026-03-01 (SBS)`.
  public var words: String { "1 \(from.code) = \(rate) \(to.code) on \(date) (\(source))" }
}

/// Products of money that are rounded to the nearest, and what lies in the middle to the even neighbour (IEEE 754 section
/// 4.3.1, roundTiesToEven).
enum Product {
  /// `value` × `factor` ÷ 10^`power`; nil on overflow.
  static func of(_ value: Int, _ factor: Int, dividedByTenTo power: Int) -> Int? {
    var product = value.magnitude.multipliedFullWidth(by: factor.magnitude)
    var divisor: UInt = 1
    for _ in 0..<power.magnitude {
      if power > 0 {
        let (tenfold, overflow) = divisor.multipliedReportingOverflow(by: 10)
        if overflow { return nil }
        divisor = tenfold
      } else {
        guard product.high == 0 else { return nil }
        product = product.low.multipliedFullWidth(by: 10)
      }
    }
    guard product.high < divisor else { return nil }
    var (quotient, remainder) = divisor.dividingFullWidth(product)
    let rest = divisor - remainder
    if remainder > rest || (remainder == rest && !quotient.isMultiple(of: 2)) { quotient += 1 }
    guard quotient <= UInt(Int.max) else { return nil }
    return (value < 0) != (factor < 0) ? -Int(quotient) : Int(quotient)
  }

  /// That many percent of an amount, to the minor unit; nil on overflow.
  static func percent(_ share: DecimalNumber, of money: Money) -> Money? {
    of(money.minorUnits, share.mantissa, dividedByTenTo: share.scale + 2).map {
      Money(minorUnits: $0, currency: money.currency)
    }
  }
}
