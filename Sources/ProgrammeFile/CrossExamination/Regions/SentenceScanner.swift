/// Cuts texts into sentences, and keeps of each sentence the words that the vocabulary knows.
///
/// One pass over the scalars; only known words are kept, so a long text costs little memory.
struct SentenceScanner {
  /// A known word or a code.
  struct Token {
    enum Kind {
      /// Its entry in the vocabulary.
      case word(FoldedWord, Int)
      case region(Int, FoldedWord)
    }

    let kind: Kind
    /// Its number among all words of the sentence, so that neighbours differ by 1.
    let ordinal: Int
    /// Whether all its letters are capitals.
    let isCapitals: Bool
    /// Whether a bracket was opened between the token before and this one.
    let opensBracket: Bool
    /// Whether one was closed there.
    let closesBracket: Bool
  }

  private let vocabulary = RegionVocabulary.shared
  private var tokens: [Token] = []
  /// Whether the sentence can say anything: it names a place or a code.
  private var isTelling = false
  private var ordinal = 0
  private var opensBracket = false
  private var closesBracket = false
  // Words joined by hyphens, until it is known whether they are one code.
  private var chain = FoldedWord()
  private var links: [Link] = []
  private var word = FoldedWord()
  private var capitals = 0

  private struct Link {
    let word: FoldedWord
    let isCapitals: Bool
  }

  /// Hands the tokens of each sentence that names a place or a code to `body`. The parts of a text follow each other
  /// as the cells of a row do.
  mutating func scan(_ parts: [String], _ body: ([Token]) -> Void) {
    for part in parts {
      scan(part, body)
      endChain()
    }
    endSentence(body)
  }

  private mutating func scan(_ text: String, _ body: ([Token]) -> Void) {
    var stop: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch ScalarClass(scalar) {
      case .letter(let ascii):
        word.append(ascii)
        // Digits and letters without case are as good as capitals.
        if ascii < 0x61 { capitals += 1 }
      case .capital(let ascii):
        word.append(ascii)
        capitals += 1
      case .foreign: word.appendForeign()
      case .ignored: continue
      case .hyphen: endLink()
      case .separator:
        let length = chain.count + word.count
        if length > 0 { endChain() }
        switch scalar {
        case "(", "[": opensBracket = true
        case ")", "]":
          closesBracket = true
          opensBracket = false
        // An initial or a short form does not end a sentence: N. Virginia, St. Ghislain, EE. UU.
        case ".": stop = length > 2 || length == 0 ? scalar : nil
        case "!", "?", ";": stop = scalar
        case "\n", " ", "\t", "\r":
          if stop != nil || (scalar == "\n" && stop == "\n") { endSentence(body) }
          stop = scalar == "\n" ? scalar : nil
          continue
        default: stop = nil
        }
        continue
      }
      if stop != nil { stop = nil }
    }
    if stop != nil, stop != "\n" { endSentence(body) }
  }

  private mutating func endLink() {
    guard word.count > 0 else { return endChain() }
    if chain.count == 0 {
      chain = word
    } else {
      join()
    }
    chain.append(UInt8(ascii: "-"))
    links.append(Link(word: word, isCapitals: capitals == word.count))
    word = FoldedWord()
    capitals = 0
  }

  private mutating func join() {
    guard word.isWhole else { return chain.appendForeign() }
    for position in 0..<word.count { chain.append(word[position]) }
  }

  private mutating func endChain() {
    if links.isEmpty {
      // The common case: a word by itself.
      guard word.count > 0 else { return }
      ordinal += 1
      if let entry = vocabulary.entry(of: word) {
        if let region = vocabulary.entries[entry].region {
          emit(.region(region, word), telling: true)
        } else {
          emit(word, entry)
        }
      }
    } else {
      if word.count > 0 {
        join()
        links.append(Link(word: word, isCapitals: capitals == word.count))
      } else {
        // A hyphen at the end belongs to no code.
        chain = chain.isWhole ? chain.prefix(chain.count - 1) : chain
      }
      if let region = vocabulary.region(coded: chain) {
        ordinal += 1
        emit(.region(region, chain), telling: true)
      } else {
        for link in links {
          ordinal += 1
          capitals = link.isCapitals ? link.word.count : 0
          word = link.word
          if let entry = vocabulary.entry(of: word) { emit(word, entry) }
        }
      }
      links.removeAll(keepingCapacity: true)
      chain = FoldedWord()
    }
    word = FoldedWord()
    capitals = 0
  }

  private mutating func emit(_ word: FoldedWord, _ entry: Int) {
    emit(.word(word, entry), telling: vocabulary.entries[entry].role.contains(.place))
  }

  private mutating func emit(_ kind: Token.Kind, telling: Bool) {
    isTelling = isTelling || telling
    tokens.append(
      Token(
        kind: kind, ordinal: ordinal, isCapitals: capitals == word.count, opensBracket: opensBracket,
        closesBracket: closesBracket))
    opensBracket = false
    closesBracket = false
  }

  private mutating func endSentence(_ body: ([Token]) -> Void) {
    endChain()
    if isTelling { body(tokens) }
    tokens.removeAll(keepingCapacity: true)
    isTelling = false
    ordinal = 0
    opensBracket = false
    closesBracket = false
  }
}
