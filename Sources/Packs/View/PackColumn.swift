import BusinessCalendar
import Programme

/// One field of every row of a list, with its shape.
struct PackColumn<Row> {
  let name: String
  let shape: PackShape
  let value: (Row) -> PackValue

  /// The same field of rows that have such a record.
  func of<Other>(_ record: @escaping (Other) -> Row) -> PackColumn<Other> {
    PackColumn<Other>(name: name, shape: shape) { value(record($0)) }
  }

  /// A field of words.
  static func text(_ name: String, _ value: @escaping (Row) -> String?) -> PackColumn {
    PackColumn(name: name, shape: .text) { .text(value($0)) }
  }

  /// A field that is a whole number.
  static func number(_ name: String, _ value: @escaping (Row) -> Int?) -> PackColumn {
    PackColumn(name: name, shape: .scalar(.number)) { .number(value($0)) }
  }

  /// A field that is a number with digits after the point.
  static func decimal(_ name: String, _ value: @escaping (Row) -> DecimalNumber?) -> PackColumn {
    PackColumn(name: name, shape: .scalar(.number)) { .decimal(value($0)) }
  }

  /// A field that is a share in percent.
  static func percent(_ name: String, _ value: @escaping (Row) -> DecimalNumber?) -> PackColumn {
    PackColumn(name: name, shape: .scalar(.percent)) { .percent(value($0)) }
  }

  /// A field that is an amount.
  static func money(_ name: String, _ value: @escaping (Row) -> Money?) -> PackColumn {
    PackColumn(name: name, shape: .scalar(.money)) { .money(value($0)) }
  }

  /// A field that is a date.
  static func date(_ name: String, _ value: @escaping (Row) -> CivilDate?) -> PackColumn {
    PackColumn(name: name, shape: .scalar(.date)) { .date(value($0)) }
  }

  /// A field that says how something stands.
  static func status(_ name: String, _ value: @escaping (Row) -> PackStatus?) -> PackColumn {
    PackColumn(name: name, shape: .scalar(.status)) { .status(value($0)) }
  }

  /// A field of values in order of time.
  static func series(_ name: String, _ value: @escaping (Row) -> [DecimalNumber?]) -> PackColumn {
    PackColumn(name: name, shape: .scalar(.series)) { .series(value($0)) }
  }

  /// A field that is so or not.
  static func flag(_ name: String, _ value: @escaping (Row) -> Bool) -> PackColumn {
    PackColumn(name: name, shape: .flag) { .flag(value($0)) }
  }

  /// A field that is itself a list of records.
  static func rows<Item>(
    _ name: String, _ columns: [PackColumn<Item>], _ items: @escaping (Row) -> [Item]
  ) -> PackColumn {
    PackColumn(name: name, shape: PackValue.rows([], columns).shape) { .rows(items($0), columns) }
  }

  /// A field that is itself a table.
  static func table<Item>(
    _ name: String, _ columns: [PackColumn<Item>], _ items: @escaping (Row) -> [Item]
  ) -> PackColumn {
    PackColumn(name: name, shape: PackValue.table([], columns).shape) { .table(items($0), columns) }
  }
}
