/// Content lines of at most 75 octets (RFC 5545 section 3.1).
enum ContentLines {
  private static let longest = 75
  private static let carriageReturn = UInt8(ascii: "\r")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let space = UInt8(ascii: " ")

  /// Appends what libical has folded, folded anew.
  ///
  /// libical 3.0 also folds between the CR and the LF that end a line, where the line's length happens to ask for
  /// it, and a program such as Google Calendar gives up the whole file for that. So its folds are taken out,
  /// those within a line's end too, and each line is folded where it is full, but never within a character.
  static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    var lineStart = bytes.count
    var index = 0
    while index < text.count {
      let byte = text[index]
      if isFold(text, at: index) {
        index += 3
        continue
      }
      // The end of the line, which takes no room in it: CR and LF, perhaps with a fold between them.
      if byte == carriageReturn {
        index += 1
        continue
      }
      if byte == lineFeed {
        bytes.append(carriageReturn)
        bytes.append(lineFeed)
        lineStart = bytes.count
        index += 1
        continue
      }
      if bytes.count - lineStart + length(ofCharacter: byte) > longest {
        bytes.append(carriageReturn)
        bytes.append(lineFeed)
        lineStart = bytes.count
        bytes.append(space)
      }
      bytes.append(byte)
      index += 1
    }
  }

  private static func isFold(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    text[index] == carriageReturn && index + 2 < text.count && text[index + 1] == lineFeed
      && text[index + 2] == space
  }

  /// How many bytes the character has that begins with a byte; 0 within one, so that no fold falls there.
  private static func length(ofCharacter byte: UInt8) -> Int {
    switch byte {
    case 0x80..<0xC0: 0
    case 0xC0..<0xE0: 2
    case 0xE0..<0xF0: 3
    case 0xF0...: 4
    default: 1
    }
  }
}
