import Diagnostics

/// Reads the tags of a template with their places.
///
/// Taken are variables, sections, partials and comments. What else Mustache has would let a template change what its
/// tags mean, so it is refused: other delimiters, inheritance, computed partials, pragmas, transforms.
struct TemplateParser {
  /// Sections within sections.
  private static let deepest = 32

  private struct Open {
    let name: TemplateName
    let isInverted: Bool
    var nodes: [TemplateNode]
  }

  private let file: SourceFile
  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var line = 1
  private var column = 1
  /// Words of the template since the last tag.
  private var words: [UInt8] = []
  private var top: [TemplateNode] = []
  private var open: [Open] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(_ file: SourceFile) {
    self.file = file
    scalars = Array(file.text.unicodeScalars)
  }

  /// The template's nodes; of use only where there are no diagnostics.
  mutating func parse() -> [TemplateNode] {
    while position < scalars.count {
      takeText()
      if position < scalars.count, !parseTag() { break }
    }
    flush()
    for section in open.reversed() where diagnostics.isEmpty {
      report(
        "section '\(section.name.text)' is not closed; end it with '{{/\(section.name.text)}}'",
        at: section.name.location)
    }
    return top
  }

  /// Reads one tag; false where the rest of the template makes no sense.
  private mutating func parseTag() -> Bool {
    let start = (position: position, line: line, column: column)
    let sigil = start.position + 2 < scalars.count ? scalars[start.position + 2] : "}"
    let isTriple = sigil == "{"
    let end = isTriple ? 3 : 2
    advance(by: "#^/!>&{=<$%".unicodeScalars.contains(sigil) ? 3 : 2)
    let content = position
    while position < scalars.count, !isAt("}", times: end) { advance() }
    let inner = scalars[content..<position]
    let isClosed = position < scalars.count
    let isOnOneLine = line == start.line
    let length = isOnOneLine ? column - start.column + (isClosed ? end : 0) : 2
    let location = SourceLocation(file: file, line: start.line, column: start.column, length: length)
    guard isClosed else {
      report("the tag is not closed; end it with '\(String(repeating: "}", count: end))'", at: location)
      return false
    }
    advance(by: end)
    let indent = Self.standsAlone.contains(sigil) ? takeLine(from: start.position) : nil
    flush()
    if sigil == "!" { return true }
    if isOnOneLine, Self.showing.contains(sigil) || !"#^/!>=<$%".unicodeScalars.contains(sigil) {
      var reader = TagReader(
        inner, file: file, line: start.line, column: start.column + content - start.position)
      let (text, filters) = reader.read()
      diagnostics += reader.diagnostics
      guard reader.diagnostics.isEmpty else { return true }
      if let reason = Self.refusal(of: sigil, text) {
        report(reason, at: location)
      } else {
        append(
          .variable(
            TemplateName(text: text, location: location), filters, isEscaped: !Self.showing.contains(sigil)))
      }
      return true
    }
    let text = String(String.UnicodeScalarView(inner)).split(separator: " ").joined(separator: " ")
    if let reason = isOnOneLine ? Self.refusal(of: sigil, text) : "a tag stands on one line" {
      report(reason, at: location)
      return true
    }
    return take(sigil, TemplateName(text: text, location: location), indent: indent ?? [])
  }

  /// Tags that leave no line of their own where nothing else stands on it.
  private static let standsAlone = Set("#^/!>".unicodeScalars)
  /// Tags that show a value as it is.
  private static let showing = Set("{&".unicodeScalars)

  /// Where a tag is alone on its line, takes the rest of the line with it and gives the blanks before the tag; nil where it
  /// is not.
  private mutating func takeLine(from start: Int) -> [UInt8]? {
    var before = start
    while before > 0, Self.isBlank(scalars[before - 1]) { before -= 1 }
    var after = position
    while after < scalars.count, Self.isBlank(scalars[after]) { after += 1 }
    guard before == 0 || scalars[before - 1] == "\n", after == scalars.count || scalars[after] == "\n" else {
      return nil
    }
    // What was read of the line is blanks, of one byte each.
    words.removeLast(min(words.count, start - before))
    advance(by: after - position + 1)
    return scalars[before..<start].map { UInt8(truncatingIfNeeded: $0.value) }
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\r"
  }

  private mutating func take(_ sigil: Unicode.Scalar, _ name: TemplateName, indent: [UInt8]) -> Bool {
    switch sigil {
    case "#", "^":
      guard open.count < Self.deepest else {
        report("sections stand within each other more than \(Self.deepest) deep", at: name.location)
        return false
      }
      open.append(Open(name: name, isInverted: sigil == "^", nodes: []))
    case "/":
      guard let section = open.popLast() else {
        report("'{{/\(name.text)}}' closes nothing", at: name.location)
        return false
      }
      guard section.name.text == name.text else {
        report(
          "'{{/\(name.text)}}' stands where '{{/\(section.name.text)}}' is due", at: name.location,
          notes: [.init("the section was opened here", at: section.name.location)])
        return false
      }
      append(.section(section.name, isInverted: section.isInverted, section.nodes))
    default: append(.partial(name, indent: indent))
    }
    return true
  }

  /// Why a tag is not taken; nil where it is.
  private static func refusal(of sigil: Unicode.Scalar, _ text: String) -> String? {
    switch sigil {
    case "=": return "the delimiters of tags cannot be changed"
    case "<", "$": return "templates do not inherit from each other; use a partial, '{{> name}}'"
    case "%": return "pragmas are not allowed; a pack is always Markdown"
    default: break
    }
    if text.contains("(") { return "'\(text)' calls a function; templates only show values" }
    if sigil == ">", text.hasPrefix("*") { return "a partial is named in the template, not by a value" }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let isName = parts.allSatisfy { part in
      !part.isEmpty && part.utf8.allSatisfy { isNameByte($0) || (sigil == ">" && $0 == UInt8(ascii: "/")) }
    }
    let isSelf = text == "." && sigil != ">"
    return isName || isSelf
      ? nil : "'\(text)' is not a name; names are letters, digits, '_' and '-', joined by '.'"
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  // MARK: The text

  private func isAt(_ scalar: Unicode.Scalar, times count: Int) -> Bool {
    position + count <= scalars.count && scalars[position..<position + count].allSatisfy { $0 == scalar }
  }

  /// Reads up to the next tag.
  private mutating func takeText() {
    while position < scalars.count, !isAt("{", times: 2) {
      words += scalars[position].utf8
      advance()
    }
  }

  private mutating func flush() {
    if !words.isEmpty { append(.text(words)) }
    words = []
  }

  private mutating func advance(by count: Int = 1) {
    for _ in 0..<count where position < scalars.count {
      if scalars[position] == "\n" {
        line += 1
        column = 1
      } else {
        column += 1
      }
      position += 1
    }
  }

  private mutating func append(_ node: TemplateNode) {
    if open.isEmpty { top.append(node) } else { open[open.count - 1].nodes.append(node) }
  }

  private mutating func report(_ message: String, at location: SourceLocation, notes: [Diagnostic.Note] = [])
  {
    diagnostics.append(Diagnostic(.templateSyntax, message, at: location, notes: notes))
  }
}
