import Diagnostics

/// A finished pack by its headings and tables, each with its line; code blocks are passed over.
struct PackDocument {
  struct Heading {
    let level: Int
    let text: String
    let line: Int
  }

  struct Row {
    let cells: [String]
    let line: Int
  }

  struct Table {
    let columns: [String]
    var rows: [Row] = []

    /// The column of one of these headings.
    func column(_ names: [String]) -> Int? { columns.firstIndex(where: names.contains) }
  }

  let file: SourceFile
  private(set) var headings: [Heading] = []
  private(set) var tables: [Table] = []
  /// The other lines that say something, keep marks left out.
  private(set) var texts: [(text: String, line: Int)] = []

  init(_ file: SourceFile) {
    self.file = file
    var isCode = false
    var isTable = false
    for number in 1...file.lineCount {
      let line = Self.unmarked(file.line(number) ?? "")
      if line.hasPrefix("```") || line.hasPrefix("~~~") { isCode.toggle() }
      guard !isCode, line.hasPrefix("|") else {
        isTable = false
        if !isCode { take(line, number) } else if !line.isEmpty { texts.append((line, number)) }
        continue
      }
      let cells = Self.cells(line)
      if !isTable {
        tables.append(Table(columns: cells))
        isTable = true
      } else if !cells.allSatisfy({ $0.allSatisfy { "-: ".contains($0) } && $0.contains("-") }) {
        tables[tables.count - 1].rows.append(Row(cells: cells, line: number))
      }
    }
  }

  private mutating func take(_ line: String, _ number: Int) {
    let level = line.prefix { $0 == "#" }.count
    if (1...6).contains(level), line.dropFirst(level).hasPrefix(" ") {
      headings.append(Heading(level: level, text: Self.trimmed(line.dropFirst(level)), line: number))
    } else if !line.isEmpty {
      texts.append((line, number))
    }
  }

  /// A line without keep marks and the white space at its ends.
  private static func unmarked(_ line: Substring) -> String {
    trimmed(Substring(line.replacing(/<!--[ \t]*(?:keep:[A-Za-z0-9_.\-]*|\/keep)[ \t]*-->/, with: "")))
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop(while: \.isWhitespace)
    while text.last?.isWhitespace ?? false { text = text.dropLast() }
    return String(text)
  }

  /// The cells of a row, split at pipes that no backslash escapes (GFM, tables).
  private static func cells(_ row: String) -> [String] {
    var cells: [String] = []
    var cell = ""
    var isEscaped = false
    for character in row.dropFirst() {
      if character == "|", !isEscaped {
        cells.append(trimmed(cell[...]))
        cell = ""
      } else {
        cell.append(character)
      }
      isEscaped = character == "\\" && !isEscaped
    }
    if !trimmed(cell[...]).isEmpty { cells.append(trimmed(cell[...])) }
    return cells
  }

  /// The place of a line.
  func place(_ line: Int) -> SourceLocation {
    SourceLocation(file: file, line: line, column: 1, length: file.line(line)?.unicodeScalars.count ?? 1)
  }
}
