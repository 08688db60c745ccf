/// JSON with its keys in the order given, because people read it too.
enum JSONValue {
  case null
  case bool(Bool)
  case integer(Int)
  case string(String)
  case array([JSONValue])
  case object([(String, JSONValue)])

  /// A text, or null.
  static func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

  /// The text, indented by two spaces a level, ended by a line feed. An empty array is `[]`.
  var text: String {
    var output = ""
    write(to: &output, indent: "")
    return output + "\n"
  }

  private func write(to output: inout String, indent: String) {
    switch self {
    case .null: output += "null"
    case .bool(let value): output += value ? "true" : "false"
    case .integer(let value): output += String(value)
    case .string(let value): Self.write(value, to: &output)
    case .array(let items):
      Self.write(items, "[", "]", indent, &output) { item, indent, output in
        item.write(to: &output, indent: indent)
      }
    case .object(let members):
      Self.write(members, "{", "}", indent, &output) { member, indent, output in
        Self.write(member.0, to: &output)
        output += ": "
        member.1.write(to: &output, indent: indent)
      }
    }
  }

  private static func write<Item>(
    _ items: [Item], _ open: String, _ close: String, _ indent: String, _ output: inout String,
    _ writeItem: (Item, String, inout String) -> Void
  ) {
    guard !items.isEmpty else {
      output += open + close
      return
    }
    let inner = indent + "  "
    output += open
    for (index, item) in items.enumerated() {
      output += (index == 0 ? "\n" : ",\n") + inner
      writeItem(item, inner, &output)
    }
    output += "\n" + indent + close
  }

  /// RFC 8259 section 7; the characters that end a line in JavaScript, other controls, and those that reorder what stands
  /// beside them on a terminal are escaped too.
  private static func write(_ text: String, to output: inout String) {
    output += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\r": output += "\\r"
      case "\t": output += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}"..."\u{202E}", "\u{2066}"..."\u{2069}":
        let digits = String(scalar.value, radix: 16)
        output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: output.unicodeScalars.append(scalar)
      }
    }
    output += "\""
  }
}
