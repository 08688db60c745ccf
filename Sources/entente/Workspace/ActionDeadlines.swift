import Actions
import BusinessCalendar
import Journal
import Programme
import Scheduling

/// The days on which the actions of a programme are due, for the agenda and the calendars: each in the calendar of the meeting
/// that it comes from, else in that of the contract, and for its owner.
struct ActionDeadlines {
  private let programme: Programme
  private let events: [JournalEvent]
  private let book: ActionBook

  /// - Parameter journal: Nil where there is none yet.
  init(of ledger: ProgrammeLedger, in journal: (any JournalReading)?, asOf: CivilDate) throws {
    programme = ledger.programme
    var query = EventQuery()
    query.programme = programme.id
    query.kindPrefix = ActionLedger.kinds
    query.asOf = asOf
    events = try journal?.events(query).counting ?? []
    book = ActionBook(programme: programme.id, events: events)
  }

  /// One an action, settled where it is done or dropped.
  var all: [RegisterDeadline] {
    let bySubject = Dictionary(grouping: events, by: { $0.fact.subject ?? "" })
    return book.actions.map { action in
      let facts = (bySubject[action.id] ?? []).map { event in
        RegisterDeadline.Fact(
          date: event.fact.effective, words: ActionText.words(event.fact, in: book), event: event.id)
      }
      let isRole = programme.roles.contains { $0.id == action.owner }
      return RegisterDeadline(
        programme: programme.id, series: RegisterDateNames.actionDue, name: action.id,
        calendar: calendar(of: action), title: "Due: \(action.id) \(action.what)", clause: nil,
        day: RegisterDeadline.Day(date: action.due, nominalDate: action.due, rule: Self.rule(action)),
        facts: facts,
        settlement: action.closed.flatMap { day in
          facts.last.map { .init(fact: $0, words: "\(action.state.rawValue) on \(day)") }
        },
        roles: isRole ? [action.owner] : [], people: isRole ? [] : [action.owner])
    }
  }

  private func calendar(of action: Action) -> String {
    let series = action.occurrence.map { String($0.prefix { $0 != "/" }) }
    return programme.series.first { $0.id == series }?.calendar ?? "contract"
  }

  private static func rule(_ action: Action) -> String {
    switch action.slips.count {
    case 0: "the date that was agreed"
    case 1: "the date that was agreed, put off once"
    case let count: "the date that was agreed, put off \(count) times"
    }
  }
}
