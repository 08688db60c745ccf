import BusinessCalendar
import Programme

/// The view of a pack as data: what a template may show, whole, for scripts and for those who write templates.
public indirect enum PackData: Sendable, Hashable {
  /// A value that is not there.
  case null
  /// A flag.
  case bool(Bool)
  /// A whole number.
  case integer(Int)
  /// Words; also dates as ISO 8601, other numbers as decimals, and words of status that never change.
  case string(String)
  /// Rows, or values in order of time.
  case array([PackData])
  /// Fields by name, in order of their names. An amount is `amount` and `currency`.
  case object([(name: String, value: PackData)])

  init(_ value: PackValue) {
    switch value {
    case .scalar(let scalar, _): self = scalar.map(PackData.init) ?? .null
    case .flag(let flag): self = .bool(flag)
    case .list(let rows, _): self = .array(rows.map(PackData.init))
    case .record(let fields):
      self = .object(fields.sorted { $0.key < $1.key }.map { ($0.key, PackData($0.value)) })
    }
  }

  private init(_ scalar: PackScalar) {
    switch scalar {
    case .text(let text): self = .string(text)
    case .number(let number), .percent(let number): self = PackData(number)
    case .money(let money):
      self = .object([
        ("amount", .string(money.number.description)), ("currency", .string(money.currency.code)),
      ])
    case .date(let date): self = .string(date.description)
    case .status(let status): self = .string(status.rawValue)
    case .series(let values): self = .array(values.map { $0.map { PackData($0) } ?? .null })
    }
  }

  private init(_ number: DecimalNumber) {
    self = number.scale == 0 ? .integer(number.mantissa) : .string(number.description)
  }

  /// Whether both say the same.
  public static func == (left: PackData, right: PackData) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let one), .bool(let other)): one == other
    case (.integer(let one), .integer(let other)): one == other
    case (.string(let one), .string(let other)): one == other
    case (.array(let one), .array(let other)): one == other
    case (.object(let one), .object(let other)):
      one.count == other.count && zip(one, other).allSatisfy { $0.name == $1.name && $0.value == $1.value }
    default: false
    }
  }

  /// Hashes what `==` compares.
  public func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0)
    case .bool(let flag): hasher.combine(flag)
    case .integer(let number): hasher.combine(number)
    case .string(let text): hasher.combine(text)
    case .array(let values): hasher.combine(values)
    case .object(let fields):
      for field in fields {
        hasher.combine(field.name)
        hasher.combine(field.value)
      }
    }
  }
}

/// A name that templates of a pack may use.
public struct PackField: Sendable, Hashable {
  /// From the top, `funds.rows.allocated`; the fields of a list's rows follow its name.
  public let path: String
  /// `text`, `number`, `percent`, `money`, `date`, `status`, `series`, `flag`, `list` or `record`.
  public let kind: String

  static func all(in shape: PackShape, under path: String = "") -> [PackField] {
    switch shape {
    case .scalar(let kind): [PackField(path: path, kind: kind.rawValue)]
    case .flag: [PackField(path: path, kind: "flag")]
    case .list(.record(let fields)):
      [PackField(path: path, kind: "list")] + all(in: .record(fields), under: path).dropFirst()
    case .list: [PackField(path: path, kind: "list")]
    case .record(let fields):
      [PackField(path: path, kind: "record")]
        + fields.sorted { $0.key < $1.key }.flatMap {
          all(in: $0.value, under: path.isEmpty ? $0.key : "\(path).\($0.key)")
        }
    }
  }
}

extension PackBuilder {
  /// What a pack's templates may show, as data.
  public static func data(_ context: PackContext) -> PackData { PackData(PackView(context).value) }

  /// The names that a pack's templates may use, in order.
  public static func fields(_ context: PackContext) -> [PackField] {
    Array(PackField.all(in: PackView(context).value.shape).dropFirst())
  }
}
