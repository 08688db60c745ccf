import Programme

extension String {
  /// The text with each amount of money replaced by `[amount]`, because calendars go to people who may not see them.
  ///
  /// An amount is a number beside a currency's symbol or code: `S/100K`, `US$2.5M`, `€80,000`, `1,200.50 PEN`.
  var withoutAmounts: String {
    let bytes = Array(utf8)
    var output: [UInt8] = []
    var copied = 0
    var index = 0
    while index < bytes.count {
      guard bytes[index].isDigit else {
        index += 1
        continue
      }
      let end = AmountText.endOfNumber(in: bytes, from: index)
      if let span = AmountText.span(of: index..<end, in: bytes), span.lowerBound >= copied {
        output += bytes[copied..<span.lowerBound]
        output += Array("[amount]".utf8)
        copied = span.upperBound
        index = span.upperBound
      } else {
        index = end
      }
    }
    return copied == 0 ? self : String(decoding: output + bytes[copied...], as: UTF8.self)
  }
}

/// Where an amount of money begins and ends in a text, as bytes of UTF-8.
private enum AmountText {
  /// Longest first, so that `US$` is not read as `$` after the letters `US`.
  private static let symbols: [[UInt8]] = ["US$", "S/.", "S/", "R$", "$", "€", "£", "¥", "₹"].map {
    Array($0.utf8)
  }
  /// Codes that are also words; capitals before a number are seldom money then.
  private static let words: Set<String> = ["ALL", "CUP", "MOP", "TOP", "TRY"]

  /// Past the digits, their separators, and a `K`, `M` or `bn` that ends the word.
  static func endOfNumber(in bytes: [UInt8], from start: Int) -> Int {
    var end = start
    while end < bytes.count {
      let isSeparator = ".,'".utf8.contains(bytes[end]) && end + 1 < bytes.count && bytes[end + 1].isDigit
      guard bytes[end].isDigit || isSeparator else { break }
      end += 1
    }
    var suffix = end
    while suffix < bytes.count, suffix < end + 2, bytes[suffix].isLetter { suffix += 1 }
    let isScale = ["K", "M", "B", "BN", "MM"].contains(
      String(decoding: bytes[end..<suffix], as: UTF8.self).uppercased())
    return isScale && !(suffix < bytes.count && bytes[suffix].isLetter) ? suffix : end
  }

  /// The number with the currency beside it, or nil where there is none.
  static func span(of number: Range<Int>, in bytes: [UInt8]) -> Range<Int>? {
    let before = bytes[..<number.lowerBound]
    for text: ArraySlice<UInt8> in [before, before.last == UInt8(ascii: " ") ? before.dropLast() : []] {
      if let symbol = symbols.first(where: { text.ends(with: $0) }) {
        return text.endIndex - symbol.count..<number.upperBound
      }
      if isCode(text.suffix(3)), !(text.dropLast(3).last?.isLetter ?? false) {
        return text.endIndex - 3..<number.upperBound
      }
    }
    let after = bytes[number.upperBound...]
    for text: ArraySlice<UInt8> in [after, after.first == UInt8(ascii: " ") ? after.dropFirst() : []] {
      if let symbol = symbols.first(where: { text.starts(with: $0) }) {
        return number.lowerBound..<text.startIndex + symbol.count
      }
      if isCode(text.prefix(3)), !(text.dropFirst(3).first?.isLetter ?? false) {
        return number.lowerBound..<text.startIndex + 3
      }
    }
    return nil
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
