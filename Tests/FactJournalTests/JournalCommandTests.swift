import ArgumentParser
import BusinessCalendar
import Foundation
import TestSupport
import Testing

@testable import Journal
@testable import entente

/// `entente journal` as a person runs it.
@Suite struct JournalCommandTests {
  private static func path(_ scratch: Scratch) -> String { scratch.folder.appending(path: "entente.db").path }

  /// The sample workspace with three facts in its journal.
  private static func workspace() throws -> Scratch {
    let scratch = try Scratch.sample()
    let journal = try JournalDatabase(path: path(scratch))
    var submit = Sample.move(
      50_000, "available", "requested", programme: "mifibra-aws", on: Sample.day(2025, 6, 2),
      kind: "grant.submit")
    submit.details = ["activity": "=Event"]
    try journal.add(submit, at: 1_748_900_000_000_000)
    var reject = Sample.move(
      50_000, "requested", "available", programme: "mifibra-aws", on: Sample.day(2025, 6, 10),
      kind: "grant.reject")
    reject.reason = "Not \u{1B}[31min plan, \"sorry\""
    try journal.add(reject, at: 1_749_600_000_000_000, by: "rosa")
    try journal.add(
      Sample.note("permit.add", subject: "ana", programme: "mifibra-aws", on: Sample.day(2025, 6, 3)),
      at: 1_749_700_000_000_000)
    return scratch
  }

  private static func numbers(_ words: [String], in scratch: Scratch) throws -> [Int] {
    let outcome = try Program.run(["journal", "log", "--format", "json"] + words, in: scratch.folder)
    #expect(outcome.status == 0, "\(outcome.messages)")
    let events = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]]
    return try #require(events).compactMap { $0["number"] as? Int }
  }

  @Test func theLogIsFilteredAndTold() throws {
    let scratch = try Self.workspace()
    defer { scratch.remove() }
    let cases: [([String], [Int])] = [
      ([], [1, 2, 3]), (["--kind", "grant."], [1, 2]), (["--subject", "ana"], [3]),
      (["--programme", "x"], []),
      (["--as-of", "2025-06-03"], [1, 3]), (["--known-at", "2025-06-11T00:00:00Z"], [1, 2]),
      (["--as-of", "2025-06-03", "--known-at", "2025-06-11T00:00:00-05:00"], [1]),
    ]
    for (words, numbers) in cases { #expect(try Self.numbers(words, in: scratch) == numbers, "\(words)") }
    let table = try Program.run(["journal", "log"], in: scratch.folder).output
    #expect(table.contains("mdf available -500.00 PEN, mdf requested 500.00 PEN"))
    #expect(table.contains("Not \\u{1b}[31min plan"))
    #expect(!table.contains("\u{1B}"))
    let csv = try Program.run(["journal", "log", "--format", "csv"], in: scratch.folder).output
    #expect(csv.contains("\"Not \\u{1b}[31min plan, \"\"sorry\"\"\""))
    #expect(try Program.run(["journal", "log", "--known-at", "yesterday"], in: scratch.folder).status == 64)
  }

  @Test func anEmptyJournalIsNoFileAndNoFault() throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    #expect(try Program.run(["journal", "log", "--format", "json"], in: scratch.folder).output == "[]\n")
    let verify = try Program.run(["journal", "verify"], in: scratch.folder)
    #expect(verify.status == 0)
    #expect(verify.output.hasPrefix("0 facts, nothing is wrong."))
    #expect(try Program.run(["journal", "export"], in: scratch.folder).output == "")
    try scratch.write("", to: "facts.jsonl")
    #expect(
      try Program.run(["journal", "import", "facts.jsonl", "--dry-run"], in: scratch.folder).status == 0)
    #expect(!FileManager.default.fileExists(atPath: Self.path(scratch)))
  }

  @Test func whatWasExportedIsImportedElsewhere() throws {
    let (scratch, other) = (try Self.workspace(), try Scratch.sample())
    defer {
      scratch.remove()
      other.remove()
    }
    let text = try Program.run(["journal", "export"], in: scratch.folder).output
    #expect(try Program.run(["journal", "export", "facts.jsonl"], in: scratch.folder).status == 0)
    #expect(try scratch.text("facts.jsonl") == text && text.split(separator: "\n").count == 3)
    let file = scratch.folder.appending(path: "facts.jsonl").path
    let rehearsal = try Program.run(["journal", "import", file, "--dry-run"], in: other.folder)
    #expect(rehearsal.output == "3 would be imported, 0 there already.\n")
    #expect(!FileManager.default.fileExists(atPath: Self.path(other)))
    #expect(
      try Program.run(["journal", "import", file], in: other.folder).output
        == "3 imported, 0 there already.\n")
    #expect(
      try Program.run(["journal", "import", file], in: other.folder).output
        == "0 imported, 3 there already.\n")
    #expect(try Program.run(["journal", "export"], in: other.folder).output == text)
  }

  @Test func anImportThatIsRefusedSaysWhereAndWhy() throws {
    let scratch = try Self.workspace()
    defer { scratch.remove() }
    let text = try Program.run(["journal", "export"], in: scratch.folder).output
    try scratch.write(text + "{\"number\":x}\n", to: "facts.jsonl")
    let outcome = try Program.run(["journal", "import", "facts.jsonl"], in: scratch.folder)
    #expect(outcome.status == 1)
    #expect(outcome.messages.contains("facts.jsonl:4:11: error[journal.line]: a value is wanted here\n"))
    #expect(outcome.messages.hasSuffix("Nothing was imported.\n"))
    #expect(try Program.run(["journal", "import", "nothing.jsonl"], in: scratch.folder).status == 1)
  }

  @Test func whatWasChangedIsToldByVerify() throws {
    let scratch = try Self.workspace()
    defer { scratch.remove() }
    let whole = try Program.run(["journal", "verify", "--format", "json"], in: scratch.folder)
    #expect(whole.status == 0)
    let report = try JSONSerialization.jsonObject(with: Data(whole.output.utf8)) as? [String: Any]
    let hash = try #require(report?["last_hash"] as? String)
    #expect(try Program.run(["journal", "verify", "--expect", hash], in: scratch.folder).status == 0)
    #expect(
      try Program.run(["journal", "verify", "--expect", String(hash.reversed())], in: scratch.folder).status
        == 1)
    try JournalJudge.tamper(Self.path(scratch), "UPDATE event SET actor = 'bob' WHERE number = 2")
    let outcome = try Program.run(["journal", "verify"], in: scratch.folder)
    #expect(outcome.status == 1)
    #expect(outcome.output.hasPrefix("3 facts, 1 found wrong."))
    #expect(outcome.messages.contains("error[journal.damaged]: fact 2 (01"))
    #expect(try Program.run(["journal", "log"], in: scratch.folder).status == 1)
  }

  @Test func anActorIsNamedElseTheEnvironmentsElseTheSystems() throws {
    #expect(
      try ActorOptions.parse(["--actor", " Rosa "]).resolved(environment: ["ENTENTE_ACTOR": "ana"]) == "Rosa")
    #expect(try ActorOptions.parse([]).resolved(environment: ["ENTENTE_ACTOR": "ana"]) == "ana")
    let user = try ActorOptions.parse([]).resolved(environment: ["ENTENTE_ACTOR": " "])
    #expect(user == NSUserName())
    #expect(throws: (any Error).self) { try ActorOptions.parse(["--actor", " "]) }
  }
}
