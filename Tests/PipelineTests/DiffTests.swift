import Pipeline
import Programme
import Testing

/// What a diff says between 2026-03-01 and 2026-03-15.
@Suite struct PipelineDiffTests {
  /// What one opportunity was, what it is, and what is said of it.
  struct Case: Sendable, CustomTestStringConvertible {
    let what: String
    let before: String
    let after: String
    let told: [String]
    var testDescription: String { what }
  }

  private static let close = "2026-06-30"

  private static let cases: [Case] = [
    Case(
      what: "nothing changed", before: item("O1", close: close), after: item("O1", close: close), told: []),
    Case(
      what: "advanced", before: item("O1", "Qualified"), after: item("O1", "Committed"),
      told: ["O1 advanced: stage Qualified (2026-03-01) → Committed (2026-03-15)"]),
    Case(
      what: "regressed", before: item("O1", "Committed"), after: item("O1", "Prospect"),
      told: ["O1 regressed: stage Committed (2026-03-01) → Prospect (2026-03-15)"]),
    Case(
      what: "back from a launch", before: item("O1", "Launched"), after: item("O1", "Committed"),
      told: ["O1 regressed: stage Launched (2026-03-01) → Committed (2026-03-15)"]),
    Case(
      what: "to a stage of no order", before: item("O1", "Qualified"), after: item("O1", "Contracting"),
      told: ["O1 moved: stage Qualified (2026-03-01) → Contracting (2026-03-15)"]),
    Case(
      what: "from no stage", before: item("O1", nil), after: item("O1", "Qualified"),
      told: ["O1 moved: stage not stated (2026-03-01) → Qualified (2026-03-15)"]),
    Case(
      what: "launched", before: item("O1", "Committed"), after: item("O1", "Launched"),
      told: ["O1 launched: stage Committed (2026-03-01) → Launched (2026-03-15)"]),
    Case(
      what: "lost, and why", before: item("O1", "Committed"),
      after: item("O1", "Closed Lost").replacing(
        "\"Stage\"", with: "\"ClosedLostReason\": \"Price\", \"Stage\""),
      told: ["O1 lost: stage Committed (2026-03-01) → Closed Lost (2026-03-15); reason: Price"]),
    Case(
      what: "reopened", before: item("O1", "Closed Lost"), after: item("O1", "Prospect"),
      told: ["O1 reopened: stage Closed Lost (2026-03-01) → Prospect (2026-03-15)"]),
    Case(
      what: "slipped by a month", before: item("O1", close: "2026-05-31"),
      after: item("O1", close: "2026-06-30"),
      told: ["O1 slipped: target close 2026-05-31 (2026-03-01) → 2026-06-30 (2026-03-15), 30 days later"]),
    Case(
      what: "moved earlier", before: item("O1", close: "2026-06-30"), after: item("O1", close: "2026-06-29"),
      told: ["O1 updated: target close 2026-06-30 (2026-03-01) → 2026-06-29 (2026-03-15)"]),
    Case(
      what: "overdue", before: item("O1", close: "2026-03-14"), after: item("O1", close: "2026-03-14"),
      told: ["O1 slipped: target close 2026-03-14 passed 1 day before 2026-03-15 while it is Qualified"]),
    Case(
      what: "overdue and launched", before: item("O1", "Launched", close: "2026-03-14"),
      after: item("O1", "Launched", close: "2026-03-14"), told: []),
    Case(
      what: "another amount", before: item("O1", "Qualified", ["100 USD"]),
      after: item("O1", "Qualified", ["120 USD", "5 USD", "7 EUR"]),
      told: ["O1 amount: monthly 100.00 USD (2026-03-01) → 7.00 EUR + 125.00 USD (2026-03-15)"]),
    Case(
      what: "an amount first stated", before: item("O1", "Qualified", []),
      after: item("O1", "Qualified", ["5 USD Yearly"]),
      told: ["O1 amount: monthly no amount (2026-03-01) → 5 USD (Yearly) (2026-03-15)"]),
    Case(
      what: "the same amount, written otherwise", before: item("O1", "Qualified", ["100 USD"]),
      after: item("O1", "Qualified", ["100.00 USD"]),
      told: ["O1 updated: spend.1.amount 100 (2026-03-01) → 100.00 (2026-03-15)"]),
    Case(
      what: "action required now", before: item("O1", review: "In review"),
      after: item("O1", review: "action required").replacing(
        "\"ReviewStatus\"", with: "\"ReviewComments\": \"Name the sponsor\", \"ReviewStatus\""),
      told: ["O1 action-required: review In review → Action Required since 2026-03-15: Name the sponsor"]),
    Case(
      what: "action required still", before: item("O1", review: "Action Required"),
      after: item("O1", review: "Action Required"),
      told: ["O1 action-required: review Action Required since 2026-03-01"]),
    Case(
      what: "action required of what is lost", before: item("O1", "Closed Lost", review: "Action Required"),
      after: item("O1", "Closed Lost", review: "Action Required"), told: []),
    Case(
      what: "modified only", before: item("O1", "Launched", modified: "2026-02-27T10:00:00Z"),
      after: item("O1", "Launched", modified: "2026-03-10T10:00:00Z"), told: []),
    Case(
      what: "another customer and stage", before: item("O1", "Prospect", customer: "Ópera"),
      after: item("O1", "Qualified", customer: "Óptica"),
      told: [
        "O1 advanced: stage Prospect (2026-03-01) → Qualified (2026-03-15)",
        "O1 updated: customer Ópera (2026-03-01) → Óptica (2026-03-15)",
      ]),
  ]

  @Test(arguments: cases)
  func tells(_ one: Case) throws {
    let bench = try PipelineBench(PipelineTerms.patient)
    try bench.take(listing([one.before]), on: "2026-03-01")
    try bench.take(listing([one.after]), on: "2026-03-15")
    #expect(try bench.diff("2026-03-01", "2026-03-15") == one.told)
  }

  @Test func comingAndGoing() throws {
    let bench = try PipelineBench(PipelineTerms.patient)
    try bench.take(listing([item("O1"), item("O2"), item("O9")]), on: "2026-02-01")
    try bench.take(listing([item("O1", "Committed"), item("O9")]), on: "2026-02-15")
    try bench.take(
      listing([item("O2"), item("O3", "Launched", ["5 USD"]), item("O4"), item("O9")]), on: "2026-03-10")
    try bench.take(listing([item("O2"), item("O3", "Launched", ["5 USD"]), item("O9")]), on: "2026-03-15")
    #expect(
      try bench.diff("2026-03-01", "2026-03-15") == [
        "O1 gone: no longer listed on 2026-03-10; it was Committed",
        "O2 returned: listed again on 2026-03-10: Qualified",
        "O3 new: first listed on 2026-03-10: Launched, 5.00 USD a month",
        "O3 launched: Launched on 2026-03-10",
        // It came and went.
        "O4 gone: no longer listed on 2026-03-15; it was Qualified",
      ])
    #expect(try bench.diff("2026-03-15", "2026-03-31").isEmpty)
    // Both ends are the ends of their days.
    #expect(
      try bench.diff("2026-03-10", "2026-03-15") == [
        "O4 gone: no longer listed on 2026-03-15; it was Qualified"
      ])
  }

  @Test func standingStillIsToldFromTheDayAfterTheProgrammesNumberOfDays() throws {
    let bench = try PipelineBench(PipelineTerms(staleAfter: 14))
    try bench.take(listing([item("O1"), item("O2", "Launched"), item("O3", nil)]), on: "2026-03-01")
    #expect(try bench.diff("2026-03-15", "2026-03-15").isEmpty)
    #expect(
      try bench.diff("2026-03-16", "2026-03-16") == [
        "O1 stale: Qualified since 2026-03-01 at least, 15 days (more than 14)",
        "O3 stale: not stated since 2026-03-01 at least, 15 days (more than 14)",
      ])
    try bench.take(
      listing([item("O1", "Committed"), item("O2", "Launched"), item("O3", nil)]), on: "2026-03-17")
    #expect(
      try bench.diff("2026-03-16", "2026-03-17").first
        == "O1 advanced: stage Qualified (2026-03-01) → Committed (2026-03-17)")
  }

  @Test func twiceChangedIsToldFromEndToEnd() throws {
    let bench = try PipelineBench(PipelineTerms.patient)
    for (date, stage) in [
      ("2026-03-01", "Prospect"), ("2026-03-05", "Committed"), ("2026-03-10", "Qualified"),
      ("2026-03-15", "Prospect"),
    ] {
      try bench.take(listing([item("O1", stage)]), on: date)
    }
    #expect(
      try bench.diff("2026-03-01", "2026-03-10") == [
        "O1 advanced: stage Prospect (2026-03-01) → Qualified (2026-03-10)"
      ])
    // Back where it was: nothing to tell.
    #expect(try bench.diff("2026-03-01", "2026-03-15").isEmpty)
    #expect(
      try bench.diff("2026-03-05", "2026-03-15") == [
        "O1 regressed: stage Committed (2026-03-05) → Prospect (2026-03-15)"
      ])
  }
}

extension PipelineTerms {
  /// Nothing is stale.
  static var patient: PipelineTerms { PipelineTerms(staleAfter: 36_500) }
}
