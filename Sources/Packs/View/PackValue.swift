import BusinessCalendar
import Programme

/// What a template may find under a name, whether or not there is anything.
indirect enum PackShape: Sendable, Hashable {
  case scalar(PackScalar.Kind)
  case flag
  case list(PackShape)
  case record([String: PackShape])

  /// Words.
  static let text = PackShape.scalar(.text)
}

/// A value that a template may show.
indirect enum PackValue: Sendable, Hashable {
  /// One value, or none of that kind.
  case scalar(PackScalar?, of: PackScalar.Kind)
  case flag(Bool)
  /// Rows; the shape is told apart from them, so that templates can be checked where there are none.
  case list([PackValue], of: PackShape)
  case record([String: PackValue])

  /// What it is, without what it says.
  var shape: PackShape {
    switch self {
    case .scalar(_, let kind): .scalar(kind)
    case .flag: .flag
    case .list(_, let shape): .list(shape)
    case .record(let fields): .record(fields.mapValues(\.shape))
    }
  }

  /// Whether a section over it opens.
  var isPresent: Bool {
    switch self {
    case .scalar(let value, _): value != nil
    case .flag(let flag): flag
    case .list(let rows, _): !rows.isEmpty
    case .record: true
    }
  }

  /// A record's field; nil where it has none of that name, and for anything else.
  subscript(name: String) -> PackValue? {
    if case .record(let fields) = self { fields[name] } else { nil }
  }

  // MARK: Values

  /// Words where there are any; empty words count as none.
  static func text(_ text: String?) -> PackValue {
    .scalar(text.flatMap { $0.isEmpty ? nil : .text($0) }, of: .text)
  }

  static func number(_ number: Int?) -> PackValue { .decimal(number.map { DecimalNumber(mantissa: $0) }) }

  static func decimal(_ number: DecimalNumber?) -> PackValue {
    .scalar(number.map { .number($0) }, of: .number)
  }

  static func percent(_ share: DecimalNumber?) -> PackValue {
    .scalar(share.map { .percent($0) }, of: .percent)
  }

  static func money(_ money: Money?) -> PackValue { .scalar(money.map { .money($0) }, of: .money) }

  static func date(_ date: CivilDate?) -> PackValue { .scalar(date.map { .date($0) }, of: .date) }

  static func status(_ status: PackStatus?) -> PackValue { .scalar(status.map { .status($0) }, of: .status) }

  /// Nothing but missing values counts as none.
  static func series(_ values: [DecimalNumber?]) -> PackValue {
    .scalar(values.contains { $0 != nil } ? .series(values) : nil, of: .series)
  }

  // MARK: Rows

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

  /// A record that may be missing, for `{{#name}}…{{/name}}{{^name}}…{{/name}}`.
  static func optional<Value>(_ value: Value?, _ columns: [PackColumn<Value>]) -> PackValue {
    .rows(value.map { [$0] } ?? [], columns)
  }
}
