public import BusinessCalendar

/// What was spent month by month, against the commitment spread evenly, and the forecast for the months left.
public struct ConsumptionChart: Chart {
  /// How a month stands.
  public enum State: Sendable, Hashable {
    /// What it brought, in minor units; below zero where credits are more than charges.
    case spent(Int)
    /// The same, while it may still change.
    case estimated(Int)
    /// It is over, and nothing of it is known.
    case missing
    /// It is not over.
    case ahead
  }

  /// A month.
  public struct Month: Sendable, Hashable {
    /// Its first day.
    public let first: CivilDate
    /// Its even share of what is promised; nil where nothing is.
    public let share: Int?
    /// How it stands.
    public let state: State

    /// A month by its parts.
    public init(first: CivilDate, share: Int?, state: State) {
      self.first = first
      self.share = share
      self.state = state
    }
  }

  /// The forecast for each month of which nothing is known.
  public struct Forecast: Sendable, Hashable {
    /// Most likely.
    public let amount: Int
    /// At the least.
    public let lowest: Int
    /// At the most.
    public let highest: Int

    /// A forecast by its parts, in minor units.
    public init(amount: Int, lowest: Int, highest: Int) {
      self.amount = amount
      self.lowest = lowest
      self.highest = highest
    }
  }

  /// What the commitment is called.
  public let subject: String
  /// In order.
  public let months: [Month]
  /// For months that are ahead or missing; nil where nothing can be said.
  public let forecast: Forecast?
  /// Until when figures are known.
  public let asOf: CivilDate
  /// The currency.
  public let unit: ChartUnit
  /// The language of its words.
  public let language: ChartLanguage

  /// A chart by its parts.
  public init(
    subject: String, months: [Month], forecast: Forecast?, asOf: CivilDate, unit: ChartUnit,
    language: ChartLanguage
  ) {
    self.subject = subject
    self.months = months
    self.forecast = forecast
    self.asOf = asOf
    self.unit = unit
    self.language = language
  }

  /// What it shows, in a line.
  public var title: String {
    let subject = TextWidth.shortened(subject)
    return language.either("\(subject): consumption by month", "\(subject): consumo por mes")
  }

  /// What it says, in sentences.
  public var summary: String {
    let known = months.filter(\.isKnown)
    var sentences: [String] = []
    if let first = known.first, let last = known.last {
      let span = language.either(
        "From \(language.monthAndYear(first.first)) to \(language.monthAndYear(last.first))",
        "De \(language.monthAndYear(first.first)) a \(language.monthAndYear(last.first))")
      let spent = known.reduce(Int128(0)) { $0 + Int128($1.amount ?? 0) }
      sentences.append(
        language.either("\(span), \(text(spent)) was spent.", "\(span) se gastaron \(text(spent))."))
    } else {
      sentences.append(
        language.either(
          "Nothing is known by \(language.date(asOf)).", "Nada se sabe al \(language.date(asOf))."))
    }
    let estimated = months.filter(\.isEstimated).map { language.monthAndYear($0.first) }
    if !estimated.isEmpty {
      sentences.append(
        language.either("May still change: ", "Aún puede cambiar: ") + Self.list(estimated) + ".")
    }
    let missing = months.filter { $0.state == .missing }.map { language.monthAndYear($0.first) }
    if !missing.isEmpty {
      sentences.append(language.either("No data: ", "Sin datos: ") + Self.list(missing) + ".")
    }
    let shares = Set(months.compactMap(\.share)).sorted()
    if let least = shares.first, let most = shares.last {
      let range = least == most ? text(least) : "\(text(least)) – \(text(most))"
      sentences.append(
        language.either(
          "The commitment, spread evenly, is \(range) a month.",
          "El compromiso, repartido por igual, es de \(range) al mes."))
    }
    if let forecast, months.contains(where: { !$0.isKnown }) {
      let (amount, lowest, highest) = (text(forecast.amount), text(forecast.lowest), text(forecast.highest))
      sentences.append(
        language.either(
          "The forecast for each other month is \(amount), between \(lowest) and \(highest).",
          "Para cada uno de los demás meses se proyectan \(amount), entre \(lowest) y \(highest)."))
    }
    return sentences.joined(separator: " ")
  }

  /// The first dozen of some names.
  private static func list(_ names: [String]) -> String {
    names.prefix(12).joined(separator: ", ") + (names.count > 12 ? " …" : "")
  }

  private func text(_ value: Int) -> String { unit.text(value, in: language) }

  private func text(_ value: Int128) -> String {
    Int(exactly: value).map(text)
      ?? language.either("more than can be counted", "más de lo que se puede contar")
  }

  // MARK: Drawing

  /// Draws all but the title.
  public func draw(on drawing: inout Drawing) {
    guard let first = months.first, let last = months.last,
      let days = DateSpan(first.first, last.first.endOfMonth)
    else {
      drawing.down(24)
      drawing.text(summary, x: Drawing.margin, y: drawing.y, size: .label)
      return
    }
    let isAhead = months.contains { !$0.isKnown } && forecast != nil
    var values = months.compactMap(\.amount) + months.compactMap(\.share)
    if isAhead, let forecast { values += [forecast.lowest, forecast.highest, forecast.amount] }
    let plot = TimePlot(
      scale: NiceScale(of: values.map { Int128($0) }, most: 6), unit: unit, days: days,
      markers: days.contains(asOf)
        ? [(asOf, language.either("as of \(language.date(asOf))", "al \(language.date(asOf))"))] : [],
      language: language)
    let area = plot.begin(on: &drawing, height: 1900)
    plot.grid(area, on: &drawing)
    var bars: [(month: CivilDate, x: Int)] = []
    for (index, month) in months.enumerated() {
      // Bars are equally wide, whatever the length of their months.
      let (start, end) = (slot(index, area), slot(index + 1, area))
      let width = min(max((end - start) * 2 / 3, 4), Self.widest)
      let left = start + (end - start - width) / 2
      draw(month, from: left, to: left + width, area, on: &drawing)
      bars.append((month.first, (start + end) / 2))
    }
    shareLine(area, on: &drawing)
    plot.finish(area, ticks: DateTicks.ticks(under: bars, language), on: &drawing)
    legend(isAhead).draw(on: &drawing)
  }

  /// What a bar is at most wide, where there are few.
  private static let widest = 480

  private func slot(_ index: Int, _ area: PlotArea) -> Int { area.left + area.width * index / months.count }

  private func draw(
    _ month: Month, from left: Int, to right: Int, _ area: PlotArea, on drawing: inout Drawing
  ) {
    switch month.state {
    case .spent(let amount): drawing.shape(bar(0, amount, left, right, area), .solid)
    case .estimated(let amount): drawing.shape(bar(0, amount, left, right, area), .hatch)
    case .missing, .ahead:
      guard let forecast else { break }
      drawing.shape(bar(forecast.lowest, forecast.highest, left, right, area), .hollow)
      let y = area.y(Int128(forecast.amount))
      drawing.path(
        "M\(Drawing.point((left, y)))H\(SVGWriter.length(right))", .whole, width: 20, ink: .hollow)
    }
    // Where nothing is known and something should be.
    if month.state == .missing {
      drawing.cross(at: ((left + right) / 2, area.y(0) - 60), arm: min(35, (right - left) / 2))
    }
  }

  private func bar(_ one: Int, _ other: Int, _ left: Int, _ right: Int, _ area: PlotArea) -> String {
    let (top, bottom) = (area.y(Int128(max(one, other))), area.y(Int128(min(one, other))))
    return Drawing.rectangle(x: left, y: top, width: right - left, height: bottom - top)
  }

  /// A step a month, broken where nothing is promised.
  private func shareLine(_ area: PlotArea, on drawing: inout Drawing) {
    var path = ""
    var last: Int?
    for (index, month) in months.enumerated() {
      defer { last = month.share }
      guard let share = month.share else { continue }
      let (x, y) = (slot(index, area), area.y(Int128(share)))
      path += last == nil ? "M\(Drawing.point((x, y)))" : last == share ? "" : "V\(SVGWriter.length(y))"
      path += "H\(SVGWriter.length(slot(index + 1, area)))"
    }
    if !path.isEmpty { drawing.path(path, .dashed, width: 22) }
  }

  private func legend(_ isAhead: Bool) -> Legend {
    var items: [(mark: Legend.Mark, words: String)] = []
    if months.contains(where: { $0.isKnown && !$0.isEstimated }) {
      items.append((.area(.solid), language.either("spent", "gastado")))
    }
    if months.contains(where: \.isEstimated) {
      items.append((.area(.hatch), language.either("spent, may still change", "gastado, aún puede cambiar")))
    }
    if isAhead {
      items.append((.range, language.either("forecast, lowest to highest", "proyección, de menor a mayor")))
    }
    if months.contains(where: { $0.share != nil }) {
      items.append(
        (
          .line(.dashed, width: 22, ink: nil),
          language.either("commitment, spread evenly", "compromiso, repartido por igual")
        ))
    }
    if months.contains(where: { $0.state == .missing }) {
      items.append((.cross, language.either("no data", "sin datos")))
    }
    return Legend(items: items)
  }
}

extension ConsumptionChart.Month {
  var amount: Int? {
    switch state {
    case .spent(let amount), .estimated(let amount): amount
    case .missing, .ahead: nil
    }
  }

  var isKnown: Bool { amount != nil }

  var isEstimated: Bool { if case .estimated = state { true } else { false } }
}
