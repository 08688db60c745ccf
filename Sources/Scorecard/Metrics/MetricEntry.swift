import BusinessCalendar
public import Journal
public import Programme

/// A recorded value of a metric.
public struct MetricEntry: Sendable, Hashable {
  /// Whether a value still counts.
  public enum Standing: Sendable, Hashable {
    /// It does.
    case current
    /// A later fact, of that id, has another value for the same days.
    case superseded(by: String)
    /// A later fact, of that id, took it back.
    case undone(by: String)
  }

  /// The fact.
  public let event: JournalEvent
  /// The metric.
  public let metric: String
  /// What it is of.
  public let period: ReportingPeriod
  /// The value.
  public let value: Metric.Value
  /// Where it comes from.
  public let source: String?
  /// What else a person said of it.
  public let note: String?
  /// Whether it still counts.
  public internal(set) var standing: Standing
}

/// The words of a metric's facts.
enum MetricFact {
  static let prefix = "metric."
  static let record = "metric.record"
  static let undo = "metric.undo"

  /// The fact that a value is.
  static func fact(
    _ draft: MetricDraft, of programme: String, correcting corrected: String?
  ) -> Fact {
    var details = [
      "period": draft.period.label, "from": draft.period.span.first.description,
      "length": draft.period.length.rawValue, "value": draft.value.number.description,
    ]
    details["currency"] = draft.value.currency?.code
    details["source"] = draft.source
    details["note"] = draft.note
    details["row"] = draft.row
    return Fact(
      programme: programme, kind: record, subject: draft.metric, effective: draft.period.end,
      reason: draft.reason, reference: draft.reference, corrects: corrected, details: details)
  }
}

extension MetricEntry {
  /// The value that a fact says.
  ///
  /// - Throws: Where it says none.
  init(_ event: JournalEvent) throws(ScorecardRefusal) {
    let fact = event.fact
    func missing(_ what: String) -> ScorecardRefusal {
      ScorecardRefusal(.record, "it has no \(what) that could be read")
    }
    guard fact.kind == MetricFact.record else {
      throw ScorecardRefusal(.record, "'\(fact.kind)' is nothing that happens to a metric")
    }
    guard let metric = fact.subject else { throw missing("metric") }
    guard let label = fact.details["period"],
      let length = fact.details["length"].flatMap({ Metric.Period(rawValue: $0) }),
      let first = fact.details["from"].flatMap({ CivilDate(iso: $0) }),
      let span = DateSpan(first, fact.effective)
    else { throw missing("period") }
    guard let number = fact.details["value"].flatMap({ DecimalNumber($0) }) else { throw missing("value") }
    if let code = fact.details["currency"] {
      guard let currency = Currency(code), let money = Money(number, currency) else {
        throw missing("amount in \(code)")
      }
      value = .money(money)
    } else {
      value = .number(number)
    }
    self.event = event
    self.metric = metric
    period = ReportingPeriod(label: label, span: span, length: length)
    source = fact.details["source"]
    note = fact.details["note"]
    standing = .current
  }
}
