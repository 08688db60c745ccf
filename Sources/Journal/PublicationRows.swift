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
  /// - Parameter isReady: Asked once the rows are written: whether they are kept. Otherwise nothing is changed.
  /// - Throws: ``JournalError``, also where what stands there is no longer `old`: somebody else has published meanwhile.
  public func replace(
    _ old: PublicationRecord, by new: PublicationRecord, if isReady: () -> Bool = { true }
  ) throws(JournalError) {
    do {
      try queue.write { database in
        guard try PublicationRows.revision(database) == old.revision else {
          throw JournalError(reason: "somebody else has published meanwhile; look at the plan again")
        }
        try PublicationRows.write(new, over: old, database)
        if !isReady() { throw NotReady() }
      }
    } catch is NotReady {
    } catch {
      throw JournalError(error)
    }
  }

  private struct NotReady: Error {}
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
      let event = try event(row)
      events[event.id] = event
    }
    let calendars = try Row.fetchAll(database, sql: "SELECT name, definition FROM published_calendar")
    return try PublicationRecord(
      events: events,
      calendars: Dictionary(
        calendars.map { try ($0.decode(String.self, atIndex: 0), $0.decode(String.self, atIndex: 1)) },
        uniquingKeysWith: { first, _ in first }), revision: revision(database))
  }

  /// ``PublicationRecord/revision`` of what stands there.
  static func revision(_ database: Database) throws -> Int {
    guard let row = try Row.fetchOne(database, sql: "SELECT revision FROM publication") else {
      throw JournalError(reason: "it is damaged: it does not say how often it was changed")
    }
    return try row.decode(Int.self, atIndex: 0)
  }

  /// The event of a row. A damaged one must neither crash nor pass for what was published, so that each number is looked
  /// at, and all texts by their hash.
  private static func event(_ row: Row) throws -> PublishedEvent {
    let id = try row.decode(String.self, atIndex: 0)
    func damaged(_ what: String) -> JournalError {
      JournalError(reason: "it is damaged: \(what) of '\(id)' is not what was written")
    }
    func number(_ index: Int, _ range: ClosedRange<Int>, _ what: String) throws -> Int {
      let number = try row.decode(Int.self, atIndex: index)
      guard range.contains(number) else { throw damaged(what) }
      return number
    }
    func instant(_ index: Int, _ what: String) throws -> ZonedInstant {
      try ZonedInstant(
        secondsSince1970: number(index, instants, what), offset: number(index + 1, -86_400...86_400, what))
    }
    func text(_ index: Int) throws -> String { try row.decode(atIndex: index) }
    func words(_ index: Int) throws -> [String] { try text(index).split(separator: " ").map(String.init) }
    func optional(_ index: Int) throws -> String? { try row.decode(atIndex: index) }

    let content = try EventContent(
      calendar: text(16), title: text(17), start: instant(9, "the start"), end: instant(11, "the end"),
      zone: text(13), isAllDay: row.decode(atIndex: 14), isCancelled: row.decode(atIndex: 15),
      location: optional(18), focus: optional(19), attendees: optional(20), reason: optional(21),
      clause: optional(22), pack: optional(23), classification: optional(24), prepares: optional(25))
    guard try content.hash == text(4) else { throw damaged("the content") }
    let day = try optional(5)
    let cancelledOn = day.flatMap { CivilDate(iso: $0) }
    guard (day == nil) == (cancelledOn == nil) else { throw damaged("the day of its cancellation") }
    return try PublishedEvent(
      id: id, uid: text(1), sequence: number(2, 0...Int(Int32.max), "the sequence"),
      modified: number(3, instants, "the revision"), cancelledOn: cancelledOn,
      hasLeft: row.decode(atIndex: 6),
      content: content, attendance: Attendance(parties: words(26), roles: words(27), people: words(28)),
      rule: text(7), freeze: row.decode(Int?.self, atIndex: 8))
  }

  /// The instants of the days that can be named, and one day more at each end for zones.
  private static let instants =
    (CivilDate.earliest.dayNumber - 1) * 86_400...(CivilDate.latest.dayNumber + 2) * 86_400

  static func write(_ record: PublicationRecord, over old: PublicationRecord, _ database: Database) throws {
    let places = columns.map { _ in "?" }.joined(separator: ", ")
    // Not INSERT OR REPLACE, which would drop another event that has the same UID.
    let values = columns.dropFirst().map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
    let statement = try database.makeStatement(
      sql: """
        INSERT INTO published_event (\(columns.joined(separator: ", "))) VALUES (\(places))
        ON CONFLICT (id) DO UPDATE SET \(values)
        """)
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
    func text(_ text: String?) -> DatabaseValue { text?.databaseValue ?? .null }
    func number(_ number: Int?) -> DatabaseValue { number?.databaseValue ?? .null }
    func words(_ words: [String]) -> DatabaseValue { words.joined(separator: " ").databaseValue }
    // Values of one type, because of a hundred thousand rows.
    return StatementArguments([
      text(event.id), text(event.uid), number(event.sequence), number(event.modified), text(content.hash),
      text(event.cancelledOn?.description), event.hasLeft.databaseValue, text(event.rule),
      number(event.freeze),
      number(content.start.secondsSince1970), number(content.start.offset),
      number(content.end.secondsSince1970), number(content.end.offset), text(content.zone),
      content.isAllDay.databaseValue, content.isCancelled.databaseValue, text(content.calendar),
      text(content.title), text(content.location), text(content.focus), text(content.attendees),
      text(content.reason), text(content.clause), text(content.pack), text(content.classification),
      text(content.prepares), words(event.attendance.parties), words(event.attendance.roles),
      words(event.attendance.people),
    ])
  }
}
