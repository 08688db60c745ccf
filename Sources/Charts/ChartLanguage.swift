public import BusinessCalendar

/// The language of a chart's words, by the tag that names it in BCP 47.
public enum ChartLanguage: String, Sendable, Hashable, CaseIterable {
  case englishGB = "en-GB"
  case spanishPE = "es-PE"

  private var isSpanish: Bool { self == .spanishPE }

  /// One text a language.
  func either(_ english: String, _ spanish: String) -> String { isSpanish ? spanish : english }

  // MARK: Dates, as CLDR 45 has them

  /// `28 January 2025`; `28 de enero de 2025`.
  public func date(_ date: CivilDate) -> String {
    let (year, month, day) = date.parts
    let name = (isSpanish ? Self.spanishMonths : Self.englishMonths)[month - 1]
    return isSpanish ? "\(day) de \(name) de \(year)" : "\(day) \(name) \(year)"
  }

  /// `28 Jan 2025`; `28 ene. 2025`.
  func shortDate(_ date: CivilDate) -> String {
    let (year, month, day) = date.parts
    return "\(day) \(self.month(month)) \(year)"
  }

  /// `Sept`; `set.`, as Peru has it.
  func month(_ number: Int) -> String {
    let months =
      isSpanish
      ? ["ene.", "feb.", "mar.", "abr.", "may.", "jun.", "jul.", "ago.", "set.", "oct.", "nov.", "dic."]
      : ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"]
    return months[number - 1]
  }

  /// `January 2025`; `enero de 2025`.
  func monthAndYear(_ date: CivilDate) -> String {
    let (year, month, _) = date.parts
    return isSpanish
      ? "\(Self.spanishMonths[month - 1]) de \(year)" : "\(Self.englishMonths[month - 1]) \(year)"
  }

  private static let englishMonths = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]

  private static let spanishMonths = [
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "setiembre", "octubre",
    "noviembre", "diciembre",
  ]
}
