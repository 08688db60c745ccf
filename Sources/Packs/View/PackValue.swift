/// What a template may find under a name, whether or not there is anything.
indirect enum PackShape: Sendable, Hashable {
  case text
  case flag
  case list(PackShape)
  case record([String: PackShape])
}

/// A value that a template may show.
indirect enum PackValue: Sendable, Hashable {
  /// Words, escaped for Markdown where they are shown. Empty words count as absent.
  case text(String)
  case flag(Bool)
  /// Rows; the shape is told apart from them, so that templates can be checked where there are none.
  case list([PackValue], of: PackShape)
  case record([String: PackValue])

  /// What it is, without what it says.
  var shape: PackShape {
    switch self {
    case .text: .text
    case .flag: .flag
    case .list(_, let shape): .list(shape)
    case .record(let fields): .record(fields.mapValues(\.shape))
    }
  }

  /// Words where there are any.
  static func text(_ text: String?) -> PackValue { .text(text ?? "") }

  /// Texts as a list, shown by `{{.}}`.
  static func texts(_ texts: [String]) -> PackValue { .list(texts.map { .text($0) }, of: .text) }

  /// One record a row.
  static func rows<Row>(_ rows: [Row], _ columns: [PackColumn<Row>]) -> PackValue {
    .list(
      rows.map { row in .record(Dictionary(columns.map { ($0.name, $0.value(row)) }) { first, _ in first }) },
      of: .record(Dictionary(columns.map { ($0.name, $0.shape) }) { first, _ in first }))
  }

  /// A table for `{{#name}}heading {{#rows}}row{{/rows}}{{/name}}{{^name}}why there is none{{/name}}`: a list that holds
  /// one record with `rows` and `more`, or nothing where there are no rows.
  static func table<Row>(
    _ rows: [Row], _ columns: [PackColumn<Row>], more: [String: PackValue] = [:]
  ) -> PackValue {
    let table = PackValue.record(more.merging(["rows": .rows(rows, columns)]) { first, _ in first })
    return .list(rows.isEmpty ? [] : [table], of: table.shape)
  }
}

/// One field of every row of a list, with its shape.
struct PackColumn<Row> {
  let name: String
  let shape: PackShape
  let value: (Row) -> PackValue

  /// A field of words.
  static func text(_ name: String, _ value: @escaping (Row) -> String?) -> PackColumn {
    PackColumn(name: name, shape: .text) { .text(value($0)) }
  }

  /// A field that is so or not.
  static func flag(_ name: String, _ value: @escaping (Row) -> Bool) -> PackColumn {
    PackColumn(name: name, shape: .flag) { .flag(value($0)) }
  }

  /// A field that is itself a table.
  static func rows<Item>(
    _ name: String, _ columns: [PackColumn<Item>], _ items: @escaping (Row) -> [Item]
  ) -> PackColumn {
    PackColumn(name: name, shape: PackValue.rows([], columns).shape) { .rows(items($0), columns) }
  }
}
