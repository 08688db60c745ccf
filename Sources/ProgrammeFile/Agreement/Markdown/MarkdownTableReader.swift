import Markdown

/// Reads the lines of a table: cuts them into cells, and has CommonMark read the cells that hold markup.
struct MarkdownTableReader {
  let lines: MarkdownLines
  let definitions: LinkDefinitions

  /// How many bytes of cells are read through CommonMark at once.
  private static let batchSize = 1 << 15

  /// The table of some lines, each with the bytes that belong to it.
  func block(_ source: [(line: Int, range: Range<Int>)]) -> MarkdownBlock {
    guard source.count >= 2 else { return .other(.oversized, line: (source.first?.line ?? 0) + 1) }
    let header = MarkdownTableLine.cells(lines, source[0].range)
    guard header.total <= MarkdownTableLine.maximumCells else {
      return .other(.oversized, line: source[0].line + 1)
    }
    var cells: [InlineText] = []
    var marked: [Int] = []
    func add(_ range: Range<Int>, _ line: Int) {
      if hasMarkup(range) { marked.append(cells.count) }
      cells.append(InlineText(text: plainText(range), span: lines.span(range, line: line)))
    }
    for range in header.cells { add(range, source[0].line) }
    var counts: [(cells: Int, total: Int)] = []
    for (line, range) in source.dropFirst(2) {
      let row = MarkdownTableLine.cells(lines, range)
      for range in row.cells { add(range, line) }
      counts.append((row.cells.count, row.total))
    }
    readMarkup(of: marked, in: &cells)
    var next = header.cells.count
    let rows = zip(counts, source.dropFirst(2)).map { count, place in
      defer { next += count.cells }
      return MarkdownRow(
        cells: Array(cells[next..<next + count.cells]), total: count.total,
        span: lines.span(place.range, line: place.line))
    }
    return .table(MarkdownTable(header: Array(cells[..<header.cells.count]), rows: rows))
  }

  /// The text as it is written, but for escaped pipes.
  private func plainText(_ range: Range<Int>) -> String {
    let text = lines.text(range)
    return text.utf8.contains(UInt8(ascii: "\\")) ? text.replacing("\\|", with: "|") : text
  }

  private func hasMarkup(_ range: Range<Int>) -> Bool {
    lines.bytes[range].contains { byte in
      switch byte {
      case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "["), UInt8(ascii: "<"),
        UInt8(ascii: "&"), UInt8(ascii: "\\"), UInt8(ascii: "~"):
        true
      default: false
      }
    }
  }

  /// Reads cells as headings of a document made for it, because a heading takes one line and has no blocks
  /// inside.
  private func readMarkup(of marked: [Int], in cells: inout [InlineText]) {
    var rest = marked[...]
    while !rest.isEmpty {
      var bytes: [UInt8] = []
      var batch: [Int] = []
      while let index = rest.first, batch.isEmpty || bytes.count < Self.batchSize {
        bytes += Array("# ".utf8) + cells[index].text.utf8 + Array(" #\n".utf8)
        batch.append(index)
        rest = rest.dropFirst()
      }
      guard let tree = MarkdownTree(definitions.completing(bytes[...])) else { continue }
      var inline = InlineCollector()
      tree.visit { step in
        guard case .heading = step.kind, !step.isEntering else { return inline.take(step) }
        guard let line = inline.finish().first, (1...batch.count).contains(step.line) else { return }
        let (text, marks) = Self.withoutSigns(line.text)
        cells[batch[step.line - 1]].text = text
        cells[batch[step.line - 1]].marks = line.marks.union(marks)
      }
    }
  }

  /// A text without the signs of two extensions that CommonMark does not have: `~~struck out~~` and
  /// `[^footnote]`.
  private static func withoutSigns(_ text: String) -> (String, InlineText.Marks) {
    var result = text
    var marks: InlineText.Marks = []
    if text.utf8.count <= 4000, text.hasText("~~") {
      marks.insert(.struckOut)
      result = result.replacing("~~", with: "")
    }
    if result.utf8.count <= 4000, let start = result.firstRange(of: "[^"),
      let end = result[start.upperBound...].firstIndex(of: "]")
    {
      marks.insert(.footnote)
      result.removeSubrange(start.lowerBound...end)
    }
    return (result.trimmedOfBlanks, marks)
  }
}
