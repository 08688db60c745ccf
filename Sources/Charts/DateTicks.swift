import BusinessCalendar

/// The dates at which an axis of time is labelled: the firsts of months, as many as have room.
enum DateTicks {
  struct Tick: Equatable {
    let x: Int
    let label: String
    /// The year that begins with the tick, below the months.
    var year: String?
    var anchor = Drawing.Anchor.middle
    /// Whether a line goes up from it.
    var isLine = true
  }

  /// What stays free between two labels.
  private static let gap = 40

  /// Every how many months there may be a tick; years after that.
  private static let steps = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000]

  /// The ticks of a plot's days; its first and last day where fewer than two months begin in them.
  static func ticks(of plot: PlotArea, _ language: ChartLanguage) -> [Tick] {
    let months = firsts(in: plot.days)
    guard months.count > 1 else { return ends(of: plot, language) }
    for step in steps {
      let ticks = labels(months.filter { index($0) % step == 0 }, step, language).map { date, label, year in
        Tick(x: plot.x(date), label: label, year: year)
      }
      if hasRoom(ticks) { return ticks }
    }
    return ends(of: plot, language)
  }

  /// Labels of bars that stand for months, below their middles.
  static func ticks(under bars: [(month: CivilDate, x: Int)], _ language: ChartLanguage) -> [Tick] {
    for step in steps {
      let chosen = step == 1 ? bars : bars.filter { index($0.month) % step == 0 }
      let ticks = zip(chosen, labels(chosen.map(\.month), step, language)).map { bar, text in
        Tick(x: bar.x, label: text.label, year: text.year, isLine: false)
      }
      if hasRoom(ticks) { return ticks }
    }
    return []
  }

  private static func labels(_ dates: [CivilDate], _ step: Int, _ language: ChartLanguage) -> [(
    date: CivilDate, label: String, year: String?
  )] {
    var year: Int?
    return dates.map { date in
      let (own, month, _) = date.parts
      if step >= 12 { return (date, String(own), nil) }
      defer { year = own }
      return (date, language.month(month), year == own ? nil : String(own))
    }
  }

  private static func hasRoom(_ ticks: [Tick]) -> Bool {
    // As if every label stood over a year, so that a year is never wider than its place.
    let widest = ticks.flatMap { [$0.label, $0.year ?? ""] }.map { TextWidth.of($0, size: .tick) }.max() ?? 0
    return zip(ticks, ticks.dropFirst()).allSatisfy { $1.x - $0.x >= widest + gap }
  }

  private static func ends(of plot: PlotArea, _ language: ChartLanguage) -> [Tick] {
    let (first, last) = (language.shortDate(plot.days.first), language.shortDate(plot.days.last))
    let start = Tick(x: plot.left, label: first, anchor: .start, isLine: false)
    let room = plot.width - TextWidth.of(first, size: .tick) - TextWidth.of(last, size: .tick)
    if plot.days.count == 1 || room < gap { return [start] }
    return [start, Tick(x: plot.right, label: last, anchor: .end, isLine: false)]
  }

  private static func firsts(in days: DateSpan) -> [CivilDate] {
    let (year, month, day) = days.first.parts
    guard var date = CivilDate(year: year, month: month, day: 1) else { return [] }
    if day > 1 { date = date.adding(months: 1) }
    var result: [CivilDate] = []
    while days.contains(date) {
      result.append(date)
      let next = date.adding(months: 1)
      // The calendar ends.
      if next <= date { break }
      date = next
    }
    return result
  }

  /// Months since January of the year 0, so that every step has a tick at the start of a year.
  private static func index(_ date: CivilDate) -> Int {
    let (year, month, _) = date.parts
    return year * 12 + month - 1
  }
}
