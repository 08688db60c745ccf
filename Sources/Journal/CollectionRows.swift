internal import GRDB

/// One item of a CalDAV collection, as it was put there.
public struct CollectionItem: Sendable, Hashable {
  /// What the server calls this state of it (RFC 9110 section 8.8.3).
  public let etag: String
  /// What tells the bytes that were put from others.
  public let digest: String

  /// An item by its parts.
  public init(etag: String, digest: String) {
    self.etag = etag
    self.digest = digest
  }
}

extension JournalDatabase {
  /// The items that were put into a collection, by resource name.
  public func items(of collection: String) throws(JournalError) -> [String: CollectionItem] {
    do {
      return try queue.read { database in
        let rows = try Row.fetchAll(
          database, sql: "SELECT name, etag, digest FROM collection_item WHERE collection = ?",
          arguments: [collection])
        return try Dictionary(
          rows.map { row in
            try (
              row.decode(String.self, atIndex: 0),
              CollectionItem(etag: row.decode(atIndex: 1), digest: row.decode(atIndex: 2))
            )
          }, uniquingKeysWith: { first, _ in first })
      }
    } catch {
      throw JournalError(error)
    }
  }

  /// Remembers an item of a collection, or that it is there no longer.
  public func remember(_ item: CollectionItem?, named name: String, in collection: String)
    throws(JournalError)
  {
    do {
      try queue.write { database in
        if let item {
          try database.execute(
            sql:
              "INSERT OR REPLACE INTO collection_item (collection, name, etag, digest) VALUES (?, ?, ?, ?)",
            arguments: [collection, name, item.etag, item.digest])
        } else {
          try database.execute(
            sql: "DELETE FROM collection_item WHERE collection = ? AND name = ?",
            arguments: [collection, name])
        }
      }
    } catch {
      throw JournalError(error)
    }
  }
}

/// The table of what stands in CalDAV collections.
enum CollectionRows {
  static let schema = """
    CREATE TABLE collection_item (
      collection TEXT NOT NULL, name TEXT NOT NULL, etag TEXT NOT NULL, digest TEXT NOT NULL,
      PRIMARY KEY (collection, name)
    ) STRICT, WITHOUT ROWID;
    """
}
