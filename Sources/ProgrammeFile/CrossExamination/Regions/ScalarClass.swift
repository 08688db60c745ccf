/// What a Unicode scalar is to a reader who only looks for names of places and codes of regions.
enum ScalarClass {
  /// A lower-case letter, a digit or an underscore, as ASCII without its accent.
  case letter(UInt8)
  /// An upper-case letter, as lower-case ASCII without its accent.
  case capital(UInt8)
  /// A letter that has no counterpart in ASCII.
  case foreign
  /// Joins two words into one name or code.
  case hyphen
  /// Part of the letter before, or invisible.
  case ignored
  /// Anything else.
  case separator

  @inline(__always)
  init(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    switch value {
    case 0x61...0x7A, 0x30...0x39, 0x5F: self = .letter(UInt8(truncatingIfNeeded: value))
    case 0x41...0x5A: self = .capital(UInt8(truncatingIfNeeded: value) | 0x20)
    case 0x2D: self = .hyphen
    case 0..<0x80: self = .separator
    default: self = Self.beyondASCII(value)
    }
  }

  private static func beyondASCII(_ value: UInt32) -> ScalarClass {
    switch value {
    // Soft hyphen, combining accents, zero-width characters.
    case 0xAD, 0x300...0x36F, 0x200B...0x200D, 0x2060, 0xFEFF: return .ignored
    // Hyphen and no-break hyphen, which word processors write for the one of ASCII.
    case 0x2010, 0x2011: return .hyphen
    case 0xD7, 0xF7, 0x80..<0xC0: return .separator
    case 0xC0...0x17F:
      let base = foldedLatin[Int(value) - 0xC0]
      if base == UInt8(ascii: "?") { return .foreign }
      // Capitals are 00C0 to 00DE; from 0100 on, case alternates, and nothing hangs on it.
      return value < 0xDF ? .capital(base) : .letter(base)
    case 0x218...0x21B: return .letter(value < 0x21A ? UInt8(ascii: "s") : UInt8(ascii: "t"))
    case 0x2000...0x2BFF, 0x3000...0x303F, 0xFF00...0xFF0F: return .separator
    default: return .foreign
    }
  }

  /// The base letters of U+00C0 to U+017F; `?` where there is none.
  private static let foldedLatin = Array(
    ("aaaaaa?ceeeeiiiidnooooo?ouuuuy??aaaaaa?ceeeeiiiidnooooo?ouuuuy?y"
      + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii??jjkkklllllll"
      + "lllnnnnnnnnnoooooo??rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs").utf8)
}
