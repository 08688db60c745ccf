/// The year that a row of a commitment names: `Year 2`, `2nd year`, `Second year`, `Año 2`, `2025`.
enum ContractYear {
  /// The number in the text: 1 for the first contract year, or a calendar year; nil where there is none.
  static func number(_ text: String) -> Int? {
    let phrase = PlainWords.phrase(text.excerpt)
    let words = phrase.split(separator: " ")
    for word in words {
      if let number = NumberWords.value(word) ?? NumberWords.ordinal(word), (1...2200).contains(number) {
        return number
      }
      for prefix in ["y", "fy", "yr"] where word.hasPrefix(prefix) {
        if let number = Int(word.dropFirst(prefix.count)), (1...2200).contains(number) { return number }
      }
    }
    return nil
  }
}
