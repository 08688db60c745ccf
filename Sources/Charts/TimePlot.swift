import BusinessCalendar

/// The frame of a chart over time: the unit, the marked days, the axes.
struct TimePlot {
  let scale: NiceScale
  let unit: ChartUnit
  let days: DateSpan
  let markers: [(CivilDate, String)]
  let language: ChartLanguage

  private var dates: DateMarkers { DateMarkers(markers: markers.map { (date: $0.0, words: $0.1) }) }

  /// What stays free at the right, so that a label below the last tick has room.
  static let right = 240

  /// Makes room for what stands above the plot, and gives the plot.
  func begin(on drawing: inout Drawing, height: Int) -> PlotArea {
    let labels = unit.labels(of: scale, in: language)
    let widest = labels.ticks.map { TextWidth.of($0, size: .tick) }.max() ?? 0
    let left = Drawing.margin + max(widest + 60, 160)
    if let title = labels.title {
      drawing.down(18)
      drawing.text(title, x: Drawing.margin, y: drawing.y)
    }
    func area(_ top: Int) -> PlotArea {
      PlotArea(
        left: left, top: top, width: Drawing.width - left - Self.right, height: height, scale: scale,
        days: days)
    }
    drawing.down(10 + dates.height(above: area(0)) / 10)
    return area(drawing.y)
  }

  func grid(_ area: PlotArea, on drawing: inout Drawing) {
    area.drawGrid(unit.labels(of: scale, in: language).ticks, on: &drawing)
  }

  /// Draws the marked days and the dates below the plot, and goes down past them.
  func finish(_ area: PlotArea, ticks: [DateTicks.Tick]? = nil, on drawing: inout Drawing) {
    drawing.down(area.height / 10)
    area.drawDates(ticks ?? DateTicks.ticks(of: area, language), on: &drawing)
    dates.draw(in: area, on: &drawing)
  }

  /// A line of words below everything.
  func note(_ words: String, on drawing: inout Drawing) {
    drawing.down(19)
    drawing.text(
      TextWidth.cut(words, to: Drawing.width - 2 * Drawing.margin, size: .tick), x: Drawing.margin,
      y: drawing.y)
  }
}
