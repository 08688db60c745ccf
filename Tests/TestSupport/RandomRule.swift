/// When a random series is held: the entries of its record that say so.
struct RandomRule {
  let entries: [String]
  /// The series that it follows.
  private(set) var base: String?
  private(set) var isFiscal = false
  /// Whether its periods may be of a few days, which a window would leave empty.
  private(set) var isShort = false

  private static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]

  init(following others: [String], _ chance: inout Chance) {
    let kind = chance.number(1...10)
    if kind == 1, let first = others.first {
      base = chance.holds(50) ? first : chance.pick(others)
      entries = ["day: \(Self.lag(&chance)) \(base ?? first)"]
      return
    }
    if kind <= 3 {
      isShort = true
      entries = ["recurrence: \"\(Self.recurrence(&chance))\""]
      return
    }
    let isInWeeks = kind <= 5
    isShort = isInWeeks
    var entries: [String]
    if isInWeeks {
      let weeks = chance.pick([1, 2, 2, 3, 4, 13])
      let every = weeks == 1 ? "week" : weeks == 2 && chance.holds(50) ? "fortnight" : "\(weeks) weeks"
      entries = ["every: \(every)", "day: \(Self.dayOfWeeks(weeks, &chance))"]
    } else {
      let (every, months) = chance.pick([
        ("month", 1), ("month", 1), ("month", 1), ("2 months", 2), ("quarter", 3), ("quarter", 3),
        ("quarter", 3), ("4 months", 4), ("5 months", 5), ("6 months", 6), ("half-year", 6),
        chance.pick([("year", 12), ("year", 12), ("18 months", 18), ("2 years", 24)]),
      ])
      entries = ["every: \(every)", "day: \(Self.dayOfMonths(months, &chance))"]
    }
    if chance.holds(60) {
      let anchor = chance.pick(["contract", "calendar", "calendar", "fiscal"])
      isFiscal = anchor == "fiscal"
      entries.append("anchor: \(anchor)")
    }
    self.entries = entries
  }

  private static func lag(_ chance: inout Chance) -> String {
    let unit = chance.pick(["business-days", "business-days", "days", "weeks"])
    let count = unit == "weeks" ? chance.number(1...2) : chance.number(0...9)
    return "\(count) \(unit) \(chance.pick(["before", "after"]))"
  }

  private static func dayOfWeeks(_ weeks: Int, _ chance: inout Chance) -> String {
    let weekday = chance.pick(weekdays)
    switch chance.number(1...6) {
    case 1: return "last \(weekday)"
    case 2: return "\(ordinal(chance.number(1...weeks))) \(weekday)"
    case 3: return "business-day \(chance.pick([1, 2, 4, 7, -1, -3]))"
    default: return weekday
    }
  }

  private static func dayOfMonths(_ months: Int, _ chance: inout Chance) -> String {
    let weekday = chance.pick(weekdays)
    let day: String
    switch chance.number(1...8) {
    case 1, 2, 3: day = "\(ordinal(chance.number(1...5))) \(weekday)"
    case 4: day = "last \(weekday)"
    case 5: day = "\(ordinal(chance.number(2...6))) last \(weekday)"
    case 6, 7: day = "day \(chance.number(1...31))"
    default: day = "business-day \(chance.pick([1, 3, 10, 20, 24, -1, -5, -15]))"
    }
    return chance.holds(30) ? "\(day) of month \(chance.number(1...months))" : day
  }

  private static func ordinal(_ number: Int) -> String {
    let suffix =
      switch number {
      case 1: "st"
      case 2: "nd"
      case 3: "rd"
      default: "th"
      }
    return "\(number)\(suffix)"
  }

  private static func recurrence(_ chance: inout Chance) -> String {
    let day = chance.pick(["MO", "TU", "WE", "TH", "FR", "SU"])
    let interval = chance.pick([1, 1, 2, 3])
    let rule = chance.pick([
      "FREQ=DAILY;INTERVAL=\(chance.number(9...40))", "FREQ=DAILY;INTERVAL=2;BYDAY=MO,FR;COUNT=5",
      "FREQ=WEEKLY;INTERVAL=\(interval);BYDAY=\(day)", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;WKST=SU",
      "FREQ=WEEKLY;INTERVAL=4", "FREQ=MONTHLY;INTERVAL=\(interval);BYDAY=-2\(day)",
      "FREQ=MONTHLY;BYDAY=5\(day)", "FREQ=MONTHLY;BYMONTHDAY=1,15", "FREQ=MONTHLY;BYMONTHDAY=31",
      "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=-1", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
      "FREQ=MONTHLY;BYDAY=\(day);BYMONTH=1,3,9", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
      "FREQ=YEARLY;BYMONTH=3,11;BYDAY=2\(day)", "FREQ=YEARLY;BYYEARDAY=100,-1", "FREQ=YEARLY;BYDAY=20\(day)",
      "FREQ=MONTHLY",
    ])
    return chance.holds(15) && !rule.contains("COUNT") ? rule + ";COUNT=\(chance.number(1...9))" : rule
  }
}
