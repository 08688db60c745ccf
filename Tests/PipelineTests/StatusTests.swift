import BusinessCalendar
import Pipeline
import Programme
import Rates
import Testing

/// What the pipeline is worth; every sum is written out.
@Suite struct PipelineStatusTests {
  private static let opportunities = listing([
    item("O1", "Prospect", ["1000 USD"]), item("O2", "Qualified", ["12000.00 USD"]),
    item("O3", "Qualified", ["0.05 USD"]),
    item("O4", "Technical Validation", ["333.33 USD", "0.02 USD"]), item("O5", "Committed", []),
    item("O6", "Launched", ["700 USD"]), item("O7", "Closed Lost", ["9000 USD"]), item("O8", nil, ["40 USD"]),
    item("O9", "Contracting", ["60 USD"]), item("O10", "Qualified", ["5 USD Yearly"]),
  ])

  private static func dollars(_ terms: PipelineTerms = PipelineTerms()) -> PipelineTerms {
    PipelineTerms(weights: terms.weights, currency: Currency("USD"), staleAfter: terms.staleAfter)
  }

  private func rows(_ bench: PipelineBench, _ asOf: String = "2026-03-31") throws -> [String] {
    let status = PipelineStatus(try bench.report(asOf))
    return (status.rows + [status.open]).map { row in
      let weighted =
        row.weight == nil && row.stage != "Open" ? "-" : row.weighted.reported?.number.description ?? "?"
      return
        "\(row.stage) \(row.weight?.description ?? "-") \(row.count) \(row.monthly.reported?.number.description ?? "?") \(weighted) \(row.uncounted)"
    }
  }

  /// Assumed weights 10, 20, 40, 60, 80, 100, 0 percent.
  /// Qualified: 12000.00 + 0.05 = 12000.05; 20 % each is 2400.00 + 0.01 = 2400.01.
  /// Technical Validation: 333.33 + 0.02 = 333.35 of one opportunity, 40 % of which is 133.34.
  /// Open: 1000 + 12000.05 + 333.35 + 0 + 40 + 60 = 13433.40; weighted 100 + 2400.01 + 133.34 = 2633.35, nothing of stages
  /// without a weight.
  @Test func byStageWithAssumedWeights() throws {
    let bench = try PipelineBench(Self.dollars())
    try bench.take(Self.opportunities, on: "2026-03-31")
    #expect(
      try rows(bench) == [
        "Prospect 10 1 1000.00 100.00 0", "Qualified 20 3 12000.05 2400.01 1",
        "Technical Validation 40 1 333.35 133.34 0",
        "Business Validation 60 0 0.00 0.00 0", "Committed 80 1 0.00 0.00 0",
        "Launched 100 1 700.00 700.00 0",
        "Closed Lost 0 1 9000.00 0.00 0", "Contracting - 1 60.00 - 0", "not stated - 1 40.00 - 0",
        "Open - 8 13433.40 2633.35 1",
      ])
    let report = try bench.report("2026-03-31")
    #expect(
      report.rules.assumptions.first?.hasSuffix(
        "Prospect 10%, Qualified 20%, Technical Validation 40%, Business Validation 60%, Committed 80%, Launched 100%, Closed Lost 0%"
      ) == true)
    #expect(
      report.rules.assumptions.last == "stale after 14 days in one stage (pipeline.stale-after is not stated)"
    )
  }

  /// Half-even of each opportunity: 12.5 % of 0.04 is 0.005, even 0.00; of 0.12 is 0.015, even 0.02; 1000.00 gives 125.00.
  @Test func theProgrammesOwnWeightsAreRoundedHalfEvenForEachOpportunity() throws {
    let share = try #require(DecimalNumber("12.5"))
    let terms = PipelineTerms(
      weights: [
        .init(stage: "qualified", percent: share),
        .init(stage: "Contracting", percent: DecimalNumber(mantissa: 90)),
      ],
      staleAfter: 30)
    let bench = try PipelineBench(Self.dollars(terms))
    try bench.take(
      listing([
        item("O1", "Qualified", ["0.04 USD"]), item("O2", "Qualified", ["0.12 USD"]),
        item("O3", "Qualified", ["1000 USD"]),
        item("O4", "Contracting", ["10 USD"]),
      ]), on: "2026-03-31")
    let rows = try rows(bench)
    #expect(rows[1] == "Qualified 12.5 3 1000.16 125.02 0")
    #expect(rows[7] == "Contracting 90 1 10.00 9.00 0")
    let assumptions = try bench.report("2026-03-31").rules.assumptions
    #expect(assumptions.count == 1 && assumptions.first?.contains("Qualified") == false)
  }

  // MARK: Currencies

  /// 3.75 soles a dollar, 4.10 a euro: 100 USD is 375.00; 0.01 EUR is 0.041, 0.04. Weighed is what was converted: 20 % of 375.00 is
  /// 75.00, of 0.04 is 0.008, 0.01, and of 5.00 is 1.00.
  @Test func sumsAreConvertedByTheLastRateOfTheDay() throws {
    let bench = try PipelineBench()
    try bench.take(
      listing([item("O1", "Qualified", ["100 USD"]), item("O2", "Qualified", ["0.01 EUR", "5 PEN"])]),
      on: "2026-03-01")
    try bench.record("USD PEN 3.60", on: "2026-02-01")
    try bench.record("USD PEN 3.75", on: "2026-03-20")
    try bench.record("EUR PEN 4.10", on: "2026-03-25", source: "SUNAT")
    try bench.record("USD PEN 9.99", on: "2026-04-01")
    let report = try bench.report("2026-03-31")
    #expect(report.currency?.code == "PEN" && report.missingRates.isEmpty)
    #expect(
      report.rates.map(\.rate.words) == [
        "EUR/PEN 4.10 of 2026-03-25 (SUNAT)", "USD/PEN 3.75 of 2026-03-20 (SBS)",
      ])
    #expect(try rows(bench)[1] == "Qualified 20 2 380.04 76.01 0")
    #expect(
      PipelineStatus(report).rows[1].monthly.amounts.map(\.description) == [
        "0.01 EUR", "5.00 PEN", "100.00 USD",
      ])
  }

  @Test func withoutARateCurrenciesAreKeptApartAndTheMissingOneIsNamed() throws {
    let bench = try PipelineBench()
    try bench.take(
      listing([item("O1", "Qualified", ["100 USD"]), item("O2", "Committed", ["50 EUR"])]), on: "2026-03-01")
    try bench.record("USD PEN 3.75", on: "2026-03-01")
    // EUR has no rate, so that nothing is converted; a rate of 32 days before is none either.
    var report = try bench.report("2026-03-15")
    #expect(report.currency == nil && report.rates.isEmpty && report.missingRates.map(\.code) == ["EUR"])
    #expect(PipelineStatus(report).open.monthly.amounts.map(\.description) == ["50.00 EUR", "100.00 USD"])
    #expect(PipelineStatus(report).open.weighted.amounts.map(\.description) == ["40.00 EUR", "20.00 USD"])
    #expect(PipelineStatus(report).open.monthly.reported == nil)
    report = try bench.report("2026-04-02")
    #expect(report.missingRates.map(\.code) == ["EUR", "USD"])
  }

  @Test func oneForeignCurrencyWithoutARateIsReportedInItself() throws {
    let bench = try PipelineBench()
    try bench.take(listing([item("O1", "Qualified", ["100 USD"])]), on: "2026-03-01")
    let report = try bench.report("2026-03-15")
    #expect(report.currency?.code == "USD" && report.missingRates.map(\.code) == ["USD"])
    #expect(try rows(bench, "2026-03-15")[1] == "Qualified 20 1 100.00 20.00 0")
  }

  @Test func sumsBeyondAllCountingAreToldAndNeverWrap() throws {
    let bench = try PipelineBench(Self.dollars())
    let most = "100000000000000.00 USD"
    let items = (1...1000).map { item("O\($0)", "Qualified", [most]) }
    try bench.take(listing(items), on: "2026-03-01")
    let status = PipelineStatus(try bench.report("2026-03-01"))
    #expect(status.open.monthly.isOverflowing && status.open.monthly.reported == nil)
    // 20 % of a thousand times 10^14 is 2 × 10^16 dollars, 2 × 10^18 cents: less than 9.2 × 10^18.
    #expect(status.open.weighted.reported?.description == "20000000000000000.00 USD")
  }

  // MARK: Days

  @Test func anOpportunityIsInItsStageSinceItWasSeenThereOrChangedLastBefore() throws {
    let bench = try PipelineBench()
    try bench.take(
      listing([item("O1", modified: "2026-02-10T12:00:00Z"), item("O2"), item("O3")]), on: "2026-03-01")
    try bench.take(
      listing([
        item("O1", modified: "2026-03-05T12:00:00Z"),
        item("O2", "Committed", modified: "2026-03-06T23:59:59-05:00"),
        item("O3", "Committed", modified: "2026-02-01T00:00:00Z"),
      ]), on: "2026-03-15")
    let lines = try bench.report("2026-03-20").lines
    // O2 changed on 2026-03-07 in UTC; O3 was seen in another stage on 2026-03-01.
    #expect(lines.map { $0.inStageSince?.description } == ["2026-02-10", "2026-03-07", "2026-03-01"])
    #expect(lines.map(\.daysInStage) == [38, 13, 19])
  }

  @Test func aTargetCloseDateIsOverdueFromTheNextDayWhileItIsOpen() throws {
    let bench = try PipelineBench()
    try bench.take(
      listing([
        item("O1", close: "2026-03-10"), item("O2", "Launched", close: "2026-03-10"),
        item("O3", "Closed Lost", close: "2026-03-10"),
        item("O4", nil, close: "2026-03-10"),
      ]), on: "2026-03-01")
    #expect(try bench.report("2026-03-10").lines.map(\.daysOverdue) == [nil, nil, nil, nil])
    #expect(try bench.report("2026-03-12").lines.map(\.daysOverdue) == [2, nil, nil, 2])
  }

  @Test func whatIsWorthTheMostComesFirst() throws {
    let bench = try PipelineBench(Self.dollars())
    try bench.take(
      listing([
        item("O1", "Qualified", ["100 USD"]), item("O2", "Committed", ["50 USD"]),
        item("O3", "Prospect", ["200 USD"]),
        item("O4", "Launched", ["999 USD"]), item("O11", "Qualified", ["100 USD"]),
      ]), on: "2026-03-01")
    // 20, 40, 20, -, 20: of the same weighted amount the larger one, then by id.
    #expect(try bench.report("2026-03-01").leading(5).map(\.opportunity.id) == ["O2", "O3", "O1", "O11"])
  }

  @Test func sourcesAreTheLastWholeListingAndWhatCameAfterIt() throws {
    let bench = try PipelineBench()
    #expect(try bench.report("2026-03-01").sources.isEmpty)
    try bench.take(listing([item("O1")], token: "\"a\""), on: "2026-03-01")
    #expect(try bench.report("2026-03-01").sources.map(\.extent) == [.partial])
    try bench.take(listing([item("O1"), item("O2")]), on: "2026-03-02")
    try bench.take(item("O2", "Committed"), on: "2026-03-03")
    let sources = try bench.report("2026-03-31").sources
    #expect(sources.map(\.extent) == [.complete, .single] && sources.map(\.count) == [2, 1])
    #expect(try bench.report("2026-03-02").sources.map(\.extent) == [.complete])
  }
}
