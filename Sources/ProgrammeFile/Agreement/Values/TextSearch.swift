extension StringProtocol {
  /// How many bytes stand before the first place of a text; nil where it is not found. Compares bytes,
  /// because the search by characters of the standard library costs a hundred times as much on short lines.
  func byteOffset(of text: some StringProtocol) -> Int? {
    let needle = Array(text.utf8)
    guard let first = needle.first else { return 0 }
    let bytes = Array(self.utf8)
    guard bytes.count >= needle.count else { return nil }
    for start in 0...(bytes.count - needle.count) where bytes[start] == first {
      if bytes[start..<start + needle.count].elementsEqual(needle) { return start }
    }
    return nil
  }

  /// Whether a text stands in it, byte for byte.
  func hasText(_ text: some StringProtocol) -> Bool { byteOffset(of: text) != nil }
}

extension StringProtocol {
  /// As much of a text as a message quotes.
  var excerpt: String {
    utf8.count <= 60 ? String(self) : String(prefix(60)) + "…"
  }
}
