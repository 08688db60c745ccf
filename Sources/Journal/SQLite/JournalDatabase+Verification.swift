internal import GRDB

extension JournalDatabase {
  /// See ``JournalEngine/verify(_:)``.
  public func verify(_ checks: [JournalCheck]) throws -> JournalVerification {
    try told {
      try queue.read { database in
        var verification = JournalVerification()
        let examinations = [
          Self.examineFile, Self.examineSchema, Self.examineEvents, Self.examineEnd, Self.examineSums,
        ]
        for examine in examinations {
          // What SQLite cannot read any more is one finding, and the others are still looked for.
          do { try examine(database, &verification) } catch let error as DatabaseError {
            verification.findings.append(JournalFinding(JournalError(error).reason))
          }
        }
        verification.run(checks, on: SQLiteReading(database: database))
        return verification
      }
    }
  }

  /// Pages, indexes and references, by SQLite itself.
  private static func examineFile(_ database: Database, _ verification: inout JournalVerification) throws {
    for line in try rows(database, "PRAGMA integrity_check") where line != ["ok"] {
      verification.findings.append(JournalFinding("the file is damaged: \(line.joined(separator: " "))"))
    }
    for line in try rows(database, "PRAGMA foreign_key_check") {
      let reference = "\(line.first ?? "a row") \(line.dropFirst().first ?? "")"
      verification.findings.append(JournalFinding("\(reference) refers to an event that is not there"))
    }
  }

  /// Tables, indexes and triggers as this program makes them: a trigger that is gone guards nothing.
  private static func examineSchema(_ database: Database, _ verification: inout JournalVerification) throws {
    let sql = "SELECT type || ' ' || name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%'"
    let pristine = try DatabaseQueue()
    try migrator.migrate(pristine)
    let expected = try pristine.read { try Dictionary(grouping: rows($0, sql), by: \.first) }
    let found = try Dictionary(grouping: rows(database, sql), by: \.first)
    for name in Set(expected.keys).union(found.keys).compactMap({ $0 }).sorted()
    where expected[name] != found[name] {
      let words =
        expected[name] == nil ? "is not this program's" : found[name] == nil ? "is missing" : "was changed"
      verification.findings.append(JournalFinding("the file's \(name) \(words)"))
    }
  }

  private static func examineEvents(_ database: Database, _ verification: inout JournalVerification) throws {
    var chain = ChainExamination(after: nil)
    let rows = try StoredEvents("ORDER BY number", in: database)
    while let stored = try rows.next() {
      verification.count += 1
      let (number, id) = (try? stored.row.integer(0), try? stored.row.text(1))
      do {
        let event = try stored.event()
        for fault in chain.examine(event) {
          verification.findings.append(JournalFinding(number: number, id: id, fault))
        }
        verification.lastHash = event.hash
      } catch {
        chain.passUnreadable(number: number)
        verification.findings.append(JournalFinding(number: number, id: id, error.reason))
      }
    }
  }

  /// Events that the file remembers and that are gone.
  private static func examineEnd(_ database: Database, _ verification: inout JournalVerification) throws {
    let last = try rows(database, "SELECT coalesce(max(number), 0) FROM event").first?.first ?? "0"
    let remembered =
      try rows(database, "SELECT seq FROM sqlite_sequence WHERE name = 'event'").first?.first ?? "0"
    if last != remembered {
      verification.findings.append(
        JournalFinding("the last event is number \(last), and there were events up to \(remembered)"))
    }
  }

  /// The sums by month, worked out anew.
  private static func examineSums(_ database: Database, _ verification: inout JournalVerification) throws {
    let differing = "SELECT * FROM (%1 EXCEPT %2) ORDER BY 1, 2, 3, 4, 5"
    let kept = "SELECT programme, account, bucket, currency, month, high, low FROM posting_sum"
    for (one, other) in [(kept, FactRows.sumsOfPostings), (FactRows.sumsOfPostings, kept)] {
      let sql = differing.replacing("%1", with: one).replacing("%2", with: other)
      guard let row = try rows(database, sql).first else { continue }
      verification.findings.append(
        JournalFinding("the sum of \(row.prefix(5).joined(separator: " ")) is not that of its postings"))
      return
    }
  }

  /// Rows as texts, whatever they are.
  private static func rows(_ database: Database, _ sql: String) throws -> [[String]] {
    try Row.fetchAll(database, sql: sql).map { row in
      row.databaseValues.map { value in
        switch value.storage {
        case .null: ""
        case .int64(let number): String(number)
        case .double(let number): String(number)
        case .string(let text): text
        case .blob: "bytes"
        }
      }
    }
  }
}
