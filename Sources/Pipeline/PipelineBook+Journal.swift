public import Journal

extension PipelineBook {
  /// What the verification of a journal asks of the facts of pipelines: that each can be read and follows from those before it.
  public static var check: JournalCheck {
    JournalCheck("pipeline") { journal in
      var query = EventQuery()
      query.kindPrefix = kinds
      let programmes = Dictionary(grouping: try journal.events(query), by: \.fact.programme)
      return programmes.sorted { $0.key < $1.key }.flatMap { programme, events in
        PipelineBook(programme, events: events).problems.map {
          JournalFinding(number: $0.event.number, id: $0.event.id, $0.refusal.message)
        }
      }
    }
  }
}
