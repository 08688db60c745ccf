import BusinessCalendar
import Journal
import Programme
import Scorecard

extension MetricText {
  static func json(_ status: MetricsStatus) -> JSONValue {
    .object([
      ("as_of", .string(status.asOf.description)), ("programme", .string(status.programme)),
      ("recorded", .bool(status.isRecorded)), ("metrics", .array(status.metrics.map(json))),
    ])
  }

  private static func json(_ status: MetricStatus) -> JSONValue {
    let metric = status.metric
    return .object([
      ("metric", .string(metric.id)), ("title", .string(metric.title)), ("unit", .string(metric.unit)),
      ("currency", .optional(metric.currency?.code)),
      ("kind", .string(metric.isServiceLevel ? "service-level" : "metric")),
      ("owner", .optional(metric.keeping.owner)), ("value", json(status.reading)),
      (
        "target",
        metric.target.map { target in
          .object([
            ("direction", .string(target.direction.rawValue)), ("value", number(target.value)),
            ("by", .optional(metric.by?.description)),
          ])
        } ?? .null
      ), ("difference", status.difference.map(number) ?? .null), ("path", path(status)),
      ("previous_quarter_end", .optional(status.previousQuarterEnd?.description)),
      ("previous", json(status.previous)),
      ("trend", .array(status.trend.map { number($0.value) })), ("sparkline", .string(status.sparkline)),
      ("status", .string(status.health.rawValue)), ("judged", .string(status.verdict.health.rawValue)),
      ("judged_for", .string(status.judgedFor.description)),
      ("fresh_until", .optional(status.freshUntil?.description)), ("reason", .string(status.reason)),
      ("penalty", .optional(metric.penalty)), ("penalty_due", .bool(status.isPenaltyDue)),
      ("error_budget", status.budget.map(json) ?? .null),
    ])
  }

  private static func json(_ reading: MetricReading?) -> JSONValue {
    guard let reading else { return .null }
    return .object([
      ("value", number(reading.value)), ("period", .optional(reading.period?.label)),
      ("date", .string(reading.date.description)),
      ("origin", .string(reading.origin == .agreement ? "agreement" : "journal")),
      ("source", .optional(reading.source)), ("note", .optional(reading.note)),
      ("event", .optional(reading.event?.id)),
    ])
  }

  private static func path(_ status: MetricStatus) -> JSONValue {
    guard let path = status.path else { return .null }
    return .object([
      ("from", number(path.from)), ("on", .string(path.start.description)), ("to", number(path.to)),
      ("by", .string(path.end.description)), ("asked", status.asked.map(number) ?? .null),
    ])
  }

  private static func json(_ budget: ErrorBudget) -> JSONValue {
    .object([
      ("from", .string(budget.span.first.description)), ("to", .string(budget.span.last.description)),
      ("allowed_seconds", .string(budget.allowed.description)),
      ("used_seconds", .optional(budget.used?.description)),
      ("left_seconds", .optional(budget.left?.description)),
    ])
  }

  private static func number(_ value: Metric.Value) -> JSONValue { .string(value.number.description) }

  /// One line a metric, over all programmes.
  static func csv(_ statuses: [MetricsStatus]) -> Table {
    var table = Table(columns: [
      .init("as_of"), .init("programme"), .init("metric"), .init("title"), .init("unit"), .init("kind"),
      .init("owner"), .init("value", number: true), .init("period"), .init("date"), .init("origin"),
      .init("source"), .init("direction"), .init("target", number: true), .init("by"),
      .init("difference", number: true), .init("path", number: true), .init("previous", number: true),
      .init("previous_date"), .init("status"), .init("judged"), .init("reason"), .init("penalty"),
      .init("penalty_due"), .init("allowed_seconds", number: true), .init("used_seconds", number: true),
      .init("left_seconds", number: true),
    ])
    for report in statuses {
      table.rows += report.metrics.map { status in
        [report.asOf.description, report.programme] + cells(status)
      }
    }
    return table
  }

  private static func cells(_ status: MetricStatus) -> [String] {
    let (metric, reading, budget) = (status.metric, status.reading, status.budget)
    let origin = reading.map { $0.origin == .agreement ? "agreement" : "journal" }
    let numbers = [metric.target?.value, status.difference, status.asked, status.previous?.value].map {
      $0?.number.description ?? ""
    }
    // As "=" and "+" begin a formula, a sign of comparison is written in words.
    let direction: String? = metric.target.map {
      switch $0.direction {
      case .atLeast: "at least"
      case .atMost: "at most"
      case .above: "more than"
      case .below: "less than"
      }
    }
    return [
      metric.id, metric.title, metric.unit, metric.isServiceLevel ? "service-level" : "metric",
      metric.keeping.owner ?? "", reading?.value.number.description ?? "", reading?.period?.label ?? "",
      reading?.date.description ?? "", origin ?? "", reading?.source ?? "", direction ?? "", numbers[0],
      metric.by?.description ?? "", numbers[1], numbers[2], numbers[3],
      status.previous?.date.description ?? "", status.health.rawValue, status.verdict.health.rawValue,
      status.reason, metric.penalty ?? "", status.isPenaltyDue ? "yes" : "no",
    ] + [budget?.allowed, budget?.used, budget?.left].map { $0?.description ?? "" }
  }

  static func historyJSON(_ entries: [(programme: String, entry: MetricEntry)]) -> JSONValue {
    .array(
      entries.map { programme, entry in
        let (standing, by): (String, String?) =
          switch entry.standing {
          case .current: ("current", nil)
          case .superseded(let id): ("superseded", id)
          case .undone(let id): ("undone", id)
          }
        return .object([
          ("programme", .string(programme)), ("metric", .string(entry.metric)),
          ("period", .string(entry.period.label)), ("from", .string(entry.period.span.first.description)),
          ("to", .string(entry.period.end.description)), ("value", .string(entry.value.number.description)),
          ("currency", .optional(entry.value.currency?.code)), ("standing", .string(standing)),
          ("by", .optional(by)), ("source", .optional(entry.source)), ("note", .optional(entry.note)),
          ("reason", .optional(entry.event.fact.reason)),
          ("reference", .optional(entry.event.fact.reference)), ("actor", .string(entry.event.actor)),
          ("recorded", .string(entry.event.recorded.description)), ("event", .string(entry.event.id)),
        ])
      })
  }
}
