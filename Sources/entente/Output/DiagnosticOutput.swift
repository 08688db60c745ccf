import Diagnostics

extension Diagnostic {
  /// As `--format json` gives it.
  var json: JSONValue {
    .object([
      ("severity", .string(severity.rawValue)), ("code", .string(code.rawValue)),
      ("message", .string(message)),
      ("file", .optional(location?.file.path)), ("line", Self.position(location?.line)),
      ("column", Self.position(location?.column)),
      (
        "notes",
        .array(
          notes.map { note in
            .object([
              ("message", .string(note.message)), ("file", .optional(note.location?.file.path)),
              ("line", Self.position(note.location?.line)), ("column", Self.position(note.location?.column)),
            ])
          })
      ),
    ])
  }

  private static func position(_ number: Int?) -> JSONValue {
    guard let number, number > 0 else { return .null }
    return .integer(number)
  }
}

/// Diagnostics as rows, the notes of each in one cell.
struct DiagnosticTable {
  private var table = Table(columns: [
    Table.Column("severity"), Table.Column("code"), Table.Column("message"), Table.Column("file"),
    Table.Column("line", number: true), Table.Column("column", number: true), Table.Column("notes"),
  ])

  init(_ diagnostics: some Sequence<Diagnostic>) {
    table.rows = diagnostics.map { diagnostic in
      [
        diagnostic.severity.rawValue, diagnostic.code.rawValue, diagnostic.message,
        diagnostic.location?.file.path ?? "", Self.position(diagnostic.location?.line),
        Self.position(diagnostic.location?.column), diagnostic.notes.map(\.message).joined(separator: "; "),
      ]
    }
  }

  /// Under headings that are the keys of the JSON.
  var csv: String { table.csv }

  private static func position(_ number: Int?) -> String {
    guard let number, number > 0 else { return "" }
    return String(number)
  }
}
