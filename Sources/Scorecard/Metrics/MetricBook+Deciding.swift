public import BusinessCalendar
public import Journal
import Programme

/// A value that somebody wants recorded, as texts.
public struct MetricCommand: Sendable, Hashable {
  /// The metric.
  public var metric: String
  /// What it is of: `2025-03`, `2025-Q1`, `2025-03-31`.
  public var period: String
  /// The value.
  public var value: String
  /// Where it comes from; the metric's own source where nil.
  public var source: String?
  /// What else there is to say.
  public var note: String?
  /// Why, above all of a correction.
  public var reason: String?
  /// What it is called elsewhere.
  public var reference: String?

  /// A value by its parts.
  public init(
    metric: String, period: String, value: String, source: String? = nil, note: String? = nil,
    reason: String? = nil, reference: String? = nil
  ) {
    self.metric = metric
    self.period = period
    self.value = value
    self.source = source
    self.note = note
    self.reason = reason
    self.reference = reference
  }
}

/// A value that was understood.
struct MetricDraft: Sendable, Hashable {
  let metric: String
  let period: ReportingPeriod
  let value: Metric.Value
  let source: String?
  let note: String?
  var reason: String?
  var reference: String?
  /// What tells the row of an import from every other.
  var row: String?

  /// Whether a recorded value says the same.
  func isSame(as entry: MetricEntry) -> Bool {
    entry.value == value && entry.source == source && entry.note == note
  }
}

extension MetricBook {
  /// The fact that a value is recorded as: dated by its period's end, and naming the value that it corrects where there is
  /// one for the same days. The book must hold all facts.
  ///
  /// - Parameter today: The day of recording; a period that ends after it has no value yet.
  public func decide(_ command: MetricCommand, today: CivilDate) throws(ScorecardRefusal) -> [Fact] {
    let draft = try draft(command, today: today)
    let present = value(of: draft.metric, in: draft.period)
    if let present, draft.isSame(as: present) {
      throw ScorecardRefusal(
        .present,
        "\(draft.metric) of \(present.period.label) is \(present.value) already, recorded by \(present.event.actor); "
          + "give another value, source or note to correct it")
    }
    return [MetricFact.fact(draft, of: rules.programme, correcting: present?.event.id)]
  }

  /// What the texts of a value say.
  func draft(_ command: MetricCommand, today: CivilDate) throws(ScorecardRefusal) -> MetricDraft {
    let metric = try rules.metric(command.metric)
    let period = try period(command.period, of: metric, today: today)
    let value = try MetricValueText.read(command.value, for: metric)
    return MetricDraft(
      metric: metric.id, period: period, value: value,
      source: command.source?.nonEmpty ?? metric.keeping.source, note: command.note?.nonEmpty,
      reason: command.reason, reference: command.reference)
  }

  func period(_ text: String, of metric: Metric, today: CivilDate) throws(ScorecardRefusal) -> ReportingPeriod
  {
    guard let period = ReportingPeriod(text.trimmingSpaces, by: rules.reckoning) else {
      throw ScorecardRefusal(
        .period, "'\(text.prefix(40))' is no period; write \(ReportingPeriod.forms)")
    }
    if let wanted = metric.keeping.period, wanted != period.length {
      throw ScorecardRefusal(
        .period,
        "\(period.label) is a \(period.length.rawValue), and \(metric.id) is kept by the \(wanted.rawValue)")
    }
    if period.end > today {
      throw ScorecardRefusal(
        .period, "\(period.label) ends on \(period.end), after \(today); record its value once it has ended")
    }
    return period
  }
}
