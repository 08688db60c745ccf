import Diagnostics

extension TableReader {
  /// A row of words: a name, and a key for each of some columns.
  func words(
    _ row: ReadRow, _ section: AgreementSection, _ name: TableColumn, _ keys: [(TableColumn, String)]
  ) {
    guard let name = row[name] else { return }
    draft.add(section, name, row: row) { record in
      record.put("title", name)
      for (column, key) in keys { record.put(key, row[column]) }
    }
  }

  /// A seat, and what each party calls it.
  func role(_ row: ReadRow) {
    guard let name = row[.role] else { return }
    draft.add(.roles, name, row: row) { record in
      for (index, party) in shape.parties { record.put(party, row[index]) }
    }
  }

  /// An area of duty, and whose it is.
  func sharedResponsibility(_ row: ReadRow) {
    guard let name = row[.area] else { return }
    let shares = marks(row)
    draft.add(.sharedResponsibility, name, row: row) { record in
      record.put("title", name)
      for (party, mark, span) in shares {
        let share =
          switch mark {
          case .yes: "responsible"
          case .shared: "shared"
          case .no: "none"
          }
        record.putShared(party, share, at: span)
      }
    }
  }

  /// A standard, and who is certified for it.
  func compliance(_ row: ReadRow) {
    guard let name = row[.standard] else { return }
    let holders = marks(row).filter { $0.mark != .no }
    draft.add(.compliance, name, row: row) { record in
      record.put("title", name)
      let nodes = holders.map { SourceNode(draft.shared($0.party), at: $0.span) }
      record.put("holds", SourceNode(.sequence(nodes), at: row.span))
    }
  }

  private func marks(_ row: ReadRow) -> [(party: String, mark: PartyMark, span: SourceSpan)] {
    shape.parties.compactMap { index, party in
      guard let cell = row[index] else { return nil }
      guard let mark = PartyMark(cell.text) else {
        reportCell(cell, "does not tell whose it is; write ✓, Shared or -")
        return nil
      }
      return (party, mark, cell.span)
    }
  }

  /// What happens when the agreement ends.
  func exit(_ row: ReadRow) {
    guard let name = row[.scenario] else { return }
    draft.add(.exit, name, row: row) { record in
      record.put("title", name)
      record.put("process", row[.process])
      guard let cell = row[.timeline] else { return }
      guard let length = LengthReading.read(cell.text) else {
        return reportCell(cell, "is not a length of time such as 90 days or 12 months")
      }
      if !length.rest.isEmpty {
        reportCell(cell, "is read as \(length.text); '\(length.rest.excerpt)' is not read")
      }
      record.put("within", length.text, at: cell.span)
    }
  }
}
