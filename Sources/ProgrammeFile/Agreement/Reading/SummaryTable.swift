import Diagnostics

/// The table of the agreement's particulars: a label and a value in each row.
enum SummaryTable {
  /// Whether a table is one, by its heads, or by the labels in its first column.
  static func isOne(_ table: MarkdownTable) -> Bool {
    guard table.header.count >= 2, let label = table.header.first else { return false }
    let heads = table.header.prefix(2).map { PlainWords.phrase($0.text) }
    let isHeaded =
      ColumnSynonyms.columns(for: heads[0]).contains(.field)
      && ColumnSynonyms.columns(for: heads[1]).contains(.details)
    let labels = table.rows.prefix(20).compactMap { $0.cells.first?.text }
    let known = labels.filter { FieldSynonyms.field($0) != nil }.count
    if isHeaded { return known > 0 || table.header.count == 2 }
    let areLabels = known >= 2 && known * 2 >= labels.count
    return table.header.count == 2 && (areLabels || (isLabel(label) && known >= 1))
  }

  /// Reads its rows, and its head where that is a row by itself.
  static func read(_ table: MarkdownTable, _ fields: inout FieldReader) {
    if let label = table.header.first, isLabel(label), table.header.count == 2 {
      fields.take(label: label.text, value: table.header[1])
    }
    for head in table.header.dropFirst(2) {
      fields.draft.report(
        .agreementTable,
        "the column '\(head.text.excerpt)' has no place in a table of \(TableKind.summary.noun); its cells are not read",
        at: head.span)
    }
    for row in table.rows { read(row, width: table.header.count, &fields) }
  }

  private static func isLabel(_ head: InlineText) -> Bool {
    let phrase = Heading(head.text, partyNames: []).phrase
    return FieldSynonyms.field(head.text) != nil && !ColumnSynonyms.columns(for: phrase).contains(.field)
  }

  private static func read(_ row: MarkdownRow, width: Int, _ fields: inout FieldReader) {
    let draft = fields.draft
    guard let label = row.cells.first, !row.cells.allSatisfy(\.isEmpty) else {
      return draft.report(.agreementCell, "a row of empty cells", at: row.span)
    }
    if row.total > width {
      let extra = row.cells.indices.contains(width) ? row.cells[width] : nil
      draft.report(
        .agreementCell,
        "\(row.total - width) more cells than the table has columns; '\(extra?.text.excerpt ?? "")' is not read",
        at: extra?.span ?? row.span)
    }
    let value = row.cells.indices.contains(1) ? row.cells[1] : InlineText(text: "", span: row.span)
    if label.isEmpty {
      return draft.report(.agreementCell, "'\(value.text.excerpt)' stands under no label", at: value.span)
    }
    if !value.marks.isDisjoint(with: .beyondText) { draft.reportMarks(value) }
    if fields.take(label: label.text, value: value) { return }
    fields.leaveUnread(label: label.text, value: value.isEmpty ? label : value)
  }
}
