/// How a line begins, as far as it tells which block it belongs to (CommonMark 4 and 5).
struct MarkdownLine {
  /// How many columns of blanks stand before its text.
  let indentation: Int
  /// How many markers of quotes and lists stand before its text.
  let depth: Int
  private let content: ArraySlice<UInt8>

  init(_ lines: MarkdownLines, _ line: Int) {
    let range = lines.range(line)
    var indentation = 0
    var start = range.lowerBound
    while start < range.upperBound {
      if lines.bytes[start] == UInt8(ascii: " ") {
        indentation += 1
      } else if lines.bytes[start] == UInt8(ascii: "\t") {
        indentation += 4 - indentation % 4
      } else {
        break
      }
      start += 1
    }
    self.indentation = indentation
    content = lines.bytes[lines.trimmed(start..<range.upperBound)]
    // Lists in one another may also stand line by line, each deeper by two columns.
    var markers = Self.isMarker(content) ? indentation / 2 : 0
    var rest = content
    while let first = rest.first, first == UInt8(ascii: " ") || Self.isMarker(rest) {
      if first != UInt8(ascii: " ") { markers += 1 }
      if markers > 64 { break }
      rest = rest.dropFirst()
    }
    depth = markers
  }

  var isBlank: Bool { content.isEmpty }
  var isAtMargin: Bool { indentation == 0 }

  /// An ATX heading at the margin.
  var isHeading: Bool {
    let marks = content.prefix { $0 == UInt8(ascii: "#") }.count
    guard indentation == 0, (1...6).contains(marks) else { return false }
    let next = content.dropFirst(marks).first
    return next == nil || next == UInt8(ascii: " ") || next == UInt8(ascii: "\t")
  }

  /// An item of a bullet list at the margin, with a text.
  var isMarginBullet: Bool {
    guard indentation == 0, let first = content.first, Self.bullets.contains(first) else { return false }
    return content.dropFirst().first == UInt8(ascii: " ") && content.count > 2
  }

  /// Whether it begins a quote, a heading, a fence, an item or HTML, which end a table.
  var startsBlock: Bool {
    guard let first = content.first else { return false }
    return first == UInt8(ascii: ">") || isHeading || fence != nil || Self.isItem(content) || htmlEnd != nil
  }

  /// The mark and length of a fence that it opens.
  var fence: (mark: UInt8, length: Int)? {
    guard let mark = content.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
    let length = content.prefix { $0 == mark }.count
    guard length >= 3 else { return nil }
    if mark == UInt8(ascii: "`"), content.dropFirst(length).contains(mark) { return nil }
    return (mark, length)
  }

  func closesFence(_ mark: UInt8, _ length: Int) -> Bool {
    content.count >= length && content.allSatisfy { $0 == mark }
  }

  /// What ends the block of HTML that it opens: a text, or a blank line where that is empty.
  var htmlEnd: [UInt8]? {
    guard indentation < 4, content.first == UInt8(ascii: "<"), let next = content.dropFirst().first else {
      return nil
    }
    let start = String(decoding: content.prefix(10), as: UTF8.self).lowercased()
    for (opening, end) in Self.htmlBlocks where start.hasPrefix(opening) { return Array(end.utf8) }
    let isLetter = (65...90).contains(next) || (97...122).contains(next)
    return isLetter || next == UInt8(ascii: "/") ? [] : nil
  }

  func contains(_ text: [UInt8]) -> Bool {
    guard let first = text.first else { return true }
    var index = content.startIndex
    while let found = content[index...].firstIndex(of: first) {
      if content[found...].starts(with: text) { return true }
      index = found + 1
    }
    return false
  }

  private static let bullets: [UInt8] = [UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+")]
  private static let htmlBlocks = [
    ("<script", "</script>"), ("<pre", "</pre>"), ("<style", "</style>"), ("<textarea", "</textarea>"),
    ("<!--", "-->"),
    ("<![cdata[", "]]>"), ("<?", "?>"), ("<!", ">"),
  ]

  private static func isMarker(_ text: ArraySlice<UInt8>) -> Bool {
    text.first == UInt8(ascii: ">") || isItem(text)
  }

  /// Whether a text begins with the marker of a list item.
  private static func isItem(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first else { return false }
    var rest = text.dropFirst()
    if (48...57).contains(first) {
      rest = text.drop { (48...57).contains($0) }
      guard text.count - rest.count <= 9, rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: ")")
      else {
        return false
      }
      rest = rest.dropFirst()
    } else if !bullets.contains(first) {
      return false
    }
    return rest.first == UInt8(ascii: " ") || rest.first == UInt8(ascii: "\t")
  }
}
