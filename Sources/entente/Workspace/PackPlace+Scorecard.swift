import Packs
import Programme
import Scheduling
import Scorecard

extension PackPlace {
  /// The metrics whose values are stale on the day of the meeting, as `entente metrics status` judges them that day.
  func staleMetrics() throws -> [PackCheck.StaleMetric] {
    guard let day = occurrence.date else { return [] }
    let programme = schedule.programme
    let ledger = ProgrammeLedger(
      programme: programme, journal: loaded.journal, calendars: loaded.calendars)
    let book = MetricBook(MetricRules(programme), events: try ledger.events(MetricBook.kinds, asOf: day))
    return MetricsStatus(book, asOf: day).metrics.compactMap { status in
      guard status.isStale, let reading = status.reading, let freshUntil = status.freshUntil else {
        return nil
      }
      return PackCheck.StaleMetric(title: status.metric.title, date: reading.date, freshUntil: freshUntil)
    }
  }
}
