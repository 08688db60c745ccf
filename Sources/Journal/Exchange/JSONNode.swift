/// A value of a JSON text, with its place.
struct JSONNode {
  enum Value {
    case null
    case bool
    /// As it is written.
    case number(String)
    case string(String)
    case array([JSONNode])
    case object([Member])
  }

  /// A key of an object, with its place, and what stands there.
  struct Member {
    let key: String
    let column: Int
    let value: JSONNode
  }

  let value: Value
  /// Counted from 1 in Unicode scalars.
  let column: Int

  /// What a person calls such a value.
  var sort: String {
    switch value {
    case .null: "null"
    case .bool: "a truth value"
    case .number: "a number"
    case .string: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}

/// What is wrong with a line, and where.
struct JSONProblem: Error, Hashable {
  /// Counted from 1 in Unicode scalars; nil for the line as a whole.
  let column: Int?
  let reason: String
}
