import CalDAV
import Foundation
import Journal
import Publishing
import TestSupport
import Testing

/// Files that are no journal, or no longer one: a reason, and never a crash.
@Suite struct DamageTests {
  @Test func aDatabaseOfAnotherProgramIsLeftAsItIs() throws {
    try JournalFolder.with { folder in
      try folder.judge("CREATE TABLE theirs (x)", "INSERT INTO theirs VALUES (1)")
      let before = try folder.bytes()
      #expect(try folder.refusal() == "it is a database of another program")
      #expect(try folder.bytes() == before)
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder.folder.path) == ["entente.db"])
    }
  }

  @Test func aNewerJournalIsLeftAsItIs() throws {
    try JournalFolder.with { folder in
      try JournalDatabase(path: folder.path).replace(.empty, by: Sample.record([Sample.event(1)]))
      try folder.judge(
        "INSERT INTO grdb_migrations VALUES ('facts of a later year')", "PRAGMA wal_checkpoint(TRUNCATE)")
      let before = try folder.bytes()
      #expect(try folder.refusal()?.contains("newer version of this program") == true)
      #expect(try folder.bytes() == before)
    }
  }

  @Test func whatIsNoDatabaseIsLeftAsItIs() throws {
    try JournalFolder.with { folder in
      for text in ["entente: 1\n", String(repeating: "no journal\n", count: 1_000)] {
        try folder.write(Array(text.utf8))
        #expect(try folder.refusal() == "it is no SQLite database", "\(text.prefix(20))")
        #expect(try folder.bytes() == Array(text.utf8))
      }
    }
  }

  @Test func aFolderInItsPlaceOrNoneAroundItIsTold() throws {
    try JournalFolder.with { folder in
      try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: false)
      #expect(try folder.refusal()?.isEmpty == false)
      let nowhere = JournalFolder(folder: folder.folder.appending(path: "no/such/folder"))
      #expect(try nowhere.refusal() == "it cannot be made: No such file or directory")
    }
  }

  /// Values that SQLite takes and that nobody wrote.
  @Test(arguments: [
    "title = 'Other'", "location = 'There'", "focus = ''", "start = start + 60", "\"end\" = 0", "all_day = 2",
    "cancelled = 1", "content_hash = ''", "time_zone = 'Mars/Olympus'", "start = 9223372036854775807",
    "start = -9223372036854775808", "start_offset = 9223372036854775807", "end_offset = -9223372036854775808",
    "\"end\" = 9223372036854775807", "modified = 9223372036854775807", "modified = -9223372036854775808",
    "sequence = -1", "sequence = 9223372036854775807", "cancelled_on = 'soon'", "cancelled_on = ''",
  ])
  func aValueThatNobodyWroteIsTold(_ change: String) throws {
    try JournalFolder.with { folder in
      try JournalDatabase(path: folder.path).replace(
        .empty, by: Sample.record([Sample.event(1), Sample.event(2)]))
      try folder.judge("UPDATE published_event SET \(change) WHERE id = 'duo/qbr/2'")
      let reason = try folder.refusal()
      #expect(reason?.hasPrefix("it is damaged: ") == true, "\(reason ?? "taken")")
      #expect(reason?.contains("'duo/qbr/2'") == true, "\(reason ?? "taken")")
    }
  }

  /// Where a table is missing or another than ours, that is told too.
  @Test(arguments: [
    ["DROP TABLE published_event"], ["DROP TABLE published_calendar"],
    ["DROP TABLE published_event", "CREATE TABLE published_event (id TEXT)"],
    ["ALTER TABLE published_event DROP COLUMN focus"], ["DROP TABLE grdb_migrations"],
  ])
  func aMissingTableIsTold(_ changes: [String]) throws {
    try JournalFolder.with { folder in
      try JournalDatabase(path: folder.path).replace(.empty, by: Sample.record([Sample.event(1)]))
      for change in changes { try folder.judge(change) }
      #expect(try folder.refusal()?.isEmpty == false)
    }
  }

  /// Values of the wrong kind, as only damage to the bytes of a STRICT table leaves them.
  @Test(arguments: [
    "title", "uid", "rule", "sequence", "modified", "start", "parties", "has_left", "calendar",
  ])
  func aMissingValueIsTold(_ column: String) throws {
    try JournalFolder.with { folder in
      try JournalDatabase(path: folder.path).replace(.empty, by: Sample.record([Sample.event(1)]))
      try folder.judge(
        "CREATE TABLE copy AS SELECT * FROM published_event", "DROP TABLE published_event",
        "ALTER TABLE copy RENAME TO published_event", "UPDATE published_event SET \(column) = NULL")
      #expect(try folder.refusal()?.hasPrefix("it is damaged") == true)
    }
  }

  /// One to eight bytes anywhere, and cuts anywhere. Either it is told, or what is read is what some event said.
  @Test func randomDamageNeverCrashes() throws {
    try JournalFolder.with { folder in
      let record = Sample.record(
        (0..<12).map { Sample.event($0, text: $0 % 2 == 0 ? Sample.hostile : nil) })
      do {
        let journal = try JournalDatabase(path: folder.path)
        try journal.replace(.empty, by: record)
        try journal.remember(KnownItem(etag: "1", digest: "2"), named: "a.ics", in: "c")
      }
      try folder.judge("PRAGMA wal_checkpoint(TRUNCATE)")
      let whole = try folder.bytes()
      #expect(whole.count > 8_192)
      var random = Mutation(seed: 20_250_715)
      var told = 0
      let rounds = Mutation.rounds(5_000)
      for round in 0..<rounds {
        var bytes = whole
        if round % 10 == 9 {
          bytes.removeLast(Int.random(in: 1...bytes.count, using: &random))
        } else {
          for _ in 0..<Int.random(in: 1...8, using: &random) {
            // Half of them in the header, the schema and the first rows.
            let last = Bool.random(using: &random) ? 4_200 : bytes.count
            bytes[Int.random(in: 0..<last, using: &random)] = UInt8.random(in: 0...255, using: &random)
          }
        }
        try folder.write(bytes)
        do {
          let journal = try JournalDatabase(path: folder.path)
          let found = try journal.publication()
          _ = try journal.items(of: "c")
          try journal.replace(found, by: .empty)
        } catch let error as JournalError {
          #expect(
            !error.reason.isEmpty && error.reason.utf8.allSatisfy { (0x20..<0x7F).contains($0) },
            "round \(round): \(error.reason)")
          told += 1
        }
      }
      // What is used of the file are a few pages; the tables of facts have pages of their own, and nothing in them here.
      #expect(told > rounds / 4, "\(told) of \(rounds)")
    }
  }
}
