/// Reads the XML of WebDAV answers: elements, namespaces and text; enough of XML 1.0 for RFC 4918, and no more.
///
/// A document type is refused, so no entity can be declared: only the five of XML and character references stand for
/// anything. Depth is bounded.
struct XMLReader {
  private static let deepest = 64

  private var rest: ArraySlice<UInt8>

  /// The root element; nil where the bytes are no such document.
  static func root(of bytes: [UInt8]) -> XMLElement? {
    var reader = XMLReader(rest: bytes[...])
    return reader.document()
  }

  private mutating func document() -> XMLElement? {
    var open: [(element: XMLElement, tag: String, scope: [String: String])] = []
    while true {
      let text = rest.prefix { $0 != UInt8(ascii: "<") }
      rest = rest.dropFirst(text.count)
      if !open.isEmpty { open[open.count - 1].element.text += Self.decoded(text) }
      guard !rest.isEmpty else { return nil }
      if skip("<?") {
        guard upTo("?>") != nil else { return nil }
      } else if skip("<!--") {
        guard upTo("-->") != nil else { return nil }
      } else if skip("<![CDATA[") {
        guard let data = upTo("]]>"), !open.isEmpty else { return nil }
        open[open.count - 1].element.text += String(decoding: data, as: UTF8.self)
      } else if skip("<!") {
        return nil
      } else if skip("</") {
        guard let name = upTo(">"), let last = open.popLast(), Self.trimmed(name) == last.tag else {
          return nil
        }
        guard !open.isEmpty else { return last.element }
        open[open.count - 1].element.children.append(last.element)
      } else {
        rest = rest.dropFirst()
        guard open.count < Self.deepest, let (tag, attributes, isEmpty) = tag() else { return nil }
        var scope = open.last?.scope ?? [:]
        for (name, value) in attributes {
          if name == "xmlns" { scope[""] = value }
          if name.hasPrefix("xmlns:") { scope[String(name.dropFirst(6))] = value }
        }
        let parts = tag.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let prefix = parts.count == 2 ? String(parts[0]) : ""
        let element = XMLElement(namespace: scope[prefix] ?? "", name: String(parts.last ?? ""))
        if !isEmpty {
          open.append((element, tag, scope))
        } else if open.isEmpty {
          return element
        } else {
          open[open.count - 1].element.children.append(element)
        }
      }
    }
  }

  /// A start tag behind its `<`.
  private mutating func tag() -> (name: String, attributes: [(String, String)], isEmpty: Bool)? {
    let name = word()
    guard !name.isEmpty else { return nil }
    var attributes: [(String, String)] = []
    while true {
      skipBlanks()
      if skip("/>") { return (name, attributes, true) }
      if skip(">") { return (name, attributes, false) }
      let attribute = word()
      skipBlanks()
      guard !attribute.isEmpty, skip("=") else { return nil }
      skipBlanks()
      guard let quote = rest.popFirst(), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
        return nil
      }
      let value = rest.prefix { $0 != quote }
      rest = rest.dropFirst(value.count)
      guard rest.popFirst() != nil else { return nil }
      attributes.append((attribute, Self.decoded(value)))
    }
  }

  private mutating func word() -> String {
    let word = rest.prefix { !Self.isBlank($0) && !"/>=<\"'".utf8.contains($0) }
    rest = rest.dropFirst(word.count)
    return String(decoding: word, as: UTF8.self)
  }

  private mutating func skip(_ text: String) -> Bool {
    guard rest.starts(with: text.utf8) else { return false }
    rest = rest.dropFirst(text.utf8.count)
    return true
  }

  private mutating func skipBlanks() { rest = rest.drop(while: Self.isBlank) }

  /// What stands before the mark, which is skipped; nil where the mark is nowhere.
  private mutating func upTo(_ mark: String) -> ArraySlice<UInt8>? {
    let mark = Array(mark.utf8)
    var end = rest.startIndex
    while end < rest.endIndex {
      if rest[end] == mark[0], rest[end...].starts(with: mark) {
        let found = rest[..<end]
        rest = rest[end...].dropFirst(mark.count)
        return found
      }
      end += 1
    }
    return nil
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.prefix { !isBlank($0) }, as: UTF8.self)
  }

  /// Character data with its references replaced; an unknown one stays as it stands.
  private static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var output = ""
    var rest = text[...]
    while let ampersand = rest.firstIndex(of: "&") {
      output += rest[..<ampersand]
      rest = rest[ampersand...]
      let reference = rest.dropFirst().prefix { $0 != ";" && $0 != "&" }
      if let scalar = scalar(reference), rest[reference.endIndex...].hasPrefix(";") {
        output.unicodeScalars.append(scalar)
        rest = rest[reference.endIndex...].dropFirst()
      } else {
        output += "&"
        rest = rest.dropFirst()
      }
    }
    return output + rest
  }

  private static func scalar(_ reference: Substring) -> Unicode.Scalar? {
    switch reference {
    case "lt": return "<"
    case "gt": return ">"
    case "amp": return "&"
    case "quot": return "\""
    case "apos": return "'"
    default:
      guard reference.hasPrefix("#") else { return nil }
      let digits = reference.dropFirst()
      let number = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      return number.flatMap(Unicode.Scalar.init)
    }
  }
}
