public import BusinessCalendar
public import Programme

/// The time in which something need not work: what its target leaves of a period, counted in days of 24 hours.
public struct ErrorBudget: Sendable, Hashable {
  /// The days that it is of.
  public let span: DateSpan
  /// Seconds that the target leaves: days × 86,400 × (100 − target) ÷ 100.
  public let allowed: DecimalNumber
  /// Seconds that the value took: days × 86,400 × (100 − value) ÷ 100; nil where there is no value.
  public let used: DecimalNumber?

  /// The budget of a period; nil where a share lies outside 0 to 100, and on overflow.
  ///
  /// - Parameters:
  ///   - target: In percent, 99.99.
  ///   - value: In percent; nil where there is none.
  public init?(_ span: DateSpan, target: DecimalNumber, value: DecimalNumber?) {
    guard let allowed = Self.seconds(missing: target, of: span) else { return nil }
    self.span = span
    self.allowed = allowed
    used = value.flatMap { Self.seconds(missing: $0, of: span) }
  }

  /// Seconds that are left; below zero where more was used than is allowed.
  public var left: DecimalNumber? { used.flatMap { allowed.subtracting($0)?.trimmed } }

  private static func seconds(missing share: DecimalNumber, of span: DateSpan) -> DecimalNumber? {
    guard share.mantissa >= 0, share <= DecimalNumber(mantissa: 100), share.scale <= 12,
      let missing = DecimalNumber(mantissa: 100).subtracting(share)
    else { return nil }
    let (seconds, overflow) = missing.mantissa.multipliedReportingOverflow(by: span.count * 86_400)
    return overflow ? nil : DecimalNumber(mantissa: seconds, scale: missing.scale + 2).trimmed
  }

  /// Seconds as a person reads them: `4 min 19.2 s`, `1 d 2 h`, `-30 s`.
  public static func words(_ seconds: DecimalNumber) -> String {
    var unit = 1
    for _ in 0..<seconds.scale { unit *= 10 }
    let whole = Int(clamping: seconds.mantissa.magnitude) / unit
    let rest = DecimalNumber(
      mantissa: Int(clamping: seconds.mantissa.magnitude) - whole / 60 * 60 * unit, scale: seconds.scale
    ).trimmed
    var parts: [String] = []
    for (count, name) in [(whole / 86_400, "d"), (whole / 3600 % 24, "h"), (whole / 60 % 60, "min")]
    where count > 0 { parts.append("\(count) \(name)") }
    if rest.mantissa > 0 || parts.isEmpty { parts.append("\(rest) s") }
    return (seconds.mantissa < 0 ? "-" : "") + parts.joined(separator: " ")
  }
}
