public import BusinessCalendar
public import Programme

/// A metric's value as a pack shows it.
public struct PackReading: Sendable, Hashable {
  /// The metric's id.
  public let metric: String
  /// The value.
  public let value: Metric.Value
  /// The day it is of.
  public let date: CivilDate
  /// Where it comes from.
  public let source: String?
  /// The value at the end of the quarter before.
  public let previous: Metric.Value?
  /// Values before it in order of time, itself the last.
  public let history: [DecimalNumber?]
  /// Why it is what it is, in a line.
  public let why: String?
  /// Whether it is older than the metric's period.
  public let isStale: Bool
  /// Whether it was recorded; else it is the agreement's own figure.
  public let isRecorded: Bool
  /// How the register judges it; nil for the pack to hold it against the target alone.
  public let judgement: Judgement?
  /// What the path to a target that is not due yet asks for.
  public let asked: Metric.Value?
  /// Whether it is on that path, and short of the target.
  public let isOnPath: Bool

  /// How a value stands, whatever its age.
  public enum Judgement: String, Sendable, Hashable, CaseIterable { case green, amber, red, noData }

  /// A value by its parts.
  public init(
    metric: String, value: Metric.Value, date: CivilDate, source: String?, previous: Metric.Value?,
    history: [DecimalNumber?] = [], why: String?, isStale: Bool, isRecorded: Bool = true,
    judgement: Judgement? = nil, asked: Metric.Value? = nil, isOnPath: Bool = false
  ) {
    self.metric = metric
    self.value = value
    self.date = date
    self.source = source
    self.previous = previous
    self.history = history
    self.why = why
    self.isStale = isStale
    self.isRecorded = isRecorded
    self.judgement = judgement
    self.asked = asked
    self.isOnPath = isOnPath
  }
}
