import Foundation
import TestSupport
import Testing

/// What Python's own SQLite and SHA-256 say of a journal file.
struct JournalJudge: Decodable {
  let count: Int
  let last_hash: String
  let problems: [String]
  let balances: [String]

  init(_ path: String) throws {
    let outcome = try Judge.run("judge_journal.py", [path], in: FileManager.default.temporaryDirectory)
    #expect(outcome.messages == "")
    self = try JSONDecoder().decode(JournalJudge.self, from: Data(outcome.output.utf8))
  }

  /// Runs SQL as somebody does who takes the triggers away and puts them back.
  static func tamper(_ path: String, _ sql: String) throws {
    let outcome = try Judge.run(
      "judge_journal.py", [path, "sql", sql], in: FileManager.default.temporaryDirectory)
    #expect(outcome.messages == "")
  }
}

/// A journal in a folder of its own.
struct JournalScratch {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  var path: String { scratch.folder.appending(path: "journal.db").path }

  func remove() { scratch.remove() }

  /// Runs `body` in a new folder, which is removed afterwards.
  static func use(_ body: (JournalScratch) throws -> Void) throws {
    let scratch = try JournalScratch()
    defer { scratch.remove() }
    try body(scratch)
  }
}
