import Diagnostics

/// Reads a Markdown document into flat blocks.
enum MarkdownReader {
  /// The blocks of a document, in order.
  static func blocks(of text: String) -> [MarkdownBlock] {
    let lines = MarkdownLines(text)
    let definitions = LinkDefinitions(lines)
    var result: [MarkdownBlock] = []
    MarkdownSegments.forEach(of: lines) { segment in
      switch segment {
      case .table(let range):
        let table = MarkdownTableReader(lines: lines, definitions: definitions)
        result.append(table.block(range.map { ($0, lines.range($0)) }))
      case .markdown(let range):
        var reader = MarkdownPartReader(lines: lines, part: range, definitions: definitions)
        result += reader.read()
      case .unread(let range, let kind):
        if let first = range.first(where: { !lines.isBlank(line: $0) }) {
          result.append(.other(kind, line: first + 1))
        }
      }
    }
    return result
  }
}
