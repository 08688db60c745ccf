internal import GRDB

/// The rows of events with their postings, as one statement after another gives them.
struct StoredEvents {
  private let rows: RowCursor
  private let postings: Statement

  /// - Parameter rest: What stands behind `FROM event` in SQL.
  init(_ rest: String, _ arguments: StatementArguments = [], in database: Database) throws {
    rows = try Row.fetchCursor(
      database, sql: "SELECT \(FactRows.eventColumns) FROM event \(rest)", arguments: arguments)
    postings = try database.cachedStatement(
      sql: "SELECT \(FactRows.postingColumns) FROM posting WHERE event = ? ORDER BY position")
  }

  /// The next event's rows; nil after the last.
  func next() throws -> StoredEvent? {
    guard let row = try rows.next() else { return nil }
    let key = row[0] as DatabaseValue
    let number = if case .int64(let number) = key.storage { String(number) } else { "without a number" }
    let owned = try Row.fetchAll(postings, arguments: [key])
    return StoredEvent(
      row: StoredRow(row: row, name: "event \(number)"),
      postings: owned.enumerated().map { StoredRow(row: $1, name: "posting \($0 + 1) of event \(number)") })
  }

  /// As ``next()``, read, and refused where its hash is not that of what it says.
  func nextEvent() throws -> JournalEvent? {
    guard let stored = try next() else { return nil }
    let event = try stored.event()
    guard event.computedHash == event.hash else {
      throw JournalError(
        reason: "it is damaged: event \(event.number) was changed; see 'entente journal verify'")
    }
    return event
  }
}
