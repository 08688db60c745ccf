/// Whether an agreement is in English or in Spanish, by the little words in it.
struct LanguageGuess {
  private var english = 0
  private var spanish = 0
  private var words = 0
  /// So many words are enough to tell.
  private static let enough = 4000

  mutating func take(_ text: String) {
    guard words < Self.enough else { return }
    for word in PlainWords.phrase(text.prefix(2000)).split(separator: " ") {
      words += 1
      if Self.englishWords.contains(word) { english += 1 }
      if Self.spanishWords.contains(word) { spanish += 1 }
    }
  }

  var isSpanish: Bool { spanish > english }

  private static let englishWords: Set<Substring> = [
    "the", "and", "of", "to", "for", "with", "by", "is", "in", "agreement", "year", "target", "term",
    "meeting", "frequency",
    "service", "commitment", "standard", "details", "holders", "current", "requirement",
  ]
  private static let spanishWords: Set<Substring> = [
    "el", "la", "los", "las", "de", "del", "y", "con", "para", "por", "en", "es", "acuerdo", "ano", "meta",
    "plazo", "reunion",
    "frecuencia", "servicio", "compromiso", "detalle", "actual", "requisito", "partes", "monto",
  ]
}
