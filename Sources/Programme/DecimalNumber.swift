/// An exact decimal number, such as 99.99: `mantissa` × 10^-`scale`.
public struct DecimalNumber: Sendable, Hashable {
  /// All digits as one integer.
  public let mantissa: Int
  /// How many of them stand after the point, 0 to 18.
  public let scale: Int

  /// A number by its parts; a scale outside 0...18 is brought into it.
  public init(mantissa: Int, scale: Int = 0) {
    self.mantissa = mantissa
    self.scale = Swift.min(Swift.max(scale, 0), 18)
  }

  /// A plain number, `-12`, `99.99`; no separators, no exponent. Nil where it is not one or has too many digits.
  public init?(_ text: some StringProtocol) {
    var mantissa = 0
    var scale = 0
    var digits = 0
    var pointSeen = false
    var rest = Array(text.utf8)[...]
    let negative = rest.first == UInt8(ascii: "-")
    if negative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
    for byte in rest {
      if byte == UInt8(ascii: "."), !pointSeen, digits > 0 {
        pointSeen = true
        continue
      }
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      let (tenfold, overflow) = mantissa.multipliedReportingOverflow(by: 10)
      let (sum, carry) = tenfold.addingReportingOverflow(Int(byte - UInt8(ascii: "0")))
      if overflow || carry { return nil }
      mantissa = sum
      digits += 1
      if pointSeen { scale += 1 }
    }
    guard digits > 0, rest.last != UInt8(ascii: "."), scale <= 18 else { return nil }
    self.mantissa = negative ? -mantissa : mantissa
    self.scale = scale
  }

  /// The number with at least `digits` digits after the point; nil on overflow.
  public func rescaled(to digits: Int) -> DecimalNumber? {
    guard digits > scale else { return self }
    guard digits <= 18 else { return nil }
    var mantissa = mantissa
    for _ in scale..<digits {
      let (product, overflow) = mantissa.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      mantissa = product
    }
    return DecimalNumber(mantissa: mantissa, scale: digits)
  }

  /// The quotient rounded half away from zero to `digits` digits after the point; nil for a zero divisor and on
  /// overflow.
  public func divided(by divisor: DecimalNumber, digits: Int) -> DecimalNumber? {
    guard divisor.mantissa != 0, let wanted = rescaled(to: divisor.scale + digits) else { return nil }
    // wanted / divisor has wanted.scale - divisor.scale digits, at least `digits`.
    let excess = wanted.scale - divisor.scale - digits
    var denominator = divisor.mantissa
    for _ in 0..<Swift.max(0, excess) {
      let (product, overflow) = denominator.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      denominator = product
    }
    // The one quotient that no integer holds.
    if wanted.mantissa == .min, denominator == -1 { return nil }
    let (quotient, remainder) = wanted.mantissa.quotientAndRemainder(dividingBy: denominator)
    let roundsAway = remainder.magnitude >= denominator.magnitude - remainder.magnitude
    let sign = (wanted.mantissa < 0) == (denominator < 0) ? 1 : -1
    return DecimalNumber(mantissa: roundsAway ? quotient + sign : quotient, scale: digits)
  }
}

extension DecimalNumber: Comparable {
  /// Orders by value, so that 1.5 and 1.50 are neither before the other.
  public static func < (left: DecimalNumber, right: DecimalNumber) -> Bool {
    let scale = Swift.max(left.scale, right.scale)
    if let a = left.rescaled(to: scale), let b = right.rescaled(to: scale) { return a.mantissa < b.mantissa }
    return left.approximation < right.approximation
  }

  /// Equal values, whatever their number of digits.
  public static func == (left: DecimalNumber, right: DecimalNumber) -> Bool {
    !(left < right) && !(right < left)
  }

  /// Hashes the value without trailing zeros.
  public func hash(into hasher: inout Hasher) {
    var (mantissa, scale) = (mantissa, scale)
    while scale > 0, mantissa.isMultiple(of: 10) {
      mantissa /= 10
      scale -= 1
    }
    hasher.combine(mantissa)
    hasher.combine(scale)
  }

  /// Only for an order of magnitude where exact comparison would overflow.
  private var approximation: Double {
    var value = Double(mantissa)
    for _ in 0..<scale { value /= 10 }
    return value
  }
}

extension DecimalNumber: CustomStringConvertible {
  /// Digits with a point, `-0.05`, and no separators.
  public var description: String {
    let digits = String(mantissa.magnitude)
    let padded = String(repeating: "0", count: Swift.max(0, scale + 1 - digits.count)) + digits
    let whole = padded.dropLast(scale)
    return (mantissa < 0 ? "-" : "") + (scale == 0 ? String(whole) : whole + "." + padded.suffix(scale))
  }
}
