import BusinessCalendar
import Foundation
import TestSupport
import Testing

@testable import Journal

/// What was changed in a file behind the program's back is found, whoever did it.
@Suite struct VerificationTests {
  /// Three events: two with postings, the last a correction.
  static func fill(_ journal: any JournalEngine) throws {
    let first = try journal.add(
      Sample.move(100, "available", "requested"), Sample.move(40, "requested", "committed", subject: "R-2"),
      at: 1_000_000)
    var correction = Sample.note("fund.correct", subject: "R-1")
    correction.corrects = first[0].id
    correction.details = ["b": "2", "a": "1"]
    correction.reason = "A slip"
    try journal.add(correction, at: 2_000_000)
  }

  private static func verified(after sql: String) throws -> JournalVerification {
    let scratch = try JournalScratch()
    defer { scratch.remove() }
    try fill(try JournalDatabase(path: scratch.path))
    try JournalJudge.tamper(scratch.path, sql)
    return try JournalDatabase(path: scratch.path).verify([])
  }

  @Test func aWholeJournalIsWholeForPythonToo() throws {
    try JournalScratch.use { scratch in
      let journal = try JournalDatabase(path: scratch.path)
      try Self.fill(journal)
      try journal.add(Sample.awkward, at: 3_000_000, by: "Ñandú")
      let verification = try journal.verify([])
      let judge = try JournalJudge(scratch.path)
      #expect(judge.problems == [])
      #expect(verification.findings == [])
      #expect(judge.count == 4 && verification.count == 4)
      #expect(judge.last_hash == verification.lastHash)
      #expect(try journal.balances { $0.programme = "p" }.sorted() == judge.balances)
    }
  }

  @Test func nothingCanBeChangedWhileTheTriggersStand() throws {
    try JournalScratch.use { scratch in
      try Self.fill(try JournalDatabase(path: scratch.path))
      let outcome = try Judge.run("judge_journal.py", [scratch.path, "tamper"], in: scratch.scratch.folder)
      #expect(outcome.output == "[]\n")
      #expect(outcome.messages == "")
    }
  }

  /// The change, the number of the event that is told, and a part of what is told.
  @Test(arguments: [
    ("UPDATE event SET reason = 'Another' WHERE number = 3", 3, "something in it was changed"),
    ("UPDATE event SET reason = NULL WHERE number = 3", 3, "something in it was changed"),
    ("UPDATE event SET subject = '' WHERE number = 3", 3, "something in it was changed"),
    ("UPDATE event SET actor = 'bob' WHERE number = 1", 1, "something in it was changed"),
    ("UPDATE event SET kind = 'fund.submiu' WHERE number = 2", 2, "something in it was changed"),
    ("UPDATE event SET reference = 'x', corrects = NULL WHERE number = 3", 3, "something in it was changed"),
    (
      "UPDATE event SET details = '{\"a\":\"1\",\"b\":\"3\"}' WHERE number = 3", 3,
      "something in it was changed"
    ),
    ("UPDATE event SET details = '{\"b\":\"2\",\"a\":\"1\"}' WHERE number = 3", 3, "'details' is unreadable"),
    (
      "UPDATE event SET details = '{\"a\": \"1\",\"b\":\"2\"}' WHERE number = 3", 3, "'details' is unreadable"
    ),
    ("UPDATE event SET details = '{' WHERE number = 3", 3, "'details' is unreadable"),
    ("UPDATE event SET effective = '2025-06-31' WHERE number = 3", 3, "'effective' is unreadable"),
    ("UPDATE event SET recorded = 9223372036854775807 WHERE number = 3", 3, "'recorded' is unreadable"),
    ("UPDATE event SET recorded = 0 WHERE number = 3", 3, "recorded before the event before it"),
    ("UPDATE event SET id = '01' WHERE number = 3", 3, "no ULID"),
    ("UPDATE event SET hash = upper(hash) WHERE number = 3", 3, "something in it was changed"),
    ("UPDATE event SET previous_hash = hash WHERE number = 3", 3, "not the one whose hash it names"),
    ("UPDATE event SET number = 9 WHERE number = 3", 9, "events are missing before it: number 3 comes next"),
    ("DELETE FROM event WHERE number = 2; DELETE FROM posting WHERE event = 2", 3, "number 2 comes next"),
    ("DELETE FROM posting WHERE event = 2", 2, "something in it was changed"),
    ("DELETE FROM posting WHERE event = 1 AND position = 1", 1, "posting 1 of event 1 does not agree"),
    (
      "UPDATE posting SET minor_units = 41 WHERE event = 2 AND position = 2", 2, "something in it was changed"
    ),
    (
      "UPDATE posting SET bucket = 'expired' WHERE event = 2 AND position = 2", 2,
      "something in it was changed"
    ),
    (
      "UPDATE posting SET currency = 'USD' WHERE event = 2 AND position = 2", 2, "something in it was changed"
    ),
    (
      "UPDATE posting SET account = 'other' WHERE event = 2 AND position = 2", 2,
      "something in it was changed"
    ),
    ("UPDATE posting SET subject = 'R-1' WHERE event = 2 AND position = 2", 2, "does not agree"),
    ("UPDATE posting SET programme = 'q' WHERE event = 2 AND position = 2", 2, "does not agree"),
    ("UPDATE posting SET effective = '2025-06-03' WHERE event = 2 AND position = 2", 2, "does not agree"),
    ("UPDATE posting SET recorded = 3 WHERE event = 2 AND position = 2", 2, "does not agree"),
    (
      "INSERT INTO posting SELECT 3, 1, programme, account, bucket, 'R-1', effective, 2000000, 5, currency FROM posting LIMIT 1",
      3, "something in it was changed"
    ),
  ])
  func aChangeIsToldWithItsEvent(_ sql: String, _ number: Int, _ message: String) throws {
    let findings = try Self.verified(after: sql).findings
    #expect(findings.contains { $0.number == number && $0.message.contains(message) }, "\(findings)")
    #expect(findings.allSatisfy { $0.number == nil || $0.id?.isEmpty == false })
  }

  /// What is wrong with the file as a whole.
  @Test(arguments: [
    ("DELETE FROM event WHERE number = 3", "the last event is number 2, and there were events up to 3"),
    (
      "DROP INDEX posting_balance",
      "the file's index posting_balance is missing"
    ),
    ("UPDATE posting_sum SET low = low + 1", "the sum of"),
    ("DELETE FROM posting_sum", "the sum of"),
    ("ALTER TABLE event ADD COLUMN x TEXT", "the file's table event was changed"),
    ("DELETE FROM event WHERE number = 1", "refers to an event that is not there"),
  ])
  func aChangeOfTheFileIsTold(_ sql: String, _ message: String) throws {
    let findings = try Self.verified(after: sql).findings
    #expect(findings.contains { $0.number == nil && $0.message.contains(message) }, "\(findings)")
  }

  @Test func allThatIsWrongIsToldAtOnce() throws {
    let findings = try Self.verified(
      after:
        "UPDATE event SET actor = 'bob' WHERE number = 1; UPDATE posting SET minor_units = 41 WHERE event = 2"
    ).findings
    // The last one is of no single fact: the sum of the month.
    #expect(findings.map(\.number) == [1, 2, nil])
    #expect(findings.prefix(2).allSatisfy { $0.id?.count == 26 })
    #expect(findings.last?.message.contains("is not that of its postings") == true)
  }

  @Test func aRegisterChecksItsOwn() throws {
    let journal = MemoryJournal()
    try Self.fill(journal)
    struct Unable: Error {}
    let verification = try journal.verify([
      JournalCheck("buckets") { journal in
        try journal.balances(BalanceQuery()).filter { $0.minorUnits < 0 }.map {
          JournalFinding("\($0.bucket) is negative")
        }
      },
      JournalCheck("other") { _ in throw Unable() },
    ])
    #expect(
      verification.findings.map(\.message) == [
        "available is negative", "the check 'other' could not be made: Unable()",
      ])
  }

  /// What is changed in the file is told by whoever reads the event, not only by a verification.
  @Test func readingRefusesWhatWasChanged() throws {
    try JournalScratch.use { scratch in
      try Self.fill(try JournalDatabase(path: scratch.path))
      try JournalJudge.tamper(
        scratch.path, "UPDATE posting SET minor_units = 41 WHERE event = 2 AND position = 2")
      let journal = try JournalDatabase(path: scratch.path)
      #expect(throws: JournalError.self) { try journal.events() }
      #expect(throws: JournalError.self) { try journal.lines }
      #expect(try journal.events { $0.subject = "R-1" }.count == 2)
    }
  }
}
