/// A row whose cells were counted, by column.
struct ReadRow {
  let span: SourceSpan
  /// The hash of all its cells.
  let content: UInt64
  private let cells: [InlineText]
  private let columns: [TableColumn: Int]

  init(span: SourceSpan, cells: [InlineText], columns: [TableColumn: Int]) {
    self.span = span
    self.cells = cells
    self.columns = columns
    var content = RecordList.hash("")
    for cell in cells { content = RecordList.hash(cell.text, content) }
    self.content = content
  }

  /// The cell of a column; nil where the row has none, or an empty one.
  subscript(column: TableColumn) -> InlineText? { columns[column].flatMap { self[$0] } }

  /// The cell at an index.
  subscript(index: Int) -> InlineText? {
    guard cells.indices.contains(index), !cells[index].isEmpty else { return nil }
    return cells[index]
  }
}
