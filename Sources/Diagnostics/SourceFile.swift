/// The text of one input file, kept so that a diagnostic can show the line it speaks of.
///
/// A class, so that the many places of one file share it; immutable, so `Sendable`.
public final class SourceFile: Sendable {
  /// The path as a person would write it, relative to the workspace where possible.
  public let path: String
  /// The whole text, invalid UTF-8 already replaced.
  public let text: String
  /// UTF-8 offset of the start of each line.
  private let lineStarts: [Int]

  /// Makes a file of `text`, to be named `path` in messages.
  public init(path: String, text: String) {
    self.path = path
    var copy = text
    copy.makeContiguousUTF8()
    self.text = copy
    var starts = [0]
    var offset = 0
    for byte in copy.utf8 {
      offset += 1
      if byte == UInt8(ascii: "\n") { starts.append(offset) }
    }
    lineStarts = starts
  }

  /// How many lines the file has; the empty text after a last line end counts as one.
  public var lineCount: Int { lineStarts.count }

  /// The text of a line, counted from 1, without its line end; nil outside the file.
  public func line(_ number: Int) -> Substring? {
    guard number >= 1, number <= lineStarts.count else { return nil }
    let bytes = text.utf8
    let start = lineStarts[number - 1]
    var end = number < lineStarts.count ? lineStarts[number] - 1 : bytes.count
    if end > start, bytes[bytes.index(bytes.startIndex, offsetBy: end - 1)] == UInt8(ascii: "\r") { end -= 1 }
    return text[
      bytes.index(bytes.startIndex, offsetBy: start)..<bytes.index(bytes.startIndex, offsetBy: end)]
  }
}
