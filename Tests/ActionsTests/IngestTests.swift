import Actions
import BusinessCalendar
import Diagnostics
import Journal
import TestSupport
import Testing

@Suite struct IngestTests {
  private static let pack = """
    ## 9. Decisions
    Decision: @partner-manager 2025-05-01 Two regions only
    **Decisión:** @psa 2025-05-02 Una sola cuenta
    - [ ] @psa 2025-05-01 Review the design
    * [x] @marketing 2025-04-15 Print \\*flyers\\*
      - [-] @cto 2025-04-20 Dropped at once (reason: no budget)
    Attended: @alliance-director, psa,
    Apologies: @marketing
    ```
    - [ ] @psa 2025-05-01 An example in code
    ```

    """.replacing("@cto", with: "@solutions-architect")

  @Test func readsWhatAPackSays() throws {
    var test = try TestBook()
    #expect(
      try test.ingest(Self.pack) == [
        "action.decision D-1", "action.decision D-2", "action.add A-1", "action.add A-2", "action.done A-2",
        "action.add A-3", "action.drop A-3", "action.attendance qbr/Y2-Q4",
      ])
    #expect(test.book.action("A-2")?.what == "Print *flyers*")
    #expect(test.book.action("A-3")?.state == .dropped)
    #expect(test.book.action("A-3")?.reason == "no budget")
    #expect(test.book.action("A-1")?.occurrence == "qbr/Y2-Q4")
    #expect(test.book.decisions.map(\.what) == ["Two regions only", "Una sola cuenta"])
    let attendance = try #require(test.book.attendance(of: "qbr/Y2-Q4"))
    #expect(attendance.present == ["alliance-director", "psa"] && attendance.absent == ["marketing"])
    #expect(test.book.problems.isEmpty)
    // Once more: nothing.
    #expect(try test.ingest(Self.pack) == [])
  }

  /// `Excusados:` stands in packs that were built before their template said `Se excusaron:`.
  @Test(arguments: ["Apologies: @marketing", "Se excusaron: @marketing", "Excusados: marketing"])
  func readsWhoSentApologies(line: String) throws {
    var test = try TestBook()
    try test.ingest(line + "\n")
    #expect(test.book.attendance(of: "qbr/Y2-Q4")?.absent == ["marketing"])
  }

  @Test func tickingALineWithoutAnIdIsNoNewAction() throws {
    var test = try TestBook()
    try test.ingest("- [ ] @psa 2025-05-01 Review\n")
    #expect(try test.ingest("- [x] @psa 2025-05-01 Review (reason: early)\n") == ["action.done A-1"])
    #expect(try test.ingest("- [x] @psa 2025-05-01 Review (reason: early)\n") == [])
  }

  @Test func whatHappenedSinceIsNotTakenBack() throws {
    var test = try TestBook()
    try test.ingest("- [ ] @psa 2025-05-01 Review\n")
    try test.take(.slip(id: "A-1", to: TestBook.date("2025-06-01")), on: "2025-04-20", reason: "Late")
    try test.take(.done(id: "A-1"), on: "2025-04-21")
    // The pack is as it was: it says nothing new.
    #expect(try test.ingest("- [ ] @psa 2025-05-01 Review\n") == [])
    #expect(test.book.action("A-1")?.state == .done)
  }

  /// A carried line is the program's own until somebody changes it.
  @Test func carriedLinesAreReadByTheirIds() throws {
    var test = try TestBook()
    try test.add("Review")
    try test.add("Pay", due: "2025-05-15")
    let built = "- [ ] A-1 @psa 2025-04-15 Review\n- [ ] A-2 @psa 2025-05-15 Pay\n"
    try test.take(.done(id: "A-2"), on: "2025-04-02")
    #expect(try test.ingest(built, lastBuild: built) == [])
    let edited =
      "- [ ] A-1 @marketing 2025-06-15 Review it all (reason: bigger)\n- [ ] A-2 @psa 2025-05-15 Pay\n"
    #expect(try test.ingest(edited, lastBuild: built) == ["action.edit A-1", "action.slip A-1"])
    let action = try #require(test.book.action("A-1"))
    #expect(action.owner == "marketing" && action.what == "Review it all" && action.slips.count == 1)
    #expect(try test.ingest(edited, lastBuild: built) == [])
    let earlier = edited.replacing("2025-06-15", with: "2025-05-01")
    #expect(try test.ingest(earlier, lastBuild: built) == ["action.edit A-1"])
    #expect(test.book.action("A-1")?.due.description == "2025-05-01")
  }

  /// What cannot be read is told at its place, and leaves nothing behind.
  @Test(arguments: [
    ("- [ ] 2025-05-01 Nobody", "it has no owner; write '- [ ] @owner 2025-04-15 what'"),
    ("Decisión: @psa pronto", "'pronto' is no date; write 'Decision: @owner 2025-04-15 what'"),
    ("- [ ] @ 2025-05-01 Nobody", "it has no owner; write '- [ ] @owner 2025-04-15 what'"),
    ("- [ ] @psa Someday", "'Someday' is no date; write '- [ ] @owner 2025-04-15 what'"),
    ("- [ ] @psa 2025-02-30 Never", "'2025-02-30' is no date; write '- [ ] @owner 2025-04-15 what'"),
    ("- [ ] @psa", "it has no date; write '- [ ] @owner 2025-04-15 what'"),
    ("- [ ] @psa 2025-05-01", "it says not what; write '- [ ] @owner 2025-04-15 what'"),
    ("- [ ]", "it has no owner; write '- [ ] @owner 2025-04-15 what'"),
    ("Decision: Yes", "it has no owner; write 'Decision: @owner 2025-04-15 what'"),
    ("- [ ] @pza 2025-05-01 Go", "'pza' is no role or person of the programme; did you mean 'psa'?"),
    ("Attended: @pza", "'pza' is no role or person of the programme; did you mean 'psa'?"),
    ("- [x] A-7 @psa 2025-05-01 Go", "there is no action 'A-7'; did you mean 'A-1'?"),
    (
      "- [-] A-1 @psa 2025-04-15 One",
      "A-1 is dropped without a reason; say why at the end of the line, as (reason: …)"
    ),
    (
      "- [ ] A-1 @psa 2025-05-15 One",
      "A-1 is due on 2025-04-15, and the pack puts it off to 2025-05-15; say why at the end of the line, as (reason: …)"
    ),
    (
      "- [ ] @psa 2025-04-01 Late",
      "it would be due on 2025-04-01, before 2025-04-15, the day from which it is true"
    ),
  ])
  func aLineThatCannotBeReadIsReported(_ line: String, _ message: String) throws {
    var test = try TestBook()
    try test.add("One")
    let read = try test.read("# Pack\n\n  \(line)\n- [ ] @psa 2025-05-01 Good\n")
    #expect(
      read.diagnostics.map {
        "\($0.location?.description ?? "") \($0.severity) \($0.code.rawValue): \($0.message)"
      } == [
        "p.md:3:3 error pack.line: \(message)"
      ])
    #expect(read.facts.map(\.subject) == ["A-2"])
  }

  @Test func oneOfTwoEqualLinesIsReported() throws {
    let read = try TestBook().read("- [ ] @psa 2025-05-01 Go\n- [x] @psa 2025-05-01 Go\n")
    #expect(read.facts.count == 1)
    #expect(
      read.diagnostics.map(\.message) == [
        "line 1 says the same already, of '@psa 2025-05-01 Go'; keep one of the two"
      ])
  }

  @Test func aLineThatWentIsTold() throws {
    var test = try TestBook()
    try test.ingest("- [ ] @psa 2025-05-01 Review\n")
    let read = try test.read("- [ ] @psa 2025-05-01 Review it\n")
    #expect(read.facts.map(\.subject) == ["A-2"])
    #expect(read.diagnostics.map(\.severity) == [.note])
    #expect(read.diagnostics.first?.message.hasSuffix("if it was edited, write A-1 before the owner") == true)
  }

  @Test(arguments: [
    "Press [x] to go", "- item", "- [link](x)", "Decisions: none", "`- [ ] @psa 2025-05-01 x`",
    "> - [ ] quoted",
    "Attended:", "Apologies:  ", "| - [ ] @psa |", "\\- [ ] @psa 2025-05-01 x",
  ])
  func otherLinesSayNothing(line: String) throws {
    let read = try TestBook().read(line + "\n")
    #expect(read.facts.isEmpty && read.diagnostics.isEmpty)
  }

  /// Any bytes at all: nothing traps, and what was recorded is read again as nothing new.
  @Test func readingTwiceRecordsNothingTwice() throws {
    var random = Mutation(seed: 3)
    for seed in 0..<Mutation.rounds(3000) {
      var test = try TestBook()
      try test.add("One")
      let damaged = String(
        decoding: random.damage(Array((Self.pack + "- [x] A-1 @psa 2025-04-15 One\n").utf8)), as: UTF8.self)
      _ = try test.ingest(damaged)
      #expect(test.book.problems.isEmpty, "seed \(seed)")
      let again = try test.ingest(damaged)
      #expect(again == [], "seed \(seed): \(damaged)")
      if !again.isEmpty { return }
    }
  }
}
