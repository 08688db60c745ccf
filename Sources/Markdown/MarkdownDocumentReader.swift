internal import CCmarkGFM

/// Goes through a tree once, and takes out of it what HTML must not hold.
struct MarkdownDocumentReader {
  private let lines: [Substring]
  private(set) var headings: [MarkdownDocument.Heading] = []
  private(set) var tables: [MarkdownDocument.Table] = []
  private(set) var losses: [MarkdownDocument.Loss] = []
  private(set) var emptySections: [MarkdownDocument.Heading] = []
  /// Nodes with what is to stand in their place.
  private var left: [(node: OpaquePointer, words: String?)] = []

  /// The addresses of images that stay.
  private let pictures: Set<String>

  init(_ text: String, pictures: Set<String>) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    self.pictures = pictures
  }

  mutating func read(_ root: OpaquePointer) {
    guard let iterator = cmark_iter_new(root) else { return }
    defer { cmark_iter_free(iterator) }
    /// Headings without content so far, the innermost last.
    var bare: [MarkdownDocument.Heading] = []
    var rows: [MarkdownDocument.Table.Row] = []
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { break }
      guard event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator) else {
        if event == CMARK_EVENT_EXIT, let node = cmark_iter_get_node(iterator), Self.name(node) == "table" {
          tables.append(MarkdownDocument.Table(rows: rows))
          rows = []
        }
        continue
      }
      let isTop = cmark_node_parent(node) == root
      switch cmark_node_get_type(node) {
      case CMARK_NODE_HEADING where isTop:
        let heading = MarkdownDocument.Heading(
          level: Int(cmark_node_get_heading_level(node)), text: Self.text(node), line: Self.line(node))
        headings.append(heading)
        emptySections += bare.filter { $0.level >= heading.level }
        bare = bare.filter { $0.level < heading.level } + [heading]
      case CMARK_NODE_HTML_BLOCK, CMARK_NODE_HTML_INLINE:
        let literal = cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
        left.append((node, nil))
        if Self.isComment(literal) { continue }
        losses.append(.init(kind: .html, text: literal, line: Self.line(node)))
      case CMARK_NODE_IMAGE where Self.url(node).map(pictures.contains) ?? false: break
      case CMARK_NODE_IMAGE:
        let words = Self.text(node)
        left.append((node, words))
        losses.append(.init(kind: .image, text: words, line: Self.line(node)))
      default:
        if isTop { bare = [] }
        // libcmark-gfm tells the header row from the others by name.
        if ["table_header", "table_row"].contains(Self.name(node)) {
          rows.append(row(node))
        }
      }
    }
    emptySections += bare
    emptySections.sort { $0.line < $1.line }
  }

  /// Takes out of the tree what was found that HTML must not hold.
  func leaveOut() {
    // What stands within another stands after it, and goes first.
    for (node, words) in left.reversed() {
      if let words, let text = cmark_node_new(CMARK_NODE_TEXT) {
        cmark_node_set_literal(text, "[\(words)]")
        cmark_node_insert_before(node, text)
      }
      cmark_node_unlink(node)
      cmark_node_free(node)
    }
  }

  private func row(_ node: OpaquePointer) -> MarkdownDocument.Table.Row {
    var cells: [String] = []
    var cell = cmark_node_first_child(node)
    while let current = cell {
      cells.append(Self.text(current))
      cell = cmark_node_next(current)
    }
    let line = Self.line(node)
    let source = lines.indices.contains(line - 1) ? lines[line - 1] : ""
    return MarkdownDocument.Table.Row(line: line, written: Self.cells(source), cells: cells)
  }

  /// How many cells a line holds: bars that no backslash escapes part them, and one at either end parts nothing.
  private static func cells(_ line: Substring) -> Int {
    var bytes = line.utf8.drop { $0 == 0x20 || $0 == 0x09 }
    while let last = bytes.last, last == 0x20 || last == 0x09 || last == 0x0D { bytes = bytes.dropLast() }
    var bars = 0
    var isEscaped = false
    var endsWithBar = false
    for byte in bytes {
      endsWithBar = byte == UInt8(ascii: "|") && !isEscaped
      if endsWithBar { bars += 1 }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
    }
    let startsWithBar = bytes.first == UInt8(ascii: "|")
    return bars + 1 - (startsWithBar ? 1 : 0) - (endsWithBar && bars > (startsWithBar ? 1 : 0) ? 1 : 0)
  }

  private static func isComment(_ html: String) -> Bool {
    var rest = html[...]
    while let start = rest.firstIndex(where: { !$0.isWhitespace }) {
      rest = rest[start...]
      guard rest.hasPrefix("<!--"), let end = rest.firstRange(of: "-->") else { return false }
      rest = rest[end.upperBound...]
    }
    return true
  }

  /// The text of all leaves below a node.
  private static func text(_ node: OpaquePointer) -> String {
    guard let iterator = cmark_iter_new(node) else { return "" }
    defer { cmark_iter_free(iterator) }
    var text = ""
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { return text }
      guard event == CMARK_EVENT_ENTER, let leaf = cmark_iter_get_node(iterator) else { continue }
      switch cmark_node_get_type(leaf) {
      case CMARK_NODE_TEXT, CMARK_NODE_CODE:
        text += cmark_node_get_literal(leaf).map { String(cString: $0) } ?? ""
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: text += " "
      default: break
      }
    }
  }

  private static func url(_ node: OpaquePointer) -> String? {
    cmark_node_get_url(node).map { String(cString: $0) }
  }

  private static func name(_ node: OpaquePointer) -> String {
    cmark_node_get_type_string(node).map { String(cString: $0) } ?? ""
  }

  /// The line of a block, or of the block around an inline.
  private static func line(_ node: OpaquePointer) -> Int {
    var node = node
    while cmark_node_get_start_line(node) == 0, let parent = cmark_node_parent(node) { node = parent }
    return Int(cmark_node_get_start_line(node))
  }
}
