/// Where in Markdown a value is put, which decides what of it must be escaped.
enum MarkdownPlace: Hashable {
  /// First on its line, after quote and list markers: what begins a block would begin one.
  case blockStart
  /// A cell of a table: a pipe would end it, in code too.
  case cell
  /// A heading, at whose end hashes are dropped.
  case heading
  /// Amid other text.
  case inline
  /// Where Markdown escapes nothing, or not as elsewhere; in words.
  case verbatim(String)
}

/// Follows what is written, and tells where in Markdown the next value goes.
struct MarkdownCursor {
  /// The template's words on the line so far; each value is a zero byte.
  private var line: [UInt8] = []
  /// The fence that is open: its mark and length.
  private var fence: (mark: UInt8, length: Int)?

  /// Whether nothing stands on the line yet.
  var isAtLineStart: Bool { line.isEmpty }

  /// Takes a byte of the template's own words.
  mutating func take(_ byte: UInt8) {
    guard byte == UInt8(ascii: "\n") else {
      line.append(byte)
      return
    }
    let text = Self.stripped(line[...])
    if let mark = text.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") {
      let length = text.prefix { $0 == mark }.count
      if let open = fence {
        if mark == open.mark, length >= open.length, length == text.count { fence = nil }
      } else if length >= 3 {
        fence = (mark, length)
      }
    }
    line.removeAll(keepingCapacity: true)
  }

  /// Takes note that a value was written.
  mutating func takeValue() { line.append(0) }

  /// Where the next value goes.
  var place: MarkdownPlace {
    if fence != nil { return .verbatim("a block of code") }
    let text = Self.stripped(line[...])
    if text.isEmpty { return .blockStart }
    var code = 0
    var hasBar = false
    var link = false
    var tag = false
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      let next = index + 1 < text.endIndex ? text[index + 1] : 0
      switch byte {
      case UInt8(ascii: "\\") where code == 0: index += 1
      case UInt8(ascii: "`"):
        let run = text[index...].prefix { $0 == byte }.count
        if code == 0 { code = run } else if code == run { code = 0 }
        index += run - 1
      case UInt8(ascii: "|"):
        // A cell ends here whatever is open in it.
        (code, hasBar, link, tag) = (0, true, false, false)
      case UInt8(ascii: "]") where code == 0 && next == UInt8(ascii: "("): link = true
      case UInt8(ascii: ")"): link = false
      case UInt8(ascii: "<") where code == 0:
        tag = next == UInt8(ascii: "/") || (65...90).contains(next & 0xDF)
      case UInt8(ascii: ">"): tag = false
      default: break
      }
      index += 1
    }
    if code > 0 { return .verbatim("code") }
    if link { return .verbatim("the target of a link") }
    if tag { return .verbatim("an HTML tag") }
    if hasBar { return .cell }
    let hashes = text.prefix { $0 == UInt8(ascii: "#") }.count
    return (1...6).contains(hashes) && text.dropFirst(hashes).first == UInt8(ascii: " ") ? .heading : .inline
  }

  /// A line without the blanks and the markers of quotes and lists before its text.
  private static func stripped(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = line
    while let first = rest.first {
      switch first {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ">"): rest = rest.dropFirst()
      case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
        guard rest.dropFirst().first == UInt8(ascii: " ") else { return rest }
        rest = rest.dropFirst(2)
      case 0x30...0x39:
        let after = rest.drop { (0x30...0x39).contains($0) }
        guard after.first == UInt8(ascii: ".") || after.first == UInt8(ascii: ")"),
          after.dropFirst().first == UInt8(ascii: " ")
        else { return rest }
        rest = after.dropFirst(2)
      default: return rest
      }
    }
    return rest
  }
}
