internal import BusinessCalendar
internal import GRDB

/// The facts in a SQLite file, within one transaction.
struct SQLiteReading: JournalReading {
  let database: Database

  func events(_ query: EventQuery) throws -> [JournalEvent] {
    var filter = Filter()
    filter.add("effective <= ?", query.asOf?.description)
    filter.add("recorded <= ?", query.knownAt?.microseconds)
    filter.add("programme = ?", query.programme)
    filter.add("subject = ?", query.subject)
    if let prefix = query.kindPrefix, !prefix.isEmpty {
      // Nothing sorts between a text and the texts that begin with it, so the index finds them; and none of them reaches the
      // text whose last character is the next one.
      filter.add("kind >= ?", prefix)
      filter.add("kind < ?", prefix.withNextLastScalar)
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
    let key = "programme, account, bucket, currency" + (query.bySubject ? ", subject" : "")
    let (table, arguments) = Self.source(of: query)
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT programme, account, \(query.bySubject ? "subject" : "NULL"), bucket, currency, sum(high), sum(low)
        FROM (\(table)) GROUP BY \(key) HAVING sum(high) <> 0 OR sum(low) <> 0 ORDER BY \(key)
        """, arguments: arguments)
    var balances: [JournalBalance] = []
    while let row = try rows.next() {
      let row = StoredRow(row: row, name: "a sum of postings")
      let sum = try Self.joined(high: row.integer(5), low: row.integer(6))
      if sum == 0 { continue }
      balances.append(
        JournalBalance(
          programme: try row.text(0), account: try row.text(1), subject: try row.optionalText(2),
          bucket: try row.text(3), currency: try row.text(4), minorUnits: sum))
    }
    return balances
  }

  /// What is summed up: whole months from their sums and only the days of the last one from postings, wherever nobody asks for a
  /// subject or for what was known.
  private static func source(of query: BalanceQuery) -> (sql: String, arguments: StatementArguments) {
    func filter(_ own: (inout Filter) -> Void) -> Filter {
      var filter = Filter()
      filter.add("programme = ?", query.programme)
      filter.add("account = ?", query.account)
      own(&filter)
      return filter
    }
    let halves = "minor_units >> 32 AS high, minor_units & 4294967295 AS low FROM posting"
    guard !query.bySubject, query.subject == nil, query.knownAt == nil else {
      let each = filter { filter in
        filter.add("effective <= ?", query.asOf?.description)
        filter.add("recorded <= ?", query.knownAt?.microseconds)
        filter.add("subject = ?", query.subject)
      }
      return ("SELECT programme, account, subject, bucket, currency, \(halves) \(each.sql)", each.arguments)
    }
    let columns = "programme, account, bucket, currency"
    let day = query.asOf?.description
    let months = filter { $0.add("month < ?", day.map { String($0.prefix(7)) }) }
    let whole = "SELECT \(columns), high, low FROM posting_sum \(months.sql)"
    guard let day else { return (whole, months.arguments) }
    let days = filter { filter in
      filter.add("effective >= ?", day.prefix(7) + "-01")
      filter.add("effective <= ?", day)
    }
    return (
      "\(whole) UNION ALL SELECT \(columns), \(halves) \(days.sql)", months.arguments + days.arguments
    )
  }

  /// The sum whose halves these are.
  private static func joined(high: Int, low: Int) throws -> Int {
    let (carried, carry) = high.addingReportingOverflow(low >> 32)
    let (shifted, overflow) = carried.multipliedReportingOverflow(by: 1 << 32)
    if carry || overflow { throw JournalError.sumTooLarge }
    return shifted | low & 0xFFFF_FFFF
  }
}

extension String {
  /// The text with the next Unicode scalar in the place of its last one; nil where there is none.
  fileprivate var withNextLastScalar: String? {
    guard let last = unicodeScalars.last,
      let next = Unicode.Scalar(last.value == 0xD7FF ? 0xE000 : last.value + 1)
    else { return nil }
    var text = String(unicodeScalars.dropLast())
    text.unicodeScalars.append(next)
    return text
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

  /// A term that holds a value; none where it is nil.
  mutating func add(_ term: String, _ value: (any DatabaseValueConvertible)?) {
    guard let value else { return }
    terms.append(term)
    arguments += [value]
  }

  var sql: String { terms.isEmpty ? "" : "WHERE " + terms.joined(separator: " AND ") }
}
