/// Who signs the agreement: full names, the short names of tables, and the words that stand for them in
/// texts.
struct PartyBook {
  /// A party and what is known of it.
  struct Entry {
    let id: String
    let name: String
    let span: SourceSpan
    /// Phrases that stand for it.
    let aliases: [String]
    /// Its country, where something next to its name tells.
    let place: Country?
  }

  /// What the agreement says of a party before the tables are looked at.
  struct Mention {
    let name: String
    let span: SourceSpan
    /// `the Reseller`, where the agreement defines it.
    var alias: String?
    /// The text beside the name.
    var context = ""
  }

  private(set) var entries: [Entry] = []
  /// Where each party is, in the same order; settled when all amounts are read.
  var homes: [Country] = []

  /// The parties of some mentions, with short names from the heads of tables.
  init(_ mentions: [Mention], heads: [String]) {
    let cores = mentions.map { Companies.core(of: $0.name) }
    var taken: Set<String> = []
    for (index, mention) in mentions.enumerated() {
      let head = heads.first {
        Self.stands($0, for: mention.name) && !taken.contains(PlainWords.identifier($0))
      }
      let others = cores.enumerated().filter { $0.offset != index }.map(\.element)
      var id = head.map { PlainWords.identifier($0) } ?? Self.shortName(cores[index], among: others)
      if id.isEmpty { id = "party-\(index + 1)" }
      if taken.contains(id) { id = PlainWords.identifier("\(id) \(index + 1)") }
      taken.insert(id)
      var aliases = [PlainWords.phrase(mention.name), cores[index], PlainWords.phrase(id)]
      if let head { aliases.append(PlainWords.phrase(head)) }
      if let alias = mention.alias { aliases.append(Self.withoutArticle(PlainWords.phrase(alias))) }
      if let first = cores[index].split(separator: " ").first.map(String.init), first.count > 2,
        !others.contains(where: { $0.hasPrefix(first) })
      {
        aliases.append(first)
      }
      let unique = aliases.filter { !$0.isEmpty }.reduce(into: [String]()) {
        if !$0.contains($1) { $0.append($1) }
      }
      entries.append(
        Entry(
          id: id, name: mention.name, span: mention.span, aliases: unique,
          place: Companies.country(ofName: mention.name) ?? Country.named(in: mention.context)))
    }
  }

  /// All phrases that stand for parties, the longest first.
  var names: [String] { entries.flatMap(\.aliases).sorted { ($0.utf8.count, $0) > ($1.utf8.count, $1) } }

  /// The party that a text names and nothing else.
  func id(called text: String) -> String? {
    let phrase = Self.withoutArticle(PlainWords.phrase(text))
    guard !phrase.isEmpty else { return nil }
    if let exact = entries.first(where: { $0.aliases.contains(phrase) }) { return exact.id }
    let matching = entries.filter { Self.stands(text, for: $0.name) }
    return matching.count == 1 ? matching.first?.id : nil
  }

  /// Whether a short name is the beginning of a name in whole words, or its initials.
  static func stands(_ short: String, for name: String) -> Bool {
    let phrase = withoutArticle(PlainWords.phrase(short))
    let whole = PlainWords.phrase(name)
    guard phrase.count > 1 else { return false }
    if whole == phrase || whole.hasPrefix(phrase + " ") { return true }
    let initials = String(whole.split(separator: " ").compactMap(\.first))
    return !phrase.contains(" ") && initials.hasPrefix(phrase)
  }

  /// The first word of a name, unless it says too little or another party has it too.
  private static func shortName(_ core: String, among others: [String]) -> String {
    let first = core.split(separator: " ").first.map(String.init) ?? ""
    let saysLittle =
      first.count < 3
      || ["our", "their", "the", "your", "new", "first", "grupo", "group", "banco"].contains(first)
    if saysLittle || others.contains(where: { $0.split(separator: " ").first.map(String.init) == first }) {
      return PlainWords.identifier(core)
    }
    return first
  }

  private static func withoutArticle(_ phrase: String) -> String {
    for article in ["the ", "el ", "la "] where phrase.hasPrefix(article) {
      return String(phrase.dropFirst(article.count))
    }
    return phrase
  }
}
