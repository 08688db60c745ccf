internal import BusinessCalendar

extension Timestamp {
  /// The first instant that can be written, 0001-01-01T00:00:00Z.
  public static let earliest = Timestamp(microseconds: CivilDate.earliest.dayNumber * microsecondsOfDay)
  /// The last instant that can be written, 9999-12-31T23:59:59.999999Z.
  public static let latest = Timestamp(
    microseconds: (CivilDate.latest.dayNumber + 1) * microsecondsOfDay - 1)

  private static let microsecondsOfDay = 86_400_000_000

  /// Whether RFC 3339 can write it: its year lies between 1 and 9999.
  public var isWritable: Bool { self >= .earliest && self <= .latest }

  /// An instant as RFC 3339 section 5.6 writes it, with at most six digits after the second, in UTC or with an offset; nil
  /// for anything else, for leap seconds too.
  public init?(rfc3339 text: some StringProtocol) {
    var rest = Array(text.utf8)[...]
    func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    func number(_ bytes: ArraySlice<UInt8>) -> Int? {
      bytes.allSatisfy(isDigit) ? bytes.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) } : nil
    }
    /// Two numbers of two digits each, with a colon between.
    func pair(_ bytes: ArraySlice<UInt8>) -> (Int, Int)? {
      guard bytes.count == 5, bytes[bytes.startIndex + 2] == UInt8(ascii: ":"),
        let first = number(bytes.prefix(2)),
        let second = number(bytes.suffix(2)), first < 24, second < 60
      else { return nil }
      return (first, second)
    }
    guard rest.count >= 20, let date = CivilDate(iso: String(decoding: rest.prefix(10), as: UTF8.self)),
      rest[10] == UInt8(ascii: "T") || rest[10] == UInt8(ascii: "t"),
      let (hour, minute) = pair(rest[11..<16]),
      rest[16] == UInt8(ascii: ":"), let second = number(rest[17..<19]), second < 60
    else { return nil }
    rest = rest[19...]
    var fraction = 0
    if rest.first == UInt8(ascii: ".") {
      let digits = rest.dropFirst().prefix(while: isDigit)
      guard (1...6).contains(digits.count), let value = number(digits) else { return nil }
      fraction = (digits.count..<6).reduce(value) { product, _ in product * 10 }
      rest = rest.dropFirst(1 + digits.count)
    }
    var offset = 0
    if rest.elementsEqual("Z".utf8) || rest.elementsEqual("z".utf8) {
      offset = 0
    } else {
      guard let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
        let (hours, minutes) = pair(rest.dropFirst())
      else { return nil }
      offset = (hours * 60 + minutes) * (sign == UInt8(ascii: "-") ? -1 : 1)
    }
    let seconds = (hour * 60 + minute - offset) * 60 + second
    self.init(microseconds: date.dayNumber * Self.microsecondsOfDay + seconds * 1_000_000 + fraction)
    guard isWritable else { return nil }
  }
}

extension Timestamp: CustomStringConvertible {
  /// As RFC 3339 writes it in UTC with all microseconds, `2025-03-31T15:04:05.000000Z`; an instant outside of the years 1
  /// to 9999 as the end that lies nearest.
  public var description: String {
    let value = min(max(self, .earliest), .latest).microseconds
    var day = value / Self.microsecondsOfDay
    var rest = value % Self.microsecondsOfDay
    if rest < 0 { (day, rest) = (day - 1, rest + Self.microsecondsOfDay) }
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    let seconds = rest / 1_000_000
    return "\(CivilDate(clamping: day))T\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2)):"
      + "\(padded(seconds % 60, 2)).\(padded(rest % 1_000_000, 6))Z"
  }
}
