internal import CCmarkGFM

/// A Markdown document as GitHub reads it: CommonMark with tables, strikethrough and task lists.
///
/// The class owns the C nodes and frees them; nothing of C leaves it.
public final class MarkdownDocument {
  /// A heading of the document itself, outside quotes and lists.
  public struct Heading: Sendable, Hashable {
    /// 1 to 6.
    public let level: Int
    /// Its text without markup.
    public let text: String
    /// Counted from 1.
    public let line: Int
  }

  /// A table with the cells that were written and those that were taken.
  public struct Table: Sendable, Hashable {
    /// A row of it.
    public struct Row: Sendable, Hashable {
      /// Counted from 1.
      public let line: Int
      /// How many cells stand in the line; those beyond the table's columns are dropped without a word.
      public let written: Int
      /// The text of the cells that were taken, without markup.
      public let cells: [String]
    }
    /// Its heading row first; the row of dashes is none.
    public let rows: [Row]
    /// How many cells the heading row has.
    public var columns: Int { rows.first?.cells.count ?? 0 }
  }

  /// Something that HTML made from the document does not show.
  public struct Loss: Sendable, Hashable {
    /// What is lost.
    public enum Kind: Sendable { case html, image }
    /// What is lost.
    public let kind: Kind
    /// Its text, or what stands in an image's place.
    public let text: String
    /// Counted from 1; that of the paragraph for what stands in one.
    public let line: Int
  }

  /// The headings, in order.
  public let headings: [Heading]
  /// The tables, in order, those in lists and quotes too.
  public let tables: [Table]
  /// Headings with nothing below them but comments before the next heading of their level or above.
  public let emptySections: [Heading]
  /// What ``html`` leaves out, in order. Comments are left out and not told.
  public let losses: [Loss]
  /// The document as HTML without raw HTML, comments, links that run code, or images but those that were asked for.
  public let html: String

  private static let extensions = ["table", "strikethrough", "tasklist"]
  private static let isRegistered: Void = cmark_gfm_core_extensions_ensure_registered()

  /// Cells that tables may come to. libcmark-gfm fills short rows up to the width of their heading, so that a few bytes can
  /// ask for gigabytes.
  private static let mostCells = 4 << 20

  /// Parses a document; nil where its tables could come to more than four million cells, and without memory.
  ///
  /// - Parameter pictures: The addresses of the images that ``html`` names; all others give way to their words.
  public init?(_ text: String, pictures: Set<String> = []) {
    guard Self.cells(in: text) <= Self.mostCells else { return nil }
    _ = Self.isRegistered
    guard let parser = cmark_parser_new(CMARK_OPT_VALIDATE_UTF8) else { return nil }
    defer { cmark_parser_free(parser) }
    for name in Self.extensions {
      if let found = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, found) }
    }
    var bytes = Array(text.utf8)
    bytes.withUnsafeMutableBytes { buffer in
      guard let base = buffer.bindMemory(to: CChar.self).baseAddress else { return }
      cmark_parser_feed(parser, base, buffer.count)
    }
    guard let root = cmark_parser_finish(parser) else { return nil }
    defer { cmark_node_free(root) }
    var reader = MarkdownDocumentReader(text, pictures: pictures)
    reader.read(root)
    headings = reader.headings
    tables = reader.tables
    emptySections = reader.emptySections
    losses = reader.losses
    reader.leaveOut()
    guard let written = cmark_render_html(root, CMARK_OPT_DEFAULT, cmark_parser_get_syntax_extensions(parser))
    else { return nil }
    html = String(cString: written)
    cmark_get_default_mem_allocator()?.pointee.free(written)
  }

  /// The most cells that tables can come to: no table goes over an empty line, so of each run of lines that are not empty as
  /// many columns as its line of most bars has, in every line.
  private static func cells(in text: String) -> Int {
    var sum = 0
    var (lines, bars, most) = (0, 0, 0)
    var isEscaped = false
    var isBlank = true
    func closed(_ lines: Int, _ most: Int) -> Int {
      let (product, overflow) = lines.multipliedReportingOverflow(by: most)
      let (total, isMore) = sum.addingReportingOverflow(product)
      return overflow || isMore ? .max : total
    }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        if isBlank {
          sum = closed(lines, most)
          (lines, most) = (0, 0)
        } else {
          (lines, most) = (lines + 1, max(most, bars))
        }
        (bars, isBlank) = (0, true)
      case UInt8(ascii: "|") where !isEscaped: (bars, isBlank) = (bars + 1, false)
      case 0x20, 0x09: break
      default: isBlank = false
      }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
    }
    return closed(lines + 1, max(most, bars))
  }
}
