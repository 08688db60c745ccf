public import BusinessCalendar
public import Programme

/// What one unit of a currency costs in another, on a day.
public struct ExchangeRate: Sendable, Hashable {
  /// Of which currency one unit is meant.
  public let from: Currency
  /// In which currency its price is.
  public let to: Currency
  /// The price, above zero, with at most twelve digits after the point.
  public let number: DecimalNumber
  /// The day of which it is.
  public let date: CivilDate
  /// Who says so: a central bank, a bank, a contract.
  public let source: String

  /// A rate by its parts; nil for a price that is not above zero or has too many digits, and for one currency.
  public init?(from: Currency, to: Currency, number: DecimalNumber, date: CivilDate, source: String) {
    guard from != to, number.mantissa > 0, number.scale <= 12 else { return nil }
    self.from = from
    self.to = to
    self.number = number
    self.date = date
    self.source = source
  }

  /// `USD/PEN`, as the trade writes what a dollar costs in soles (ISO 4217 codes, base first).
  public var pair: String { "\(from.code)/\(to.code)" }

  /// As a report states it: `USD/PEN 3.751 of 2025-03-31 (SBS)`.
  public var words: String { "\(pair) \(number) of \(date) (\(source))" }

  /// An amount in the other currency of the pair, rounded half-even to its minor unit; nil for an amount of a third currency
  /// and on overflow.
  public func convert(_ money: Money) -> Money? {
    if money.currency == from {
      return converted(money, to, times: number.mantissa, thenDigits: number.scale)
    }
    guard money.currency == to, let scale = Self.power(number.scale) else { return nil }
    // The other way round: divided by the price.
    return converted(money, from, times: scale, by: number.mantissa)
  }

  private func converted(
    _ money: Money, _ target: Currency, times factor: Int, by divisor: Int = 1, thenDigits digits: Int = 0
  ) -> Money? {
    let shift = target.digits - money.currency.digits - digits
    guard let scale = Self.power(abs(shift)) else { return nil }
    let (scaled, overflow) =
      shift > 0
      ? factor.multipliedReportingOverflow(by: scale) : divisor.multipliedReportingOverflow(by: scale)
    if overflow { return nil }
    return HalfEven.quotient(
      money.minorUnits, times: shift > 0 ? scaled : factor, by: shift > 0 ? divisor : scaled
    ).map { Money(minorUnits: $0, currency: target) }
  }

  private static func power(_ exponent: Int) -> Int? {
    guard (0...18).contains(exponent) else { return nil }
    return (0..<exponent).reduce(1) { power, _ in power * 10 }
  }
}
