public import BusinessCalendar
public import Journal
public import Programme

/// A value, and where it comes from.
public struct MetricReading: Sendable, Hashable {
  /// Whether the register or the agreement says it.
  public enum Origin: Sendable, Hashable {
    /// A fact.
    case journal(JournalEvent)
    /// The agreement's own figure.
    case agreement
  }

  /// The value.
  public let value: Metric.Value
  /// What it is of; nil for the agreement's own.
  public let period: ReportingPeriod?
  /// The day by which it is dated.
  public let date: CivilDate
  /// The system or the report that it comes from, where somebody said so.
  public let source: String?
  /// What else there is to say.
  public let note: String?
  /// Who says it.
  public let origin: Origin

  /// A recorded one.
  init(_ entry: MetricEntry) {
    value = entry.value
    period = entry.period
    date = entry.period.end
    source = entry.source
    note = entry.note
    origin = .journal(entry.event)
  }

  /// The agreement's own.
  init(agreed value: Metric.Value, on date: CivilDate) {
    self.value = value
    period = nil
    self.date = date
    source = nil
    note = nil
    origin = .agreement
  }

  /// The fact, where it is one.
  public var event: JournalEvent? {
    if case .journal(let event) = origin { event } else { nil }
  }
}
