/// SVG elements as text; all that comes from outside is escaped.
struct SVGWriter {
  private(set) var text = ""

  /// A length in tenths of a unit: `12.5`, `-3`.
  static func length(_ tenths: Int) -> String {
    let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    return (tenths < 0 ? "-" : "") + "\(whole)" + (rest == 0 ? "" : ".\(rest)")
  }

  /// What may stand in an id, and where styles name it.
  static func name(_ text: String) -> String {
    let allowed = text.prefix(80).unicodeScalars.map { scalar -> Character in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", "_": Character(scalar)
      default: "-"
      }
    }
    let name = String(allowed)
    let isNamed = name.first.map { ("a"..."z").contains($0) || ("A"..."Z").contains($0) } ?? false
    return isNamed ? name : "c" + name
  }

  /// Text as it stands between tags and in attributes. What XML 1.0 does not allow (section 2.2) is left out.
  static func escaped(_ text: some StringProtocol) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: result.append(contentsOf: "&amp;".unicodeScalars)
      case 0x3C: result.append(contentsOf: "&lt;".unicodeScalars)
      case 0x3E: result.append(contentsOf: "&gt;".unicodeScalars)
      case 0x22: result.append(contentsOf: "&quot;".unicodeScalars)
      case 0x09, 0x0A, 0x0D: result.append(" ")
      // Control characters, and what turns the direction of text that follows.
      case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0xFFFE, 0xFFFF: break
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// An element with text in it, or without content.
  mutating func element(_ name: String, _ attributes: [(String, String)], _ content: String? = nil) {
    tag(name, attributes)
    text += content.map { ">\(Self.escaped($0))</\(name)>\n" } ?? "/>\n"
  }

  /// The start of an element whose content follows.
  mutating func open(_ name: String, _ attributes: [(String, String)] = []) {
    tag(name, attributes)
    text += ">\n"
  }

  /// The end of an element.
  mutating func close(_ name: String) { text += "</\(name)>\n" }

  /// What is written already.
  mutating func raw(_ written: String) { text += written }

  private mutating func tag(_ name: String, _ attributes: [(String, String)]) {
    text += "<\(name)"
    for (key, value) in attributes { text += " \(key)=\"\(Self.escaped(value))\"" }
  }
}
