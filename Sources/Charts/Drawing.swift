/// A sheet on which a chart is drawn from the top down: lengths are tenths of a unit, and the sheet becomes as high as is drawn.
public struct Drawing {
  /// How wide every chart is. Small, so that text is still read on a phone.
  static let width = 5200
  /// What stays free at the sides.
  static let margin = 120

  let id: String
  /// How far down the sheet is used.
  private(set) var y = 60
  private var content = SVGWriter()
  private var patterns: Set<ChartInk> = []

  init(id: String) { self.id = id }

  /// Goes down by so many whole units.
  mutating func down(_ units: Int) { y += units * 10 }

  // MARK: Marks

  enum Anchor: String { case start, middle, end }

  mutating func text(_ words: String, x: Int, y: Int, size: TextSize = .tick, anchor: Anchor = .start) {
    let (x, y) = (SVGWriter.length(x), SVGWriter.length(y))
    var attributes = [("x", x), ("y", y), ("font-size", "\(size.rawValue)")]
    if size.isBold { attributes.append(("font-weight", "600")) }
    if anchor != .start { attributes.append(("text-anchor", anchor.rawValue)) }
    content.element("text", attributes, words)
  }

  mutating func line(
    from start: (x: Int, y: Int), to end: (x: Int, y: Int), _ stroke: ChartStroke, width: Int = 10
  ) {
    path("M\(Self.point(start))L\(Self.point(end))", stroke, width: width)
  }

  /// A line, in the colour of the text unless another is named.
  mutating func path(_ path: String, _ stroke: ChartStroke, width: Int = 10, ink: ChartInk? = nil) {
    let colour = ink?.light ?? "currentColor"
    var attributes = [
      ("d", path), ("fill", "none"), ("stroke", colour), ("stroke-width", SVGWriter.length(width)),
    ]
    if let ink { attributes.insert(("class", ink.strokeClass), at: 0) }
    if let dashes = stroke.dashes { attributes.append(("stroke-dasharray", dashes)) }
    if stroke == .grid { attributes.append(("stroke-opacity", ".2")) }
    content.element("path", attributes)
  }

  /// A filled shape with its edge.
  mutating func shape(_ path: String, _ ink: ChartInk) {
    let fill = ink == .hollow ? "none" : ink.isPattern ? "url(#\(id)-\(ink.rawValue))" : ink.light
    if ink.isPattern { patterns.insert(ink) }
    // A style sheet would paint over a pattern: only what is solid has a class for its filling.
    let name = ink == .solid ? "\(ink.fillClass) \(ink.strokeClass)" : ink.strokeClass
    content.element(
      "path",
      [("class", name), ("d", path), ("fill", fill), ("stroke", ink.light), ("stroke-width", "1")])
  }

  mutating func cross(at centre: (x: Int, y: Int), arm: Int) {
    let (left, right) = (centre.x - arm, centre.x + arm)
    let (top, bottom) = (centre.y - arm, centre.y + arm)
    path(
      "M\(Self.point((left, top)))L\(Self.point((right, bottom)))M\(Self.point((left, bottom)))L\(Self.point((right, top)))",
      .whole, width: 16)
  }

  static func point(_ point: (x: Int, y: Int)) -> String {
    "\(SVGWriter.length(point.x)) \(SVGWriter.length(point.y))"
  }

  static func rectangle(x: Int, y: Int, width: Int, height: Int) -> String {
    let (right, bottom) = (SVGWriter.length(x + width), SVGWriter.length(y + height))
    return "M\(point((x, y)))H\(right)V\(bottom)H\(SVGWriter.length(x))Z"
  }

  // MARK: The document

  func document(title: String, summary: String, language: ChartLanguage, for place: ChartPlace) -> String {
    var svg = SVGWriter()
    let size = (SVGWriter.length(Self.width), SVGWriter.length(y))
    let font =
      "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif"
    svg.open(
      "svg",
      [
        ("xmlns", "http://www.w3.org/2000/svg"), ("id", id), ("class", "chart"),
        ("viewBox", "0 0 \(size.0) \(size.1)"),
        ("width", size.0), ("height", size.1), ("role", "img"), ("aria-labelledby", "\(id)-title \(id)-desc"),
        ("xml:lang", language.rawValue), ("font-family", font),
      ])
    svg.element("title", [("id", "\(id)-title")], TextWidth.shortened(title))
    svg.element("desc", [("id", "\(id)-desc")], summary)
    if let style = style(place) { svg.raw("<style>\(style)</style>\n") }
    if !patterns.isEmpty {
      svg.open("defs")
      for ink in ChartInk.allCases where patterns.contains(ink) { pattern(ink, &svg) }
      svg.close("defs")
    }
    if place != .page {
      svg.element(
        "rect", [("class", "paper"), ("width", size.0), ("height", size.1), ("fill", ChartInk.paper.light)])
    }
    svg.open("g", [("fill", "currentColor"), ("stroke-linejoin", "round")])
    svg.raw(content.text)
    svg.close("g")
    svg.close("svg")
    return svg.text
  }

  private func pattern(_ ink: ChartInk, _ svg: inout SVGWriter) {
    let name = "\(id)-\(ink.rawValue)"
    switch ink {
    case .dots:
      svg.open(
        "pattern", [("id", name), ("width", "6"), ("height", "6"), ("patternUnits", "userSpaceOnUse")])
      svg.element(
        "circle", [("class", ink.fillClass), ("cx", "1.5"), ("cy", "1.5"), ("r", "1.1"), ("fill", ink.light)])
      svg.element(
        "circle", [("class", ink.fillClass), ("cx", "4.5"), ("cy", "4.5"), ("r", "1.1"), ("fill", ink.light)])
      svg.close("pattern")
    case .hatch:
      svg.open(
        "pattern", [("id", name), ("width", "6"), ("height", "6"), ("patternUnits", "userSpaceOnUse")])
      svg.element(
        "path",
        [
          ("class", ink.strokeClass), ("d", "M-1.5 1.5L1.5 -1.5M0 6L6 0M4.5 7.5L7.5 4.5"), ("fill", "none"),
          ("stroke", ink.light), ("stroke-width", "1.4"),
        ])
      svg.close("pattern")
    case .solid, .hollow: break
    }
  }

  /// Colours stand on the marks, for programs that read no style sheet; this is what is otherwise in the dark, where a page
  /// has its own ink, and on paper.
  private func style(_ place: ChartPlace) -> String? {
    let dark = ChartInk.allCases.map { ink in
      "#\(id) .\(ink.fillClass){fill:\(ink.dark)}#\(id) .\(ink.strokeClass){stroke:\(ink.dark)}"
    }.joined()
    switch place {
    case .document: return nil
    case .page: return "@media screen and (prefers-color-scheme:dark){\(dark)}"
    case .file:
      let (ink, paper) = (ChartInk.text, ChartInk.paper)
      return "#\(id){color:\(ink.light);max-width:100%;height:auto}"
        + "@media screen and (prefers-color-scheme:dark){#\(id){color:\(ink.dark)}"
        + "#\(id) .paper{fill:\(paper.dark)}\(dark)}"
    }
  }
}
