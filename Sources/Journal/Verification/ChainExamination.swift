/// Goes along a chain of events and says of each what is wrong with it.
struct ChainExamination {
  private var number: Int? = 0
  private var hash: String? = EventHash.first
  private var recorded: Timestamp?

  /// After an event, or before the first of all.
  init(after last: JournalEvent?) { if let last { pass(last) } }

  /// Whether an event stands where it says that it stands.
  func isContinued(by event: JournalEvent) -> Bool {
    (number.map { event.number == $0 &+ 1 } ?? true) && (hash.map { event.previousHash == $0 } ?? true)
  }

  /// What is wrong with the event that comes next. The one after it is measured by this one, whatever is wrong with it, so
  /// that one fault is told once.
  mutating func examine(_ event: JournalEvent) -> [String] {
    var faults = chainFaults(event)
    if event.recorded.isWritable {
      if let recorded, event.recorded < recorded {
        faults.append("it was recorded before the event before it")
      }
    } else {
      faults.append("it was recorded at an instant outside of the years 1 to 9999")
    }
    if EventID(event.id) == nil { faults.append("its id is no ULID") }
    if event.computedHash != event.hash {
      faults.append("its hash is not that of what it says, so that something in it was changed")
    }
    pass(event)
    return faults
  }

  private func chainFaults(_ event: JournalEvent) -> [String] {
    if let number, event.number != number &+ 1 {
      return [
        event.number > number
          ? "events are missing before it: number \(number &+ 1) comes next"
          : "its number is \(event.number), and \(number &+ 1) comes next"
      ]
    }
    if let hash, event.previousHash != hash {
      return ["the event before it is not the one whose hash it names"]
    }
    return []
  }

  /// Goes past an event without examining it.
  mutating func pass(_ event: JournalEvent) {
    number = event.number
    hash = event.hash
    recorded = event.recorded
  }

  /// Goes past an event that cannot be read, and of which at most the number is known.
  mutating func passUnreadable(number: Int?) {
    self.number = number ?? self.number.map { $0 &+ 1 }
    hash = nil
  }
}
