import BusinessCalendar

/// The rectangle in which values are drawn over time: it turns values and days into places, and draws what they are read by.
struct PlotArea {
  let left: Int
  let top: Int
  let width: Int
  let height: Int
  let scale: NiceScale
  let days: DateSpan

  var right: Int { left + width }
  var bottom: Int { top + height }

  /// How far down a value is; beyond the scale it is at its end.
  func y(_ value: Int128) -> Int {
    let value = min(max(value, scale.lowest), scale.highest)
    let span = scale.highest - scale.lowest
    return top + Int(((scale.highest - value) * Int128(height) * 2 + span) / (span * 2))
  }

  /// Where a day begins; days outside are at the ends.
  func x(_ date: CivilDate) -> Int {
    let offset = min(max(date - days.first, 0), days.count)
    return left + (offset * width * 2 + days.count) / (days.count * 2)
  }

  /// Where a day ends.
  func end(of date: CivilDate) -> Int { x(date.adding(days: 1)) }

  /// Lines at the ticks with their labels, and the zero line in full.
  func drawGrid(_ labels: [String], on drawing: inout Drawing) {
    for (value, label) in zip(scale.ticks, labels) {
      let y = y(value)
      if value == 0 {
        drawing.line(from: (left, y), to: (right, y), .whole)
      } else {
        drawing.line(from: (left, y), to: (right, y), .grid)
      }
      drawing.text(label, x: left - 60, y: y + 42, anchor: .end)
    }
  }

  /// Lines at the dates with their labels below, and the years below these; goes down past them.
  func drawDates(_ ticks: [DateTicks.Tick], isLabelled: Bool = true, on drawing: inout Drawing) {
    for tick in ticks where tick.isLine {
      drawing.line(from: (tick.x, top), to: (tick.x, bottom), .grid)
    }
    guard isLabelled else { return }
    for tick in ticks {
      drawing.text(tick.label, x: tick.x, y: bottom + 165, anchor: tick.anchor)
      if let year = tick.year { drawing.text(year, x: tick.x, y: bottom + 315, anchor: tick.anchor) }
    }
    drawing.down(ticks.contains { $0.year != nil } ? 36 : 21)
  }

  /// The steps that values take on their dates, from left to right: each holds until the next one.
  ///
  /// Of several on one spot the last counts, so that a path is never longer than the plot is wide.
  func steps(_ values: [(date: CivilDate, value: Int128)], until end: CivilDate) -> [(x: Int, value: Int128)]
  {
    var result: [(x: Int, value: Int128)] = []
    for (date, value) in values where date < end {
      let x = x(date)
      if result.last?.x == x { result.removeLast() }
      if let last = result.last, last.value == value { continue }
      result.append((x, value))
    }
    return result
  }

  /// The path along steps.
  func line(_ steps: [(x: Int, value: Int128)], until end: Int) -> String {
    guard let first = steps.first else { return "" }
    var path = "M\(Drawing.point((first.x, y(first.value))))"
    for step in steps.dropFirst() {
      path += "H\(SVGWriter.length(step.x))V\(SVGWriter.length(y(step.value)))"
    }
    return path + "H\(SVGWriter.length(end))"
  }
}
