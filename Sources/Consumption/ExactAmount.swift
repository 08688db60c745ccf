public import Programme

/// A decimal number with as many digits as a bill has, for sums without rounding: `mantissa` × 10^-`scale`, 38 digits in all.
public struct ExactAmount: Sendable, Hashable {
  private var mantissa: Int128
  private var scale: Int

  /// Nothing.
  public static let zero = ExactAmount(mantissa: 0, scale: 0)

  private init(mantissa: Int128, scale: Int) {
    self.mantissa = mantissa
    self.scale = scale
  }

  /// An amount of money.
  public init(_ money: Money) {
    self.init(mantissa: Int128(money.minorUnits), scale: money.currency.digits)
    strip()
  }

  /// A number as bills write it, `150000`, `-0.0000166667`, `4.8E-7`; nil where it is not one or has too many digits.
  public init?(_ text: some StringProtocol) {
    var text = String(text)
    guard let amount = text.withUTF8({ ExactAmount(bytes: $0) }) else { return nil }
    self = amount
  }

  /// The number that bytes say. An exponent is taken, although FOCUS forbids it, because exports of floating-point columns have
  /// them.
  init?(bytes: UnsafeBufferPointer<UInt8>) {
    var position = 0
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative || bytes.first == UInt8(ascii: "+") { position = 1 }
    var mantissa: Int128 = 0
    var (digits, scale, isFraction) = (0, 0, false)
    scanning: while position < bytes.count {
      let byte = bytes[position]
      let digit = byte &- 48
      if digit < 10 {
        let (product, overflow) = mantissa.multipliedReportingOverflow(by: 10)
        let (sum, carry) = product.addingReportingOverflow(Int128(digit))
        if overflow || carry { return nil }
        mantissa = sum
        digits += 1
        if isFraction { scale += 1 }
      } else if byte == UInt8(ascii: "."), !isFraction, digits > 0 {
        isFraction = true
      } else if byte == UInt8(ascii: "E") || byte == UInt8(ascii: "e"), digits > 0 {
        break scanning
      } else {
        return nil
      }
      position += 1
    }
    guard digits > 0, !(isFraction && scale == 0) else { return nil }
    self.init(mantissa: isNegative ? -mantissa : mantissa, scale: scale)
    strip()
    if position < bytes.count {
      guard let exponent = Self.exponent(bytes[(position + 1)...]) else { return nil }
      guard shift(by: exponent) else { return nil }
    }
  }

  /// Up to three digits with a sign: no money is larger.
  private static func exponent(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    var digits = bytes
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative || digits.first == UInt8(ascii: "+") { digits = digits.dropFirst() }
    guard (1...3).contains(digits.count), digits.allSatisfy({ $0 &- 48 < 10 }) else { return nil }
    let value = digits.reduce(0) { $0 * 10 + Int($1 - 48) }
    return isNegative ? -value : value
  }

  /// Multiplies by a power of ten; false where that has too many digits.
  private mutating func shift(by exponent: Int) -> Bool {
    if mantissa == 0 { return true }
    scale -= exponent
    if scale < 0 {
      guard let power = Self.power(-scale) else { return false }
      let (product, overflow) = mantissa.multipliedReportingOverflow(by: power)
      if overflow { return false }
      (mantissa, scale) = (product, 0)
    }
    return scale < Self.powers.count
  }

  /// The same amount in the form that equal amounts share.
  var stripped: ExactAmount {
    var stripped = self
    stripped.strip()
    return stripped
  }

  /// Takes off zeros at the end of the fraction, so that equal amounts have equal parts.
  private mutating func strip() {
    if mantissa == 0 { scale = 0 }
    while scale > 0 {
      let (quotient, remainder) = mantissa.quotientAndRemainder(dividingBy: 10)
      if remainder != 0 { return }
      mantissa = quotient
      scale -= 1
    }
  }

  private static let powers: [Int128] = (0..<38).map { exponent in
    (0..<exponent).reduce(Int128(1)) { power, _ in power &* 10 }
  }

  private static func power(_ exponent: Int) -> Int128? {
    powers.indices.contains(exponent) ? powers[exponent] : nil
  }

  private func rescaled(to digits: Int) -> Int128? {
    if digits == scale { return mantissa }
    guard let power = Self.power(digits - scale) else { return nil }
    let (product, overflow) = mantissa.multipliedReportingOverflow(by: power)
    return overflow ? nil : product
  }

  /// Adds, without rounding; false and nothing done where the sum has too many digits.
  public mutating func add(_ other: ExactAmount) -> Bool {
    let digits = max(scale, other.scale)
    guard let left = rescaled(to: digits), let right = other.rescaled(to: digits) else { return false }
    let (sum, overflow) = left.addingReportingOverflow(right)
    if overflow { return false }
    self = ExactAmount(mantissa: sum, scale: digits)
    return true
  }

  /// The difference; nil where it has too many digits.
  public func subtracting(_ other: ExactAmount) -> ExactAmount? {
    var difference = self
    let negated = ExactAmount(mantissa: 0 - other.mantissa, scale: other.scale)
    return difference.add(negated) ? difference : nil
  }

  /// Whether it is nothing.
  public var isZero: Bool { mantissa == 0 }

  /// The amount in a currency's minor unit, what lies in the middle rounded to the even neighbour; nil on overflow.
  public func rounded(in currency: Currency) -> Money? {
    guard scale > currency.digits else {
      return rescaled(to: currency.digits).flatMap { Int(exactly: $0) }.map {
        Money(minorUnits: $0, currency: currency)
      }
    }
    guard let divisor = Self.power(scale - currency.digits) else { return nil }
    var (quotient, remainder) = mantissa.quotientAndRemainder(dividingBy: divisor)
    let (rest, half) = (remainder.magnitude, divisor.magnitude / 2)
    if rest > half || (rest == half && !quotient.isMultiple(of: 2)) { quotient += mantissa < 0 ? -1 : 1 }
    return Int(exactly: quotient).map { Money(minorUnits: $0, currency: currency) }
  }
}

extension ExactAmount: CustomStringConvertible {
  /// All digits, without an exponent and without zeros at the end.
  public var description: String {
    let stripped = stripped
    let digits = String(stripped.mantissa.magnitude)
    let padded = String(repeating: "0", count: max(0, stripped.scale + 1 - digits.count)) + digits
    let sign = stripped.mantissa < 0 ? "-" : ""
    guard stripped.scale > 0 else { return sign + padded }
    return sign + padded.dropLast(stripped.scale) + "." + padded.suffix(stripped.scale)
  }
}
