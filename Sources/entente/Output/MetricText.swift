import Journal
import BusinessCalendar
import Programme
import Scorecard

/// Metrics as text.
enum MetricText {
  /// The metrics and the service levels of a programme, each in a table of its own.
  static func text(_ status: MetricsStatus) -> String {
    guard !status.metrics.isEmpty else { return "\(status.programme) has no metrics.\n" }
    let source =
      status.isRecorded
      ? "the journal's facts; figures marked * are the agreement's own"
      : "the agreement's own figures, marked *; no value is recorded"
    var text = "\(status.programme): metrics as of \(status.asOf). Source: \(source).\n"
    let levels = status.metrics.filter(\.metric.isServiceLevel)
    let others = status.metrics.filter { !$0.metric.isServiceLevel }
    if !others.isEmpty { text += "\n" + metrics(others).text }
    if !levels.isEmpty { text += "\n" + serviceLevels(levels).text }
    return text
  }

  private static func metrics(_ statuses: [MetricStatus]) -> Table {
    var table = Table(columns: [
      .init("metric"), .init("value", number: true), .init("of"), .init("path", number: true),
      .init("target", number: true), .init("due"), .init("previous", number: true), .init("trend"),
      .init("status"),
    ])
    table.rows = statuses.map { status in
      let metric = status.metric
      return [
        metric.title, words(status.reading, metric), of(status.reading),
        status.asked.map { MetricStatus.words($0, unit: metric.unit) } ?? "-",
        metric.target.map { target($0, metric) } ?? "-", metric.by?.description ?? "-",
        words(status.previous, metric), status.sparkline, verdict(status),
      ]
    }
    return table
  }

  private static func serviceLevels(_ statuses: [MetricStatus]) -> Table {
    var table = Table(columns: [
      .init("service level"), .init("value", number: true), .init("of"), .init("target", number: true),
      .init("budget"), .init("used"), .init("left"), .init("previous", number: true), .init("trend"),
      .init("penalty"), .init("status"),
    ])
    table.rows = statuses.map { status in
      let metric = status.metric
      let budget = [status.budget?.allowed, status.budget?.used, status.budget?.left]
      return [
        metric.title, words(status.reading, metric), of(status.reading),
        metric.target.map { target($0, metric) } ?? "-",
      ] + budget.map { $0.map(ErrorBudget.words) ?? "-" } + [
        words(status.previous, metric), status.sparkline,
        status.isPenaltyDue ? metric.penalty ?? "-" : "-", verdict(status),
      ]
    }
    return table
  }

  private static func verdict(_ status: MetricStatus) -> String {
    "\(status.health.rawValue): \(status.reason)"
  }

  private static func words(_ reading: MetricReading?, _ metric: Metric) -> String {
    guard let reading else { return "-" }
    let isAgreed = reading.origin == .agreement
    return MetricStatus.words(reading.value, unit: metric.unit) + (isAgreed ? "*" : "")
  }

  private static func of(_ reading: MetricReading?) -> String {
    reading.map { $0.period?.label ?? $0.date.description } ?? "-"
  }

  private static func target(_ target: Metric.Target, _ metric: Metric) -> String {
    "\(target.direction.rawValue) \(MetricStatus.words(target.value, unit: metric.unit))"
  }

  // MARK: History

  static func history(_ entries: [(programme: String, entry: MetricEntry)]) -> Table {
    var table = Table(columns: [
      .init("programme"), .init("metric"), .init("period"), .init("date"), .init("value", number: true),
      .init("currency"), .init("standing"), .init("source"), .init("note"), .init("reason"), .init("actor"),
      .init("recorded"), .init("event"),
    ])
    table.rows = entries.map { programme, entry in
      [
        programme, entry.metric, entry.period.label, entry.period.end.description,
        entry.value.number.description, entry.value.currency?.code ?? "", standing(entry), entry.source ?? "",
        entry.note ?? "", entry.event.fact.reason ?? "", entry.event.actor, entry.event.recorded.description,
        entry.event.id,
      ]
    }
    return table
  }

  private static func standing(_ entry: MetricEntry) -> String {
    switch entry.standing {
    case .current: "current"
    case .superseded(let id): "superseded by \(id)"
    case .undone(let id): "undone by \(id)"
    }
  }
}
