public import BusinessCalendar
import Diagnostics
public import Programme

/// What a programme says of its metrics.
public struct MetricRules: Sendable {
  /// The programme's id.
  public let programme: String
  /// Its metrics, in the agreement's order.
  public let metrics: [Metric]
  /// How periods are counted.
  public let reckoning: ReportingPeriod.Reckoning
  /// The day of the agreement's own values: the last of its last review, else the term's first.
  public let agreed: CivilDate
  /// Whether a review says so.
  public let isReviewed: Bool

  /// The rules of a programme.
  public init(_ programme: Programme) {
    self.programme = programme.id
    metrics = programme.metrics
    reckoning = .init(term: programme.term, fiscalYear: programme.header.fiscalYear)
    agreed = programme.header.reviews.last?.last ?? programme.term.first
    isReviewed = programme.header.reviews.last != nil
  }

  /// The metric of that name.
  ///
  /// - Throws: Where there is none; the refusal names the nearest.
  public func metric(_ id: String) throws(ScorecardRefusal) -> Metric {
    if let metric = metrics.first(where: { $0.id == id }) { return metric }
    let ending = Suggestion.ending(for: id, in: metrics.map(\.id))
    throw ScorecardRefusal(
      .unknownName,
      "no metric of \(programme) is named '\(id)'"
        + (ending.isEmpty ? "; its metrics stand under 'metrics:' in its file" : ending))
  }

  /// The day of a metric's own value in the agreement.
  public func baseline(of metric: Metric) -> CivilDate { metric.keeping.baseline ?? agreed }
}
