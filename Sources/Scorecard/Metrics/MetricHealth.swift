/// How a metric stands, in a word.
public enum MetricHealth: String, Sendable, Hashable, CaseIterable {
  /// The target is met, or the value is on the path to it.
  case green = "GREEN"
  /// Missed within the declared threshold.
  case amber = "AMBER"
  /// Missed beyond it.
  case red = "RED"
  /// The newest value is older than its period and its grace.
  case stale = "STALE"
  /// There is no value, or nothing to hold it against.
  case noData = "NO DATA"
}

/// Why a value is judged as it is.
public enum MetricVerdict: Sendable, Hashable {
  /// Neither the register nor the agreement has a value.
  case noValue
  /// The agreement asks for nothing.
  case noTarget
  /// Value and target are in unlike units, or too large to be held against each other.
  case incomparable
  /// The target is met.
  case meetsTarget
  /// The target is not due, and the value is where the path leads.
  case onPath
  /// Beside what is asked, within the declared threshold.
  case withinAmber
  /// Beside the target, which is not due, and there is no path to hold the value against.
  case notDue
  /// Beside what is asked.
  case missed

  /// The word for it.
  public var health: MetricHealth {
    switch self {
    case .noValue, .noTarget, .incomparable: .noData
    case .meetsTarget, .onPath: .green
    case .withinAmber, .notDue: .amber
    case .missed: .red
    }
  }
}
