public import CalDAV
internal import GRDB

extension JournalDatabase {
  /// What is known of the items of a collection, by resource name.
  ///
  /// - Parameter collection: Its address.
  public func items(of collection: String) throws(JournalError) -> [String: KnownItem] {
    do {
      return try queue.read { database in
        let rows = try Row.fetchAll(
          database, sql: "SELECT name, etag, digest FROM collection_item WHERE collection = ?",
          arguments: [collection])
        return try Dictionary(
          rows.map { row in
            try (
              row.decode(String.self, atIndex: 0),
              KnownItem(etag: row.decode(atIndex: 1), digest: row.decode(atIndex: 2))
            )
          }, uniquingKeysWith: { first, _ in first })
      }
    } catch {
      throw JournalError(error)
    }
  }

  /// Remembers an item of a collection, or, for nil, that it is there no longer.
  public func remember(_ item: KnownItem?, named name: String, in collection: String)
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
      collection TEXT NOT NULL, name TEXT NOT NULL, etag TEXT, digest TEXT NOT NULL,
      PRIMARY KEY (collection, name)
    ) STRICT, WITHOUT ROWID;
    """
}
