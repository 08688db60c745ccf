public import BusinessCalendar
public import Journal
import Programme

/// Every value that is recorded of a programme's metrics.
public struct MetricBook: Sendable {
  /// What the kinds of its facts begin with.
  public static let kinds = MetricFact.prefix

  /// What the programme says.
  public let rules: MetricRules
  /// All values, those that no longer count too, by the day that they are of and then the order of recording.
  public let entries: [MetricEntry]
  /// Facts that make no sense.
  public let problems: [RecordProblem]
  /// The values that count, by metric, in the same order.
  private let current: [String: [MetricEntry]]

  /// The book of some facts of one programme, those of a date or known at an instant, in any order.
  public init(_ rules: MetricRules, events: [JournalEvent]) {
    self.rules = rules
    var problems = RecordProblem.ofUndoings(events)
    let badUndoings = Set(problems.map(\.event.id))
    var undoings: [String: String] = [:]
    for event in events where event.isUndoing && !badUndoings.contains(event.id) {
      if let id = event.fact.corrects { undoings[id] = event.id }
    }
    var entries: [MetricEntry] = []
    for event in events.sorted(by: { $0.number < $1.number }) where !event.isUndoing {
      do throws(ScorecardRefusal) {
        var entry = try MetricEntry(event)
        if let undoing = undoings[event.id] { entry.standing = .undone(by: undoing) }
        entries.append(entry)
      } catch {
        problems.append(RecordProblem(event, error.message))
      }
    }
    Self.supersede(&entries)
    self.entries = entries.sorted { ($0.period.end, $0.event.number) < ($1.period.end, $1.event.number) }
    self.problems = problems.sorted { $0.event.number < $1.event.number }
    current = Dictionary(grouping: self.entries.filter { $0.standing == .current }, by: \.metric)
  }

  /// Of several values of one metric for the same days the one that was recorded last counts.
  private static func supersede(_ entries: inout [MetricEntry]) {
    struct Slot: Hashable {
      let metric: String
      let span: DateSpan
    }
    var last: [Slot: Int] = [:]
    for index in entries.indices where entries[index].standing == .current {
      let slot = Slot(metric: entries[index].metric, span: entries[index].period.span)
      if let earlier = last[slot] {
        entries[earlier].standing = .superseded(by: entries[index].event.id)
      }
      last[slot] = index
    }
  }

  /// The values of a metric that count, by the day that they are of.
  public func values(of metric: String) -> [MetricEntry] { current[metric] ?? [] }

  /// The newest value of a metric until a day; of two of the same last day the one that was recorded last.
  public func newest(of metric: String, until day: CivilDate) -> MetricEntry? {
    values(of: metric).last { $0.period.end <= day }
  }

  /// The value that counts of a metric for a period's days.
  public func value(of metric: String, in period: ReportingPeriod) -> MetricEntry? {
    values(of: metric).last { $0.period.span == period.span }
  }

  /// All values of a metric, those that no longer count too.
  public func history(of metric: String) -> [MetricEntry] { entries.filter { $0.metric == metric } }

  /// Metrics that have values and that the programme no longer has.
  public var strangers: [String] {
    Set(entries.map(\.metric)).subtracting(rules.metrics.map(\.id)).sorted()
  }

  /// What the verification of a journal asks of the facts of metrics.
  public static let check = RecordProblem.check("metrics", kinds: kinds) { events in
    problems(of: events)
  }

  private static func problems(of events: [JournalEvent]) -> [RecordProblem] {
    RecordProblem.ofUndoings(events)
      + events.filter { !$0.isUndoing }.compactMap { event in
        do throws(ScorecardRefusal) {
          _ = try MetricEntry(event)
          return nil
        } catch {
          return RecordProblem(event, "it is no value of a metric: \(error.message)")
        }
      }
  }
}
