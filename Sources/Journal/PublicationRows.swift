internal import BusinessCalendar
internal import GRDB
public import Publishing

extension JournalDatabase {
  /// What was published last.
  public func publication() throws(JournalError) -> PublicationRecord {
    do { return try queue.read(PublicationRows.read) } catch { throw JournalError(error) }
  }

  /// Puts a record in the place of another, in one transaction; only rows that differ are written.
  ///
  /// - Throws: ``JournalError``, also where what stands there is no longer `old`: somebody else has published meanwhile.
  public func replace(_ old: PublicationRecord, by new: PublicationRecord) throws(JournalError) {
    do {
      try queue.write { database in
        guard try PublicationRows.revision(database) == old.revision else {
          throw JournalError(reason: "somebody else has published meanwhile; look at the plan again")
        }
        try PublicationRows.write(new, over: old, database)
      }
    } catch let error as JournalError {
      throw error
    } catch {
      throw JournalError(error)
    }
  }
}

/// The tables of a ``PublicationRecord``.
enum PublicationRows {
  static let schema = """
    CREATE TABLE published_event (
      id TEXT PRIMARY KEY NOT NULL, uid TEXT NOT NULL UNIQUE, sequence INTEGER NOT NULL,
      modified INTEGER NOT NULL, content_hash TEXT NOT NULL, cancelled_on TEXT, has_left INTEGER NOT NULL,
      rule TEXT NOT NULL, freeze INTEGER, start INTEGER NOT NULL, start_offset INTEGER NOT NULL,
      "end" INTEGER NOT NULL, end_offset INTEGER NOT NULL, time_zone TEXT NOT NULL, all_day INTEGER NOT NULL,
      cancelled INTEGER NOT NULL, calendar TEXT NOT NULL, title TEXT NOT NULL, location TEXT, focus TEXT,
      attendees TEXT, reason TEXT, clause TEXT, pack TEXT, classification TEXT, prepares TEXT,
      parties TEXT NOT NULL, roles TEXT NOT NULL, people TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE published_calendar (name TEXT PRIMARY KEY NOT NULL, definition TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE publication (revision INTEGER NOT NULL) STRICT;
    INSERT INTO publication (revision) VALUES (0);
    """

  private static let columns = [
    "id", "uid", "sequence", "modified", "content_hash", "cancelled_on", "has_left", "rule", "freeze",
    "start",
    "start_offset", "\"end\"", "end_offset", "time_zone", "all_day", "cancelled", "calendar", "title",
    "location", "focus", "attendees", "reason", "clause", "pack", "classification", "prepares", "parties",
    "roles", "people",
  ]

  static func read(_ database: Database) throws -> PublicationRecord {
    var events: [String: PublishedEvent] = [:]
    let rows = try Row.fetchCursor(
      database, sql: "SELECT \(columns.joined(separator: ", ")) FROM published_event")
    while let row = try rows.next() {
      let event = event(row)
      events[event.id] = event
    }
    let calendars = try Row.fetchAll(database, sql: "SELECT name, definition FROM published_calendar")
    return PublicationRecord(
      events: events,
      calendars: Dictionary(calendars.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first }),
      revision: try revision(database))
  }

  /// ``PublicationRecord/revision`` of what stands there.
  static func revision(_ database: Database) throws -> Int {
    try Int.fetchOne(database, sql: "SELECT revision FROM publication") ?? 0
  }

  private static func event(_ row: Row) -> PublishedEvent {
    func words(_ index: Int) -> [String] {
      let text: String = row[index]
      return text.isEmpty ? [] : text.split(separator: " ").map(String.init)
    }
    let cancelledOn: String? = row[5]
    let content = EventContent(
      calendar: row[16], title: row[17], start: ZonedInstant(secondsSince1970: row[9], offset: row[10]),
      end: ZonedInstant(secondsSince1970: row[11], offset: row[12]), zone: row[13], isAllDay: row[14],
      isCancelled: row[15], location: row[18], focus: row[19], attendees: row[20], reason: row[21],
      clause: row[22], pack: row[23], classification: row[24], prepares: row[25])
    return PublishedEvent(
      id: row[0], uid: row[1], sequence: row[2], modified: row[3],
      cancelledOn: cancelledOn.flatMap { CivilDate(iso: $0) }, hasLeft: row[6], content: content,
      attendance: Attendance(parties: words(26), roles: words(27), people: words(28)), rule: row[7],
      freeze: row[8])
  }

  static func write(_ record: PublicationRecord, over old: PublicationRecord, _ database: Database) throws {
    let places = columns.map { _ in "?" }.joined(separator: ", ")
    let statement = try database.makeStatement(
      sql: "INSERT OR REPLACE INTO published_event (\(columns.joined(separator: ", "))) VALUES (\(places))")
    // By id, so that the tree grows at its end.
    for (id, event) in record.events.sorted(by: { $0.key < $1.key }) where old.events[id] != event {
      try statement.execute(arguments: arguments(event))
    }
    for id in old.events.keys where record.events[id] == nil {
      try database.execute(sql: "DELETE FROM published_event WHERE id = ?", arguments: [id])
    }
    try database.execute(sql: "UPDATE publication SET revision = revision + 1")
    guard old.calendars != record.calendars else { return }
    try database.execute(sql: "DELETE FROM published_calendar")
    for (name, definition) in record.calendars.sorted(by: { $0.key < $1.key }) {
      try database.execute(
        sql: "INSERT INTO published_calendar (name, definition) VALUES (?, ?)", arguments: [name, definition])
    }
  }

  private static func arguments(_ event: PublishedEvent) -> StatementArguments {
    let content = event.content
    let values: [(any DatabaseValueConvertible)?] = [
      event.id, event.uid, event.sequence, event.modified, content.hash, event.cancelledOn?.description,
      event.hasLeft, event.rule, event.freeze, content.start.secondsSince1970, content.start.offset,
      content.end.secondsSince1970, content.end.offset, content.zone, content.isAllDay, content.isCancelled,
      content.calendar, content.title, content.location, content.focus, content.attendees, content.reason,
      content.clause, content.pack, content.classification, content.prepares,
      event.attendance.parties.joined(separator: " "), event.attendance.roles.joined(separator: " "),
      event.attendance.people.joined(separator: " "),
    ]
    return StatementArguments(values)
  }
}
