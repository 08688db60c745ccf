/// Text from outside, made safe for a content line before libical sees it, which lets control characters through.
enum PlainText {
  /// Without control characters. Line breaks of any kind become one `\n`, a tab becomes a space.
  static func lines(_ text: String) -> String {
    if !text.unicodeScalars.contains(where: isReplaced) { return text }
    var result = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A: if !afterReturn { result.append("\n") }
      // Readers that split lines by Unicode's rules would break at the separators too.
      case 0x0D, 0x2028, 0x2029: result.append("\n")
      case 0x09: result.append(" ")
      case 0..<0x20, 0x7F..<0xA0: break
      default: result.append(scalar)
      }
      afterReturn = scalar == "\r"
    }
    return String(result)
  }

  /// Line breaks other than `\n`, and control characters.
  private static func isReplaced(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A: false
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029: true
    default: false
    }
  }

  /// On one line.
  static func line(_ text: String) -> String { map(lines(text)) { $0 == "\n" ? " " : $0 } }

  /// As TEXT is escaped (RFC 5545 section 3.3.11).
  static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": result.append(contentsOf: "\\n".unicodeScalars)
      case "\\", ";", ",": result.append(contentsOf: ["\\", scalar])
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// One of several categories. Readers disagree about a comma inside one, even if it is escaped.
  static func category(_ text: String) -> String {
    // Split between scalars: a space with a combining mark after it is a Character of its own.
    map(line(text)) { $0 == "," || $0 == ";" || $0 == "\\" ? " " : $0 }.unicodeScalars.split(separator: " ")
      .map(String.init).joined(separator: " ")
  }

  /// The name of a person as a parameter's value, where RFC 5545 section 3.2 has no place for a quotation mark and
  /// RFC 6868 gives the caret a meaning that libical does not write. It has no escapes either, but readers take a
  /// backslash for one, even before the colon that ends the parameter, and leave out spaces at the ends.
  static func personName(_ text: String) -> String {
    let name = map(line(text)) { $0 == "\"" ? "'" : $0 == "\\" ? "/" : $0 == "^" ? nil : $0 }.unicodeScalars
    guard let first = name.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = name.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(name[first...last])
  }

  /// A unique identifier in characters that every reader gives back; two identifiers never become the same.
  static func identifier(_ text: String) -> String {
    percentEncoded(text) { byte in
      switch Unicode.Scalar(byte) {
      case "\0"..." ", "\u{7F}", "\"", "%", ",", ";", "\\": false
      default: true
      }
    }
  }

  /// An address in the characters that RFC 3986 allows.
  static func address(_ text: String) -> String {
    percentEncoded(text) { byte in
      switch Unicode.Scalar(byte) {
      case "\0"..." ", "\u{7F}"..., "\"", "<", ">", "\\", "^", "`", "{", "|", "}": false
      default: true
      }
    }
  }

  /// The letters of a colour's name, in lower case.
  static func colour(_ text: String) -> String {
    map(text.lowercased()) { ("a"..."z").contains($0) ? $0 : nil }
  }

  /// Scalar by scalar, because a combining mark after a comma would hide it inside a Character.
  private static func map(_ text: String, _ change: (Unicode.Scalar) -> Unicode.Scalar?) -> String {
    if text.unicodeScalars.allSatisfy({ change($0) == $0 }) { return text }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: text.unicodeScalars.lazy.compactMap(change))
    return String(result)
  }

  private static func percentEncoded(_ text: String, isAllowed: (UInt8) -> Bool) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 && isAllowed($0) }) { return text }
    let digits = Array("0123456789ABCDEF".utf8)
    var result: [UInt8] = []
    for scalar in text.unicodeScalars {
      let isControl = (0x80..<0xA0).contains(scalar.value) || (0x2028...0x2029).contains(scalar.value)
      for byte in String(scalar).utf8 {
        if isAllowed(byte), !isControl {
          result.append(byte)
        } else {
          result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
