import Diagnostics

/// The records of one section in order, and what of them is needed to tell a repetition.
struct RecordList {
  private(set) var entries: [SourceEntry] = []
  private var seen: [String: Seen] = [:]

  /// What stands under a name already.
  struct Seen {
    /// The whole name and all cells, as hashes: a table may have a hundred thousand rows.
    let name: UInt64
    let content: UInt64
    let span: SourceSpan
  }

  /// What becomes of a row.
  enum Decision {
    case new(id: String)
    case repeated(Seen, isSame: Bool)
  }

  /// The name for a row: the short one, or the whole one where a row of another name has the short one.
  func decide(short: String, whole: String, content: UInt64) -> Decision {
    let name = Self.hash(whole)
    guard let first = seen[short] else { return .new(id: short) }
    if first.name == name || short == whole {
      return .repeated(first, isSame: first.content == content && first.name == name)
    }
    guard let second = seen[whole] else { return .new(id: whole) }
    return .repeated(second, isSame: second.content == content)
  }

  mutating func append(_ id: String, whole: String, content: UInt64, _ node: SourceNode) {
    entries.append(SourceEntry(key: id, keySpan: node.span, value: node))
    seen[id] = Seen(name: Self.hash(whole), content: content, span: node.span)
  }

  /// FNV-1a, the same in every run.
  static func hash(_ text: String, _ start: UInt64 = 0xCBF2_9CE4_8422_2325) -> UInt64 {
    var hash = start
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return (hash ^ 0xFF) &* 0x100_0000_01B3
  }
}
