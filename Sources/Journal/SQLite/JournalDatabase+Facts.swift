internal import GRDB

/// The facts in the SQLite file.
extension JournalDatabase: JournalEngine {
  /// See ``JournalStore/read(_:)``.
  public func read<Value>(_ body: (any JournalReading) throws -> Value) throws -> Value {
    try told { try queue.read { try body(SQLiteReading(database: $0)) } }
  }

  /// See ``JournalStore/append(by:now:_:)``.
  public func append(
    by actor: String, now: () -> Timestamp, _ decide: (any JournalReading) throws -> [Fact]
  ) throws -> [JournalEvent] {
    var appended: [JournalEvent] = []
    try transaction { database in
      let journal = try SQLiteWriting(database)
      let facts = try decide(SQLiteReading(database: database))
      var chain = EventChain(after: try journal.lastEvent())
      appended = try chain.append(facts, by: actor, now: now()) { try journal.event(id: $0) != nil }
      for event in appended { try journal.takeOver(event) }
      return !appended.isEmpty
    }
    return appended
  }

  /// See ``JournalEngine/takeOver(_:)``.
  public func takeOver(_ body: (any JournalImporting) throws -> Bool) throws {
    try transaction { try body(SQLiteWriting($0)) }
  }

  /// See ``JournalEngine/forEachEvent(_:)``.
  public func forEachEvent(_ body: (JournalEvent) throws -> Void) throws {
    try told {
      try queue.read { database in
        let rows = try StoredEvents("ORDER BY number", in: database)
        while let event = try rows.nextEvent() { try body(event) }
      }
    }
  }

  /// Holds the write lock from before `body` reads until what it did is on the disk. What it did is kept where it gives true.
  private func transaction(_ body: (Database) throws -> Bool) throws {
    try told {
      try queue.writeWithoutTransaction { database in
        try database.inTransaction(.immediate) { try body(database) ? .commit : .rollback }
      }
    }
  }

  /// Turns what SQLite says into a ``JournalError``; what others throw stays as it is.
  func told<Value>(_ body: () throws -> Value) throws -> Value {
    do { return try body() } catch let error as DatabaseError { throw JournalError(error) }
  }
}
