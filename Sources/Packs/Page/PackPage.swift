public import Diagnostics
import Markdown
public import Programme

/// A pack as one HTML file that needs no other: style, contents and print form within it, and no script.
///
/// What a person wrote by hand may hold HTML, pictures and links of any kind, so the page is made in cmark's safe mode: raw
/// HTML is left out, links that run code lead nowhere, and pictures give way to their words, but for those that the program
/// draws. Each loss is told.
public struct PackPage: Sendable {
  /// The page.
  public let html: String
  /// What the page is called: its first heading.
  public let title: String
  /// Links to the page's sections, empty where there are fewer than two.
  public let contents: String
  /// The pack itself, for a page that brings a style of its own.
  public let body: String
  /// The same without style and contents, for converters.
  public let plain: String
  /// What of the pack is not in it, a note each.
  public let losses: [Diagnostic]
  /// What does not fit on a slide of a presentation: tables of many rows or columns.
  public let overfull: [Diagnostic]

  /// The pictures that ``plain`` names, by their files.
  public let pictures: [PackPicture]

  /// The page of a pack's Markdown; nil where its tables have too many cells.
  public init?(_ pack: SourceFile, language: Workspace.Language, pictures: [PackPicture] = []) {
    guard let document = MarkdownDocument(pack.text, pictures: Set(pictures.map(\.file))) else { return nil }
    self.pictures = pictures.filter { $0.isShown(in: pack.text) }
    let title = document.headings.first { $0.level == 1 }?.text ?? pack.path
    let plainBody = document.html.replacing("<p></p>\n", with: "")
    let contents = Self.contents(document.headings, language)
    let body = PageBody(plainBody, document.tables, pictures, language).dressed
    (self.title, self.contents, self.body) = (title, contents, body)
    html = Self.page(
      title: title, language: language, body: contents + "<main>\n" + body + "</main>\n")
    plain = """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)"><head><meta charset="utf-8"></head><body>
      \(plainBody)</body></html>

      """
    losses = Self.losses(document, in: pack)
    overfull = document.tables.compactMap { Self.overfull($0, in: pack) }
  }

  private static func losses(_ document: MarkdownDocument, in pack: SourceFile) -> [Diagnostic] {
    var told: Set<Diagnostic> = []
    return document.losses.map { loss in
      let message =
        switch loss.kind {
        case .html: "HTML is left out; only its words are shown: \(loss.text.prefix(60))"
        case .image: "the picture is left out, its words '\(loss.text.prefix(60))' stand in its place"
        }
      let line = message.split(whereSeparator: \.isNewline).first.map(String.init) ?? message
      return Diagnostic(.packLoss, line, at: SourceLocation(file: pack, line: loss.line))
    }.filter { told.insert($0).inserted }
  }

  /// Rows and columns that a slide holds in a size that can be read.
  private static let slide = (rows: 12, columns: 6)

  private static func overfull(_ table: MarkdownDocument.Table, in pack: SourceFile) -> Diagnostic? {
    guard let first = table.rows.first else { return nil }
    let rows = table.rows.count - 1
    guard rows > slide.rows || table.columns > slide.columns else { return nil }
    return Diagnostic(
      .packLoss, "a table of \(rows) × \(table.columns) cells, rows × columns, runs over its slide",
      at: SourceLocation(file: pack, line: first.line))
  }

  // MARK: The page

  private static func page(title: String, language: Workspace.Language, body: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="\(language.rawValue)">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <meta name="color-scheme" content="light dark">
    <title>\(escaped(title))</title>
    <style>
    \(PackStyle.sheet)</style>
    </head>
    <body>
    \(body)</body>
    </html>

    """
  }

  private static func contents(_ headings: [MarkdownDocument.Heading], _ language: Workspace.Language)
    -> String
  {
    let entries = headings.enumerated().filter { $0.element.level == 2 }
    guard entries.count > 1 else { return "" }
    let title = language == .spanishPE ? "Contenido" : "Contents"
    let links = entries.map { "<li><a href=\"#s\($0.offset + 1)\">\(escaped($0.element.text))</a></li>\n" }
    return "<nav aria-label=\"\(title)\">\n<ol>\n\(links.joined())</ol>\n</nav>\n"
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }
}
