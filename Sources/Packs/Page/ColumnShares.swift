import Markdown

/// How the width of a table is shared among its columns, for converters: without it they make all columns equally wide, and
/// break the words of those that have more to say.
enum ColumnShares {
  /// What a cell's text is wrapped at, in characters, where the rest of the table is as narrow as its words.
  private static let widest = 28

  /// The shares in percent, at least 1 each; every column has room for its longest word before any has more.
  static func of(_ table: MarkdownDocument.Table) -> [Int] {
    let columns = (0..<table.columns).map { column in
      table.rows.reduce(into: 2) { widest, row in
        guard row.cells.indices.contains(column) else { return }
        let cell = row.cells[column]
        let words = cell.split(separator: " ").map { min($0.count, Self.widest) }
        widest = max(widest, words.max() ?? 0, min(cell.count, Self.widest * 2) / 2)
      }
    }
    let sum = max(1, columns.reduce(0, +))
    return columns.map { max(1, $0 * 100 / sum) }
  }

  /// The body of a page with a group of columns in each table.
  static func added(to body: String, _ tables: [MarkdownDocument.Table]) -> String {
    var rest = tables[...]
    return body.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard line == "<table>", let table = rest.popFirst() else { return String(line) }
      let columns = of(table).map { "<col style=\"width: \($0)%\">" }.joined()
      return "<table>\n<colgroup>\(columns)</colgroup>"
    }.joined(separator: "\n")
  }
}
