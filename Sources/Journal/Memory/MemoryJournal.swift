internal import BusinessCalendar
internal import Synchronization

/// A journal that is gone with the process: for tests of registers.
public final class MemoryJournal: JournalEngine {
  // The lock is held while an append decides, because that is what appending means.
  private let events = Mutex<[JournalEvent]>([])

  /// An empty journal.
  public init() {}

  /// See ``JournalStore/read(_:)``.
  public func read<Value>(_ body: (any JournalReading) throws -> Value) throws -> Value {
    try body(MemoryReading(events: events.withLock { $0 }))
  }

  /// See ``JournalStore/append(by:now:_:)``.
  public func append(
    by actor: String, now: () -> Timestamp, _ decide: (any JournalReading) throws -> [Fact]
  ) throws -> [JournalEvent] {
    try events.withLock { events in
      let reading = MemoryReading(events: events)
      let facts = try decide(reading)
      var chain = EventChain(after: events.last)
      let appended = try chain.append(facts, by: actor, now: now()) { reading.event(id: $0) != nil }
      events += appended
      return appended
    }
  }

  /// See ``JournalEngine/forEachEvent(_:)``.
  public func forEachEvent(_ body: (JournalEvent) throws -> Void) throws {
    try events.withLock { $0 }.forEach(body)
  }

  /// See ``JournalEngine/takeOver(_:)``.
  public func takeOver(_ body: (any JournalImporting) throws -> Bool) throws {
    try events.withLock { events in
      let writing = MemoryWriting(events: events)
      if try body(writing) { events = writing.events }
    }
  }

  /// See ``JournalEngine/verify(_:)``.
  public func verify(_ checks: [JournalCheck]) throws -> JournalVerification {
    let events = events.withLock { $0 }
    var verification = JournalVerification()
    var chain = ChainExamination(after: nil)
    for event in events {
      verification.findings += chain.examine(event).map {
        JournalFinding(number: event.number, id: event.id, $0)
      }
    }
    verification.count = events.count
    verification.lastHash = events.last?.hash ?? EventHash.first
    verification.run(checks, on: MemoryReading(events: events))
    return verification
  }
}

private final class MemoryWriting: JournalImporting {
  private(set) var events: [JournalEvent]

  init(events: [JournalEvent]) { self.events = events }

  func lastEvent() -> JournalEvent? { events.last }
  func takeOver(_ event: JournalEvent) { events.append(event) }
  func event(id: String) -> JournalEvent? { MemoryReading(events: events).event(id: id) }
  func events(_ query: EventQuery) -> [JournalEvent] { MemoryReading(events: events).events(query) }
  func balances(_ query: BalanceQuery) throws -> [JournalBalance] {
    try MemoryReading(events: events).balances(query)
  }
}
