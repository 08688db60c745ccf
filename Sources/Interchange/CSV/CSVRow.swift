/// A row of a CSV file while it is being read: it must not be kept.
public struct CSVRow {
  /// Where a cell's bytes stand, without its quotation marks.
  struct Cell {
    let start: Int
    let end: Int
    /// Whether it stands in quotation marks, so that those inside are doubled.
    let isQuoted: Bool
  }

  let bytes: UnsafeBufferPointer<UInt8>
  /// Where the row begins.
  let start: Int
  let cells: [Cell]
  /// The line on which the row begins, counted from 1; a cell in quotation marks may go over several lines.
  public let line: Int

  /// How many cells it has, at least one.
  public var count: Int { cells.count }

  /// Whether the line is empty.
  public var isBlank: Bool { cells.count == 1 && cells[0].start == cells[0].end && !cells[0].isQuoted }

  /// The text of a cell, counted from 0; nil where there is none, or where it is not UTF-8.
  public subscript(index: Int) -> String? {
    withBytes(index) { String(validating: $0, as: UTF8.self) } ?? nil
  }

  /// Hands over the bytes of a cell, counted from 0; nil where there is none.
  public func withBytes<Result>(_ index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
    guard cells.indices.contains(index) else { return nil }
    let cell = cells[index]
    let content = UnsafeBufferPointer(rebasing: bytes[cell.start..<cell.end])
    let quote = UInt8(ascii: "\"")
    guard cell.isQuoted, content.contains(quote) else { return body(content) }
    var plain: [UInt8] = []
    plain.reserveCapacity(content.count)
    var skips = false
    for byte in content {
      if byte == quote, !skips {
        skips = true
        continue
      }
      skips = false
      plain.append(byte)
    }
    return plain.withUnsafeBufferPointer(body)
  }

  /// Where a cell begins, its quotation mark included.
  public func place(_ index: Int) -> FilePlace {
    guard cells.indices.contains(index) else { return FilePlace(line: line, column: nil) }
    let cell = cells[index]
    var (line, column) = (line, 1)
    for byte in bytes[start..<(cell.isQuoted ? cell.start - 1 : cell.start)] {
      if byte == UInt8(ascii: "\n") {
        (line, column) = (line + 1, 1)
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return FilePlace(line: line, column: column)
  }
}
