public import Journal

/// What the journal says of the consumption of one programme.
public struct ConsumptionBook: Sendable {
  /// A statement with the event that recorded it.
  public struct Entry: Sendable {
    /// What recorded it.
    public let event: JournalEvent
    /// What it says.
    public let statement: ConsumptionStatement
    /// The event whose statement took its place; nil where it counts.
    public let supersededBy: String?
  }

  /// A fact that does not make sense.
  public struct Problem: Sendable {
    /// Which.
    public let event: JournalEvent
    /// Why.
    public let refusal: ConsumptionRefusal
  }

  /// Every statement that was not taken back, in the order of their recording.
  public let entries: [Entry]
  /// What could not be read, and counts for nothing.
  public let problems: [Problem]

  /// The book of some events; those of other registers are passed over.
  public init(events: [JournalEvent]) {
    var read: [(event: JournalEvent, statement: ConsumptionStatement)] = []
    var problems: [Problem] = []
    for event in events.counting.sorted(by: { $0.number < $1.number })
    where event.fact.kind.hasPrefix(ConsumptionKind.prefix) {
      do throws(ConsumptionRefusal) {
        guard event.fact.kind == ConsumptionKind.month else {
          throw ConsumptionRefusal(.record, "this program knows no fact of the kind '\(event.fact.kind)'")
        }
        read.append((event, try ConsumptionStatement(event.fact)))
      } catch {
        problems.append(Problem(event: event, refusal: error))
      }
    }
    var last: [Slot: String] = [:]
    var entries: [Entry] = []
    for (event, statement) in read.reversed() {
      let slot = Slot(set: statement.set, period: statement.period)
      entries.append(Entry(event: event, statement: statement, supersededBy: last[slot]))
      last[slot] = event.id
    }
    self.entries = entries.reversed()
    self.problems = problems
  }

  private struct Slot: Hashable {
    let set: String
    let period: ChargeMonth
  }

  /// The statements that count, by period and data set.
  public var current: [Entry] {
    entries.filter { $0.supersededBy == nil }.sorted {
      ($0.statement.period, $0.statement.set) < ($1.statement.period, $1.statement.set)
    }
  }

  /// What the verification of a journal asks of the facts of consumption: that each can be read.
  public static let check = JournalCheck("consumption") { journal in
    var query = EventQuery()
    query.kindPrefix = ConsumptionKind.prefix
    let programmes = Dictionary(grouping: try journal.events(query), by: \.fact.programme)
    return programmes.sorted { $0.key < $1.key }.flatMap { _, events in
      ConsumptionBook(events: events).problems.map { problem in
        JournalFinding(
          number: problem.event.number, id: problem.event.id,
          "it says nothing of consumption: \(problem.refusal.message)")
      }
    }
  }
}
