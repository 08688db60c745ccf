import Actions
import Diagnostics

/// Decisions and actions with an owner and a date, in lines and in tables; and who comes.
enum PromiseRule {
  private static let most = 8

  static func findings(in document: PackDocument, owners: ActionOwners) -> [Diagnostic] {
    let reader = NoteReader(document.file)
    var findings = reader.diagnostics
    for note in reader.notes {
      switch note.content {
      case .action(_, _, let promise, _), .decision(let promise):
        findings += unknown([promise.owner], owners, note.location)
      case .attendance(let names, let isPresent):
        findings += unknown(names, owners, note.location)
        if isPresent { findings += many(names.count, at: note.location) }
      }
    }
    for table in document.tables {
      if table.column(["Seat", "Cargo"]) != nil, table.column(["Person", "Persona"]) != nil {
        let place = table.rows.first.map { document.place($0.line) }
        findings += many(table.rows.count, at: place)
      }
      findings += rows(of: table, document)
    }
    return findings
  }

  private static func unknown(
    _ names: [String], _ owners: ActionOwners, _ place: SourceLocation
  ) -> [Diagnostic] {
    names.filter { !owners.names.contains($0) }.map { name in
      Diagnostic(
        .packLine,
        "'\(name)' is no role or person of the programme\(Suggestion.ending(for: name, in: owners.names))",
        at: place)
    }
  }

  private static func many(_ count: Int, at place: SourceLocation?) -> [Diagnostic] {
    guard count > most else { return [] }
    return [
      Diagnostic(
        .packAttendees, "\(count) people attend; a meeting of more than \(most) seldom decides anything",
        at: place)
    ]
  }

  /// Tables of decisions and actions, whose rows need an owner and a date.
  private static func rows(of table: PackDocument.Table, _ document: PackDocument) -> [Diagnostic] {
    guard table.column(["Decision", "Decisión", "Action", "Acción"]) == 0,
      let owner = table.column(["Owner", "Responsable"]),
      let date = table.column(["Date", "Fecha", "Due", "Vence"])
    else { return [] }
    return table.rows.flatMap { row -> [Diagnostic] in
      let cell = { (index: Int) in index < row.cells.count ? row.cells[index] : "" }
      if cell(0).isEmpty || EmptyRule.isPlaceholder(cell(0)) { return [] }
      return [(owner, "owner"), (date, "date")].filter { cell($0.0).isEmpty }.map { _, what in
        Diagnostic(.packLine, "'\(cell(0))' has no \(what)", at: document.place(row.line))
      }
    }
  }
}
