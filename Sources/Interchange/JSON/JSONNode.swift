/// A value of a JSON text, with its place.
public struct JSONNode: Sendable {
  /// What it is.
  public enum Value: Sendable {
    case null
    case bool(Bool)
    /// As it is written.
    case number(String)
    case string(String)
    case array([JSONNode])
    case object([Member])
  }

  /// A key of an object, with its place, and what stands there.
  public struct Member: Sendable {
    /// Stands once in an object.
    public let key: String
    /// Where the key begins.
    public let place: FilePlace
    /// What stands there.
    public let value: JSONNode
  }

  /// What it is.
  public let value: Value
  /// Where it begins.
  public let place: FilePlace

  /// What a person calls such a value.
  public var sort: String {
    switch value {
    case .null: "null"
    case .bool: "a truth value"
    case .number: "a number"
    case .string: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }

  /// The value of a key; nil where this is no object or has no such key.
  public subscript(key: String) -> JSONNode? {
    guard case .object(let members) = value else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The text; nil for anything else.
  public var text: String? {
    if case .string(let text) = value { text } else { nil }
  }

  /// The items of a list; nil for anything else.
  public var items: [JSONNode]? {
    if case .array(let items) = value { items } else { nil }
  }

  /// Whether it is null.
  public var isNull: Bool {
    if case .null = value { true } else { false }
  }
}
