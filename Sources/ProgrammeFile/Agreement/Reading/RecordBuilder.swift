/// Gathers the keys of one record, each with its place.
struct RecordBuilder {
  private let draft: AgreementDraft
  let span: SourceSpan
  private var entries: [SourceEntry] = []
  /// The keys that the agreement does not say.
  private(set) var assumed: [String] = []

  init(draft: AgreementDraft, span: SourceSpan) {
    self.draft = draft
    self.span = span
    entries.reserveCapacity(20)
  }

  /// The record as a mapping.
  var node: SourceNode {
    // Without the room that was left for more: there may be a hundred thousand records.
    SourceNode(.mapping(entries.map { $0 }), at: span)
  }

  /// What the agreement says.
  mutating func put(_ key: String, _ text: String, at span: SourceSpan) {
    put(key, SourceNode(text, at: span))
  }

  /// What a cell says, if it says anything.
  mutating func put(_ key: String, _ cell: InlineText?) {
    if let cell, !cell.isEmpty { put(key, cell.text, at: cell.span) }
  }

  mutating func put(_ key: String, _ node: SourceNode) {
    entries.append(SourceEntry(key: key, keySpan: node.span, value: node))
  }

  /// What follows from the agreement without being said, in words that many records share.
  mutating func putShared(_ key: String, _ text: String, at span: SourceSpan? = nil) {
    put(key, SourceNode(draft.shared(text), at: span ?? self.span))
  }

  /// What the agreement does not say.
  mutating func assume(_ key: String, _ text: String) {
    putShared(key, text)
    assumed.append(key)
  }

  mutating func assume(_ key: String, _ node: SourceNode) {
    put(key, node)
    assumed.append(key)
  }

  mutating func assume(_ key: String, list: [String]) {
    let content = draft.shared(list: list.joined(separator: " ")) {
      .sequence(list.map { SourceNode(draft.shared($0), at: span) })
    }
    assume(key, SourceNode(content, at: span))
  }

  /// A list that the agreement does not say, made once for all records that share it.
  mutating func assume(_ key: String, sharedList name: String, _ make: () -> SourceNode.Content) {
    assume(key, SourceNode(draft.shared(list: name, make), at: span))
  }

  /// That the value of a key was chosen among several readings.
  mutating func markAssumed(_ key: String) { assumed.append(key) }
}
