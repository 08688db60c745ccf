/// Texts reduced to what they are compared and named by: lower-case Latin letters and digits.
enum PlainWords {
  /// The longest name that can be part of a UID.
  static let longestIdentifier = 64

  /// The words of a text, parted by single blanks: `Est. Monthly` is `est monthly`, `Reunión` is `reunion`.
  static func phrase(_ text: some StringProtocol) -> String { fold(text, separator: UInt8(ascii: " ")) }

  /// The text as an identifier: `SOC 2 Type II` is `soc-2-type-ii`. Empty where it has no Latin letter and no
  /// digit.
  static func identifier(_ text: some StringProtocol) -> String {
    let name = fold(text, separator: UInt8(ascii: "-"))
    guard name.utf8.count > longestIdentifier else { return name }
    var cut = name.utf8.prefix(longestIdentifier)
    if let hyphen = cut.lastIndex(of: UInt8(ascii: "-")) { cut = cut[..<hyphen] }
    return String(decoding: cut, as: UTF8.self)
  }

  private static func fold(_ text: some StringProtocol, separator: UInt8) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count)
    var owesSeparator = false
    func add(_ byte: UInt8) {
      if owesSeparator, !result.isEmpty { result.append(separator) }
      owesSeparator = false
      result.append(byte)
    }
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 65...90: add(UInt8(scalar.value) + 32)
      case 48...57, 97...122: add(UInt8(scalar.value))
      case 0x27, 0x2019, 0x300...0x36F: break
      case 0xC0...0x17F:
        guard let letters = latin[scalar] else {
          owesSeparator = true
          break
        }
        for letter in letters.utf8 { add(letter) }
      default: owesSeparator = true
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Letters of the Latin alphabets with their plain form.
  private static let latin: [Unicode.Scalar: String] = {
    let rows = [
      ("a", "ÀÁÂÃÅĀĂĄàáâãåāăą"), ("ae", "ÄÆäæ"), ("c", "ÇĆĈĊČçćĉċč"), ("d", "ÐĎĐðďđ"),
      ("e", "ÈÉÊËĒĔĖĘĚèéêëēĕėęě"),
      ("g", "ĜĞĠĢĝğġģ"), ("h", "ĤĦĥħ"), ("i", "ÌÍÎÏĨĪĬĮİìíîïĩīĭįı"), ("j", "Ĵĵ"), ("k", "Ķķĸ"),
      ("l", "ĹĻĽĿŁĺļľŀł"),
      ("n", "ÑŃŅŇñńņň"), ("o", "ÒÓÔÕŌŎòóôõōŏ"), ("oe", "ÖØŐŒöøőœ"), ("r", "ŔŖŘŕŗř"), ("s", "ŚŜŞŠśŝşš"),
      ("ss", "ß"),
      ("t", "ŢŤŦţťŧ"), ("th", "Þþ"), ("u", "ÙÚÛŨŪŬŮŲùúûũūŭůų"), ("ue", "ÜŰüű"), ("w", "Ŵŵ"), ("y", "ÝŶŸýÿŷ"),
      ("z", "ŹŻŽźżž"),
    ]
    var table: [Unicode.Scalar: String] = [:]
    for (plain, letters) in rows {
      for letter in letters.unicodeScalars { table[letter] = plain }
    }
    return table
  }()
}

extension StringProtocol {
  /// Whether a phrase has another as a run of whole words.
  func hasWords(_ words: some StringProtocol) -> Bool {
    let needle = words.utf8
    var rest = self.utf8[...]
    guard !needle.isEmpty else { return false }
    while rest.count >= needle.count {
      if rest.starts(with: needle) {
        let next = rest.dropFirst(needle.count).first
        if next == nil || next == UInt8(ascii: " ") { return true }
      }
      guard let blank = rest.firstIndex(of: UInt8(ascii: " ")) else { return false }
      rest = rest[rest.index(after: blank)...]
    }
    return false
  }
}

/// Phrases that are looked for in other phrases, by their first word.
struct PhraseIndex<Value: Sendable>: Sendable {
  private var byFirstWord: [Substring: [(phrase: String, value: Value)]] = [:]

  init(_ phrases: [(String, Value)]) {
    for (phrase, value) in phrases {
      guard let first = phrase.split(separator: " ", maxSplits: 1).first else { continue }
      byFirstWord[first, default: []].append((phrase, value))
    }
  }

  /// The values of all phrases that stand in a text as whole words.
  func values(in text: String) -> [Value] {
    var result: [Value] = []
    for word in text.split(separator: " ") {
      guard let candidates = byFirstWord[word] else { continue }
      let rest = text[word.startIndex...]
      for (phrase, value) in candidates where rest.hasWordsAtStart(phrase) { result.append(value) }
    }
    return result
  }
}

extension StringProtocol {
  fileprivate func hasWordsAtStart(_ words: String) -> Bool {
    guard utf8.starts(with: words.utf8) else { return false }
    let next = utf8.dropFirst(words.utf8.count).first
    return next == nil || next == UInt8(ascii: " ")
  }
}
