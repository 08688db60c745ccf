import Programme

/// An exact ratio, so that a value is compared with a path and not with a path that was rounded. Arithmetic that would need
/// more than 127 bits gives nil.
struct Fraction: Sendable, Hashable {
  /// Of the ratio in lowest terms.
  let numerator: Int128
  /// Of the ratio in lowest terms; above zero.
  let denominator: Int128

  /// A ratio; nil for a divisor of zero and on overflow.
  init?(_ numerator: Int128, _ denominator: Int128 = 1) {
    guard denominator != 0, numerator != .min, denominator != .min else { return nil }
    let common = Int128(clamping: Self.divisor(numerator.magnitude, denominator.magnitude))
    let sign: Int128 = denominator < 0 ? -1 : 1
    self.numerator = sign * (numerator / common)
    self.denominator = sign * (denominator / common)
  }

  /// A number as it is.
  init?(_ number: DecimalNumber) {
    var power: Int128 = 1
    for _ in 0..<number.scale { power *= 10 }
    self.init(Int128(number.mantissa), power)
  }

  /// The sum.
  func adding(_ other: Fraction) -> Fraction? {
    guard let left = Self.product(numerator, other.denominator),
      let right = Self.product(other.numerator, denominator),
      let below = Self.product(denominator, other.denominator)
    else { return nil }
    let (sum, overflow) = left.addingReportingOverflow(right)
    return overflow ? nil : Fraction(sum, below)
  }

  /// The difference.
  func subtracting(_ other: Fraction) -> Fraction? { other.negated.flatMap { adding($0) } }

  /// The product.
  func times(_ other: Fraction) -> Fraction? {
    guard let above = Self.product(numerator, other.numerator),
      let below = Self.product(denominator, other.denominator)
    else { return nil }
    return Fraction(above, below)
  }

  /// The quotient; nil for a divisor of zero.
  func over(_ other: Fraction) -> Fraction? {
    guard let above = Self.product(numerator, other.denominator),
      let below = Self.product(denominator, other.numerator)
    else { return nil }
    return Fraction(above, below)
  }

  /// As far from zero on its good side.
  var magnitude: Fraction? { numerator < 0 ? negated : self }

  private var negated: Fraction? { Fraction(0 - numerator, denominator) }

  /// Whether it is less; nil where that cannot be said in 127 bits.
  func isLess(than other: Fraction) -> Bool? {
    guard let left = Self.product(numerator, other.denominator),
      let right = Self.product(other.numerator, denominator)
    else { return nil }
    return left < right
  }

  /// How a number is rounded that has more digits than are shown.
  enum Rounding {
    /// To the nearest; what lies in the middle to the even neighbour (IEEE 754, roundTiesToEven).
    case halfEven
    /// To the next one that is not less.
    case up
  }

  /// With that many digits after the point.
  func rounded(to digits: Int, _ rounding: Rounding = .halfEven) -> DecimalNumber? {
    var power: Int128 = 1
    for _ in 0..<min(max(digits, 0), 18) { power *= 10 }
    guard let scaled = Self.product(numerator, power) else { return nil }
    // Towards minus infinity, so that the rest is never below zero.
    var (quotient, rest) = scaled.quotientAndRemainder(dividingBy: denominator)
    if rest < 0 {
      quotient -= 1
      rest += denominator
    }
    let isRaised =
      switch rounding {
      case .up: rest > 0
      case .halfEven: rest > denominator - rest || (rest == denominator - rest && !quotient.isMultiple(of: 2))
      }
    return Int(exactly: isRaised ? quotient + 1 : quotient).map {
      DecimalNumber(mantissa: $0, scale: digits)
    }
  }

  private static func product(_ left: Int128, _ right: Int128) -> Int128? {
    let (product, overflow) = left.multipliedReportingOverflow(by: right)
    return overflow ? nil : product
  }

  /// The greatest common divisor; the other one where one is zero.
  private static func divisor(_ left: UInt128, _ right: UInt128) -> UInt128 {
    var (left, right) = (left, right)
    while right != 0 { (left, right) = (right, left % right) }
    return max(left, 1)
  }
}

extension DecimalNumber {
  /// Without zeros at the end: 19.20 as 19.2.
  var trimmed: DecimalNumber {
    var (mantissa, scale) = (mantissa, scale)
    while scale > 0, mantissa.isMultiple(of: 10) {
      mantissa /= 10
      scale -= 1
    }
    return DecimalNumber(mantissa: mantissa, scale: scale)
  }

  /// The difference; nil on overflow.
  func subtracting(_ other: DecimalNumber) -> DecimalNumber? {
    let digits = max(scale, other.scale)
    guard let left = rescaled(to: digits), let right = other.rescaled(to: digits) else { return nil }
    let (difference, overflow) = left.mantissa.subtractingReportingOverflow(right.mantissa)
    return overflow ? nil : DecimalNumber(mantissa: difference, scale: digits)
  }
}
