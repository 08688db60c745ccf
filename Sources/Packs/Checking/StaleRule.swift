import BusinessCalendar
import Diagnostics
import Programme

/// Figures that are older than the period that they stand for, on the day of the meeting.
enum StaleRule {
  static func findings(in document: PackDocument, meeting: PackCheck.Meeting) -> [Diagnostic] {
    guard let date = meeting.date else { return [] }
    let days = meeting.period.last.dayNumber - meeting.period.first.dayNumber + 1
    let limit = date.adding(days: -days)
    func stale(_ old: CivilDate, _ line: Int, _ limit: CivilDate, _ period: String) -> Diagnostic? {
      guard old < limit else { return nil }
      return Diagnostic(
        .packStale,
        "as of \(old) this is \(date.dayNumber - old.dayNumber) days old at the meeting on \(date), and stands for \(period)",
        at: document.place(line))
    }
    let stated = document.texts.compactMap { text, line -> Diagnostic? in
      guard let match = text.firstMatch(of: #/^\*(?:As of|Al) (.+?)\. /#) else { return nil }
      return self.date(match.output.1).flatMap { stale($0, line, limit, "\(days) days") }
    }
    // A table may say for each value when it was measured, and how often it is.
    let rows = document.tables.flatMap { table -> [Diagnostic] in
      guard let column = table.column(["As of", "Measured", "Al", "Medido"]) else { return [] }
      let every = table.column(["Every", "Cada"])
      return table.rows.compactMap { row in
        guard row.cells.count > column, let old = self.date(row.cells[column][...]) else { return nil }
        let tenor = every.flatMap { $0 < row.cells.count ? Tenor(row.cells[$0]) : nil }
        if let tenor {
          return stale(old, row.line, tenor.advance(old) < date ? date : old, "\(tenor)")
        }
        return stale(old, row.line, limit, "\(days) days")
      }
    }
    return stated + rows
  }

  /// `2025-01-27`, `27 January 2025`, `27 de enero de 2025`.
  private static func date(_ text: Substring) -> CivilDate? {
    if let date = CivilDate(iso: text) { return date }
    let words = text.split(separator: " ").filter { $0 != "de" }
    guard words.count == 3, let day = Int(words[0]), let year = Int(words[2]) else { return nil }
    let months = [Workspace.Language.englishGB, .spanishPE].map { PackWords(language: $0).months }
    guard let month = months.lazy.compactMap({ $0.firstIndex(of: String(words[1])) }).first else {
      return nil
    }
    return CivilDate(year: year, month: month + 1, day: day)
  }
}
