import Diagnostics

/// The bytes of a document, line by line, and the places of any part of a line.
///
/// Lines end as CommonMark 2.1 has it. A lone CR ends a line only where the document has no LF at all;
/// elsewhere it is read as a blank, so that lines are numbered as every editor numbers them.
struct MarkdownLines {
  let bytes: [UInt8]
  /// Where each line starts, and one more for the end of the text.
  private let starts: [UInt32]

  init(_ text: String) {
    var bytes = Array(text.utf8)
    let endsWithCR = !bytes.contains(UInt8(ascii: "\n"))
    let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    var starts: [UInt32] = [bytes.starts(with: byteOrderMark) ? 3 : 0]
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: "\n"): starts.append(UInt32(clamping: index + 1))
      case UInt8(ascii: "\r"):
        if endsWithCR {
          starts.append(UInt32(clamping: index + 1))
        } else if index + 1 == bytes.count || bytes[index + 1] != UInt8(ascii: "\n") {
          bytes[index] = UInt8(ascii: " ")
        }
      default: break
      }
    }
    starts.append(UInt32(clamping: bytes.count))
    self.bytes = bytes
    self.starts = starts
  }

  /// How many lines there are; the empty text after a last line end is one.
  var count: Int { starts.count - 1 }

  /// The bytes of a line, counted from 0, without its line end; nothing outside the document.
  func range(_ line: Int) -> Range<Int> {
    guard line >= 0, line < count else { return bytes.count..<bytes.count }
    let start = Int(starts[line])
    var end = Int(starts[line + 1])
    while end > start, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r") {
      end -= 1
    }
    return start..<end
  }

  /// The bytes of some lines with their line ends.
  func bytes(ofLines lines: Range<Int>) -> ArraySlice<UInt8> {
    guard lines.lowerBound >= 0, lines.upperBound <= count, !lines.isEmpty else { return [] }
    return bytes[Int(starts[lines.lowerBound])..<Int(starts[lines.upperBound])]
  }

  /// How many bytes lie between the starts of two lines.
  func size(ofLines lines: Range<Int>) -> Int { bytes(ofLines: lines).count }

  /// The part of `range` that is neither blanks before nor blanks after.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, isBlank(bytes[start]) { start += 1 }
    // Nothing but blanks is nothing at its start.
    if start == end { return range.lowerBound..<range.lowerBound }
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  func isBlank(line: Int) -> Bool { trimmed(range(line)).isEmpty }

  /// The text of some bytes.
  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The place of some bytes of a line, in scalars.
  func span(_ range: Range<Int>, line: Int) -> SourceSpan {
    let start = self.range(line).lowerBound
    guard range.lowerBound >= start else { return SourceSpan(line: line + 1) }
    return SourceSpan(
      line: line + 1, column: scalars(start..<range.lowerBound) + 1, length: max(1, scalars(range)))
  }

  /// The place of all that stands in a line.
  func span(line: Int) -> SourceSpan { span(trimmed(range(line)), line: line) }

  private func scalars(_ range: Range<Int>) -> Int {
    var count = 0
    for byte in bytes[range] where byte & 0xC0 != 0x80 { count += 1 }
    return count
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }
}
