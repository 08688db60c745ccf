import BusinessCalendar
import Journal
import Pipeline
import Testing

/// What snapshots add to what is known.
@Suite struct PipelineImportTests {
  private let bench: PipelineBench

  init() throws { bench = try PipelineBench() }

  private func figures(_ made: PipelineBook.Import) -> [Int] {
    [made.added, made.changed, made.unchanged, made.gone.count, made.present.count]
  }

  @Test func onlyWhatIsNewToldOtherwiseOrGoneIsRecorded() throws {
    let first = try bench.take(listing([item("O1"), item("O2"), item("O3")]), on: "2026-03-01")
    #expect(figures(first) == [3, 0, 0, 0, 0])
    let second = try bench.take(listing([item("O1"), item("O3", "Committed"), item("O4")]), on: "2026-03-15")
    #expect(figures(second) == [1, 1, 1, 1, 0] && second.gone == ["O2"])
    // A fact for the file, and one for each that is not unchanged.
    #expect(
      second.facts.map(\.kind) == [
        "pipeline.snapshot", "pipeline.opportunity", "pipeline.opportunity", "pipeline.gone",
      ])
    #expect(try bench.listed("2026-03-14") == ["O1 Qualified", "O2 Qualified", "O3 Qualified"])
    #expect(try bench.listed("2026-03-15") == ["O1 Qualified", "O3 Committed", "O4 Qualified"])
    #expect(try bench.listed("2026-02-28").isEmpty)
    #expect(try bench.book().problems.isEmpty)
  }

  @Test func theSameFileOfOneDateAddsNothing() throws {
    let text = listing([item("O1")])
    try bench.take(text, on: "2026-03-01")
    let again = try bench.take(text, on: "2026-03-01")
    #expect(figures(again) == [0, 0, 0, 0, 1] && again.facts.isEmpty)
    #expect(again.present.first?.date == (try day("2026-03-01")) && again.present.first?.newer == nil)
    // A later date that says what is known is nothing new, an earlier one was told already.
    #expect(try bench.take(text, on: "2026-03-09").facts.isEmpty)
    #expect(try bench.take(text, on: "2026-02-01").facts.isEmpty)
    #expect(try bench.take([text, text], on: "2026-03-01").present.count == 1)
    #expect(try bench.events().count == 2)
  }

  /// Of both files again, on the date of the second: the first is known of an earlier date, and its change back would be undone by
  /// the second at once.
  @Test func twoFilesOfOneDateOnceMoreAddNothing() throws {
    let (one, other) = (listing([item("O1")]), listing([item("O1", "Committed")]))
    try bench.take(one, on: "2026-03-01")
    try bench.take(other, on: "2026-03-01")
    #expect(try bench.take([one, other], on: "2026-03-01").facts.isEmpty)
    #expect(try bench.listed("2026-03-01") == ["O1 Committed"])
  }

  @Test func aStateThatCameBackIsRecordedThoughItsFileIsKnown() throws {
    let (one, other) = (listing([item("O1"), item("O2")]), listing([item("O1", "Committed")]))
    try bench.take(one, on: "2026-03-01")
    try bench.take(other, on: "2026-03-08")
    let back = try bench.take(one, on: "2026-03-15")
    #expect(figures(back) == [1, 1, 0, 0, 0])
    #expect(try bench.listed("2026-03-14") == ["O1 Committed"])
    #expect(try bench.listed("2026-03-15") == ["O1 Qualified", "O2 Qualified"])
    #expect(try bench.take(one, on: "2026-03-15").facts.isEmpty)
    #expect(try bench.book().snapshots.map(\.date.description) == ["2026-03-01", "2026-03-08", "2026-03-15"])
    // The second import of the same bytes is taken back alone.
    let last = try #require(bench.events().last { $0.fact.kind == "pipeline.snapshot" })
    try bench.undo(last.id)
    #expect(try bench.listed("2026-03-15") == ["O1 Committed"])
    #expect(try bench.listed("2026-03-01") == ["O1 Qualified", "O2 Qualified"])
    #expect(try bench.book().problems.isEmpty)
  }

  @Test func anOldFileOnceMoreIsNoChangeBack() throws {
    let one = listing([item("O1", modified: "2026-02-27T10:00:00Z")])
    let other = listing([item("O1", "Committed", modified: "2026-03-07T10:00:00Z")])
    try bench.take(one, on: "2026-03-01")
    try bench.take(other, on: "2026-03-08")
    let again = try bench.take(one, on: "2026-03-15")
    #expect(again.facts.isEmpty && again.present.map(\.newer) == ["O1"])
    #expect(try bench.listed("2026-03-15") == ["O1 Committed"])
    // Bytes that are not known are taken, and told.
    let saved = try bench.take(one + "\n", on: "2026-03-15")
    #expect(figures(saved) == [0, 1, 0, 0, 0] && saved.outdated == ["O1"])
  }

  @Test func anOlderSnapshotIsRefused() throws {
    try bench.take(listing([item("O1")]), on: "2026-03-10")
    let refusal = try #require(
      #expect(throws: PipelineRefusal.self) { try bench.take(listing([item("O2")]), on: "2026-03-09") })
    #expect(refusal.code == .date)
    #expect(
      refusal.message.contains(
        "a snapshot of 2026-03-09 cannot be recorded: the pipeline is known as of 2026-03-10 already"))
    #expect(try bench.events().count == 2)
  }

  // MARK: Pages

  @Test(arguments: [true, false])
  func pagesOfOneDateAreOneListing(together: Bool) throws {
    try bench.take(listing([item("O1"), item("O2"), item("O3"), item("O9")]), on: "2026-03-01")
    let pages = [
      listing([item("O1")], token: "\"a\""), listing([item("O2", "Committed")], token: "\"b\""),
      listing([item("O3")]),
    ]
    let made: PipelineBook.Import
    if together {
      // The end comes first on the command line.
      made = try bench.take(pages.reversed(), on: "2026-03-02")
    } else {
      #expect(try bench.take(pages[0], on: "2026-03-02").gone.isEmpty)
      #expect(try bench.take(pages[1], on: "2026-03-02").gone.isEmpty)
      made = try bench.take(pages[2], on: "2026-03-02")
    }
    #expect(made.gone == ["O9"])
    #expect(try bench.listed("2026-03-02") == ["O1 Qualified", "O2 Committed", "O3 Qualified"])
  }

  /// `--max-items` writes the same token every time, so that a page may well have the bytes that it had.
  @Test(arguments: [true, false])
  func aPageWithTheBytesThatItHadBeforeBelongsToItsListing(together: Bool) throws {
    let page = listing([item("O1")], token: "\"a\"")
    try bench.take([page, listing([item("O2")])], on: "2026-03-01")
    let end = listing([item("O2", "Committed")])
    let made: PipelineBook.Import
    if together {
      made = try bench.take([page, end], on: "2026-03-08")
    } else {
      #expect(figures(try bench.take(page, on: "2026-03-08")) == [0, 0, 1, 0, 0])
      made = try bench.take(end, on: "2026-03-08")
    }
    #expect(made.gone.isEmpty && made.changed == 1)
    #expect(try bench.listed("2026-03-08") == ["O1 Qualified", "O2 Committed"])
    #expect(try bench.take([page, end], on: "2026-03-08").facts.isEmpty)
    let unchanged = try bench.take([page, end], on: "2026-03-09")
    #expect(unchanged.facts.isEmpty && unchanged.present.count == 2)
  }

  @Test func pagesOfAnEarlierDateAreOfAnotherListing() throws {
    try bench.take(listing([item("O1"), item("O2")]), on: "2026-03-01")
    try bench.take(listing([item("O1")], token: "\"a\""), on: "2026-03-02")
    #expect(try bench.take(listing([item("O2")]), on: "2026-03-03").gone == ["O1"])
  }

  @Test func aPartAnEmptyListingAndAnotherCatalogueTakeNothingAway() throws {
    try bench.take(listing([item("O1"), item("O2")]), on: "2026-03-01")
    #expect(try bench.take(listing([item("O1")]), on: "2026-03-02", isFiltered: true).gone.isEmpty)
    #expect(try bench.take(listing([]), on: "2026-03-03").gone.isEmpty)
    let trial = item("O5").replacing("\"Catalog\": \"AWS\"", with: "\"Catalog\": \"Sandbox\"")
    #expect(try bench.take(listing([trial]), on: "2026-03-04").gone.isEmpty)
    #expect(try bench.take(listing([item("O2")]), on: "2026-03-05").gone == ["O1"])
    #expect(try bench.listed("2026-03-05") == ["O2 Qualified", "O5 Qualified"])
  }

  // MARK: One opportunity

  @Test func whatOnlyOneOpportunityTellsStaysWhenAListingDoesNotKnowIt() throws {
    let single = item(
      "O1", more: "\"Marketing\": {\"CampaignName\": \"Summit\", \"AwsFundingUsed\": \"Yes\"}")
    let made = try bench.take([listing([item("O1"), item("O2")]), single], on: "2026-03-01")
    #expect(made.gone.isEmpty)
    try bench.take(listing([item("O2")]), on: "2026-03-02")
    try bench.take(listing([item("O1", "Committed"), item("O2")]), on: "2026-03-03")
    let known = try #require(bench.book().opportunities.first)
    #expect(known.detail?.campaign == "Summit" && known.stageName == "Committed")
    // One that is told anew without a campaign has none.
    try bench.take(item("O1", "Committed", more: "\"Marketing\": {}"), on: "2026-03-04")
    let told = try #require(bench.book().opportunities.first)
    #expect(told.detail != nil && told.detail?.campaign == nil)
  }

  // MARK: Taking back

  @Test func theLastFileIsTakenBackWithAllThatItChanged() throws {
    try bench.take(listing([item("O1"), item("O2")]), on: "2026-03-01")
    try bench.take(listing([item("O1", "Committed"), item("O3")]), on: "2026-03-02")
    let files = try bench.events().filter { $0.fact.kind == "pipeline.snapshot" }
    let (first, last) = (try #require(files.first), try #require(files.last))
    func refusal(_ event: String) throws -> String {
      try #require(#expect(throws: PipelineRefusal.self) { try bench.undo(event) }).message
    }
    #expect(
      try refusal(first.id).contains(
        "is not the last file imported; undo first: 'file-1.json' of 2026-03-02 (\(last.id))"))
    let change = try #require(bench.events().last)
    #expect(
      try refusal(change.id)
        == "\(change.fact.kind) cannot be undone alone; undo the file that it came with: \(last.id)")
    #expect(try refusal("nothing").contains("there is no event nothing"))
    try bench.undo(last.id)
    #expect(try bench.listed("2026-03-02") == ["O1 Qualified", "O2 Qualified"])
    #expect(try refusal(last.id).contains("was undone already"))
    // What was known before the undoing is still known so.
    let before = try bench.book(asOf: "2026-03-02", knownAt: last.recorded)
    #expect(before.opportunities.map(\.stageName) == ["Committed", "Qualified"])
    // The file may be imported anew.
    #expect(
      figures(try bench.take(listing([item("O1", "Committed"), item("O3")]), on: "2026-03-02")) == [
        1, 1, 0, 1, 0,
      ])
  }

  @Test func verificationFindsFactsThatMakeNoSense() throws {
    try bench.take(listing([item("O1")]), on: "2026-03-01")
    #expect(try bench.journal.verify([PipelineBook.check]).findings.isEmpty)
    let bad: [Fact] = [
      Fact(
        programme: PipelineBench.programme, kind: "pipeline.gone", subject: "O7",
        effective: try day("2026-03-02")),
      Fact(
        programme: PipelineBench.programme, kind: "pipeline.lost", subject: "O1",
        effective: try day("2026-03-02")),
      Fact(
        programme: PipelineBench.programme, kind: "pipeline.snapshot", subject: "f",
        effective: try day("2026-03-02"), details: ["file": "f"]),
      Fact(
        programme: PipelineBench.programme, kind: "pipeline.opportunity", subject: "O1",
        effective: try day("2026-03-02"), details: ["catalog": "AWS", "target-close": "soon"]),
      Fact(
        programme: PipelineBench.programme, kind: "pipeline.opportunity", subject: "O1",
        effective: try day("2026-03-02"),
        details: [
          "catalog": "AWS", "spend.1.amount": "1e9", "spend.1.currency": "USD",
          "spend.1.frequency": "Monthly",
        ]),
    ]
    _ = try bench.journal.append(by: "tester", now: { Timestamp(microseconds: 0) }) { _ in bad }
    let findings = try bench.journal.verify([PipelineBook.check]).findings
    #expect(findings.map(\.number) == [3, 4, 5, 6, 7])
    #expect(try bench.listed("2026-03-02") == ["O1 Qualified"])
  }
}
