public import BusinessCalendar
public import Journal

/// All opportunities of a programme: what its snapshots come to, in the order of their dates and, on one date, in that in which
/// they were recorded.
///
/// What was undone is left out: with the fact of a file, all that the file changed.
public struct PipelineBook: Sendable {
  /// With what the kinds of its facts begin.
  public static let kinds = "pipeline."

  /// The programme's id.
  public let programme: String
  /// The files that were imported, in their order.
  public private(set) var snapshots: [RecordedSnapshot] = []
  /// What was known of each opportunity, by id.
  public private(set) var histories: [String: OpportunityHistory] = [:]
  /// Facts that make no sense; a journal that only this register wrote has none.
  public private(set) var problems: [Problem] = []
  /// The events of the files that count.
  private(set) var files: [JournalEvent] = []
  /// The ids of undone events.
  let undone: Set<String>
  /// The date of every event by id, for what is undone.
  let events: [JournalEvent]

  /// A fact that could not be taken.
  public struct Problem: Sendable {
    /// The fact.
    public let event: JournalEvent
    /// What is wrong with it.
    public let refusal: PipelineRefusal
  }

  /// The book of some events. Those of other programmes and registers are passed over.
  ///
  /// - Parameters:
  ///   - asOf: The last effective date that counts; nil for all.
  ///   - knownAt: The last instant of recording that counts; nil for all.
  public init(
    _ programme: String, events: [JournalEvent], asOf: CivilDate? = nil, knownAt: Timestamp? = nil
  ) {
    self.programme = programme
    let own = events.filter { event in
      event.fact.programme == programme && event.fact.kind.hasPrefix(Self.kinds)
        && asOf.map { event.fact.effective <= $0 } ?? true && knownAt.map { event.recorded <= $0 } ?? true
    }.sorted { ($0.fact.effective, $0.number) < ($1.fact.effective, $1.number) }
    self.events = own
    undone = Self.undone(own)
    for event in own where !undone.contains(event.id) {
      do {
        try take(event)
      } catch {
        problems.append(Problem(event: event, refusal: error))
      }
    }
  }

  /// What was taken back: each event that an undoing names, and with that of a file all that was recorded of it.
  private static func undone(_ events: [JournalEvent]) -> Set<String> {
    let named = Set(events.filter(\.isUndoing).compactMap(\.fact.corrects))
    let files = Set(
      events.filter { named.contains($0.id) && PipelineKind(name: $0.fact.kind) == .snapshot }
        .compactMap(ImportKey.init))
    return named.union(events.filter { ImportKey($0).map(files.contains) ?? false }.map(\.id))
  }

  private mutating func take(_ event: JournalEvent) throws(PipelineRefusal) {
    switch PipelineKind(name: event.fact.kind) {
    case .snapshot:
      snapshots.append(try RecordedSnapshot(event))
      files.append(event)
    case .opportunity: keep(try Opportunity(event.fact), event)
    case .gone:
      guard let id = event.fact.subject, histories[id]?.current != nil else {
        throw PipelineRefusal(
          .record, "'\(event.fact.subject ?? "")' is said to be gone and was not listed before")
      }
      keep(nil, event)
    case .undo:
      guard let corrects = event.fact.corrects, events.contains(where: { $0.id == corrects }) else {
        throw PipelineRefusal(.record, "it undoes an event that is not there")
      }
    case nil: throw PipelineRefusal(.record, "'\(event.fact.kind)' is no fact of the pipeline")
    }
  }

  private mutating func keep(_ state: Opportunity?, _ event: JournalEvent) {
    guard let id = event.fact.subject else { return }
    let moment = OpportunityHistory.Moment(event: event, state: state)
    if histories[id] == nil {
      histories[id] = OpportunityHistory(id: id, first: moment)
    } else {
      histories[id]?.append(moment)
    }
  }

  /// What is listed, by id.
  public var opportunities: [Opportunity] {
    histories.values.compactMap(\.current).sorted { Self.isBefore($0.id, $1.id) }
  }

  /// What was listed at the end of a date, by id.
  public func opportunities(on date: CivilDate) -> [Opportunity] {
    histories.values.compactMap { $0.state(on: date) }.sorted { Self.isBefore($0.id, $1.id) }
  }

  /// The facts of the file that an opportunity's fact came with.
  func file(of event: JournalEvent) -> JournalEvent? {
    guard let key = ImportKey(event) else { return nil }
    return files.first { ImportKey($0) == key }
  }

  /// Orders ids of one length by their digits, shorter ones first.
  static func isBefore(_ one: String, _ other: String) -> Bool {
    (one.utf8.count, one) < (other.utf8.count, other)
  }
}

/// What tells one import of a file from every other: the instant of its append, and the file.
private struct ImportKey: Hashable {
  let recorded: Timestamp
  let sha256: String

  init?(_ event: JournalEvent) {
    guard !event.isUndoing, let sha256 = event.fact.details["sha256"] else { return nil }
    recorded = event.recorded
    self.sha256 = sha256
  }
}
