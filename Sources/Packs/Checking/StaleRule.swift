import BusinessCalendar
import Diagnostics
import Programme

/// Figures that are older than the meeting's period, and values that the scorecard calls stale, on the day of the meeting.
enum StaleRule {
  static func findings(in document: PackDocument, meeting: PackCheck.Meeting) -> [Diagnostic] {
    guard let date = meeting.date else { return [] }
    return tables(document, of: meeting, on: date) + values(document, of: meeting, on: date)
  }

  /// What is said below each table: as of when it is.
  private static func tables(
    _ document: PackDocument, of meeting: PackCheck.Meeting, on date: CivilDate
  ) -> [Diagnostic] {
    let days = meeting.period.last.dayNumber - meeting.period.first.dayNumber + 1
    let limit = date.adding(days: -days)
    return document.texts.compactMap { text, line in
      guard let match = text.firstMatch(of: #/^\*(?:As of|Al) (.+?)\. /#), let old = day(match.output.1),
        old < limit
      else { return nil }
      return Diagnostic(
        .packStale,
        "as of \(old) this is \(date.dayNumber - old.dayNumber) days old at the meeting on \(date), and stands for \(days) days",
        at: document.place(line))
    }
  }

  /// The rows of metrics in the tables of the scorecard and of service levels.
  private static func values(
    _ document: PackDocument, of meeting: PackCheck.Meeting, on date: CivilDate
  ) -> [Diagnostic] {
    let stale = Dictionary(
      meeting.staleMetrics.map { (MarkdownText.escape($0.title, for: .cell), $0) },
      uniquingKeysWith: { first, _ in first })
    let names = ["Metric", "Service level", "Indicador", "Nivel de servicio"]
    return document.tables.filter { $0.column(names) == 0 }.flatMap(\.rows).compactMap { row in
      guard let metric = row.cells.first.flatMap({ stale[$0] }) else { return nil }
      return Diagnostic(
        .packStale,
        "'\(metric.title)' is stale at the meeting on \(date): its newest value is of \(metric.date), and was fresh until \(metric.freshUntil); record one with 'entente metrics record', and build the pack again",
        at: document.place(row.line))
    }
  }

  /// `2025-01-27`, `27 January 2025`, `27 de enero de 2025`.
  private static func day(_ text: Substring) -> CivilDate? {
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
