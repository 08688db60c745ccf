import Diagnostics

/// Reads the rows of one recognised table into the draft.
struct TableReader {
  let draft: AgreementDraft
  let parties: PartyBook
  let table: MarkdownTable
  let shape: TableShape
  /// The headings above the table.
  let clause: String
  /// The year that some head of the agreement names for its targets.
  let targetYear: Particulars.Said<Int>?
  /// The last day of the term.
  let termEnd: String?

  /// Reads all rows.
  func read() {
    reportExtras()
    switch shape.kind {
    case .summary: break
    case .meetings, .activities: readRows(meeting)
    case .commitment: readRows(commitmentYear)
    case .pricing: readRows(price)
    case .funds: readRows(fund)
    case .training: readRows(training)
    case .certifications: readRows(certification)
    case .serviceLevels: readRows(serviceLevel)
    case .metrics: readRows(metric)
    case .initiatives: readRows(initiative)
    case .services:
      readRows { words($0, .services, .service, [(.description, "description"), (.useCase, "use-case")]) }
    case .requirements:
      readRows { words($0, .requirements, .requirement, [(.status, "status"), (.details, "details")]) }
    case .standards:
      readRows { words($0, .standards, .standard, [(.requirement, "requirement"), (.status, "status")]) }
    case .managedService:
      readRows { words($0, .managedService, .component, [(.responsibility, "responsibility")]) }
    case .roles: readRows(role)
    case .sharedResponsibility: readRows(sharedResponsibility)
    case .compliance: readRows(compliance)
    case .exit: readRows(exit)
    }
  }

  private func reportExtras() {
    for index in shape.extras where table.header.indices.contains(index) {
      let head = table.header[index]
      let name = head.isEmpty ? "a column without a head" : "the column '\(head.text.excerpt)'"
      draft.report(
        .agreementTable, "\(name) has no place in a table of \(shape.kind.noun); its cells are not read",
        at: head.span)
    }
  }

  private func readRows(_ body: (ReadRow) -> Void) {
    let wanted = shape.columns.map { (column: $0.key, index: $0.value) }.sorted { $0.index < $1.index }
    for row in table.rows {
      guard let read = check(row, wanted.map(\.index) + shape.parties.map(\.index)) else { continue }
      body(read)
    }
  }

  /// Reports what is missing in a row, what is too much, and markup that is more than text; nil for an empty
  /// row.
  private func check(_ row: MarkdownRow, _ wanted: [Int]) -> ReadRow? {
    let width = table.header.count
    if row.cells.allSatisfy(\.isEmpty) {
      draft.report(.agreementCell, "a row of empty cells", at: row.span)
      return nil
    }
    if row.total > width {
      let extra = row.cells.indices.contains(width) ? row.cells[width] : nil
      let count = row.total - width
      draft.report(
        .agreementCell,
        "\(count) \(count == 1 ? "cell" : "cells") more than the table has columns; '\(extra?.text.excerpt ?? "")' is not read",
        at: extra?.span ?? row.span)
    }
    for index in wanted.sorted() {
      let cell = row.cells.indices.contains(index) ? row.cells[index] : nil
      if cell?.isEmpty ?? true {
        let head = table.header.indices.contains(index) ? table.header[index].text : ""
        draft.report(
          .agreementCell, "the cell under '\(head.excerpt)' is empty", at: cell.map(\.span) ?? row.span)
      } else if let cell, !cell.marks.isDisjoint(with: .beyondText) {
        draft.reportMarks(cell)
      }
    }
    return ReadRow(span: row.span, cells: row.cells, columns: shape.columns)
  }

  /// The currency that the head of a column names.
  func headCurrency(_ column: TableColumn) -> String? {
    shape.columns[column].flatMap { shape.headings[$0].currency }
  }

  /// Reads a cell as an amount, alone or with `per` a period; reports a cell that is none.
  func amount(_ row: ReadRow, _ column: TableColumn, mayBePer: Bool = false) -> (
    amount: AmountReading, cell: InlineText, isAssumed: Bool
  )? {
    guard let cell = row[column] else { return nil }
    switch AmountReading.read(cell.text, heading: headCurrency(column)) {
    case .failure(let failure):
      reportCell(cell, failure.reason)
    case .success(let amount) where !amount.rest.isEmpty:
      reportCell(cell, "is not one amount; '\(amount.rest.excerpt)' follows it")
    case .success(let amount) where amount.per != nil && !mayBePer:
      reportCell(cell, "is an amount by the \(amount.per ?? "period"), and one for all is wanted here")
    case .success(let amount):
      return (amount, InlineText(text: amount.text, span: cell.span), draft.count(amount, at: cell.span))
    }
    return nil
  }

  /// Reports a cell that does not read as what its column holds.
  func reportCell(_ cell: InlineText, _ reason: String) {
    draft.report(.agreementCell, "'\(cell.text.excerpt)' \(reason)", at: cell.span)
  }
}

extension InlineText.Marks {
  /// Markup that says more than the text that is left of it.
  static let beyondText: InlineText.Marks = [.link, .image, .html, .struckOut, .footnote]
}

extension AgreementDraft {
  /// Reports markup whose meaning is lost.
  func reportMarks(_ text: InlineText) {
    let lost: [(InlineText.Marks, String, Diagnostic.Severity)] = [
      (.link, "the target of a link", .note), (.image, "an image", .warning), (.html, "HTML", .warning),
      (.footnote, "the reference to a footnote", .note),
    ]
    for (mark, what, severity) in lost where text.marks.contains(mark) {
      report(
        .agreementUnread,
        text.isEmpty ? "\(what) is not read" : "\(what) is not read; the text '\(text.text.excerpt)' is",
        at: text.span,
        severity: severity)
    }
    if text.marks.contains(.struckOut) {
      report(
        .agreementAmbiguous,
        "'\(text.text.excerpt)' is struck out, and is read all the same; delete it if it is agreed no more",
        at: text.span, severity: .warning)
    }
  }
}
