import Actions
import BusinessCalendar
import Journal
import Programme

/// Where the age and the slips of actions come from; the key is an id, `A-12`.
enum ActionExplanations {
  static func of(_ key: String, _ options: RegisterReportOptions) throws -> [Explanation] {
    try options.ledgers().compactMap { ledger in
      let events = try ledger.events(
        ActionLedger.kinds, asOf: options.report.day, knownAt: options.knownAt)
      let book = ActionBook(programme: ledger.programme.id, events: events)
      guard book.action(key) != nil else { return nil }
      return try book.explanation(of: key, on: options.report.day, events: events)
    }
  }

  static func keys(_ options: RegisterReportOptions) throws -> [String] {
    try options.ledgers().flatMap { ledger in
      try ActionLedger(ledger: ledger).book(asOf: options.report.day, knownAt: options.knownAt).actions.map(
        \.id)
    }
  }
}
