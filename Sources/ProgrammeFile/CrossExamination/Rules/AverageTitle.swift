/// The title of an average, taken apart: `Avg. Customer Size`, `Average revenue per deployment`.
struct AverageTitle {
  /// What is averaged, without the word that says so.
  let subject: [FoldedWord]
  /// What it is divided by, where the title says it.
  let per: [FoldedWord]

  /// Nil where the title does not begin as an average's does.
  init?(_ title: String) {
    guard Self.isAverage(title) else { return nil }
    let words = FoldedWord.words(of: title).dropFirst()
    let split = words.firstIndex(where: Self.divisors.contains) ?? words.endIndex
    subject = Array(words[..<split])
    per = Array(words[split...].dropFirst())
  }

  static func isAverage(_ title: String) -> Bool { openings.contains(FoldedWord.first(of: title)) }

  /// What a unit such as `subscribers`, `agents per customer` or `agents/customer` counts, and by what.
  static func noun(of unit: String) -> (counted: [FoldedWord], per: [FoldedWord]) {
    let halves = unit.split(separator: "/", maxSplits: 1)
    let words = FoldedWord.words(of: String(halves.first ?? ""))
    let split = words.firstIndex(where: divisors.contains) ?? words.endIndex
    let rest = halves.count > 1 ? FoldedWord.words(of: String(halves[1])) : Array(words[split...].dropFirst())
    return (Array(words[..<split]), rest)
  }

  private static let openings: Set<FoldedWord> = Set(
    ["avg", "average", "mean", "promedio"].map { FoldedWord($0) })
  private static let divisors: Set<FoldedWord> = Set(["per", "por"].map { FoldedWord($0) })
}
