import BusinessCalendar
import Programme

/// A length of time as an agreement writes it: `3 years`, `twelve (12) months`, `90 días`.
struct LengthReading {
  let tenor: Tenor
  /// As programmes write it, `3 years`.
  var text: String { tenor.description }
  /// What stands after it.
  let rest: String

  /// Reads a length at the start of a text; nil where there is none, or none between 1 and 1200 units.
  static func read(_ text: String) -> LengthReading? {
    // `twelve (12) months` says its number twice.
    var words = text.prefix(200).split { $0 == " " || $0 == "\u{A0}" }.map(String.init)[...]
    while let first = words.first,
      ["within", "up", "to", "at", "least", "most", "dentro", "de"].contains(first.lowercased())
    {
      words = words.dropFirst()
    }
    if let first = words.first, let hyphen = first.firstIndex(of: "-"), hyphen > first.startIndex {
      words = [String(first[..<hyphen]), String(first[first.index(after: hyphen)...])] + words.dropFirst()
    }
    guard let number = words.first.flatMap({ NumberWords.value(PlainNumber.text($0)) }) else { return nil }
    words = words.dropFirst()
    if let again = words.first, again.hasPrefix("("), again.hasSuffix(")") {
      guard Int(again.dropFirst().dropLast()) == number else { return nil }
      words = words.dropFirst()
    }
    guard let word = words.first, let unit = units[PlainWords.phrase(word)], let tenor = Tenor(number, unit)
    else {
      return nil
    }
    let tail = word.drop { $0.isLetter }
    let rest = (String(tail) + " " + words.dropFirst().joined(separator: " ")).trimmedOfBlanks
    return LengthReading(tenor: tenor, rest: rest == "." ? "" : rest)
  }

  static let units: [String: Tenor.Unit] = [
    "day": .day, "days": .day, "dia": .day, "dias": .day, "week": .week, "weeks": .week, "semana": .week,
    "semanas": .week, "month": .month, "months": .month, "mes": .month, "meses": .month, "year": .year,
    "years": .year,
    "yr": .year, "yrs": .year, "ano": .year, "anos": .year,
  ]
}

/// A number of words or digits without its thousands commas.
enum PlainNumber {
  static func text(_ word: String) -> String {
    let lowered = word.lowercased()
    guard word.first?.isNumber == true, case .success(let number) = NumberReading.read(word),
      let value = number.value(timesTenTo: 0)
    else { return lowered }
    return value.description
  }
}
