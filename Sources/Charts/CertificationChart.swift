public import BusinessCalendar

/// Holders of certifications by date, and those expected, against the number that is asked for: a panel a certification.
public struct CertificationChart: Chart {
  /// How many there are from a day on.
  public struct Count: Sendable, Hashable {
    /// From when.
    public let date: CivilDate
    /// How many.
    public let holders: Int

    /// A count by its parts.
    public init(date: CivilDate, holders: Int) {
      self.date = date
      self.holders = holders
    }
  }

  /// A certification.
  public struct Track: Sendable, Hashable {
    /// What it is called.
    public let title: String
    /// Holders, in order of dates.
    public let holders: [Count]
    /// Those expected after the day that is known, in order of dates.
    public let projected: [Count]
    /// How many are asked for.
    public let target: Int
    /// By when; nil where that is open.
    public let due: CivilDate?

    /// A certification by its parts.
    public init(title: String, holders: [Count], projected: [Count], target: Int, due: CivilDate?) {
      self.title = title
      self.holders = holders.sorted { $0.date < $1.date }
      self.projected = projected.sorted { $0.date < $1.date }
      self.target = target
      self.due = due
    }
  }

  /// The days that are shown.
  public let span: DateSpan
  /// In the agreement's order.
  public let tracks: [Track]
  /// Until when holders are known.
  public let asOf: CivilDate
  /// The language of its words.
  public let language: ChartLanguage

  /// A chart by its parts.
  public init(span: DateSpan, tracks: [Track], asOf: CivilDate, language: ChartLanguage) {
    self.span = span
    self.tracks = tracks
    self.asOf = asOf
    self.language = language
  }

  /// What it shows, in a line.
  public var title: String {
    language.either("Certifications against target", "Certificaciones frente a la meta")
  }

  /// What it says, in sentences.
  public var summary: String {
    guard !tracks.isEmpty else {
      return language.either("No certification is asked for.", "No se pide ninguna certificación.")
    }
    let sentences = tracks.prefix(Self.most).map { track in
      let held = number(held(track))
      var words = language.either(
        "\(TextWidth.shortened(track.title)): \(held) of \(number(track.target)) on \(language.date(asOf))",
        "\(TextWidth.shortened(track.title)): \(held) de \(number(track.target)) al \(language.date(asOf))")
      if let due = track.due {
        words += language.either(", due \(language.date(due))", ", para el \(language.date(due))")
      }
      if let last = track.projected.last {
        words += language.either(
          "; \(number(last.holders)) expected",
          "; se \(last.holders == 1 ? "espera" : "esperan") \(number(last.holders))")
      }
      return words + "."
    }
    return (sentences + [more].compactMap { $0 }).joined(separator: " ")
  }

  /// Holders on the day; nothing known is none.
  private func held(_ track: Track) -> Int { track.holders.last { $0.date <= asOf }?.holders ?? 0 }

  private func number(_ count: Int) -> String { ChartUnit.count.text(count, in: language) }

  // MARK: Drawing

  /// More panels than this no page holds; the rest stands in the table.
  private static let most = 8

  /// Draws all but the title.
  public func draw(on drawing: inout Drawing) {
    let shown = tracks.prefix(Self.most)
    for (index, track) in shown.enumerated() {
      panel(track, isFirst: index == 0, isLast: index + 1 == shown.count, on: &drawing)
    }
    if tracks.isEmpty {
      drawing.down(24)
      drawing.text(summary, x: Drawing.margin, y: drawing.y, size: .label)
      return
    }
    legend.draw(on: &drawing)
    if let more {
      drawing.down(19)
      drawing.text(more, x: Drawing.margin, y: drawing.y)
    }
  }

  /// How many there are that are not shown; nil for none.
  private var more: String? {
    guard tracks.count > Self.most else { return nil }
    let count = number(tracks.count - Self.most)
    return language.either("\(count) more stand in the table.", "Otras \(count) figuran en la tabla.")
  }

  private func panel(_ track: Track, isFirst: Bool, isLast: Bool, on drawing: inout Drawing) {
    drawing.down(20)
    let sum = language.either(
      ": \(number(held(track))) of \(number(track.target))",
      ": \(number(held(track))) de \(number(track.target))")
    let room = Drawing.width - 2 * Drawing.margin - TextWidth.of(sum, size: .label)
    drawing.text(
      TextWidth.cut(track.title, to: room, size: .label) + sum, x: Drawing.margin, y: drawing.y, size: .label)
    var markers: [(CivilDate, String)] = []
    if isFirst, span.contains(asOf) {
      markers.append((asOf, language.either("as of \(language.date(asOf))", "al \(language.date(asOf))")))
    }
    let counts = track.holders.map(\.holders) + track.projected.map(\.holders) + [track.target]
    let plot = TimePlot(
      scale: NiceScale(of: counts.map { Int128($0) }, most: 3), unit: .count, days: span, markers: markers,
      language: language)
    let area = aligned(plot.begin(on: &drawing, height: 620))
    plot.grid(area, on: &drawing)
    target(track, area, on: &drawing)
    lines(track, area, on: &drawing)
    if !isFirst, span.contains(asOf) {
      drawing.line(
        from: (area.end(of: asOf), area.top), to: (area.end(of: asOf), area.bottom), .dotted, width: 15)
    }
    if isLast {
      plot.finish(area, on: &drawing)
    } else {
      // The dates stand below the last panel alone.
      DateMarkers(markers: markers.map { (date: $0.0, words: $0.1) }).draw(
        in: area, on: &drawing)
      area.drawDates(DateTicks.ticks(of: area, language), isLabelled: false, on: &drawing)
      drawing.down(area.height / 10 + 4)
    }
  }

  /// The widest labels of all panels decide where each begins, so that dates stand above each other.
  private func aligned(_ area: PlotArea) -> PlotArea {
    let left =
      tracks.prefix(Self.most).map { track in
        let counts = track.holders.map(\.holders) + track.projected.map(\.holders) + [track.target]
        let scale = NiceScale(of: counts.map { Int128($0) }, most: 3)
        let widest = ChartUnit.count.labels(of: scale, in: language).ticks.map {
          TextWidth.of($0, size: .tick)
        }.max()
        return Drawing.margin + max((widest ?? 0) + 60, 160)
      }.max() ?? area.left
    return PlotArea(
      left: left, top: area.top, width: Drawing.width - left - TimePlot.right, height: area.height,
      scale: area.scale, days: area.days)
  }

  /// What is asked for: dotted until it is due, and in full from then on.
  private func target(_ track: Track, _ area: PlotArea, on drawing: inout Drawing) {
    let y = area.y(Int128(track.target))
    let due = track.due.map { area.x($0) } ?? area.right
    if due > area.left { drawing.line(from: (area.left, y), to: (due, y), .dotted, width: 20) }
    guard track.due != nil, due < area.right else { return }
    drawing.path(
      "M\(Drawing.point((due, area.y(0))))V\(SVGWriter.length(y))H\(SVGWriter.length(area.right))", .whole,
      width: 22)
  }

  private func lines(_ track: Track, _ area: PlotArea, on drawing: inout Drawing) {
    let end = asOf.adding(days: 1)
    let known = area.steps(track.holders.map { ($0.date, Int128($0.holders)) }, until: end)
    if !known.isEmpty {
      drawing.path(area.line(known, until: area.x(end)), .whole, width: 30, ink: .solid)
    }
    guard !track.projected.isEmpty, end <= span.last else { return }
    let expected = area.steps(
      [(end, Int128(held(track)))] + track.projected.map { ($0.date, Int128($0.holders)) },
      until: span.last.adding(days: 1))
    drawing.path(area.line(expected, until: area.right), .dashed, width: 25, ink: .solid)
  }

  private var legend: Legend {
    var items: [(mark: Legend.Mark, words: String)] = [
      (.line(.whole, width: 30, ink: .solid), language.either("holders", "titulares"))
    ]
    if tracks.contains(where: { !$0.projected.isEmpty }) {
      items.append(
        (.line(.dashed, width: 25, ink: .solid), language.either("holders expected", "titulares esperados")))
    }
    items.append((.line(.dotted, width: 20, ink: nil), language.either("target", "meta")))
    if tracks.contains(where: { $0.due != nil }) {
      items.append((.line(.whole, width: 22, ink: nil), language.either("target, due", "meta, exigible")))
    }
    return Legend(items: items)
  }
}
