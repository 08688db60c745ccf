import Diagnostics

extension SourceLocation {
  /// The place of a code in the text that starts here, the one that comes after `occurrence` others like it; the whole
  /// text's place where the code is not found nearby, as where the file writes it with escapes.
  func narrowed(to code: FoldedWord, occurrence: Int) -> SourceLocation {
    guard line > 0 else { return self }
    var left = occurrence
    for number in line..<min(line + 6, file.lineCount + 1) {
      guard let text = file.line(number) else { break }
      let start = number == line ? max(0, column - 1) : 0
      var search = CodeSearch(code)
      // A line is searched so far and no further, however long it is.
      let scalars = text.unicodeScalars.prefix(start < 4096 ? 8192 : 0)
      var offset = 0
      for scalar in scalars {
        defer { offset += 1 }
        guard offset >= start, let found = search.end(before: scalar, at: offset) else { continue }
        if left == 0 { return place(found, on: number) }
        left -= 1
      }
      if let found = search.end(before: "\n", at: offset) {
        if left == 0 { return place(found, on: number) }
        left -= 1
      }
    }
    return self
  }

  private func place(_ offsets: Range<Int>, on line: Int) -> SourceLocation {
    SourceLocation(file: file, line: line, column: offsets.lowerBound + 1, length: offsets.count)
  }
}

/// Reads scalars one by one and tells where a code ends.
private struct CodeSearch {
  private let code: FoldedWord
  private var word = FoldedWord()
  private var start = 0

  init(_ code: FoldedWord) { self.code = code }

  /// Where the code stood, if it ended before this scalar.
  mutating func end(before scalar: Unicode.Scalar, at offset: Int) -> Range<Int>? {
    if word.count == 0 { start = offset }
    switch ScalarClass(scalar) {
    case .letter(let ascii), .capital(let ascii): word.append(ascii)
    case .hyphen: word.append(UInt8(ascii: "-"))
    case .foreign: word.appendForeign()
    case .ignored: break
    case .separator:
      defer { word = FoldedWord() }
      return word == code ? start..<offset : nil
    }
    return nil
  }
}
