/// Text from outside, written so that Markdown shows exactly that text where it is put.
///
/// Escaped is what could become structure there (CommonMark 0.31, GitHub's tables, strikethrough and bare links), and
/// nothing else, so that `S/3M`, `24/7`, `Multi-AZ` and `(eu-west-2)` stay as they are.
enum MarkdownText {
  /// Text on one line without control characters, its Markdown escaped.
  static func escape(_ text: some StringProtocol, for place: MarkdownPlace) -> String {
    let scalars = oneLine(text)
    let marker = place == .blockStart ? blockMarker(scalars[...]) : nil
    let closing = place == .blockStart || place == .heading ? closingHashes(scalars[...]) : nil
    let escapesBars = place == .cell || place == .blockStart
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      if index == marker || index == closing || isInlineStructure(scalars, index)
        || (scalar == "|" && escapesBars)
      {
        result.append("\\")
      }
      result.append(scalar)
    }
    return String(result)
  }

  /// Line ends and tabs become spaces; other control characters and bidirectional overrides go, with the spaces at both
  /// ends.
  private static func oneLine(_ text: some StringProtocol) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09...0x0D, 0x85, 0x2028, 0x2029:
        if result.last != " " { result.append(" ") }
      case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: break
      default: result.append(scalar)
      }
    }
    while result.last == " " { result.removeLast() }
    return Array(result.drop { $0 == " " })
  }

  /// The index of the scalar that would make the text a list item, a heading, a rule or a table's second row.
  private static func blockMarker(_ text: ArraySlice<Unicode.Scalar>) -> Int? {
    guard let first = text.first else { return nil }
    let rest = text.dropFirst()
    switch first {
    case "#": return 0
    case "-", "+", ":":
      let startsItem = first != ":" && (rest.isEmpty || rest.first == " ")
      let isRule = !rest.isEmpty && rest.allSatisfy { $0 == "-" || $0 == ":" || $0 == " " }
      return startsItem || isRule ? 0 : nil
    case "=": return rest.allSatisfy { $0 == "=" || $0 == " " } ? 0 : nil
    case "0"..."9":
      let digits = text.prefix { ("0"..."9").contains($0) }.count
      let after = text.dropFirst(digits)
      guard digits <= 9, after.first == "." || after.first == ")" else { return nil }
      let next = after.dropFirst().first
      return next == nil || next == " " ? digits : nil
    default: return nil
    }
  }

  /// The index of hashes that would be dropped at the end of a heading.
  private static func closingHashes(_ text: ArraySlice<Unicode.Scalar>) -> Int? {
    guard text.last == "#", let other = text.lastIndex(where: { $0 != "#" }), text[other] == " " else {
      return nil
    }
    return other + 1
  }

  private static func isInlineStructure(_ text: [Unicode.Scalar], _ index: Int) -> Bool {
    switch text[index] {
    case "\\", "`", "*", "_", "~", "<", ">", "[", "]": true
    case "&": isEntity(text[(index + 1)...])
    // A bare address would become a link, whose text takes no escapes.
    case ":": text[(index + 1)...].starts(with: ["/", "/"])
    case ".": endsWithWWW(text[..<index])
    default: false
    }
  }

  /// Whether what stands after an ampersand makes it `&amp;` or `&#38;`, or could with what follows the text.
  private static func isEntity(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
    let name = rest.prefix { $0 == "#" || isLetterOrDigit($0) }
    // No name is shorter: `R&D` is safe.
    guard name.count >= 2 else { return false }
    let after = rest.dropFirst(name.count).first
    return after == nil || after == ";"
  }

  private static func endsWithWWW(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    let tail = text.suffix(3)
    guard tail.count == 3, tail.allSatisfy({ $0 == "w" || $0 == "W" }) else { return false }
    return text.dropLast(3).last.map { !isLetterOrDigit($0) } ?? true
  }

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": true
    default: false
    }
  }
}
