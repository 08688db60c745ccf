/// A day of the proleptic Gregorian calendar, from 0001-01-01 to 9999-12-31, in no time zone.
///
/// Stored as a day number, so that comparing, counting and adding days cost one operation. The conversion is
/// Howard Hinnant's `civil_from_days` (http://howardhinnant.github.io/date_algorithms.html).
public struct CivilDate: Sendable, Hashable, Comparable {
  /// Days since 1970-01-01.
  public let dayNumber: Int

  /// The first and the last day that can be named.
  public static let earliest = CivilDate(unchecked: -719_162)
  /// The last day that can be named, 9999-12-31.
  public static let latest = CivilDate(unchecked: 2_932_896)

  private init(unchecked dayNumber: Int) { self.dayNumber = dayNumber }

  /// The day `dayNumber` days after 1970-01-01, or the end of the calendar that lies nearest.
  public init(clamping dayNumber: Int) {
    self.dayNumber = min(max(dayNumber, Self.earliest.dayNumber), Self.latest.dayNumber)
  }

  /// A date by its parts; nil where the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.lengthOfMonth(year: year, month: month)
    else { return nil }
    self.init(unchecked: Self.dayNumber(year: year, month: month, day: day))
  }

  /// A date as ISO 8601 writes it, `2025-03-31`, and in no other form.
  public init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
    var parts = [0, 0, 0]
    for (part, range) in [0..<4, 5..<7, 8..<10].enumerated() {
      for byte in bytes[range] {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        parts[part] = parts[part] * 10 + Int(byte - UInt8(ascii: "0"))
      }
    }
    self.init(year: parts[0], month: parts[1], day: parts[2])
  }

  /// Orders by time.
  public static func < (left: CivilDate, right: CivilDate) -> Bool { left.dayNumber < right.dayNumber }

  /// Year, month (1 to 12) and day (1 to 31).
  public var parts: (year: Int, month: Int, day: Int) {
    let shifted = dayNumber + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// The year, 1 to 9999.
  public var year: Int { parts.year }
  /// The month, 1 to 12.
  public var month: Int { parts.month }
  /// The day of the month, 1 to 31.
  public var day: Int { parts.day }
  /// The day of the week.
  public var weekday: Weekday { Weekday(isoNumber: (dayNumber + 719_162) % 7 + 1) }
  /// Whether it is the last day of its month.
  public var isEndOfMonth: Bool {
    let (year, month, day) = parts
    return day == Self.lengthOfMonth(year: year, month: month)
  }

  /// The last day of its month.
  public var endOfMonth: CivilDate {
    let (year, month, day) = parts
    return adding(days: Self.lengthOfMonth(year: year, month: month) - day)
  }

  /// Whether two dates lie in one month of one year.
  func sharesMonth(with other: CivilDate) -> Bool {
    let (a, b) = (parts, other.parts)
    return a.month == b.month && a.year == b.year
  }

  /// The day `count` days later (earlier if negative), at most the end of the calendar.
  public func adding(days count: Int) -> CivilDate {
    let (sum, overflow) = dayNumber.addingReportingOverflow(count)
    return overflow ? (count < 0 ? .earliest : .latest) : CivilDate(clamping: sum)
  }

  /// The same day of the month `count` months later, or that month's last day where it has no such day; at most the
  /// end of the calendar.
  public func adding(months count: Int) -> CivilDate {
    let (year, month, day) = parts
    let (index, overflow) = (year * 12 + month - 1).addingReportingOverflow(count)
    if overflow || index < 12 { return count < 0 ? .earliest : .latest }
    let (newYear, newMonth) = (index / 12, index % 12 + 1)
    if newYear > 9999 { return .latest }
    let newDay = min(day, Self.lengthOfMonth(year: newYear, month: newMonth))
    return CivilDate(unchecked: Self.dayNumber(year: newYear, month: newMonth, day: newDay))
  }

  /// How many days lie between; positive where `right` is earlier.
  public static func - (left: CivilDate, right: CivilDate) -> Int { left.dayNumber - right.dayNumber }

  /// The year and number of its ISO 8601 week.
  public var isoWeek: (year: Int, week: Int) {
    let thursday = adding(days: 4 - weekday.isoNumber)
    let year = thursday.year
    return (year, (thursday.dayNumber - Self.dayNumber(year: year, month: 1, day: 1)) / 7 + 1)
  }

  /// How many days a month has, 28 to 31. `month` must lie in 1...12.
  public static func lengthOfMonth(year: Int, month: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
    default: 31
    }
  }

  private static func dayNumber(year: Int, month: Int, day: Int) -> Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear / 400
    let yearOfEra = shiftedYear - era * 400
    let monthFromMarch = month > 2 ? month - 3 : month + 9
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}

extension CivilDate: CustomStringConvertible {
  /// As ISO 8601 writes it, `2025-03-31`.
  public var description: String {
    let (year, month, day) = parts
    return Self.padded(year, 4) + "-" + Self.padded(month, 2) + "-" + Self.padded(day, 2)
  }

  static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
