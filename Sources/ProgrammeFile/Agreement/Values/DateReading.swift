import BusinessCalendar

/// A date or a month as an agreement writes it: `1 July 2023`, `July 1, 2023`, `2023-07-01`, `01/07/2023`,
/// `1 de julio de 2023`, `January 2025`.
struct DateReading {
  /// What was written.
  enum Value: Equatable {
    case day(CivilDate)
    case month(year: Int, month: Int)
  }

  let value: Value
  /// Whether day and month could stand the other way round.
  let isAmbiguous: Bool

  /// As programmes write it: `2023-07-01`, or `2025-01` for a month.
  var text: String {
    switch value {
    case .day(let date): date.description
    case .month(let year, let month):
      String(CivilDate(year: year, month: month, day: 1)?.description.prefix(7) ?? "")
    }
  }

  /// Reads a text that is a date and nothing else; nil where it is not one, or where no calendar has it.
  static func read(_ text: String) -> DateReading? {
    guard text.utf8.count <= 60 else { return nil }
    var source = text.trimmedOfBlanks
    if source.hasSuffix(".") { source.removeLast() }
    if let numeric = numeric(source) { return numeric }
    let words = PlainWords.phrase(source).split(separator: " ").map(String.init)
      .filter { !["de", "del", "of", "the", "on", "el", "al", "dia"].contains($0) && !weekdays.contains($0) }
    guard words.count == 2 || words.count == 3, let year = words.last.flatMap(year) else { return nil }
    if words.count == 2 {
      return months[words[0]].map { DateReading(value: .month(year: year, month: $0), isAmbiguous: false) }
    }
    for (day, month) in [(words[0], words[1]), (words[1], words[0])] {
      if let month = months[month], let day = dayNumber(day) {
        return CivilDate(year: year, month: month, day: day).map {
          DateReading(value: .day($0), isAmbiguous: false)
        }
      }
    }
    return nil
  }

  /// Digits parted by hyphens, slashes or points: the year first, or the day first where nothing speaks
  /// against it.
  private static func numeric(_ text: String) -> DateReading? {
    for mark in ["-", "/", "."] {
      let parts = text.split(separator: Character(mark), omittingEmptySubsequences: false)
      guard parts.count == 2 || parts.count == 3,
        parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } })
      else { continue }
      let numbers = parts.compactMap { Int($0) }
      guard numbers.count == parts.count else { return nil }
      if parts[0].count == 4 {
        if parts.count == 2, (1...12).contains(numbers[1]) {
          return DateReading(value: .month(year: numbers[0], month: numbers[1]), isAmbiguous: false)
        }
        guard parts.count == 3 else { return nil }
        return CivilDate(year: numbers[0], month: numbers[1], day: numbers[2])
          .map { DateReading(value: .day($0), isAmbiguous: false) }
      }
      guard let last = parts.last, last.count == 4, let year = numbers.last else { return nil }
      if parts.count == 2 {
        guard (1...12).contains(numbers[0]) else { return nil }
        return DateReading(value: .month(year: year, month: numbers[0]), isAmbiguous: false)
      }
      if let date = CivilDate(year: year, month: numbers[1], day: numbers[0]) {
        // Points between day and month are written only where the day stands first.
        let isAmbiguous = mark != "." && numbers[0] <= 12 && numbers[0] != numbers[1]
        return DateReading(value: .day(date), isAmbiguous: isAmbiguous)
      }
      return CivilDate(year: year, month: numbers[0], day: numbers[1])
        .map { DateReading(value: .day($0), isAmbiguous: false) }
    }
    return nil
  }

  private static func year(_ word: String) -> Int? {
    guard word.utf8.count == 4, let year = Int(word), (1900...2200).contains(year) else { return nil }
    return year
  }

  private static func dayNumber(_ word: String) -> Int? {
    if let number = Int(word), word.utf8.count <= 2 { return number }
    return NumberWords.ordinal(word)
  }

  /// The names of the months in English and Spanish, whole and cut.
  static let months: [String: Int] = {
    let names = [
      "january jan enero ene", "february feb febrero", "march mar marzo", "april apr abril abr", "may mayo",
      "june jun junio", "july jul julio", "august aug agosto ago",
      "september sep sept septiembre setiembre set",
      "october oct octubre", "november nov noviembre", "december dec diciembre dic",
    ]
    var table: [String: Int] = [:]
    for (index, row) in names.enumerated() {
      for name in row.split(separator: " ") { table[String(name)] = index + 1 }
    }
    return table
  }()

  private static let weekdays: Set<String> = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "lunes", "martes",
    "miercoles",
    "jueves", "viernes", "sabado", "domingo",
  ]
}
