import Foundation
import Journal
import TestSupport
import Testing

/// Tokens in the journal: what is kept of them, and how long.
@Suite struct FeedRowsTests {
  private static let digest = String(repeating: "a", count: 64)

  @Test func aFeedIsKeptUntilItIsTakenBackAndItsNumberIsNeverGivenAgain() throws {
    try JournalFolder.with { folder in
      var journal = try JournalDatabase(path: folder.path)
      let first = try journal.addFeed(
        name: "CTO office", kind: .calendars, calendars: ["qbr", "all"], digest: Self.digest, made: 100,
        expires: 900)
      #expect(first == 1)
      // A name that stands is not given twice, whatever it is for.
      #expect(
        try journal.addFeed(
          name: "CTO office", kind: .api, calendars: [], digest: String(repeating: "b", count: 64), made: 101,
          expires: nil) == nil)
      try journal.noteUse(ofFeed: 1, at: 500, client: "Calendar/7")
      // A note that comes late does not take the last use back.
      try journal.noteUse(ofFeed: 1, at: 400, client: "Calendar/7")
      try journal.noteUse(ofFeed: 17, at: 500, client: "nobody's")
      journal = try JournalDatabase(path: folder.path)
      let feed = try #require(try journal.feeds().first)
      #expect(try journal.feeds().count == 1)
      #expect([feed.id, feed.made, feed.expires, feed.lastUsed] == [1, 100, 900, 500])
      #expect(feed.name == "CTO office" && feed.kind == .calendars && feed.calendars == ["qbr", "all"])
      #expect(feed.digest == Self.digest && feed.client == "Calendar/7" && feed.revoked == nil)
      #expect(try journal.revokeFeed(1, at: 600))
      #expect(try !journal.revokeFeed(1, at: 700))
      #expect(try journal.feeds().map(\.revoked) == [600])
      let second = try journal.addFeed(
        name: "CTO office", kind: .pages, calendars: [], digest: String(repeating: "c", count: 64), made: 800,
        expires: nil)
      #expect(second == 2)
      try folder.judge("DELETE FROM feed WHERE id = 2")
      #expect(
        try journal.addFeed(
          name: "CTO office", kind: .pages, calendars: [], digest: String(repeating: "d", count: 64),
          made: 800, expires: nil) == 3)
    }
  }

  /// Tokens are no facts: they leave the chain of hashes as it was, and are no damage.
  @Test func aJournalWithFeedsIsVerified() throws {
    try JournalFolder.with { folder in
      let journal = try JournalDatabase(path: folder.path)
      let before = try journal.mark()
      _ = try journal.addFeed(
        name: "A", kind: .api, calendars: [], digest: Self.digest, made: 1, expires: nil)
      let verification = try journal.verify([])
      #expect(verification.findings.isEmpty)
      #expect(verification.count == 0)
      #expect(try journal.mark() == before)
    }
  }

  /// What is none is refused by the file itself, whoever writes it.
  @Test(arguments: [
    "UPDATE feed SET kind = 'everything'", "UPDATE feed SET digest = 'short'", "UPDATE feed SET made = 'now'",
  ])
  func whatIsNoFeedIsNotWritten(_ sql: String) throws {
    try JournalFolder.with { folder in
      let journal = try JournalDatabase(path: folder.path)
      _ = try journal.addFeed(
        name: "A", kind: .api, calendars: [], digest: Self.digest, made: 1, expires: nil)
      #expect(try Judge.run("run_sql.py", [folder.path, sql], in: folder.folder).status != 0)
      #expect(try journal.feeds().count == 1)
    }
  }
}
