/// The clauses in words, by the heading under which they stand.
struct ClauseList {
  private var groups: [(name: String, items: [SourceNode])] = []
  private var byName: [String: Int] = [:]
  private var seen: [UInt64: SourceSpan] = [:]

  /// Adds a clause, unless its group has it; gives back where it stands there.
  mutating func add(_ item: InlineText, to group: String) -> SourceSpan? {
    let hash = RecordList.hash(item.text, RecordList.hash(group))
    if let first = seen[hash] { return first }
    seen[hash] = item.span
    let node = SourceNode(item.text, at: item.span)
    if let index = byName[group] {
      groups[index].items.append(node)
    } else {
      byName[group] = groups.count
      groups.append((group, [node]))
    }
    return nil
  }

  /// The groups as a mapping; nil where there is none.
  var node: SourceNode? {
    guard let span = groups.first?.items.first?.span else { return nil }
    let entries = groups.compactMap { group in
      group.items.first.map {
        SourceEntry(key: group.name, keySpan: $0.span, value: SourceNode(.sequence(group.items), at: $0.span))
      }
    }
    return SourceNode(.mapping(entries), at: span)
  }
}
