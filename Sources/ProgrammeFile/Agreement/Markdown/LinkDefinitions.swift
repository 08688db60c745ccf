/// The link reference definitions of a document, which hold for all of its parts.
struct LinkDefinitions {
  /// As text to parse after a part; empty where the document has none.
  let bytes: [UInt8]
  /// More than any agreement has; beyond it, links show as they are written.
  private static let limit = 4096

  init(_ lines: MarkdownLines) {
    var bytes: [UInt8] = []
    for line in 0..<lines.count {
      let text = lines.bytes[lines.trimmed(lines.range(line))]
      guard text.first == UInt8(ascii: "["), text.dropFirst().first != UInt8(ascii: "^"),
        let end = text.firstIndex(of: UInt8(ascii: "]")), end + 1 < text.endIndex,
        text[end + 1] == UInt8(ascii: ":")
      else { continue }
      if bytes.count + text.count > Self.limit { break }
      bytes += text
      bytes.append(UInt8(ascii: "\n"))
    }
    self.bytes = bytes
  }

  /// A part with the definitions after it, where it can use them.
  func completing(_ part: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard !bytes.isEmpty, part.contains(UInt8(ascii: "[")) else { return part }
    return part + [UInt8(ascii: "\n"), UInt8(ascii: "\n")] + bytes
  }
}
