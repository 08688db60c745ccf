import Markdown

/// Gathers the text of inline nodes, line by line, without their markup.
struct InlineCollector {
  /// A line without its place.
  struct Line {
    let text: String
    let strongLength: UInt16
    let marks: InlineText.Marks
  }

  private var lines: [Line] = []
  private var text = ""
  private var strong: String?
  private var marks: InlineText.Marks = []
  private var strongDepth = 0
  private var imageDepth = 0
  private var plainSeen = false
  private var strongText = ""

  /// Takes one step of a visit; steps of blocks change nothing.
  mutating func take(_ step: MarkdownTree.Step) {
    switch step.kind {
    case .text, .codeSpan: append(step.literal)
    case .softBreak, .lineBreak: finishLine()
    case .htmlInline:
      // `<br>` and its like part words.
      marks.insert(.html)
      if imageDepth == 0, !text.isEmpty, !text.hasSuffix(" ") { text += " " }
    case .strong:
      strongDepth += step.isEntering ? 1 : -1
      if strongDepth == 0, !strongText.isEmpty {
        if strong == nil { strong = strongText }
        strongText = ""
      }
    case .link: marks.insert(.link)
    case .image:
      imageDepth += step.isEntering ? 1 : -1
      marks.insert(.image)
    default: break
    }
  }

  private mutating func append(_ literal: String) {
    guard imageDepth == 0 else { return }
    if strongDepth > 0 {
      // Only strong text at the start of a line can be its label.
      if !plainSeen { strongText += literal }
    } else if !literal.allSatisfy(\.isWhitespace) {
      plainSeen = true
    }
    text += literal
  }

  private mutating func finishLine() {
    var found = marks
    if !strongText.isEmpty, strong == nil { strong = strongText }
    if strong != nil, !plainSeen { found.insert(.strongOnly) }
    let trimmed = text.trimmedOfBlanks
    let label = strong?.trimmedOfBlanks ?? ""
    let strongLength = trimmed.hasPrefix(label) ? UInt16(exactly: label.utf8.count) ?? 0 : 0
    lines.append(Line(text: trimmed, strongLength: strongLength, marks: found))
    text = ""
    strong = nil
    strongText = ""
    marks = []
    plainSeen = false
  }

  /// The lines gathered, and a new start.
  mutating func finish() -> [Line] {
    finishLine()
    defer { self = InlineCollector() }
    return lines
  }
}

extension String {
  /// The text without blanks at either end.
  var trimmedOfBlanks: String {
    guard let first = utf8.first, let last = utf8.last else { return self }
    if first > 32, first < 128, last > 32, last < 128 { return self }
    var rest = self[...]
    while let scalar = rest.unicodeScalars.first, scalar.properties.isWhitespace {
      rest.unicodeScalars.removeFirst()
    }
    while let scalar = rest.unicodeScalars.last, scalar.properties.isWhitespace {
      rest.unicodeScalars.removeLast()
    }
    return String(rest)
  }
}
