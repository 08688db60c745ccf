import BusinessCalendar

/// How often something takes place, as an agreement writes it: `Quarterly`, `Every two months`, `Twice a
/// year`.
struct CadenceReading: Equatable {
  /// As programmes write it: `quarter`, `2 weeks`.
  let text: String
  /// What was chosen, and what else the word may mean; nil for a word with one meaning.
  let doubt: String?
  let tenor: Tenor

  /// Reads a cadence that is the whole text; nil where it is none, or no whole number of weeks, months or
  /// years.
  static func read(_ text: String) -> CadenceReading? {
    guard text.utf8.count <= 80 else { return nil }
    let phrase = PlainWords.phrase(text)
    // Words without a separator that phrase() drops: a minus before a number is no hyphen.
    if text.contains("-"), let minus = text.firstIndex(of: "-"),
      text[text.index(after: minus)...].first?.isNumber == true
    {
      return nil
    }
    if let known = Cadences.words[phrase] { return known }
    let words = phrase.split(separator: " ").map(String.init)
    return every(words) ?? timesAYear(words)
  }

  /// `every two months`, `each quarter`, `every other week`, `cada 6 meses`, `once a month`, `per quarter`.
  private static func every(_ words: [String]) -> CadenceReading? {
    var rest = words[...]
    if ["once", "una"].contains(rest.first) {
      rest = rest.dropFirst()
      if rest.first == "vez" { rest = rest.dropFirst() }
    }
    guard let first = rest.first, ["every", "each", "cada", "per", "a", "por", "al", "in"].contains(first)
    else { return nil }
    rest = rest.dropFirst()
    var count = 1
    if let word = rest.first, word == "other" {
      count = 2
      rest = rest.dropFirst()
    } else if let word = rest.first, let number = NumberWords.value(word) ?? NumberWords.ordinal(word) {
      count = number
      rest = rest.dropFirst()
    }
    guard rest.count == 1, let unit = rest.first, let (each, name) = Cadences.units[unit] else { return nil }
    let (total, overflow) = count.multipliedReportingOverflow(by: each)
    guard !overflow, count > 0 else { return nil }
    return tenor(total, name)
  }

  /// `twice a year`, `four times per year`, `dos veces al año`.
  private static func timesAYear(_ words: [String]) -> CadenceReading? {
    var rest = words[...]
    guard let first = rest.first else { return nil }
    rest = rest.dropFirst()
    let count: Int
    if first == "twice" {
      count = 2
    } else if let number = NumberWords.value(first), rest.first == "times" || rest.first == "veces" {
      count = number
      rest = rest.dropFirst()
    } else {
      return nil
    }
    if let word = rest.first, ["a", "per", "each", "every", "in", "al", "por"].contains(word) {
      rest = rest.dropFirst()
    }
    guard rest.count == 1, let unit = rest.first, ["year", "ano", "annum", "yearly"].contains(unit),
      count > 0, 12.isMultiple(of: count)
    else { return nil }
    return tenor(12 / count, "month")
  }

  /// A cadence of some weeks, months or years, in the shortest words that programmes have for it.
  private static func tenor(_ count: Int, _ unit: String) -> CadenceReading? {
    let text =
      switch (count, unit) {
      case (3, "month"): "quarter"
      case (12, "month"): "year"
      case (1, _): unit
      default: "\(count) \(unit)s"
      }
    return Tenor(text).map { CadenceReading(text: text, doubt: nil, tenor: $0) }
  }
}
