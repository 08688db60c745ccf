import BusinessCalendar
import Programme

/// The periods that touch a term, by counting on from one day to the next, month by month.
enum WholePeriods {
  /// A date so many months later, or the last day of that month where it has no such day.
  static func adding(_ months: Int, to date: CivilDate) -> CivilDate {
    let (year, month, day) = date.parts
    let index = year * 12 + month - 1 + months
    for candidate in stride(from: day, through: 1, by: -1) {
      if let found = CivilDate(year: index / 12, month: index % 12 + 1, day: candidate) { return found }
    }
    return date
  }

  static func spans(_ tenor: Tenor, _ anchor: Series.Anchor, of programme: Programme) -> [DateSpan] {
    let term = programme.term
    let fiscal = programme.header.fiscalYear
    var origin = term.first
    switch anchor {
    case .contract: break
    case .calendar: origin = CivilDate(year: term.first.year, month: 1, day: 1) ?? origin
    case .fiscal:
      for year in [term.first.year - 1, term.first.year] {
        if let start = CivilDate(year: year, month: fiscal.month, day: fiscal.day), start <= term.first {
          origin = start
        }
      }
    }
    if tenor.unit == .week, anchor != .contract {
      // ISO week 1 is that of 4 January; fiscal weeks begin with the one that holds the year's first day.
      var monday = anchor == .calendar ? CivilDate(year: origin.year, month: 1, day: 4) ?? origin : origin
      while monday.weekday != .monday { monday = monday.adding(days: -1) }
      while monday > term.first { monday = monday.adding(days: -7 * tenor.count) }
      origin = monday
    }
    return spans(tenor, from: origin, over: term)
  }

  /// Those of a recurrence: its FREQ, its INTERVAL long, its weeks from WKST.
  static func spans(ofRecurrence text: String, over term: DateSpan) -> [DateSpan] {
    var parts: [String: String] = [:]
    for part in text.split(separator: ";") {
      let sides = part.split(separator: "=").map(String.init)
      parts[sides[0]] = sides[1]
    }
    let interval = parts["INTERVAL"].flatMap { Int($0) } ?? 1
    var origin = term.first
    let unit: Tenor.Unit
    switch parts["FREQ"] {
    case "DAILY": unit = .day
    case "WEEKLY":
      unit = .week
      let start: Weekday = parts["WKST"] == "SU" ? .sunday : .monday
      while origin.weekday != start { origin = origin.adding(days: -1) }
    case "MONTHLY":
      unit = .month
      while origin.day != 1 { origin = origin.adding(days: -1) }
    default:
      unit = .year
      origin = CivilDate(year: origin.year, month: 1, day: 1) ?? origin
    }
    return Tenor(interval, unit).map { spans($0, from: origin, over: term) } ?? []
  }

  private static func spans(_ tenor: Tenor, from origin: CivilDate, over term: DateSpan) -> [DateSpan] {
    let days = tenor.unit == .week ? 7 * tenor.count : tenor.count
    let months = tenor.unit == .year ? 12 * tenor.count : tenor.count
    func start(_ index: Int) -> CivilDate {
      switch tenor.unit {
      case .day, .week: origin.adding(days: days * index)
      case .month, .year: adding(months * index, to: origin)
      }
    }
    var found: [DateSpan] = []
    var index = 0
    while start(index) <= term.last {
      if let span = DateSpan(start(index), start(index + 1).adding(days: -1)), span.last >= term.first {
        found.append(span)
      }
      index += 1
    }
    return found
  }
}
