/// A picture of figures, drawn as SVG from values alone: the same values give the same bytes.
///
/// Whoever cannot see it hears ``title`` and ``summary``; the text is text, so that it can be searched, read aloud and
/// translated. What tells two series apart is a pattern or a dash, never colour alone.
public protocol Chart: Sendable {
  /// What it shows, in a line.
  var title: String { get }
  /// What it says, in sentences; no number in it is rounded.
  var summary: String { get }
  /// The language of its words.
  var language: ChartLanguage { get }
  /// Draws all but the title.
  func draw(on drawing: inout Drawing)
}

/// Where a chart is shown.
public enum ChartPlace: Sendable {
  /// In a file of its own, on its own paper.
  case file
  /// In a document of an office program, on white paper and with no style sheet: LibreOffice takes every rule of one, those
  /// for the dark included.
  case document
  /// Within a page, whose text colour and fonts it takes.
  case page
}

extension Chart {
  /// The chart as SVG.
  ///
  /// - Parameters:
  ///   - id: What its ids begin with, so that those of several charts of a page stay apart; other characters than letters,
  ///     digits, `-` and `_` become `-`.
  ///   - place: Where it is shown.
  public func svg(id: String, for place: ChartPlace) -> String {
    var drawing = Drawing(id: SVGWriter.name(id))
    for line in TextWidth.wrapped(
      title, to: Drawing.width - 2 * Drawing.margin, size: TextSize.title, lines: 2)
    {
      drawing.down(17)
      drawing.text(line, x: Drawing.margin, y: drawing.y, size: .title)
      drawing.down(3)
    }
    draw(on: &drawing)
    drawing.down(10)
    return drawing.document(title: title, summary: summary, language: language, for: place)
  }
}
