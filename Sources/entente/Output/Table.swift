import Diagnostics

/// Rows under headings, to print on a terminal or as CSV.
struct Table {
  /// A column: its heading, and whether it holds numbers, which stand on the right and are never formulas.
  struct Column {
    let heading: String
    let isNumber: Bool

    init(_ heading: String, number: Bool = false) {
      self.heading = heading
      isNumber = number
    }
  }

  let columns: [Column]
  var rows: [[String]] = []

  /// Columns padded to the same width and two spaces apart, under a line of dashes.
  var text: String {
    let cells = ([columns.map(\.heading)] + rows).map { $0.map { TerminalText.visible($0) } }
    let widths = columns.indices.map { column in cells.map { $0[column].displayWidth }.max() ?? 0 }
    let rule = widths.map { String(repeating: "-", count: $0) }
    return ([cells[0], rule] + cells.dropFirst()).map { line(of: $0, widths) }.joined()
  }

  private func line(of cells: [String], _ widths: [Int]) -> String {
    var line = ""
    for (index, column) in columns.enumerated() {
      let padding = String(repeating: " ", count: max(0, widths[index] - cells[index].displayWidth))
      line += (index == 0 ? "" : "  ") + (column.isNumber ? padding + cells[index] : cells[index] + padding)
    }
    while line.last == " " { line.removeLast() }
    return line + "\n"
  }

  /// RFC 4180, but with line feeds. A text that a spreadsheet would run as a formula is given a quote in front, numbers
  /// have no commas between thousands, and control characters other than line feeds are shown as escapes: CSV is read on
  /// terminals too.
  var csv: String {
    var output = ""
    for (row, cells) in ([columns.map(\.heading)] + rows).enumerated() {
      for (index, (column, cell)) in zip(columns, cells).enumerated() {
        if index > 0 { output += "," }
        output +=
          row == 0
          ? Self.quoted(cell)
          : Self.quoted(column.isNumber ? cell.replacing(",", with: "") : Self.harmless(cell))
      }
      output += "\n"
    }
    return output
  }

  private static func harmless(_ cell: String) -> String {
    let shown = cell.split(separator: "\n", omittingEmptySubsequences: false)
      .map { TerminalText.visible($0) }.joined(separator: "\n")
    // Spreadsheets pass over blanks in front, and take the full-width signs for the others.
    return switch shown.unicodeScalars.first(where: { !$0.properties.isWhitespace }) {
    case "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": "'" + shown
    default: shown
    }
  }

  private static func quoted(_ cell: String) -> String {
    let needsQuotes = cell.utf8.contains {
      $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\n")
        || $0 == UInt8(ascii: "\r")
    }
    return needsQuotes ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
  }
}

extension String {
  /// How many columns of a terminal it takes: East Asian wide characters and emoji take two.
  var displayWidth: Int {
    reduce(0) { width, character in
      guard let scalar = character.unicodeScalars.first else { return width }
      switch scalar.value {
      case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
        0xFF00...0xFF60,
        0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
        return width + 2
      default: return width + 1
      }
    }
  }
}
