/// What the proxy next to us says of the client (RFC 7239): the last element of the last `Forwarded` field.
struct ForwardedElement {
  /// The client's address; nil where it is not told.
  private(set) var client: String?
  /// `http` or `https`.
  private(set) var scheme: String?
  /// The host that the client asked.
  private(set) var host: String?

  /// nil where there is no such field, or it is no element.
  init?(_ headers: HeaderFields) {
    guard let field = headers.joined("forwarded"), let element = Self.split(field, at: ",").last else {
      return nil
    }
    for pair in Self.split(element, at: ";") {
      let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2 else { return nil }
      let value = Self.unquoted(String(sides[1]).trimmingBlanks)
      switch String(sides[0]).trimmingBlanks.lowercased() {
      case "for": client = value.utf8.allSatisfy { (0x21..<0x7F).contains($0) } ? value : nil
      case "proto": scheme = ["http", "https"].first { $0 == value.lowercased() }
      case "host": host = value.isAuthority ? value : nil
      default: break
      }
    }
  }

  /// Parts at a separator that does not stand within quotes.
  private static func split(_ text: String, at separator: Character) -> [String] {
    var parts = [""]
    var isQuoted = false
    var isEscaped = false
    for character in text {
      if character == separator, !isQuoted {
        parts.append("")
        continue
      }
      if character == "\"", !isEscaped { isQuoted.toggle() }
      isEscaped = isQuoted && character == "\\" && !isEscaped
      parts[parts.count - 1].append(character)
    }
    return parts.map(\.trimmingBlanks)
  }

  private static func unquoted(_ text: String) -> String {
    guard text.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") else { return text }
    var value = ""
    var isEscaped = false
    for character in text.dropFirst().dropLast() {
      if character == "\\", !isEscaped {
        isEscaped = true
      } else {
        value.append(character)
        isEscaped = false
      }
    }
    return value
  }
}

extension String {
  /// Whether it can be the host and port of an address: nothing that would end it early or be read as markup.
  var isAuthority: Bool {
    !isEmpty && utf8.count <= 255
      && utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"),
          UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "]"):
          true
        default: false
        }
      }
  }
}
