import CalDAV
import BusinessCalendar
import Foundation
import Journal
import Publishing
import TestSupport
import Testing

@Suite struct JournalTests {
  // MARK: The file

  @Test func itAndItsCompanionsAreTheirOwnersAlone() throws {
    try JournalFolder.with { folder in
      let journal = try JournalDatabase(path: folder.path)
      try journal.replace(.empty, by: Sample.record([Sample.event(1)]))
      for ending in ["", "-wal", "-shm"] { #expect(try folder.mode(ending) == 0o600, "\(ending)") }
      withExtendedLifetime(journal) {}
    }
  }

  @Test func anotherProgramFindsItWholeAndStrict() throws {
    try JournalFolder.with { folder in
      let journal = try JournalDatabase(path: folder.path)
      try journal.replace(.empty, by: Sample.record((0..<50).map { Sample.event($0) }))
      try journal.remember(
        KnownItem(etag: "\"1\"", digest: "d"), named: "a.ics", in: "https://example.org/")
      let found = try folder.judge(
        "PRAGMA integrity_check", "PRAGMA application_id", "PRAGMA journal_mode",
        "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite%' "
          + "AND name NOT LIKE 'grdb%' ORDER BY name", "SELECT count(*) FROM published_event")
      #expect(found[0].map { $0[0] as? String } == ["ok"])
      // The bytes E, N, T, E.
      #expect(found[1].first?.first as? Int == 0x454E_5445)
      #expect(found[2].first?.first as? String == "wal")
      #expect(
        found[3].map { "\($0[0]) \($0[1])" } == [
          "collection_item 1", "event 1", "feed 1", "posting 1", "posting_sum 1", "publication 1",
          "published_calendar 1",
          "published_event 1",
        ])
      #expect(found[4].first?.first as? Int == 50)
    }
  }

  @Test func anEmptyFileBecomesAJournalAndKeepsItsMode() throws {
    try JournalFolder.with { folder in
      try folder.write([])
      try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder.path)
      #expect(try JournalDatabase(path: folder.path).publication() == .empty)
      #expect(try folder.mode() == 0o640)
    }
  }

  /// What a kill leaves while the file is made: the mode alone, the sign alone, the migrator's table alone.
  @Test(arguments: [
    ["PRAGMA journal_mode = WAL"], ["PRAGMA application_id = 0x454E5445"],
    [
      "PRAGMA application_id = 0x454E5445",
      "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)",
    ],
  ])
  func oneThatWasBegunIsEnded(_ sql: [String]) throws {
    try JournalFolder.with { folder in
      for sql in sql { try folder.judge(sql) }
      let record = Sample.record([Sample.event(1)])
      try JournalDatabase(path: folder.path).replace(.empty, by: record)
      #expect(try JournalDatabase(path: folder.path).publication() == record)
      #expect(try folder.judge("PRAGMA application_id")[0].first?.first as? Int == 0x454E_5445)
    }
  }

  // MARK: What it keeps

  @Test(arguments: [nil, "", "plain", Sample.hostile, String(repeating: "é", count: 100_000)])
  func everyColumnComesBack(_ text: String?) throws {
    try JournalFolder.with { folder in
      let record = Sample.record(
        (0..<6).map { Sample.event($0, text: text) }, calendars: ["all": text ?? "", text ?? "other": "x"])
      try JournalDatabase(path: folder.path).replace(.empty, by: record)
      let back = try JournalDatabase(path: folder.path).publication()
      #expect(back == record)
      // Swift's strings are equal where Unicode's canonical forms are; the bytes have to be the same.
      for (id, event) in record.events {
        #expect(back.events[id]?.content.hash == event.content.hash)
        #expect(back.events[id].map { Array($0.rule.utf8) } == Array(event.rule.utf8))
      }
    }
  }

  @Test func anotherProgramReadsTheSameInEachColumn() throws {
    try JournalFolder.with { folder in
      let event = Sample.event(7, text: Sample.hostile)
      try JournalDatabase(path: folder.path).replace(.empty, by: Sample.record([event]))
      let rows = try folder.judge(
        """
        SELECT id, uid, sequence, modified, cancelled_on, has_left, rule, freeze, start, start_offset, "end", end_offset,
        time_zone, all_day, cancelled, calendar, title, location, focus, attendees, reason, clause, pack,
        classification, prepares, parties, roles, people FROM published_event
        """)
      let expected: [Any] = [
        "duo/qbr/7", "duo.qbr.7@duo.example", 7, 1_735_776_000, "2025-03-03", 1, Sample.hostile, 7,
        1_753_196_400, -18_000, 1_753_200_000, -14_400, "America/Lima", 0, 1, "qbr", Sample.hostile,
        "location " + Sample.hostile, "focus " + Sample.hostile, "attendees " + Sample.hostile,
        "reason " + Sample.hostile, "clause " + Sample.hostile, "pack " + Sample.hostile,
        "classification " + Sample.hostile, "prepares " + Sample.hostile, "ours theirs", "architect",
        "ana ben eve",
      ]
      #expect(rows[0].count == 1)
      for (found, wanted) in zip(try #require(rows[0].first), expected) {
        #expect(Array("\(found)".utf8) == Array("\(wanted)".utf8))
      }
    }
  }

  /// Which rows are written is asked of SQLite itself.
  @Test func onlyChangedRowsAreWritten() throws {
    try JournalFolder.with { folder in
      let old = Sample.record((0..<10).map { Sample.event($0) }, calendars: ["all": "a", "qbr": "b"])
      try JournalDatabase(path: folder.path).replace(.empty, by: old)
      var log = "CREATE TABLE log (what TEXT) STRICT;"
      for (table, key) in [("published_event", "id"), ("published_calendar", "name")] {
        for (event, row) in [("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")] {
          log += "CREATE TRIGGER \(table)_\(event) AFTER \(event) ON \(table) BEGIN "
          log += "INSERT INTO log VALUES ('\(event) ' || \(row).\(key)); END;"
        }
      }
      for statement in Self.statements(log) { try folder.judge(statement) }
      func written(_ old: PublicationRecord, _ new: PublicationRecord) throws -> [String] {
        let journal = try JournalDatabase(path: folder.path)
        let revision = try journal.publication().revision
        try journal.replace(
          PublicationRecord(events: old.events, calendars: old.calendars, revision: revision), by: new)
        let rows = try folder.judge("SELECT what FROM log ORDER BY what", "DELETE FROM log")
        return rows[0].compactMap { $0[0] as? String }
      }
      #expect(try written(old, old) == [])
      var events = old.events
      events["duo/qbr/4"]?.sequence += 1
      events["duo/qbr/5"]?.content.title = "Other"
      events["duo/qbr/6"] = nil
      events["duo/qbr/10"] = Sample.event(10)
      let new = PublicationRecord(events: events, calendars: old.calendars)
      #expect(
        try written(old, new) == [
          "DELETE duo/qbr/6", "INSERT duo/qbr/10", "UPDATE duo/qbr/4", "UPDATE duo/qbr/5",
        ])
      #expect(try JournalDatabase(path: folder.path).publication() == new)
    }
  }

  private static func statements(_ text: String) -> [String] {
    var statements: [String] = []
    for piece in text.components(separatedBy: ";") where !piece.isEmpty {
      if piece.hasPrefix(" END"), let last = statements.popLast() {
        statements.append(last + "; END")
      } else {
        statements.append(piece)
      }
    }
    return statements
  }

  @Test func itemsOfCollectionsAreRememberedAndForgotten() throws {
    try JournalFolder.with { folder in
      let journal = try JournalDatabase(path: folder.path)
      let item = KnownItem(etag: "W/\"\(Sample.hostile)\"", digest: "1")
      try journal.remember(item, named: "a.ics", in: "https://one.example/")
      try journal.remember(KnownItem(etag: "2", digest: "2"), named: "a.ics", in: "https://two.example/")
      #expect(try journal.items(of: "https://one.example/") == ["a.ics": item])
      try journal.remember(nil, named: "a.ics", in: "https://one.example/")
      #expect(try journal.items(of: "https://one.example/").isEmpty)
      #expect(try journal.items(of: "https://two.example/").count == 1)
    }
  }

  // MARK: Many at once

  @Test func whatSomebodyElsePublishedMeanwhileIsNotWrittenOver() throws {
    try JournalFolder.with { folder in
      let (one, other) = try (JournalDatabase(path: folder.path), JournalDatabase(path: folder.path))
      let (old, theirs) = try (one.publication(), other.publication())
      let new = Sample.record([Sample.event(1)])
      try one.replace(old, by: new)
      let reason = try JournalFolder.reason {
        try other.replace(theirs, by: Sample.record([Sample.event(2)]))
      }
      #expect(reason?.contains("somebody else has published meanwhile") == true)
      #expect(try other.publication() == new)
    }
  }

  @Test func ofManyAtOnceOneWins() async throws {
    let folder = JournalFolder(
      folder: FileManager.default.temporaryDirectory.appending(path: "entente-journal-\(UUID().uuidString)"))
    try FileManager.default.createDirectory(at: folder.folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder.folder) }
    _ = try JournalDatabase(path: folder.path).publication()
    let path = folder.path
    let winners = try await withThrowingTaskGroup(of: Int?.self) { group in
      for number in 0..<8 {
        group.addTask {
          do {
            try JournalDatabase(path: path).replace(.empty, by: Sample.record([Sample.event(number)]))
            return number
          } catch let error as JournalError {
            try #require(error.reason.contains("somebody else"), "\(error.reason)")
            return nil
          }
        }
      }
      return try await group.reduce(into: [Int]()) { if let winner = $1 { $0.append(winner) } }
    }
    #expect(winners.count == 1)
    #expect(
      try JournalDatabase(path: path).publication()
        == Sample.record([Sample.event(try #require(winners.first))]))
  }

  /// Two events with one UID would be one event to subscribers; nothing of such a record is kept.
  @Test func twoEventsWithOneUIDAreRefused() throws {
    try JournalFolder.with { folder in
      try JournalDatabase(path: folder.path).replace(.empty, by: Sample.record([Sample.event(1)]))
      let old = try JournalDatabase(path: folder.path).publication()
      let event = Sample.event(2)
      let twin = PublishedEvent(
        id: event.id, uid: "duo.qbr.1@duo.example", sequence: 0, modified: 0, cancelledOn: nil,
        hasLeft: false,
        content: event.content, attendance: event.attendance, rule: "", freeze: nil)
      let both = Sample.record([Sample.event(1), twin, Sample.event(3)])
      #expect(
        try JournalFolder.reason { try JournalDatabase(path: folder.path).replace(old, by: both) }?.contains(
          "UNIQUE")
          == true)
      #expect(try JournalDatabase(path: folder.path).publication() == old)
    }
  }
}
