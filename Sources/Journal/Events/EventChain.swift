internal import BusinessCalendar

/// The end of a journal, to which facts are appended as events; the same for all engines.
struct EventChain {
  private var last: JournalEvent?

  init(after last: JournalEvent?) { self.last = last }

  /// The events that facts become.
  ///
  /// All events of one append are recorded at one instant, so that looking back sees all of it or nothing. That instant is
  /// the clock's, or the microsecond after the last event's where the clock is not past that: `recorded` never goes back,
  /// and tells every append from the one before.
  ///
  /// - Parameter knows: Whether the journal holds an event of that id.
  mutating func append(
    _ facts: [Fact], by actor: String, now: Timestamp, knows: (String) throws -> Bool
  ) throws -> [JournalEvent] {
    if facts.isEmpty { return [] }
    let recorded = max(now, last.map { Timestamp(microseconds: $0.recorded.microseconds + 1) } ?? now)
    guard recorded.isWritable else {
      throw JournalError(reason: "the clock shows no instant between the years 1 and 9999")
    }
    var events: [JournalEvent] = []
    events.reserveCapacity(facts.count)
    for fact in facts {
      if let problem = fact.problem(saidBy: actor) { throw JournalError(reason: problem) }
      if let corrected = fact.corrects, try !knows(corrected) {
        throw JournalError(
          reason: "nothing was recorded: it would correct the event \(corrected), which is not there")
      }
      let id = EventID(
        after: last.flatMap { EventID($0.id) }, at: recorded, chance: EventID.chance()
      ).text
      let number = (last?.number ?? 0) + 1
      let previous = last?.hash ?? EventHash.first
      let event = JournalEvent(
        number: number, id: id, recorded: recorded, actor: actor, fact: fact, previousHash: previous,
        hash: EventHash.hash(
          number: number, id: id, recorded: recorded, actor: actor, fact: fact, previousHash: previous))
      events.append(event)
      last = event
    }
    return events
  }
}

extension Fact {
  /// Why it cannot be recorded; nil where it can.
  func problem(saidBy actor: String) -> String? {
    let needed =
      [("actor", actor), ("programme", programme), ("kind", kind)]
      + postings.flatMap { [("account", $0.account), ("bucket", $0.bucket), ("currency", $0.currency)] }
    if let empty = needed.first(where: { $0.1.isEmpty }) {
      return "nothing was recorded: the \(empty.0) of '\(kind)' is empty"
    }
    let texts =
      needed.map(\.1) + [subject, reason, reference, corrects].compactMap { $0 } + details.keys
      + details.values
    // SQLite's own functions, and programs in C, would read such a text only as far as there.
    if texts.contains(where: { $0.utf8.contains(0) }) {
      return "nothing was recorded: a text of '\(kind)' holds the character U+0000"
    }
    return nil
  }
}
