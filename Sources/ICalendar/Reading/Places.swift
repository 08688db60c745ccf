internal import Diagnostics

/// From bytes of a file to the lines and columns that a person is shown.
///
/// Worked out only for what is told, because a file may have a million lines.
struct Places: Sendable {
  let file: SourceFile
  let bytes: [UInt8]

  /// A column further right than this is left out, so that a value of megabytes costs no time.
  private static let furthest = 1 << 16

  func at(line: Int) -> SourceLocation { SourceLocation(file: file, line: line) }

  /// A property's name.
  func at(_ property: CalendarProperty) -> SourceLocation {
    SourceLocation(
      file: file, line: property.line, column: 1, length: max(1, property.name.unicodeScalars.count))
  }

  /// A piece of a property's value, in bytes from the value's start.
  func value(of property: CalendarProperty, from start: Int = 0, length: Int? = nil) -> SourceLocation {
    let length = length ?? property.value.utf8.count
    return at(
      unfolded: property.valueOffset + start, length: length, offset: property.offset, line: property.line)
  }

  /// A parameter of a property.
  func parameter(_ parameter: CalendarParameter, of property: CalendarProperty) -> SourceLocation {
    at(
      unfolded: parameter.offset, length: parameter.name.utf8.count, offset: property.offset,
      line: property.line)
  }

  /// A byte of an unfolded line that begins at byte `offset` of the file.
  func at(unfolded target: Int, length: Int, offset: Int, line: Int) -> SourceLocation {
    guard target <= Self.furthest else { return at(line: line) }
    var (line, lineStart, position, passed) = (line, offset, offset, 0)
    while position < bytes.count {
      // A fold is no part of the line, wherever it stands.
      let isReturn = bytes[position] == 13 && position + 1 < bytes.count && bytes[position + 1] == 10
      let lineFeed = isReturn ? position + 1 : position
      if bytes[lineFeed] == 10 {
        guard lineFeed + 1 < bytes.count, bytes[lineFeed + 1] == 32 || bytes[lineFeed + 1] == 9 else { break }
        (line, lineStart, position) = (line + 1, lineFeed + 1, lineFeed + 2)
        continue
      }
      if passed == target { break }
      passed += 1
      position += 1
    }
    return at(byte: position, lineStart: lineStart, line: line, length: length)
  }

  /// A byte of a line of the file.
  func at(byte: Int, lineStart: Int, line: Int, length: Int = 1) -> SourceLocation {
    let end = min(byte, bytes.count)
    guard lineStart <= end, end - lineStart <= Self.furthest else { return at(line: line) }
    let before = String(decoding: bytes[lineStart..<end], as: UTF8.self).unicodeScalars.count
    // No further than the line goes.
    var rest = end
    while rest < bytes.count, rest < end + min(length, Self.furthest), bytes[rest] != 10, bytes[rest] != 13 {
      rest += 1
    }
    let shown = String(decoding: bytes[end..<rest], as: UTF8.self).unicodeScalars.count
    return SourceLocation(file: file, line: line, column: before + 1, length: max(1, shown))
  }
}
