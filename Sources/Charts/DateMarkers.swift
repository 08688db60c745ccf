import BusinessCalendar

/// Days that a chart points out: a line through the plot where the day ends, with its words above, in as many lanes as they
/// need.
struct DateMarkers {
  let markers: [(date: CivilDate, words: String)]

  private static let lane = 160
  /// More lanes than this would push the plot away. A day without words is still drawn, and told in the summary.
  private static let lanes = 4
  private static let gap = 60

  private struct Label {
    /// Where its line is.
    let x: Int
    let words: String
    let start: Int
    let end: Int
    let anchor: Drawing.Anchor
    let lane: Int

    /// Where the words are fixed; readers' fonts are narrower than what is reserved.
    var place: Int {
      switch anchor {
      case .start: start
      case .middle: (start + end) / 2
      case .end: end
      }
    }

    /// Whether both can be read: words do not touch, and no line goes through the words of the other on its way down.
    func isApart(from other: Label) -> Bool {
      let isBeside = end + DateMarkers.gap <= other.start || other.end + DateMarkers.gap <= start
      if lane == other.lane { return isBeside }
      let (upper, lower) = lane > other.lane ? (self, other) : (other, self)
      return upper.x < lower.start - 20 || upper.x > lower.end + 20
    }
  }

  /// The words, each in the lowest lane in which it can be read: over its line, or else beside it.
  private func labels(above area: PlotArea) -> [Label] {
    var placed: [Label] = []
    for (date, words) in markers {
      // Not over the labels of the axis.
      let bounds = (area.left, Drawing.width - Drawing.margin)
      let words = TextWidth.cut(words, to: bounds.1 - bounds.0, size: .tick)
      let width = TextWidth.of(words, size: .tick)
      let x = area.end(of: date)
      var places: [(start: Int, anchor: Drawing.Anchor)] = [
        (x - width / 2, .middle), (x - 20, .start), (x + 20 - width, .end),
      ].filter { $0.0 >= bounds.0 && $0.0 + width <= bounds.1 }
      if x - width / 2 < bounds.0 { places.append((bounds.0, .start)) }
      if x + width / 2 > bounds.1 { places.append((bounds.1 - width, .end)) }
      let all = (0..<Self.lanes).lazy.flatMap { lane in
        places.map { place in
          Label(
            x: x, words: words, start: place.start, end: place.start + width, anchor: place.anchor,
            lane: lane)
        }
      }
      if let label = all.first(where: { label in placed.allSatisfy(label.isApart) }) { placed.append(label) }
    }
    return placed
  }

  /// How high the lanes are.
  func height(above area: PlotArea) -> Int {
    (labels(above: area).map { $0.lane + 1 }.max() ?? 0) * Self.lane
  }

  /// Draws lines and words; the lanes lie above the plot.
  func draw(in area: PlotArea, on drawing: inout Drawing) {
    let labels = labels(above: area)
    for (date, _) in markers {
      let x = area.end(of: date)
      let lane = labels.filter { $0.x == x }.map(\.lane).max()
      let top = lane.map { area.top - $0 * Self.lane - 20 } ?? area.top
      drawing.line(from: (x, top), to: (x, area.bottom), .dotted, width: 15)
    }
    for label in labels {
      let y = area.top - label.lane * Self.lane - 45
      drawing.text(label.words, x: label.place, y: y, anchor: label.anchor)
    }
  }
}
