/// A sentence as places, codes and the words between them.
struct Sentence {
  /// One of those, with where it stands among the words.
  struct Item {
    enum Kind {
      /// An index into the gazetteer's places.
      case place(Int)
      /// An index into ``CloudRegion/all``, and the code as it was spelt.
      case code(Int, FoldedWord)
      case word(RegionVocabulary.Role)
    }

    let kind: Kind
    /// Whether nothing but punctuation stands between it and the item before.
    let followsDirectly: Bool
    let opensBracket: Bool
    let closesBracket: Bool

    var role: RegionVocabulary.Role {
      if case .word(let role) = kind { role } else { [] }
    }
    var place: Int? {
      if case .place(let place) = kind { place } else { nil }
    }
    var isCode: Bool {
      if case .code = kind { true } else { false }
    }
  }

  private(set) var items: [Item] = []
  /// All that its words do.
  private(set) var roles: RegionVocabulary.Role = []
  private(set) var hasPlace = false
  private(set) var hasCode = false

  init(_ tokens: [SentenceScanner.Token], _ vocabulary: RegionVocabulary) {
    items.reserveCapacity(tokens.count)
    var lastOrdinal = -1
    var index = 0
    while index < tokens.count {
      let token = tokens[index]
      var length = 1
      let kind: Item.Kind
      switch token.kind {
      case .region(let region, let spelling):
        kind = .code(region, spelling)
        hasCode = true
      case .word(_, let entry):
        if let (place, count) = Self.place(at: index, entry, in: tokens, vocabulary) {
          kind = .place(place)
          length = count
          hasPlace = true
        } else {
          let role = vocabulary.entries[entry].role.subtracting(.place)
          roles.formUnion(role)
          kind = .word(role)
        }
      }
      // A word that only might have started a name is no item; the gap that it leaves is one of an unknown word.
      if case .word(let role) = kind, role.isEmpty {
        index += 1
        continue
      }
      items.append(
        Item(
          kind: kind, followsDirectly: token.ordinal == lastOrdinal + 1, opensBracket: token.opensBracket,
          closesBracket: token.closesBracket))
      index += length
      lastOrdinal = tokens[index - 1].ordinal
    }
  }

  /// The longest name that starts at a token.
  private static func place(
    at start: Int, _ entry: Int, in tokens: [SentenceScanner.Token], _ vocabulary: RegionVocabulary
  ) -> (place: Int, count: Int)? {
    for name in vocabulary.entries[entry].names {
      let words = vocabulary.places[name].words
      guard start + words.count <= tokens.count else { continue }
      let matches = words.indices.allSatisfy { offset in
        let token = tokens[start + offset]
        guard case .word(let word, _) = token.kind else { return false }
        return word == words[offset] && token.ordinal == tokens[start].ordinal + offset
          && (token.isCapitals || !vocabulary.places[name].needsCapitals)
      }
      if matches { return (name, words.count) }
    }
    return nil
  }
}
