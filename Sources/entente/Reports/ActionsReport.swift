import Actions
import BusinessCalendar
import Programme

/// What was promised in meetings, the earliest due first: `entente actions list`.
struct ActionsReport {
  /// Which actions are wanted.
  struct Filter {
    /// Those that are done or dropped too.
    var all = false
    /// Only those of a role or a person.
    var owner: String?
    /// Only those of a meeting, such as `qbr/Y2-Q3`.
    var occurrence: String?
  }

  let rows: [(programme: String, action: Action)]
  private let day: CivilDate

  init(_ ledgers: [ProgrammeLedger], _ moment: ReportMoment, _ filter: Filter = Filter()) throws {
    day = moment.day
    rows = try ledgers.flatMap { ledger in
      try ActionLedger(ledger: ledger).book(asOf: moment.day, knownAt: moment.knownAt).actions.map {
        (programme: ledger.programme.id, action: $0)
      }
    }.filter { _, action in
      (filter.all || action.state == .open)
        && filter.owner.map { $0 == action.owner || $0 == "@" + action.owner } ?? true
        && filter.occurrence.map { $0 == action.occurrence } ?? true
    }.sorted { ($0.action.due, $0.programme) < ($1.action.due, $1.programme) }
  }

  var json: JSONValue { ActionText.json(of: rows, on: day) }
}
