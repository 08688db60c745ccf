internal import GRDB

extension JournalDatabase {
  /// Everybody's tokens, in the order in which they were made.
  public func feeds() throws(JournalError) -> [FeedRecord] {
    do { return try queue.read(FeedRows.read) } catch { throw JournalError(error) }
  }

  /// Keeps a new token's digest, and gives its number; nil where a token of that name stands already.
  ///
  /// - Parameters:
  ///   - made: Now, in seconds since 1970-01-01T00:00:00Z.
  ///   - expires: From when it opens nothing; nil for never.
  public func addFeed(
    name: String, kind: FeedRecord.Kind, calendars: [String], digest: String, made: Int, expires: Int?
  ) throws(JournalError) -> Int? {
    do {
      return try queue.write { database in
        let standing = try Int.fetchOne(
          database, sql: "SELECT id FROM feed WHERE name = ? AND revoked IS NULL", arguments: [name])
        guard standing == nil else { return nil }
        try database.execute(
          sql: "INSERT INTO feed (name, kind, calendars, digest, made, expires) VALUES (?, ?, ?, ?, ?, ?)",
          arguments: [name, kind.rawValue, calendars.joined(separator: " "), digest, made, expires])
        return Int(database.lastInsertedRowID)
      }
    } catch {
      throw JournalError(error)
    }
  }

  /// Takes a token back; false where there is none of that number that stands.
  public func revokeFeed(_ id: Int, at instant: Int) throws(JournalError) -> Bool {
    do {
      return try queue.write { database in
        try database.execute(
          sql: "UPDATE feed SET revoked = ? WHERE id = ? AND revoked IS NULL", arguments: [instant, id])
        return database.changesCount == 1
      }
    } catch {
      throw JournalError(error)
    }
  }

  /// Notes that a token was used, and by what.
  public func noteUse(ofFeed id: Int, at instant: Int, client: String) throws(JournalError) {
    do {
      try queue.write { database in
        try database.execute(
          sql: "UPDATE feed SET last_used = max(coalesce(last_used, 0), ?), client = ? WHERE id = ?",
          arguments: [instant, client, id])
      }
    } catch {
      throw JournalError(error)
    }
  }

  /// How many facts and publications there were: what is worked out from the journal is right while these stay.
  public func mark() throws(JournalError) -> JournalMark {
    do {
      return try queue.read { database in
        try JournalMark(
          facts: Int.fetchOne(database, sql: "SELECT coalesce(max(number), 0) FROM event") ?? 0,
          revision: PublicationRows.revision(database))
      }
    } catch {
      throw JournalError(error)
    }
  }
}

/// A state of the journal.
public struct JournalMark: Sendable, Hashable {
  /// The number of the last fact.
  public let facts: Int
  /// See ``PublicationRecord/revision``.
  public let revision: Int
}

/// The table of tokens.
enum FeedRows {
  static let schema = """
    CREATE TABLE feed (
      id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('calendars', 'pages', 'api')), calendars TEXT NOT NULL,
      digest TEXT NOT NULL UNIQUE CHECK (length(digest) = 64), made INTEGER NOT NULL, expires INTEGER,
      revoked INTEGER, last_used INTEGER, client TEXT
    ) STRICT;
    CREATE UNIQUE INDEX feed_standing ON feed (name) WHERE revoked IS NULL;
    """

  static func read(_ database: Database) throws -> [FeedRecord] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT id, name, kind, calendars, digest, made, expires, revoked, last_used, client
        FROM feed ORDER BY id
        """
    ).map { row in
      guard let kind = FeedRecord.Kind(rawValue: try row.decode(String.self, atIndex: 2)) else {
        throw JournalError(reason: "it is damaged: a token is for something unknown")
      }
      return try FeedRecord(
        id: row.decode(atIndex: 0), name: row.decode(atIndex: 1), kind: kind,
        calendars: row.decode(String.self, atIndex: 3).split(separator: " ").map(String.init),
        digest: row.decode(atIndex: 4), made: row.decode(atIndex: 5),
        expires: row.decode(Int?.self, atIndex: 6), revoked: row.decode(Int?.self, atIndex: 7),
        lastUsed: row.decode(Int?.self, atIndex: 8), client: row.decode(String?.self, atIndex: 9))
    }
  }
}
