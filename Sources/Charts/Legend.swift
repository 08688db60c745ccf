/// What each pattern and line of a chart stands for, in rows below it.
struct Legend {
  enum Mark {
    case area(ChartInk)
    case line(ChartStroke, width: Int, ink: ChartInk?)
    /// From the lowest to the highest that is expected, with a line at what is likely.
    case range
    /// What stands where something is missing.
    case cross
  }

  let items: [(mark: Mark, words: String)]

  private static let mark = (width: 220, height: 100)

  /// Draws the rows, and goes down past them.
  func draw(on drawing: inout Drawing) {
    let room = Drawing.width - 2 * Drawing.margin
    var x = Drawing.margin
    drawing.down(18)
    for item in items {
      let words = TextWidth.cut(item.words, to: room - Self.mark.width - 60, size: .label)
      let width = Self.mark.width + 60 + TextWidth.of(words, size: .label)
      if x > Drawing.margin, x + width > Drawing.width - Drawing.margin {
        x = Drawing.margin
        drawing.down(19)
      }
      draw(item.mark, x: x, on: &drawing)
      drawing.text(words, x: x + Self.mark.width + 60, y: drawing.y, size: .label)
      x += width + 200
    }
  }

  private func draw(_ mark: Mark, x: Int, on drawing: inout Drawing) {
    let (width, height) = Self.mark
    let top = drawing.y - height + 5
    let middle = (left: (x: x, y: top + height / 2), right: (x: x + width, y: top + height / 2))
    switch mark {
    case .area(let ink):
      drawing.shape(Drawing.rectangle(x: x, y: top, width: width, height: height), ink)
    case .line(let stroke, let thickness, let ink):
      drawing.path(
        "M\(Drawing.point(middle.left))L\(Drawing.point(middle.right))", stroke, width: thickness, ink: ink)
    case .range:
      drawing.shape(Drawing.rectangle(x: x, y: top, width: width, height: height), .hollow)
      drawing.path(
        "M\(Drawing.point(middle.left))L\(Drawing.point(middle.right))", .whole, width: 20, ink: .hollow)
    case .cross: drawing.cross(at: (x + width / 2, middle.left.y), arm: 35)
    }
  }
}
