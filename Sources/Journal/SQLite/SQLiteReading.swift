internal import BusinessCalendar
internal import GRDB

/// The facts in a SQLite file, within one transaction.
struct SQLiteReading: JournalReading {
  let database: Database

  func events(_ query: EventQuery) throws -> [JournalEvent] {
    var filter = Filter(asOf: query.asOf, knownAt: query.knownAt)
    filter.add("programme = ?", query.programme)
    filter.add("subject = ?", query.subject)
    if let prefix = query.kindPrefix, !prefix.isEmpty {
      // Nothing sorts between a text and the texts that begin with it, so the index finds them.
      filter.add("kind >= ?", prefix)
      filter.add("substr(kind, 1, \(prefix.unicodeScalars.count)) = ?", prefix)
    }
    let rows = try StoredEvents("\(filter.sql) ORDER BY effective, number", filter.arguments, in: database)
    var events: [JournalEvent] = []
    while let event = try rows.nextEvent() { events.append(event) }
    return events
  }

  func event(id: String) throws -> JournalEvent? {
    try StoredEvents("WHERE id = ?", [id], in: database).nextEvent()
  }

  func lastEvent() throws -> JournalEvent? {
    try StoredEvents("ORDER BY number DESC LIMIT 1", in: database).nextEvent()
  }

  func balances(_ query: BalanceQuery) throws -> [JournalBalance] {
    var filter = Filter(asOf: query.asOf, knownAt: query.knownAt)
    filter.add("programme = ?", query.programme)
    filter.add("account = ?", query.account)
    filter.add("subject = ?", query.subject)
    let key = "programme, account, bucket, currency" + (query.bySubject ? ", subject" : "")
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT programme, account, \(query.bySubject ? "subject" : "NULL"), bucket, currency, sum(minor_units)
        FROM posting \(filter.sql) GROUP BY \(key) HAVING sum(minor_units) <> 0 ORDER BY \(key)
        """, arguments: filter.arguments)
    var balances: [JournalBalance] = []
    do {
      while let row = try rows.next() {
        let row = StoredRow(row: row, name: "a sum of postings")
        balances.append(
          JournalBalance(
            programme: try row.text(0), account: try row.text(1), subject: try row.optionalText(2),
            bucket: try row.text(3), currency: try row.text(4), minorUnits: try row.integer(5)))
      }
    } catch let error as DatabaseError where error.message == "integer overflow" {
      throw JournalError.sumTooLarge
    }
    return balances
  }
}

extension JournalError {
  /// A sum of postings that does not fit 64 bits.
  static let sumTooLarge = JournalError(reason: "a sum of its amounts is larger than any that can be told")
}

/// A WHERE clause with its values.
private struct Filter {
  private var terms: [String] = []
  private(set) var arguments = StatementArguments()

  init(asOf: CivilDate?, knownAt: Timestamp?) {
    add("effective <= ?", asOf?.description)
    add("recorded <= ?", knownAt?.microseconds)
  }

  /// A term that holds a value; none where it is nil.
  mutating func add(_ term: String, _ value: (any DatabaseValueConvertible)?) {
    guard let value else { return }
    terms.append(term)
    arguments += [value]
  }

  var sql: String { terms.isEmpty ? "" : "WHERE " + terms.joined(separator: " AND ") }
}
