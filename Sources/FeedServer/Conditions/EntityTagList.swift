/// The entity tags of an `If-Match` or `If-None-Match` field (RFC 9110 sections 8.8.3 and 13.1).
enum EntityTagList: Equatable {
  /// `*`: any representation.
  case any
  /// Tags, with their quotes and without `W/`. What is no tag is left out.
  case tags([Tag])

  struct Tag: Equatable {
    let opaque: String
    let isWeak: Bool
  }

  init(_ field: String) {
    if field.trimmingBlanks == "*" {
      self = .any
      return
    }
    var tags: [Tag] = []
    var rest = field.utf8[...]
    while !rest.isEmpty {
      rest = rest.drop { $0 == UInt8(ascii: ",") || $0 == 0x20 || $0 == 0x09 }
      let (tag, end) = Self.tag(rest)
      if let tag { tags.append(tag) }
      rest = rest[end...].drop { $0 != UInt8(ascii: ",") }
    }
    self = .tags(tags)
  }

  /// The tag at the beginning of a text, and where it ends. A comma may stand within one.
  private static func tag(_ text: Substring.UTF8View) -> (Tag?, Substring.UTF8View.Index) {
    var rest = text
    let isWeak = rest.starts(with: "W/".utf8)
    if isWeak { rest = rest.dropFirst(2) }
    let quote = UInt8(ascii: "\"")
    guard rest.first == quote,
      let end = rest.dropFirst().firstIndex(of: quote),
      rest[rest.index(after: rest.startIndex)..<end].allSatisfy({ $0 == 0x21 || $0 >= 0x23 && $0 != 0x7F })
    else { return (nil, text.startIndex) }
    let after = rest.index(after: end)
    let tail = rest[after...].drop { $0 == 0x20 || $0 == 0x09 }
    guard tail.isEmpty || tail.first == UInt8(ascii: ",") else { return (nil, after) }
    return (Tag(opaque: String(Substring(rest[..<after])), isWeak: isWeak), after)
  }

  /// Whether one of them is a strong tag, by strong comparison (section 8.8.3.2).
  func matchesStrongly(_ tag: String) -> Bool {
    switch self {
    case .any: true
    case .tags(let tags): tags.contains { !$0.isWeak && $0.opaque == tag }
    }
  }

  /// Whether one of them is a strong tag, by weak comparison.
  func matchesWeakly(_ tag: String) -> Bool {
    switch self {
    case .any: true
    case .tags(let tags): tags.contains { $0.opaque == tag }
    }
  }
}
