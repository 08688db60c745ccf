/// An entity tag (RFC 9110 section 8.8.3), as a server wrote it.
struct EntityTag: Hashable {
  /// With its quotes, and `W/` before them where it is weak.
  let text: String

  /// Nil where it is none: what is sent back must not hold more than a tag may.
  init?(_ text: String) {
    let quoted = text.hasPrefix("W/") ? text.dropFirst(2) : text[...]
    guard quoted.utf8.count >= 2, quoted.utf8.count <= 1024, quoted.hasPrefix("\""), quoted.hasSuffix("\""),
      quoted.utf8.dropFirst().dropLast().allSatisfy({ $0 == 0x21 || $0 >= 0x23 && $0 != 0x7F })
    else { return nil }
    self.text = text
  }

  /// Whether it may stand in If-Match, which compares strongly (RFC 9110 section 13.1.1): a weak one never matches.
  var isStrong: Bool { !text.hasPrefix("W/") }

  /// The weak comparison of RFC 9110 section 8.8.3.2.
  func resembles(_ other: EntityTag) -> Bool { opaque == other.opaque }

  private var opaque: Substring { isStrong ? text[...] : text.dropFirst(2) }
}
