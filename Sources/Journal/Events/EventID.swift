/// The id of an event: a ULID (https://github.com/ulid/spec), the milliseconds since 1970 in 48 bits and 80 bits of chance
/// as 26 characters of Crockford's base 32.
struct EventID: Hashable, Comparable {
  private let value: UInt128

  private static let digits = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

  /// The id that comes next: that of the instant and of `chance`, or, so that ids sort as their events do, the one after
  /// `last` where that would not be later. Only where `last` is the last of all is it an earlier one.
  ///
  /// - Parameter chance: Its lower 80 bits count.
  init(after last: EventID?, at instant: Timestamp, chance: UInt128) {
    let milliseconds = UInt128(max(0, instant.microseconds) / 1000) & (1 << 48 - 1)
    let fresh = milliseconds << 80 | chance & (1 << 80 - 1)
    if let last, fresh <= last.value, last.value < .max {
      value = last.value + 1
    } else {
      value = fresh
    }
  }

  /// An id as it is written; nil for anything else, and for small letters too.
  init?(_ text: some StringProtocol) {
    guard text.utf8.count == 26 else { return nil }
    var value: UInt128 = 0
    for (index, byte) in text.utf8.enumerated() {
      guard let digit = Self.digits.firstIndex(of: byte), index > 0 || digit < 8 else { return nil }
      value = value << 5 | UInt128(digit)
    }
    self.value = value
  }

  /// As it is written.
  var text: String {
    String(decoding: (0..<26).reversed().map { Self.digits[Int(value >> (5 * $0) & 31)] }, as: UTF8.self)
  }

  static func < (left: EventID, right: EventID) -> Bool { left.value < right.value }

  /// Chance for a new id.
  static func chance() -> UInt128 {
    var generator = SystemRandomNumberGenerator()
    return UInt128(generator.next()) << 64 | UInt128(generator.next())
  }
}
