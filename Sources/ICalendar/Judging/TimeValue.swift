internal import BusinessCalendar

/// A DATE or DATE-TIME (RFC 5545 sections 3.3.4 and 3.3.5).
struct TimeValue: Hashable {
  let date: CivilDate
  /// Of the day; nil for a DATE. 86,400 and above only in a leap second.
  let seconds: Int?
  let isUTC: Bool

  var isDate: Bool { seconds == nil }

  /// Exactly `YYYYMMDD`, `YYYYMMDDTHHMMSS` or the same with `Z`, of a day and a time that there are. libical is no
  /// judge here: it takes the 31st of February for the 3rd of March, and reads up to where it understands.
  init?(_ text: some StringProtocol) {
    var bytes = Array(text.utf8)
    isUTC = bytes.count == 16 && bytes[15] == UInt8(ascii: "Z")
    if isUTC { bytes.removeLast() }
    guard bytes.count == 8 || bytes.count == 15, let year = Self.number(bytes[0..<4]),
      let month = Self.number(bytes[4..<6]), let day = Self.number(bytes[6..<8]),
      let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    self.date = date
    guard bytes.count == 15 else {
      seconds = nil
      return
    }
    guard bytes[8] == UInt8(ascii: "T"), let hour = Self.number(bytes[9..<11]), hour < 24,
      let minute = Self.number(bytes[11..<13]), minute < 60, let second = Self.number(bytes[13..<15]),
      second <= 60
    else { return nil }
    seconds = hour * 3600 + minute * 60 + second
  }

  /// A number of digits alone.
  static func number(_ digits: some Collection<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.count <= 9 else { return nil }
    var result = 0
    for digit in digits {
      guard (48...57).contains(digit) else { return nil }
      result = result * 10 + Int(digit - 48)
    }
    return result
  }

  /// Seconds since 1970 as if its clock were UTC's; midnight for a DATE.
  var localSeconds: Int { date.dayNumber * 86_400 + (seconds ?? 0) }
}

/// A DURATION (RFC 5545 section 3.3.6).
struct DurationValue {
  /// Its length; days count 86,400.
  let seconds: Int
  /// Whether it has a part in hours, minutes or seconds.
  let hasTime: Bool

  /// `[+-]P` and weeks alone, or days and then a time whose units have no gap between them.
  init?(_ text: some StringProtocol) {
    var bytes = Array(text.utf8)[...]
    var sign = 1
    if let first = bytes.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
      sign = first == UInt8(ascii: "-") ? -1 : 1
      bytes.removeFirst()
    }
    guard bytes.popFirst() == UInt8(ascii: "P") else { return nil }
    var (total, units, isTime): (Int, [UInt8], Bool) = (0, [], false)
    while let first = bytes.first {
      if first == UInt8(ascii: "T"), !isTime {
        isTime = true
        bytes.removeFirst()
        continue
      }
      let digits = bytes.prefix { (48...57).contains($0) }
      bytes = bytes.dropFirst(digits.count)
      guard let number = TimeValue.number(digits), let unit = bytes.popFirst(),
        let length = Self.length(of: unit, isTime: isTime)
      else { return nil }
      total += number * length
      units.append(unit)
    }
    guard Self.orders.contains(String(decoding: units, as: UTF8.self)),
      isTime == units.contains(where: { "HMS".utf8.contains($0) })
    else { return nil }
    (seconds, hasTime) = (sign * total, isTime)
  }

  private static let orders: Set = [
    "W", "D", "DH", "DHM", "DHMS", "DM", "DMS", "DS", "H", "HM", "HMS", "M", "MS", "S",
  ]

  private static func length(of unit: UInt8, isTime: Bool) -> Int? {
    switch (unit, isTime) {
    case (UInt8(ascii: "W"), false): 604_800
    case (UInt8(ascii: "D"), false): 86_400
    case (UInt8(ascii: "H"), true): 3600
    case (UInt8(ascii: "M"), true): 60
    case (UInt8(ascii: "S"), true): 1
    default: nil
    }
  }
}

/// A PERIOD: a start, and an end or a length that lies after it (RFC 5545 section 3.3.9).
struct PeriodValue {
  let start: TimeValue
  let isOrdered: Bool
  let isUTC: Bool

  init?(_ text: some StringProtocol) {
    let sides = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard sides.count == 2, let start = TimeValue(sides[0]), !start.isDate else { return nil }
    self.start = start
    if let end = TimeValue(sides[1]), !end.isDate {
      isOrdered = start.localSeconds < end.localSeconds
      isUTC = start.isUTC && end.isUTC
    } else if let length = DurationValue(sides[1]) {
      isOrdered = length.seconds > 0
      isUTC = start.isUTC
    } else {
      return nil
    }
  }
}
