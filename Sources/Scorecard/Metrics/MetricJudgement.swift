import BusinessCalendar
import Programme

/// Holds a value against what is asked.
struct MetricJudgement {
  let metric: Metric
  /// Nil where there is none to draw.
  let path: MetricPath?

  /// The verdict on a value.
  ///
  /// - Parameter day: The day for which it is judged: on the path to a target that is due later, the path's value of that day
  ///   is asked for.
  func verdict(on value: Metric.Value, for day: CivilDate) -> MetricVerdict {
    guard let target = metric.target else { return .noTarget }
    guard target.value.currency == value.currency else { return .incomparable }
    if target.isMet(by: value.number) { return .meetsTarget }
    let isDue = metric.by.map { day >= $0 } ?? true
    guard isDue || path != nil else {
      return isAmber(value.number, beside: nil, target) ?? false ? .withinAmber : .notDue
    }
    guard let asked = isDue ? Fraction(target.value.number) : path?.exact(on: day),
      let given = Fraction(value.number), let isBeside = isBeside(given, asked, target)
    else { return .incomparable }
    // What is asked on the way counts as reached with the very value; the target itself is as strict as it is written.
    if !isDue, !isBeside { return .onPath }
    guard let isAmber = isAmber(value.number, beside: asked, target) else { return .incomparable }
    return isAmber ? .withinAmber : .missed
  }

  /// Whether a value lies on the wrong side of what is asked.
  private func isBeside(_ value: Fraction, _ asked: Fraction, _ target: Metric.Target) -> Bool? {
    target.direction.isUpwards ? value.isLess(than: asked) : asked.isLess(than: value)
  }

  /// Whether a miss lies within the threshold; nil where numbers are too large.
  private func isAmber(_ value: DecimalNumber, beside asked: Fraction?, _ target: Metric.Target) -> Bool? {
    switch metric.amber {
    case nil: return false
    case .value(let least):
      return target.direction.isUpwards ? value >= least : value <= least
    case .tolerance(let share):
      guard let asked else { return false }
      guard let given = Fraction(value), let share = Fraction(share),
        let hundredth = Fraction(1, 100),
        let room = asked.magnitude?.times(share)?.times(hundredth),
        let limit = target.direction.isUpwards ? asked.subtracting(room) : asked.adding(room)
      else { return nil }
      return isBeside(given, limit, target).map { !$0 }
    }
  }
}
