extension String {
  /// The text with each amount of money replaced by `[amount]`, because calendars go to people who may not see them.
  ///
  /// An amount is a number beside a currency's symbol, code or name: `S/100K`, `US$2.5M`, `€80,000`, `1,200.50 PEN`,
  /// `2 million euros`.
  public var withoutAmounts: String {
    let bytes = Array(utf8)
    var output: [UInt8] = []
    var copied = 0
    var index = 0
    while index < bytes.count {
      guard bytes[index].isDigit else {
        index += 1
        continue
      }
      let number = index..<AmountText.endOfNumber(in: bytes, from: index)
      if let span = AmountText.span(of: number, in: bytes[copied...]) {
        output += bytes[copied..<span.lowerBound]
        output += Array("[amount]".utf8)
        copied = span.upperBound
        index = span.upperBound
      } else {
        index = number.upperBound
      }
    }
    return copied == 0 ? self : String(decoding: output + bytes[copied...], as: UTF8.self)
  }
}

/// Where an amount of money begins and ends in a text, as bytes of UTF-8.
private enum AmountText {
  /// Longest first, so that `US$` is not read as `$` after the letters `US`; at last Unicode's block of currency signs.
  private static let symbols: [[UInt8]] =
    (["US$", "S/.", "S/", "R$", "$", "€", "£", "¥", "¢"]
    + (0x20A0...0x20CF).compactMap { Unicode.Scalar($0).map { String(Character($0)) } }).map {
      Array($0.utf8)
    }
  /// Codes that are also words; capitals before a number are seldom money then.
  private static let words: Set<String> = ["ALL", "CUP", "MOP", "TOP", "TRY"]
  private static let names: Set<String> = [
    "dollar", "dollars", "euro", "euros", "pound", "pounds", "sol", "soles", "dólar", "dólares", "libras",
    "peso",
    "pesos", "reais",
  ]
  private static let scales: Set<String> = [
    "thousand", "million", "millions", "billion", "billions", "mn", "bn", "mil", "millón", "millones",
  ]
  /// A space, and those that do not break a line (U+00A0, U+2009, U+202F).
  private static let spaces: [[UInt8]] = [[0x20], [0xC2, 0xA0], [0xE2, 0x80, 0x89], [0xE2, 0x80, 0xAF]]

  /// Past the digits, their separators, and a `K`, `M` or `bn` that ends the word.
  static func endOfNumber(in bytes: [UInt8], from start: Int) -> Int {
    var end = endOfDigits(in: bytes, from: start)
    // Groups of three with spaces between, as SI has them.
    while end - start <= 3 || bytes[start..<end].contains(where: { !$0.isDigit }) {
      let group = end + lengthOfSpace(bytes[end...])
      let next = endOfDigits(in: bytes, from: group)
      guard group > end, bytes[group..<next].prefix(while: \.isDigit).count == 3 else { break }
      end = next
    }
    var suffix = end
    while suffix < bytes.count, suffix < end + 2, bytes[suffix].isLetter { suffix += 1 }
    let isScale = ["K", "M", "B", "BN", "MM"].contains(
      String(decoding: bytes[end..<suffix], as: UTF8.self).uppercased())
    return isScale && !(suffix < bytes.count && bytes[suffix].isLetter) ? suffix : end
  }

  private static func endOfDigits(in bytes: [UInt8], from start: Int) -> Int {
    var end = start
    while end < bytes.count {
      let isSeparator = ".,'".utf8.contains(bytes[end]) && end + 1 < bytes.count && bytes[end + 1].isDigit
      guard bytes[end].isDigit || isSeparator && end > start else { break }
      end += 1
    }
    return end
  }

  /// The number with the currency beside it, or nil where there is none.
  static func span(of number: Range<Int>, in bytes: ArraySlice<UInt8>) -> Range<Int>? {
    let scaled = endOfScale(bytes[number.upperBound...])
    let before = bytes[..<number.lowerBound]
    let space = spaces.first { before.ends(with: $0) }?.count ?? 0
    for text in [before, before.dropLast(space)] {
      if let symbol = symbols.first(where: { text.ends(with: $0) }) {
        return text.endIndex - symbol.count..<scaled
      }
      if isCode(text.suffix(3)), !(text.dropLast(3).last?.isLetter ?? false) {
        return text.endIndex - 3..<scaled
      }
    }
    for end in [scaled, number.upperBound] {
      let after = bytes[end...]
      for text in [after, after.dropFirst(lengthOfSpace(after))] {
        if let end = endOfCurrency(text) { return number.lowerBound..<end }
      }
    }
    return nil
  }

  /// Past a word such as `million`, and past the `de` of `millones de soles` where a currency follows.
  private static func endOfScale(_ text: ArraySlice<UInt8>) -> Int {
    let scale = word(text.dropFirst(lengthOfSpace(text)))
    guard scales.contains(String(decoding: scale, as: UTF8.self).lowercased()) else { return text.startIndex }
    let rest = text[scale.endIndex...]
    let link = word(rest.dropFirst(lengthOfSpace(rest)))
    guard ["de", "of"].contains(String(decoding: link, as: UTF8.self)) else { return scale.endIndex }
    let currency = text[link.endIndex...]
    return endOfCurrency(currency.dropFirst(lengthOfSpace(currency))) == nil ? scale.endIndex : link.endIndex
  }

  /// Past the symbol, code or name of a currency that a text begins with.
  private static func endOfCurrency(_ text: ArraySlice<UInt8>) -> Int? {
    if let symbol = symbols.first(where: { text.starts(with: $0) }) { return text.startIndex + symbol.count }
    if isCode(text.prefix(3)), !(text.dropFirst(3).first?.isLetter ?? false) { return text.startIndex + 3 }
    let name = word(text)
    return names.contains(String(decoding: name, as: UTF8.self).lowercased()) ? name.endIndex : nil
  }

  /// The letters that a text begins with, those beyond ASCII too.
  private static func word(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    text.prefix(while: { $0.isLetter || $0 >= 0x80 })
  }

  private static func lengthOfSpace(_ text: ArraySlice<UInt8>) -> Int {
    spaces.first { text.starts(with: $0) }?.count ?? 0
  }

  private static func isCode(_ letters: ArraySlice<UInt8>) -> Bool {
    guard letters.count == 3, letters.allSatisfy({ (65...90).contains($0) }) else { return false }
    let code = String(decoding: letters, as: UTF8.self)
    return Currency.codes.contains(code) && !words.contains(code)
  }
}

extension ArraySlice<UInt8> {
  fileprivate func ends(with other: [UInt8]) -> Bool { suffix(other.count).elementsEqual(other) }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (48...57).contains(self) }
  fileprivate var isLetter: Bool { (65...90).contains(self) || (97...122).contains(self) }
}
