public import BusinessCalendar
import Diagnostics
public import Journal
import Programme

extension MetricBook {
  /// Where a number of a metric comes from. The book holds what is effective until the day.
  ///
  /// - Parameter key: A metric, for all of its status; one of its values, `active-deployments/2025-03`; or a part of the
  ///   status: `/path`, `/previous`, `/budget`.
  public func explain(_ key: String, asOf: CivilDate) throws(ScorecardRefusal) -> Explanation {
    let parts = key.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let metric = try rules.metric(parts[0])
    let status = MetricStatus(metric, in: self, asOf: asOf)
    let story = MetricStory(status: status)
    let values = history(of: metric.id)
    guard parts.count == 2 else {
      return Explanation(
        title: "\(metric.title) is \(status.health.rawValue) as of \(asOf): \(status.reason)",
        steps: story.value + story.path + story.judgement + story.age + story.previous + story.budget,
        events: values.map(\.event))
    }
    switch parts[1] {
    case "path":
      guard !story.path.isEmpty else {
        throw ScorecardRefusal(
          .missing, "\(metric.id) has no path; one needs 'current', 'target' and 'by' in one unit")
      }
      return Explanation(title: "The path of \(metric.title) as of \(asOf)", steps: story.path, events: [])
    case "previous":
      return Explanation(
        title: "The previous quarter of \(metric.title) as of \(asOf)", steps: story.previous,
        events: [status.previous?.event].compactMap { $0 })
    case "budget":
      guard !story.budget.isEmpty else {
        throw ScorecardRefusal(
          .missing,
          "\(metric.id) has no error budget; one needs a target of at least so many percent of the time")
      }
      return Explanation(
        title: "The error budget of \(metric.title) as of \(asOf)", steps: story.budget,
        events: [status.reading?.event].compactMap { $0 })
    default: return try explain(value: parts[1], of: metric.id, values)
    }
  }

  private func explain(value label: String, of metric: String, _ values: [MetricEntry])
    throws(ScorecardRefusal) -> Explanation
  {
    let wanted = ReportingPeriod(label, by: rules.reckoning)
    let found = values.filter { $0.period.label == label.uppercased() || $0.period.span == wanted?.span }
    guard !found.isEmpty else {
      let known = values.map(\.period.label) + ["path", "previous", "budget"]
      throw ScorecardRefusal(
        .unknownName,
        "no value of \(metric) is recorded for '\(label)'\(Suggestion.ending(for: label, in: known))")
    }
    return Explanation(
      title: "\(metric) of \(found[0].period.label)",
      steps: found.map { entry in
        let standing =
          switch entry.standing {
          case .current: "counts"
          case .superseded(let id): "superseded by \(id)"
          case .undone(let id): "undone by \(id)"
          }
        return .init("recorded by \(entry.event.actor), \(standing)", entry.value.description)
      }, events: found.map(\.event))
  }
}

/// The steps of a metric's status.
private struct MetricStory {
  let status: MetricStatus

  private var metric: Metric { status.metric }

  private func words(_ value: Metric.Value) -> String { MetricStatus.words(value, unit: metric.unit) }

  var value: [Explanation.Step] {
    guard let reading = status.reading else { return [.init("value", "none")] }
    let what =
      switch reading.origin {
      case .agreement: "value, the agreement's own of \(reading.date)"
      case .journal: "value, of \(reading.period?.label ?? reading.date.description)"
      }
    var steps = [
      Explanation.Step(what + (reading.source.map { ", from \($0)" } ?? ""), words(reading.value))
    ]
    if let target = metric.target {
      let due = metric.by.map { " by \($0)" } ?? ""
      steps.append(.init("target\(due)", MetricStatus.words(target, unit: metric.unit)))
      if let difference = status.difference {
        steps.append(
          .init("difference = value − target = \(reading.value) − \(target.value)", words(difference)))
      }
    }
    return steps
  }

  var path: [Explanation.Step] {
    guard let path = status.path, let asked = status.asked else { return [] }
    let (gone, all) = (path.day(nearest: status.judgedFor) - path.start, path.end - path.start)
    return [
      .init("the path begins on \(path.start) with", words(path.from)),
      .init("and ends on \(path.end) with", words(path.to)),
      .init("days gone until \(status.judgedFor)", "\(gone) of \(all)"),
      .init("path = \(path.from) + (\(path.to) − \(path.from)) × \(gone) ÷ \(all)", words(asked)),
    ]
  }

  var judgement: [Explanation.Step] {
    let amber: [Explanation.Step] =
      switch metric.amber {
      case nil: [.init("amber", "no threshold is declared")]
      case .value(let value): [.init("amber from", words(.number(value)))]
      case .tolerance(let share): [.init("amber within", "\(share) % of what is asked")]
      }
    return (metric.target == nil ? [] : amber) + [
      .init("judged for \(status.judgedFor)", status.verdict.health.rawValue)
    ]
  }

  var age: [Explanation.Step] {
    guard let fresh = status.freshUntil else { return [] }
    let grace = metric.keeping.grace.map { " + \($0) of grace" } ?? ""
    let length = (metric.keeping.period ?? .quarter).rawValue
    return [
      .init(
        "stale after the end of the next \(length)\(grace)",
        "\(fresh), so \(status.isStale ? "stale" : "fresh") as of \(status.asOf)")
    ]
  }

  var previous: [Explanation.Step] {
    guard let end = status.previousQuarterEnd else {
      return [.init("previous quarter", "none: it lies before the term")]
    }
    return [
      .init(
        "value as of \(end), the end of the contract quarter before",
        status.previous.map { "\(words($0.value)) (\($0.period?.label ?? "the agreement's, \($0.date)"))" }
          ?? "none")
    ]
  }

  var budget: [Explanation.Step] {
    guard let budget = status.budget, let target = metric.target?.value.number else { return [] }
    let seconds = "\(budget.span.count) × 86400 s"
    var steps = [
      Explanation.Step("days of \(budget.span)", "\(budget.span.count)"),
      .init(
        "allowed = \(seconds) × (100 − \(target)) ÷ 100 = \(budget.allowed) s",
        ErrorBudget.words(budget.allowed)),
    ]
    if let used = budget.used, let left = budget.left, let value = status.reading?.value.number {
      steps += [
        .init("used = \(seconds) × (100 − \(value)) ÷ 100 = \(used) s", ErrorBudget.words(used)),
        .init("left = \(budget.allowed) s − \(used) s = \(left) s", ErrorBudget.words(left)),
      ]
    }
    return steps
  }
}
