import BusinessCalendar
import Certifications
import Journal
import Pipeline
import Programme
import Scorecard

/// What other registers of a programme know of the requirements of tiers, as of a day.
struct TierSources {
  private let launched: OutsideValue?
  private let metrics: MetricBook
  private let asOf: CivilDate

  init(_ ledger: ProgrammeLedger, asOf: CivilDate, knownAt: Timestamp?) throws {
    let events = try ledger.events(PipelineBook.kinds, asOf: asOf, knownAt: knownAt)
    launched = PipelineBook(ledger.programme.id, events: events).launched
    metrics = MetricBook(
      MetricRules(ledger.programme),
      events: try ledger.events(MetricBook.kinds, asOf: asOf, knownAt: knownAt))
    self.asOf = asOf
  }

  /// What is known for a tier; what somebody states instead goes before it, and says of what.
  func values(
    of tier: TierRequirements, stated: [TierRequirements.Requirement: DecimalNumber] = [:]
  ) -> [TierRequirements.Requirement: OutsideValue] {
    var values: [TierRequirements.Requirement: OutsideValue] = [:]
    values[.launchedOpportunities] = launched
    values[.satisfaction] = tier.satisfactionMetric.flatMap(satisfaction)
    for (requirement, number) in stated {
      let known = values[requirement].map { ", instead of \($0.number) of \($0.date) (\($0.source))" }
      values[requirement] = OutsideValue(number, on: asOf, source: "the command line" + (known ?? ""))
    }
    return values
  }

  /// The newest value of a metric, else the agreement's own.
  private func satisfaction(_ name: String) -> OutsideValue? {
    if let entry = metrics.newest(of: name, until: asOf) {
      let source = "metric \(name), \(entry.period.label)" + (entry.source.map { ", \($0)" } ?? "")
      return OutsideValue(entry.value.number, on: entry.period.end, source: source, events: [entry.event])
    }
    guard let metric = metrics.rules.metrics.first(where: { $0.id == name }), let current = metric.current
    else { return nil }
    return OutsideValue(
      current.number, on: metrics.rules.baseline(of: metric), source: "metric \(name), the agreement")
  }
}

extension PipelineBook {
  /// How many opportunities are launched, by the last file; trials in the sandbox are none. Nil where no file was imported, of
  /// which nothing follows.
  fileprivate var launched: OutsideValue? {
    guard let last = snapshots.last else { return nil }
    let found = opportunities.filter {
      $0.summary.stage == .launched && $0.summary.catalog.lowercased() != "sandbox"
    }
    return OutsideValue(
      DecimalNumber(mantissa: found.count), on: last.date, source: "pipeline, \(last.name)",
      events: found.compactMap { histories[$0.id]?.moments.last?.event })
  }
}
