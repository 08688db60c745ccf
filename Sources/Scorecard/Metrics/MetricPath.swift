public import BusinessCalendar
public import Programme

/// The straight line from the agreement's own value to the target, by days.
public struct MetricPath: Sendable, Hashable {
  /// The day on which it begins.
  public let start: CivilDate
  /// The value with which it begins.
  public let from: Metric.Value
  /// The day on which it ends.
  public let end: CivilDate
  /// The value with which it ends.
  public let to: Metric.Value

  /// A path; nil where its ends are unlike, or not in this order.
  public init?(from: Metric.Value, on start: CivilDate, to: Metric.Value, by end: CivilDate) {
    guard start < end, from.currency == to.currency else { return nil }
    self.from = from
    self.start = start
    self.to = to
    self.end = end
  }

  /// That of a metric whose target has a date; nil where there is none to draw.
  public init?(_ metric: Metric, by rules: MetricRules) {
    guard let target = metric.target, let by = metric.by, let current = metric.current else { return nil }
    self.init(from: current, on: rules.baseline(of: metric), to: target.value, by: by)
  }

  /// The day on it that lies nearest to a date.
  public func day(nearest date: CivilDate) -> CivilDate { max(start, min(end, date)) }

  /// What it asks for on a date, to one digit more than its ends have, rounded half to even; nil on overflow. Before its
  /// beginning that is its beginning, and after its end its end.
  public func value(on date: CivilDate) -> Metric.Value? {
    if let currency = from.currency {
      return exact(on: date)?.rounded(to: currency.digits).flatMap { Money($0, currency) }.map { .money($0) }
    }
    let digits = max(from.number.trimmed.scale, to.number.trimmed.scale) + 1
    return exact(on: date)?.rounded(to: digits).map { .number($0.trimmed) }
  }

  /// from + (to − from) × days gone ÷ all days.
  func exact(on date: CivilDate) -> Fraction? {
    guard let from = Fraction(from.number), let to = Fraction(to.number),
      let gone = Fraction(Int128(day(nearest: date) - start), Int128(end - start))
    else { return nil }
    return to.subtracting(from)?.times(gone)?.adding(from)
  }
}
