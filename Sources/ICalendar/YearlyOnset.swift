internal import BusinessCalendar

/// When an offset from UTC begins each year: at a local time of the nth weekday of a month.
struct YearlyOnset: Sendable, Hashable {
  /// Whether the zone calls it daylight saving time.
  let isDaylight: Bool
  /// What clocks show beside the time, `EST`.
  let abbreviation: String
  /// Seconds east of UTC before.
  let from: Int
  /// Seconds east of UTC from then on.
  let to: Int
  /// 1 to 12.
  let month: Int
  /// 1 to 4 from the month's start, -1 for the last.
  let ordinal: Int
  /// The day of the week.
  let weekday: Weekday
  /// Seconds since midnight, on a clock that still shows ``from``.
  let secondsOfDay: Int

  /// The day of a year on which it begins; nil outside the calendar.
  func day(in year: Int) -> CivilDate? {
    guard let first = CivilDate(year: year, month: month, day: 1) else { return nil }
    if ordinal > 0 {
      return first.adding(days: (weekday.isoNumber - first.weekday.isoNumber + 7) % 7 + 7 * (ordinal - 1))
    }
    let last = first.adding(days: CivilDate.lengthOfMonth(year: year, month: month) - 1)
    return last.adding(days: -((last.weekday.isoNumber - weekday.isoNumber + 7) % 7) + 7 * (ordinal + 1))
  }

  /// The instant of a year at which it begins, in seconds since 1970.
  func instant(in year: Int) -> Int? {
    day(in: year).map { $0.dayNumber * 86_400 + secondsOfDay - from }
  }

  /// The recurrence rule that says so.
  var rule: String {
    "FREQ=YEARLY;BYMONTH=\(month);BYDAY=\(ordinal)\(weekday.twoLetters)"
  }
}

extension Weekday {
  /// As RFC 5545 section 3.3.10 writes it, `MO`.
  var twoLetters: String { String(rawValue.prefix(2)).uppercased() }

  /// The day that RFC 5545 writes so.
  init?(twoLetters: some StringProtocol) {
    guard let day = Self.allCases.first(where: { $0.twoLetters == String(twoLetters) }) else { return nil }
    self = day
  }
}
