/// A word without case and accents, of at most 24 ASCII characters, held without an allocation.
///
/// `Perú`, `PERU` and `peru` fold to one word. A word that is longer, or of another script, folds to nothing that any
/// table holds.
struct FoldedWord: Sendable, Hashable {
  private var high: UInt64 = 0
  private var middle: UInt64 = 0
  private var low: UInt64 = 0
  /// How many characters were added, those that found no room included.
  private(set) var count = 0
  /// Whether a character had no counterpart in ASCII.
  private var isForeign = false

  static let capacity = 24

  init() {}

  /// The word that `text` is, hyphens included.
  init(_ text: some StringProtocol) {
    for scalar in text.unicodeScalars {
      switch ScalarClass(scalar) {
      case .letter(let ascii), .capital(let ascii): append(ascii)
      case .hyphen: append(UInt8(ascii: "-"))
      case .foreign: appendForeign()
      case .ignored, .separator: break
      }
    }
  }

  /// Whether it can stand in a table.
  var isWhole: Bool { count > 0 && count <= Self.capacity && !isForeign }

  mutating func append(_ ascii: UInt8) {
    let shift = UInt64(count & 7) * 8
    switch count >> 3 {
    case 0: high |= UInt64(ascii) << shift
    case 1: middle |= UInt64(ascii) << shift
    case 2: low |= UInt64(ascii) << shift
    default: break
    }
    count += 1
  }

  mutating func appendForeign() {
    isForeign = true
    count += 1
  }

  /// The character at a position of a whole word.
  subscript(position: Int) -> UInt8 {
    let field = position < 8 ? high : position < 16 ? middle : low
    return UInt8(truncatingIfNeeded: field >> (UInt64(position & 7) * 8))
  }

  /// The first `length` characters of a whole word.
  func prefix(_ length: Int) -> FoldedWord {
    var result = FoldedWord()
    for position in 0..<min(max(length, 0), min(count, Self.capacity)) { result.append(self[position]) }
    return result
  }

  func hasSuffix(_ suffix: String) -> Bool {
    let start = count - suffix.utf8.count
    guard isWhole, start >= 0 else { return false }
    return suffix.utf8.enumerated().allSatisfy { self[start + $0.offset] == $0.element }
  }

  /// The first of the words of a text; an empty one where it has none.
  static func first(of text: String) -> FoldedWord {
    var word = FoldedWord()
    for scalar in text.unicodeScalars {
      switch ScalarClass(scalar) {
      case .letter(let ascii), .capital(let ascii): word.append(ascii)
      case .foreign: word.appendForeign()
      case .ignored: break
      case .hyphen, .separator: if word.count > 0 { return word }
      }
    }
    return word
  }

  /// The words of a text, split at whatever is neither letter nor digit.
  static func words(of text: String) -> [FoldedWord] {
    var words: [FoldedWord] = []
    var word = FoldedWord()
    for scalar in text.unicodeScalars {
      switch ScalarClass(scalar) {
      case .letter(let ascii), .capital(let ascii): word.append(ascii)
      case .foreign: word.appendForeign()
      case .ignored: break
      case .hyphen, .separator:
        if word.count > 0 { words.append(word) }
        word = FoldedWord()
      }
    }
    if word.count > 0 { words.append(word) }
    return words
  }

  /// The word and what it could be the plural of: `licences`, `licence` and `licenc`; `agencies`, `agency`.
  var singulars: [FoldedWord] {
    guard isWhole, count > 3, hasSuffix("s"), !hasSuffix("ss") else { return [self] }
    var forms = [self, prefix(count - 1)]
    if hasSuffix("es") { forms.append(prefix(count - 2)) }
    if hasSuffix("ies") {
      var form = prefix(count - 3)
      form.append(UInt8(ascii: "y"))
      forms.append(form)
    }
    return forms
  }
}

extension FoldedWord: CustomStringConvertible {
  var description: String {
    String(decoding: (0..<min(count, Self.capacity)).map { self[$0] }, as: UTF8.self)
  }
}
