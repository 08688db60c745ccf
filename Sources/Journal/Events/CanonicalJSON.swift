/// JSON with one way only to write a value.
enum CanonicalJSON {
  /// An object of texts, ascending by the bytes of its keys, without white space.
  static func object(_ fact: Fact) -> String {
    var text = "{"
    for (index, (key, value)) in fact.sortedDetails.enumerated() {
      if index > 0 { text += "," }
      write(key, to: &text)
      text += ":"
      write(value, to: &text)
    }
    return text + "}"
  }

  /// A text as RFC 8259 section 7 wants it: only quotation marks, backslashes and controls are escaped, in the short form
  /// where there is one.
  static func write(_ value: String, to text: inout String) {
    text += "\""
    defer { text += "\"" }
    // Nearly every text is written as it is, and that much faster.
    guard value.utf8.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") })
    else {
      text += value
      return
    }
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{8}": text += "\\b"
      case "\u{C}": text += "\\f"
      case "\u{0}"..."\u{1F}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
  }
}
