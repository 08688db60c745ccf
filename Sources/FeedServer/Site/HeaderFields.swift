/// The header fields of a message (RFC 9110 section 6.3), in their order.
public struct HeaderFields: Sendable {
  /// Names and values as they were sent.
  public let fields: [(name: String, value: String)]

  /// Fields in their order.
  public init(_ fields: [(name: String, value: String)]) { self.fields = fields }

  /// The value of the first field of a name, whatever its case; nil where there is none.
  public func first(_ name: String) -> String? {
    for field in fields where Self.isSame(field.name, name) { return field.value }
    return nil
  }

  /// The values of all fields of a name, each as it was sent.
  func values(_ name: String) -> [String] {
    fields.compactMap { Self.isSame($0.name, name) ? $0.value : nil }
  }

  /// The values of all fields of a name as one (RFC 9110 section 5.3); nil where there is none.
  public func joined(_ name: String) -> String? {
    var joined: String?
    for field in fields where Self.isSame(field.name, name) {
      joined = joined.map { "\($0), \(field.value)" } ?? field.value
    }
    return joined
  }

  /// The members of a list, without blanks around them; empty ones are left out (RFC 9110 section 5.6.1).
  func list(_ name: String, separatedBy separator: Character = ",") -> [String] {
    values(name).flatMap { $0.split(separator: separator) }
      .map { String($0).trimmingBlanks }.filter { !$0.isEmpty }
  }

  private static func isSame(_ left: String, _ right: String) -> Bool {
    guard left.utf8.count == right.utf8.count else { return false }
    return zip(left.utf8, right.utf8).allSatisfy { lowered($0) == lowered($1) }
  }

  private static func lowered(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}

extension String {
  /// Without the blanks and tabs at both ends, which is all that HTTP lets stand there.
  var trimmingBlanks: String {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
    var rest = utf8[...]
    while let first = rest.first, isBlank(first) { rest.removeFirst() }
    while let last = rest.last, isBlank(last) { rest.removeLast() }
    return String(Substring(rest))
  }
}
