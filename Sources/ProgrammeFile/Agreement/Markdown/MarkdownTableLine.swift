/// One line of a table cut into cells, as GFM 4.10 has it: pipes part cells, in code too, unless a backslash
/// escapes them; the outer pipes are optional.
///
/// The program cuts tables itself. The table extension of libcmark-gfm 0.29.0.gfm.6 takes time and memory
/// quadratic in rows and columns (50 KB can cost gigabytes), drops cells beyond the header's without a word,
/// and has no columns of cells. What remains to CommonMark is the inside of a cell.
enum MarkdownTableLine {
  /// More cells than any agreement's table has.
  static let maximumCells = 64

  /// The cells of a line, without the blanks around them; all beyond `maximumCells` are cut off, and `total`
  /// tells.
  static func cells(_ lines: MarkdownLines, _ range: Range<Int>) -> (cells: [Range<Int>], total: Int) {
    let line = lines.trimmed(range)
    var cells: [Range<Int>] = []
    var total = 0
    var start = line.lowerBound
    if start < line.upperBound, lines.bytes[start] == pipe { start += 1 }
    var index = start
    func close(at end: Int) {
      total += 1
      if cells.count < maximumCells { cells.append(lines.trimmed(start..<end)) }
    }
    while index < line.upperBound {
      let byte = lines.bytes[index]
      if byte == backslash {
        index += 2
        continue
      }
      if byte == pipe {
        close(at: index)
        start = index + 1
      }
      index += 1
    }
    // What follows the last pipe is a cell only where it is not blank.
    if start < line.upperBound, !lines.trimmed(start..<line.upperBound).isEmpty || total == 0 {
      close(at: line.upperBound)
    }
    return (cells, total)
  }

  /// Whether two lines open a table: the first has a pipe, the second is a delimiter row of as many cells.
  static func opensTable(_ lines: MarkdownLines, header: Range<Int>, delimiter: Range<Int>) -> Bool {
    guard let count = delimiterCells(lines, delimiter) else { return false }
    let hasPipe = lines.bytes[header].contains(pipe) || lines.bytes[delimiter].contains(pipe)
    return hasPipe && cells(lines, header).total == count
  }

  /// How many cells a delimiter row has; nil for any other line.
  static func delimiterCells(_ lines: MarkdownLines, _ range: Range<Int>) -> Int? {
    let allowed: [UInt8] = [
      pipe, UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: " "), UInt8(ascii: "\t"),
    ]
    let line = lines.trimmed(range)
    guard !line.isEmpty, lines.bytes[line].allSatisfy(allowed.contains) else { return nil }
    let (cells, total) = cells(lines, line)
    let areDelimiters = cells.allSatisfy { cell in
      var dashes = lines.bytes[cell]
      if dashes.first == UInt8(ascii: ":") { dashes = dashes.dropFirst() }
      if dashes.last == UInt8(ascii: ":") { dashes = dashes.dropLast() }
      return !dashes.isEmpty && dashes.allSatisfy { $0 == UInt8(ascii: "-") }
    }
    return areDelimiters && total > 0 ? total : nil
  }

  private static let pipe = UInt8(ascii: "|")
  private static let backslash = UInt8(ascii: "\\")
}
