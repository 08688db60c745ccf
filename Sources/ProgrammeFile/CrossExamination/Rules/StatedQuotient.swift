import Programme

/// A quotient, to the digits of the average that is stated for it.
struct StatedQuotient {
  /// Rounded half away from zero.
  let value: Metric.Value
  let isAsStated: Bool
  /// How far it lies from what is stated, to order quotients by.
  let distance: Double

  /// Nil where the kinds do not fit, where something is negative or divided by zero, and on overflow.
  init?(_ dividend: Metric.Value, _ divisor: Metric.Value, as stated: Metric.Value) {
    guard case .number(let divisor) = divisor, divisor.mantissa > 0, dividend.number.mantissa >= 0 else {
      return nil
    }
    switch (dividend, stated) {
    case (.money(let dividend), .money(let stated)):
      guard dividend.currency == stated.currency,
        let quotient = dividend.number.divided(by: divisor, digits: stated.currency.digits)
      else { return nil }
      value = .money(Money(minorUnits: quotient.mantissa, currency: stated.currency))
      let difference = quotient.mantissa.subtractingReportingOverflow(stated.minorUnits)
      guard !difference.overflow else { return nil }
      isAsStated = difference.partialValue.magnitude <= Self.halfStep(of: stated)
      distance = Double(difference.partialValue.magnitude)
    case (.number(let dividend), .number(let stated)):
      guard let quotient = dividend.divided(by: divisor, digits: stated.scale) else { return nil }
      value = .number(quotient)
      let difference = quotient.mantissa.subtractingReportingOverflow(stated.mantissa)
      guard !difference.overflow else { return nil }
      isAsStated = difference.partialValue == 0
      distance = Double(difference.partialValue.magnitude)
    default: return nil
    }
  }

  /// Half of the last digit that an amount was stated with. S/7.2K becomes 7200.00, so that its digits are gone:
  /// zeros at the end of thousands may stand for K, and of millions for M; below a thousand all digits count.
  private static func halfStep(of amount: Money) -> UInt {
    var unit: UInt = 1
    for _ in 0..<amount.currency.digits { unit *= 10 }
    let minorUnits = amount.minorUnits.magnitude
    guard minorUnits.isMultiple(of: unit) else { return 0 }
    let units = minorUnits / unit
    var step: UInt = 1
    let widest: UInt = units >= 1_000_000 ? 1_000_000 : units >= 1000 ? 1000 : 1
    while step < widest, units.isMultiple(of: step * 10) { step *= 10 }
    return step * unit / 2
  }
}

extension Metric.Value {
  var isMoney: Bool {
    if case .money = self { true } else { false }
  }
}
