/// A property of a component as it stands in a file (RFC 5545 section 3.1).
public struct CalendarProperty: Sendable {
  /// Its name in capitals.
  public let name: String
  /// Its parameters, in the order of the file.
  public let parameters: [CalendarParameter]
  /// Its value, unfolded and otherwise as the file has it; U+FFFD stands where the bytes were no UTF-8.
  public let value: String
  /// The line on which it begins, from 1.
  public let line: Int
  /// The byte of the file at which it begins.
  let offset: Int
  /// How many bytes stand before its value, once unfolded.
  let valueOffset: Int

  /// The value with the escapes of TEXT undone (RFC 5545 section 3.3.11).
  public var text: String { TextValue.unescaped(value) }

  /// The values of a list of TEXT, each with its escapes undone.
  public var texts: [String] { TextValue.pieces(of: value).map { TextValue.unescaped($0) } }

  /// The first value of a parameter; nil where the property does not have it.
  public func parameter(_ name: String) -> String? {
    parameters.first { $0.name == name }.map { $0.values.first?.text ?? "" }
  }
}

/// A parameter of a property (RFC 5545 section 3.2).
public struct CalendarParameter: Sendable {
  /// One of its values.
  public struct Value: Sendable {
    /// Without quotes, and with the carets of RFC 6868 undone.
    public let text: String
    /// Whether the file has it in quotes.
    public let isQuoted: Bool
  }

  /// Its name in capitals.
  public let name: String
  /// Its values, one at least.
  public let values: [Value]
  /// The byte of the unfolded line at which it begins.
  let offset: Int
}
