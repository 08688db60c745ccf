internal import BusinessCalendar
internal import GRDB

/// Appends rows of facts within a transaction.
struct SQLiteWriting: JournalImporting {
  private let reading: SQLiteReading
  private let events: Statement
  private let postings: Statement

  init(_ database: Database) throws {
    reading = SQLiteReading(database: database)
    func insertion(_ table: String, _ columns: String) throws -> Statement {
      let places = columns.split(separator: ",").map { _ in "?" }.joined(separator: ", ")
      return try database.cachedStatement(sql: "INSERT INTO \(table) (\(columns)) VALUES (\(places))")
    }
    events = try insertion("event", FactRows.eventColumns)
    postings = try insertion("posting", FactRows.postingColumns)
  }

  func events(_ query: EventQuery) throws -> [JournalEvent] { try reading.events(query) }
  func event(id: String) throws -> JournalEvent? { try reading.event(id: id) }
  func lastEvent() throws -> JournalEvent? { try reading.lastEvent() }
  func balances(_ query: BalanceQuery) throws -> [JournalBalance] { try reading.balances(query) }

  func takeOver(_ event: JournalEvent) throws {
    let fact = event.fact
    try events.execute(arguments: [
      event.number, event.id, fact.programme, fact.kind, fact.subject, fact.effective.description,
      event.recorded.microseconds, event.actor, fact.reason, fact.reference, fact.corrects,
      CanonicalJSON.object(fact), event.previousHash, event.hash,
    ])
    for (index, posting) in fact.postings.enumerated() {
      try postings.execute(arguments: [
        event.number, index + 1, fact.programme, posting.account, posting.bucket, fact.subject,
        fact.effective.description, event.recorded.microseconds, posting.minorUnits, posting.currency,
      ])
    }
  }
}
