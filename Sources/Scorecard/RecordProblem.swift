public import Journal

/// A recorded fact that makes no sense; it is left out of every figure, and told.
public struct RecordProblem: Sendable, Hashable {
  /// The fact.
  public let event: JournalEvent
  /// A sentence without a full stop.
  public let message: String

  init(_ event: JournalEvent, _ message: String) {
    self.event = event
    self.message = message
  }
}

extension RecordProblem {
  /// What the verification of a journal says of the problems of a book.
  static func check(
    _ name: String, kinds: String, _ problems: @escaping @Sendable ([JournalEvent]) -> [RecordProblem]
  ) -> JournalCheck {
    JournalCheck(name) { journal in
      var query = EventQuery()
      query.kindPrefix = kinds
      let programmes = Dictionary(grouping: try journal.events(query), by: \.fact.programme)
      return programmes.sorted { $0.key < $1.key }.flatMap { problems($0.value) }.map {
        JournalFinding(number: $0.event.number, id: $0.event.id, $0.message)
      }
    }
  }

  /// Undoings that undo nothing of the register, or on another date than what they undo.
  static func ofUndoings(_ events: [JournalEvent]) -> [RecordProblem] {
    let known = Dictionary(events.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var undone: Set<String> = []
    return events.filter(\.isUndoing).compactMap { event in
      guard let id = event.fact.corrects else {
        return RecordProblem(event, "it undoes nothing: it names no fact")
      }
      guard let target = known[id], !target.isUndoing else {
        return RecordProblem(event, "it undoes \(id), which is no fact of this register")
      }
      if target.fact.effective != event.fact.effective {
        return RecordProblem(
          event, "it is of \(event.fact.effective), and what it undoes of \(target.fact.effective)")
      }
      return undone.insert(id).inserted
        ? nil : RecordProblem(event, "it undoes \(id), which was undone before")
    }
  }
}
