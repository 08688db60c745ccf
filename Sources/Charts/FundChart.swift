public import BusinessCalendar

/// How much of the funds is promised, claimed and paid over a contract year, below the line of what is allocated.
public struct FundChart: Chart {
  /// What all funds together hold from a day on.
  public struct Day: Sendable, Hashable {
    /// From when.
    public let date: CivilDate
    /// Given to the funds.
    public let allocated: Int
    /// Promised for approved requests.
    public let committed: Int
    /// Claimed, or owed by the sponsor.
    public let claimed: Int
    /// Paid by the sponsor.
    public let reimbursed: Int

    /// A day by its parts, in minor units.
    public init(date: CivilDate, allocated: Int, committed: Int, claimed: Int, reimbursed: Int) {
      self.date = date
      self.allocated = allocated
      self.committed = committed
      self.claimed = claimed
      self.reimbursed = reimbursed
    }
  }

  /// The contract year, from 1.
  public let year: Int
  /// Its days.
  public let span: DateSpan
  /// What stands from which day on, in order.
  public let days: [Day]
  /// Until when figures are known.
  public let asOf: CivilDate
  /// The last days on which funds can be drawn.
  public let expiries: [CivilDate]
  /// The currency.
  public let unit: ChartUnit
  /// The language of its words.
  public let language: ChartLanguage

  /// A chart by its parts; days in any order, and nothing after `asOf` is shown.
  public init(
    year: Int, span: DateSpan, days: [Day], asOf: CivilDate, expiries: [CivilDate], unit: ChartUnit,
    language: ChartLanguage
  ) {
    self.year = year
    self.span = span
    self.days = days.filter { $0.date <= min(asOf, span.last) }.sorted { $0.date < $1.date }
    self.asOf = asOf
    self.expiries = Set(expiries).sorted()
    self.unit = unit
    self.language = language
  }

  /// What it shows, in a line.
  public var title: String {
    language.either("Fund drawdown, contract year \(year)", "Uso de los fondos, año contractual \(year)")
  }

  /// What it says, in sentences.
  public var summary: String {
    let known = language.date(min(asOf, span.last))
    var sentences: [String]
    if let last = days.last {
      let (allocated, committed, claimed, reimbursed) = (
        text(last.allocated), text(last.committed), text(last.claimed), text(last.reimbursed)
      )
      sentences = [
        language.either(
          "On \(known), of \(allocated) allocated, \(committed) is committed, \(claimed) is claimed or owed, and \(reimbursed) is reimbursed.",
          "Al \(known), de \(allocated) asignados, \(committed) están reservados, \(claimed) con reembolso solicitado o por cobrar, y \(reimbursed) reembolsados."
        )
      ]
    } else {
      sentences = [language.either("Nothing is known by \(known).", "Nada se sabe al \(known).")]
    }
    if !expiries.isEmpty {
      let dates = expiries.prefix(12).map(language.date).joined(separator: "; ")
      sentences.append(language.either("Funds expire: \(dates).", "Vencimiento de los fondos: \(dates)."))
    }
    return sentences.joined(separator: " ")
  }

  private func text(_ value: Int) -> String { unit.text(value, in: language) }

  // MARK: Drawing

  /// From the bottom up.
  private var layers: [(ink: ChartInk, value: (Day) -> Int, words: String)] {
    [
      (.solid, \.reimbursed, language.either("reimbursed", "reembolsado")),
      (.dots, \.claimed, language.either("claimed or owed", "reembolso solicitado o por cobrar")),
      (.hatch, \.committed, language.either("committed", "reservado")),
    ]
  }

  /// Draws all but the title.
  public func draw(on drawing: inout Drawing) {
    var sums = days.map { _ in Int128(0) }
    var edges = [sums]
    for layer in layers {
      for (index, day) in days.enumerated() { sums[index] += Int128(layer.value(day)) }
      edges.append(sums)
    }
    let scale = NiceScale(of: edges.joined() + days.map { Int128($0.allocated) }, most: 6)
    var markers = expiries.filter(span.contains).map { date in
      (date, language.either("expires \(language.date(date))", "vence el \(language.date(date))"))
    }
    if span.contains(asOf) {
      markers.insert(
        (asOf, language.either("as of \(language.date(asOf))", "al \(language.date(asOf))")), at: 0)
    }
    let plot = TimePlot(scale: scale, unit: unit, days: span, markers: markers, language: language)
    let area = plot.begin(on: &drawing, height: 1900)
    let end = area.x(asOf.adding(days: 1))
    for (index, layer) in layers.enumerated() {
      let path = band(from: edges[index], to: edges[index + 1], area, until: end)
      if !path.isEmpty { drawing.shape(path, layer.ink) }
    }
    plot.grid(area, on: &drawing)
    let allocated = area.steps(days.map { ($0.date, Int128($0.allocated)) }, until: asOf.adding(days: 1))
    if let last = allocated.last {
      drawing.path(area.line(allocated, until: end), .whole, width: 25)
      if end < area.right {
        drawing.path(area.line([(end, last.value)], until: area.right), .dotted, width: 20)
      }
    }
    plot.finish(area, on: &drawing)
    Legend(
      items: layers.reversed().map { (.area($0.ink), $0.words) }
        + [(.line(.whole, width: 25, ink: nil), language.either("allocated", "asignado"))]
    ).draw(on: &drawing)
    let later = expiries.filter { $0 > span.last }
    if let first = later.first {
      let more = later.count > 1 ? " …" : ""
      plot.note(
        language.either(
          "Beyond the chart: expires \(language.date(first))\(more)",
          "Después de lo mostrado: vence el \(language.date(first))\(more)"), on: &drawing)
    }
  }

  /// The outline between two rows of steps.
  private func band(from lower: [Int128], to upper: [Int128], _ area: PlotArea, until end: Int) -> String {
    guard zip(lower, upper).contains(where: { $0 != $1 }) else { return "" }
    let after = asOf.adding(days: 1)
    let top = area.steps(zip(days, upper).map { ($0.date, $1) }, until: after)
    let bottom = area.steps(zip(days, lower).map { ($0.date, $1) }, until: after)
    guard let first = bottom.first, let last = bottom.last else { return "" }
    // Back along the lower steps, from the right.
    var path = area.line(top, until: end) + "V\(SVGWriter.length(area.y(last.value)))"
    for (step, before) in zip(bottom, bottom.dropFirst()).reversed().map({ ($1, $0) }) {
      path += "H\(SVGWriter.length(step.x))V\(SVGWriter.length(area.y(before.value)))"
    }
    return path + "H\(SVGWriter.length(first.x))Z"
  }
}
