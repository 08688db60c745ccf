import Programme

extension Money {
  /// The product; nil on overflow.
  func times(_ factor: Int) -> Money? {
    let (product, overflow) = minorUnits.multipliedReportingOverflow(by: factor)
    return overflow ? nil : Money(minorUnits: product, currency: currency)
  }

  /// The difference; nil across currencies and on overflow.
  func subtracting(_ other: Money) -> Money? {
    let (difference, overflow) = minorUnits.subtractingReportingOverflow(other.minorUnits)
    return overflow || currency != other.currency ? nil : Money(minorUnits: difference, currency: currency)
  }

  /// The sum of amounts in one currency, whichever it is; nil for none, across currencies and on overflow.
  static func sum(_ amounts: [Money]) -> Money? {
    amounts.first.flatMap { Money.sum(amounts, in: $0.currency) }
  }
}

extension DecimalNumber {
  /// The product; nil on overflow.
  func times(_ factor: Int) -> DecimalNumber? {
    let (product, overflow) = mantissa.multipliedReportingOverflow(by: factor)
    return overflow ? nil : DecimalNumber(mantissa: product, scale: scale)
  }

  /// The difference; nil on overflow.
  func subtracting(_ other: DecimalNumber) -> DecimalNumber? {
    let scale = max(self.scale, other.scale)
    guard let left = rescaled(to: scale), let right = other.rescaled(to: scale) else { return nil }
    let (difference, overflow) = left.mantissa.subtractingReportingOverflow(right.mantissa)
    return overflow ? nil : DecimalNumber(mantissa: difference, scale: scale)
  }
}

extension Metric.Value {
  /// The difference; nil between unlike values and on overflow.
  func subtracting(_ other: Metric.Value) -> Metric.Value? {
    switch (self, other) {
    case (.number(let left), .number(let right)): left.subtracting(right).map { .number($0) }
    case (.money(let left), .money(let right)): left.subtracting(right).map { .money($0) }
    default: nil
    }
  }
}
