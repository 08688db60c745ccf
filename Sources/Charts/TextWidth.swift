/// The sizes of text in a chart, in its own units.
enum TextSize: Int {
  case title = 15
  case label = 13
  case tick = 12

  /// Heavier than other text.
  var isBold: Bool { self == .title }
}

/// How wide text is at most, without a font at hand: what has room by this has room in the fonts that readers have.
///
/// The advances are those of DejaVu Sans, the widest of the common sans-serif fonts, in thousandths of the font's size.
enum TextWidth {
  /// In tenths of a unit, rounded up.
  static func of(_ text: some StringProtocol, size: TextSize) -> Int {
    let sum = text.unicodeScalars.reduce(0) { $0 + advance($1) }
    let bold = size.isBold ? sum * 112 / 100 : sum
    return (bold * size.rawValue + 99) / 100
  }

  private static func advance(_ scalar: Unicode.Scalar) -> Int {
    switch scalar {
    case "i", "j", "l", "I", "J": 295
    case " ", "\u{A0}", ".", ",": 318
    case ":", ";", "/", "'", "(", ")", "-", "[", "]", "|": 391
    case "f", "t", "r": 411
    case "s", "z", "c", "v", "x", "y", "k": 592
    case "a", "b", "d", "e", "g", "h", "n", "o", "p", "q", "u", "0"..."9": 636
    case "m", "M", "W", "w", "%", "@", "…": 1000
    case "A"..."Z": 787
    // Accents that stand on the letter before them.
    case "\u{300}"..."\u{36F}": 0
    case "\u{A1}"..."\u{24F}": 800
    default: 1000
    }
  }

  /// The text, or as much of it as has room, with an ellipsis.
  static func cut(_ text: String, to width: Int, size: TextSize) -> String {
    // No character is narrower than a tenth of a unit, so what is longer has no room; texts may be of any length.
    var rest = text.count > width ? String(text.prefix(max(0, width))) : text
    if rest.count == text.count, of(rest, size: size) <= width { return text }
    while !rest.isEmpty, of(rest + "…", size: size) > width { rest.removeLast() }
    while rest.last == " " { rest.removeLast() }
    return rest + "…"
  }

  /// As much of a text as a name may be.
  static func shortened(_ text: String) -> String {
    text.unicodeScalars.count > 200 ? String(text.prefix(200)) + "…" : text
  }

  /// The text in lines that have room, broken at spaces; the last is cut.
  static func wrapped(_ text: String, to width: Int, size: TextSize, lines: Int) -> [String] {
    var result: [String] = []
    var line = ""
    var words = text.prefix(1000).split(separator: " ")[...]
    while let word = words.first {
      let longer = line.isEmpty ? String(word) : "\(line) \(word)"
      if of(longer, size: size) <= width {
        line = longer
        words.removeFirst()
      } else if result.count + 1 < lines, !line.isEmpty {
        result.append(line)
        line = ""
      } else {
        let rest = ([line] + words.map(String.init)).filter { !$0.isEmpty }.joined(separator: " ")
        return result + [cut(rest, to: width, size: size)]
      }
    }
    return line.isEmpty ? result : result + [line]
  }
}
