/// Numbers up to a hundred in English and Spanish words, as lengths and cadences use them.
enum NumberWords {
  /// The number that a word or digits say; nil for any other word.
  static func value(_ word: some StringProtocol) -> Int? {
    if let number = Int(word) { return number >= 0 && word.utf8.count <= 9 ? number : nil }
    return words[String(word)]
  }

  private static let words: [String: Int] = [
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "eighteen": 18, "twenty": 20, "thirty": 30, "sixty": 60,
    "ninety": 90,
    "un": 1, "una": 1, "uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7,
    "ocho": 8,
    "nueve": 9, "diez": 10, "doce": 12, "quince": 15, "dieciocho": 18, "veinticuatro": 24, "treinta": 30,
    "sesenta": 60, "noventa": 90,
  ]

  /// The number that an ordinal says, `first`, `2nd`, `tercer`.
  static func ordinal(_ word: some StringProtocol) -> Int? {
    for suffix in ["st", "nd", "rd", "th"] where word.hasSuffix(suffix) {
      if let number = Int(word.dropLast(2)), (1...100).contains(number) { return number }
    }
    return ordinals[String(word)]
  }

  private static let ordinals: [String: Int] = [
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9,
    "tenth": 10, "primer": 1, "primero": 1, "segundo": 2, "tercer": 3, "tercero": 3, "cuarto": 4, "quinto": 5,
    "sexto": 6,
  ]
}
