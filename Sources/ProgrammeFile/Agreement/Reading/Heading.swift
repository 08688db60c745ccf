import Programme

/// The head of a column, taken apart: `Target 2025`, `Budget (USD)`, `MiFibra Responsibility`.
struct Heading {
  /// Its words, without articles, years, currencies and parties.
  let phrase: String
  /// The columns that it may stand for, and those of which it has a heading among its words.
  let columns: Set<TableColumn>
  let columnsWithin: Set<TableColumn>
  /// A year that it names.
  let year: Int?
  /// A currency that it names.
  let currency: String?
  /// Whether it says that its amounts are yearly or monthly ones.
  let per: String?

  init(_ text: String, partyNames: [String]) {
    let year = text.split { !$0.isNumber }.compactMap { $0.utf8.count == 4 ? Int($0) : nil }
      .first { (1990...2100).contains($0) }
    let code = text.split { !$0.isLetter }.first { $0.utf8.count == 3 && Currency($0) != nil }.map(
      String.init)
    let sign =
      text.utf8.contains(UInt8(ascii: "("))
      ? CurrencySymbols.all.first { text.contains("(\($0.sign))") } : nil
    self.year = year
    currency = code ?? sign?.code
    var words = PlainWords.phrase(text).split(separator: " ").map(String.init)
    if let year { words.removeAll { $0 == String(year) || $0 == "fy\(year)" } }
    if let code { words.removeAll { $0 == code.lowercased() } }
    if words.count > 1, ["the", "el", "la", "los", "las"].contains(words[0]) { words.removeFirst() }
    var phrase = words.joined(separator: " ")
    for name in partyNames where phrase.utf8.count > name.utf8.count {
      if phrase.hasPrefix(name + " ") { phrase.removeFirst(name.count + 1) }
      for link in [" de ", " of ", " by ", " for "] where phrase.hasSuffix(link + name) {
        phrase.removeLast(link.count + name.count)
      }
    }
    self.phrase = phrase
    columns = ColumnSynonyms.columns(for: phrase)
    columnsWithin = ColumnSynonyms.columns(within: phrase)
    per =
      ["yearly", "annual", "per year", "anual", "a year"].contains(where: phrase.hasWords)
      ? "year" : ["monthly", "per month", "mensual"].contains(where: phrase.hasWords) ? "month" : nil
  }
}
