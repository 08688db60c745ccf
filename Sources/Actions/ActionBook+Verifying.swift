public import Journal

extension ActionBook {
  /// What the verification of a journal asks of the facts of actions: that each follows from those before it.
  public static var check: JournalCheck {
    JournalCheck("actions") { journal in
      var query = EventQuery()
      query.kindPrefix = ActionKind.prefix
      let programmes = Dictionary(grouping: try journal.events(query), by: \.fact.programme)
      return programmes.sorted { $0.key < $1.key }.flatMap { programme, events -> [JournalFinding] in
        let book = ActionBook(programme: programme, events: events)
        return (book.problems + book.undoings(events)).map { problem in
          JournalFinding(
            number: problem.event.number, id: problem.event.id,
            "it does not follow from the facts before it: \(problem.refusal.message)")
        }
      }
    }
  }

  /// Why a fact must not be taken back: the later step that stands on it; nil where it may be.
  public static func reasonToKeep(_ event: JournalEvent, in events: [JournalEvent]) -> String? {
    let programme = event.fact.programme
    let broken = Set(ActionBook(programme: programme, events: events).problems.map(\.event.id))
    let rest = ActionBook(programme: programme, events: events.filter { $0.id != event.id }).problems
    return rest.first { !broken.contains($0.event.id) }.map { later in
      "fact \(later.event.number) stands on it, and would no longer be possible: \(later.refusal.message); take that one back first"
    }
  }

  /// Undoings that undo nothing, or something else than they say.
  private func undoings(_ events: [JournalEvent]) -> [Problem] {
    let known = Dictionary(events.map { ($0.id, $0.fact) }, uniquingKeysWith: { first, _ in first })
    return events.filter(\.isUndoing).compactMap { event in
      guard let step = event.fact.corrects.flatMap({ known[$0] }) else {
        return Problem(event: event, refusal: ActionRefusal("it undoes no fact of an action"))
      }
      if step.subject == event.fact.subject, step.effective == event.fact.effective { return nil }
      return Problem(
        event: event, refusal: ActionRefusal("it undoes a fact of another subject or date"))
    }
  }
}
