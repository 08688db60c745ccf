internal import BusinessCalendar

/// What the parts of a rule say.
struct RecurrenceParts: Sendable, Hashable {
  /// A weekday, every one of its period or the nth.
  struct Day: Sendable, Hashable {
    /// 1 for the first, -1 for the last; nil for every.
    let ordinal: Int?
    let weekday: Weekday
  }

  var frequency: RecurrenceRule.Frequency
  var interval = 1
  var weekStart = Weekday.monday
  var count: Int?
  var until: CivilDate?
  var months: [Int] = []
  var monthDays: [Int] = []
  var yearDays: [Int] = []
  var days: [Day] = []
  var positions: [Int] = []

  /// Whether BYSETPOS picks from days that are counted from both ends of the year, two of which may be one.
  var mayNameADayTwice: Bool {
    !positions.isEmpty && yearDays.contains { $0 < 0 } && yearDays.contains { $0 > 0 }
  }

  /// The rule for libical, without what ``RecurrenceRule/dates(from:through:)`` does itself: COUNT, UNTIL and WKST.
  ///
  /// Lists of numbers are sorted, because libical counts BYSETPOS in the order of the list.
  func native(days: [Day]) -> String {
    var result = "FREQ=\(frequency.rawValue.uppercased());INTERVAL=\(interval)"
    for (name, values) in [("BYMONTH", months), ("BYMONTHDAY", monthDays), ("BYYEARDAY", yearDays)] {
      if !values.isEmpty { result += ";\(name)=" + values.sorted().map(String.init).joined(separator: ",") }
    }
    if !days.isEmpty {
      result +=
        ";BYDAY="
        + days.map { ($0.ordinal.map(String.init) ?? "") + $0.weekday.twoLetters }.joined(separator: ",")
    }
    if !positions.isEmpty {
      result += ";BYSETPOS=" + positions.sorted().map(String.init).joined(separator: ",")
    }
    return result
  }
}
