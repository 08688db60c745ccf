/// A document in the form that the importer reads: flat, in order, each part with its place.
enum MarkdownBlock {
  case heading(level: Int, InlineText)
  case table(MarkdownTable)
  /// An item of a list, at any depth.
  case bullet(InlineText)
  /// Line by line, because a line may be a field of its own.
  case paragraph([InlineText])
  /// What has no inside for the importer.
  case other(Other, line: Int)

  enum Other: String {
    case code = "a code block"
    case html = "a block of HTML"
    case oversized = "a part that is too long or nested too deeply to be read"
  }
}

/// A table with its places.
struct MarkdownTable {
  let header: [InlineText]
  let rows: [MarkdownRow]
}

/// A row of a table; it may have fewer or more cells than the header.
struct MarkdownRow {
  let cells: [InlineText]
  /// How many cells stand in the line, also where some were cut off.
  let total: Int
  let span: SourceSpan
}

/// A run of text without its markup.
struct InlineText {
  var text: String
  var span: SourceSpan
  /// How many bytes at its start are in strong type. A length and not a text, because there may be a million
  /// cells.
  var strongLength: UInt16 = 0
  var marks: Marks = []

  /// The strong text at its start; a label, perhaps.
  var strong: String? {
    strongLength > 0 ? String(decoding: text.utf8.prefix(Int(strongLength)), as: UTF8.self) : nil
  }

  /// Markup that says more than its text does.
  struct Marks: OptionSet {
    let rawValue: UInt8
    static let link = Marks(rawValue: 1)
    static let image = Marks(rawValue: 2)
    static let html = Marks(rawValue: 4)
    static let struckOut = Marks(rawValue: 8)
    /// All of it is strong.
    static let strongOnly = Marks(rawValue: 16)
    static let footnote = Marks(rawValue: 32)
  }

  /// Whether there is nothing.
  var isEmpty: Bool { text.isEmpty }
}
