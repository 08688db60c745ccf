import Journal
import Pipeline
import Programme
import Testing

/// Campaigns: what the money of funds brought.
@Suite struct PipelineInfluenceTests {
  private let bench: PipelineBench

  init() throws {
    bench = try PipelineBench(PipelineTerms(currency: Currency("USD")))
    func single(_ id: String, _ stage: String, _ amount: String, _ marketing: String) -> String {
      item(id, stage, [amount], more: "\"Marketing\": {\(marketing)}")
    }
    try bench.take(
      [
        single(
          "O1", "Qualified", "100 USD", "\"CampaignName\": \"Summit 2026\", \"AwsFundingUsed\": \"Yes\""),
        single(
          "O2", "Committed", "200 USD", "\"CampaignName\": \"summit  2026\", \"AwsFundingUsed\": \"No\""),
        single("O3", "Launched", "50 USD", "\"CampaignName\": \"SUMMIT 2026\""),
        single("O4", "Closed Lost", "900 USD", "\"CampaignName\": \"Summit 2026\""),
        single("O5", "Qualified", "10 USD", "\"AwsFundingUsed\": \"Yes\""),
        single("O6", "Qualified", "70 USD", "\"AwsFundingUsed\": \"No\""),
        single("O7", "Prospect", "30 USD", "\"CampaignName\": \"MC-3\""),
        listing([item("O8", "Qualified", ["1 USD"])], token: "\"a\""),
      ], on: "2026-03-01")
  }

  private func money(_ request: String, _ title: String, spent: Int, back: Int = 0) throws -> CampaignMoney {
    let sol = try #require(Currency("PEN"))
    return CampaignMoney(
      request: request, title: title, state: "approved", approved: nil,
      spent: Money(minorUnits: spent, currency: sol),
      reimbursed: Money(minorUnits: back, currency: sol))
  }

  private func rows(_ requests: [CampaignMoney]) throws -> [String] {
    PipelineInfluence(try bench.report("2026-03-01"), money: requests).rows.map { row in
      let sums = [row.monthly, row.weighted, row.launched].map { $0.reported?.number.description ?? "?" }
      let spent = (row.spent + row.reimbursed).map(\.description)
      return ([row.campaign ?? "-", String(row.lines.count)] + sums + spent + row.requests.map(\.request))
        .joined(separator: " ")
    }
  }

  /// Summit: open 100 + 200; weighted 20 % of 100 + 80 % of 200 = 180; launched 50; what is lost is worth nothing.
  @Test func opportunitiesAreGatheredByCampaignWhateverItsCase() throws {
    #expect(
      try rows([]) == [
        "MC-3 1 30.00 3.00 0.00", "Summit 2026 4 300.00 180.00 50.00", "- 1 10.00 2.00 0.00",
      ])
    #expect(PipelineInfluence(try bench.report("2026-03-01"), money: []).undetailed == 1)
  }

  @Test func theMoneyIsThatOfRequestsOfThatTitleOrId() throws {
    let requests = try [
      money("MC-1", "Summit  2026", spent: 1_000_00, back: 400_00),
      money("MC-2", "summit 2026", spent: 250_50),
      money("MC-3", "A video", spent: 70_00), money("MC-4", "Dinner", spent: 5_00),
      money("MC-5", "Planned", spent: 0),
    ]
    #expect(
      try rows(requests) == [
        "Dinner 0 0.00 0.00 0.00 5.00 PEN 0.00 PEN MC-4",
        "MC-3 1 30.00 3.00 0.00 70.00 PEN 0.00 PEN MC-3",
        // 1000.00 + 250.50.
        "Summit 2026 4 300.00 180.00 50.00 1250.50 PEN 400.00 PEN MC-1 MC-2",
        "- 1 10.00 2.00 0.00",
      ])
  }

  // MARK: Explanations

  @Test func everyKeyOfAReportIsExplained() throws {
    let report = try bench.report("2026-03-01")
    for key in report.keys {
      let explained = try #require(report.explanation(of: key), "\(key)")
      #expect(!explained.steps.isEmpty && explained.title.contains("2026-03-01"), "\(key)")
    }
    for key in ["O99", "campaign:none", "campaign:", "", "Opened"] {
      #expect(report.explanation(of: key) == nil, "\(key)")
    }
    #expect(report.explanation(of: "COMMITTED")?.title.hasSuffix("the stage Committed") == true)
  }

  @Test func anExplanationHasTheArithmeticAndTheFactsWithTheirFiles() throws {
    try bench.take(item("O2", "Committed", ["210 EUR"]), on: "2026-03-10")
    try bench.record("EUR USD 1.10", on: "2026-03-09")
    let report = try bench.report("2026-03-10")
    let story = try #require(report.explanation(of: "o2"))
    #expect(
      story.steps.map { "\($0.what) = \($0.result)" } == [
        "rate EUR/USD of 2026-03-09, SBS = 1.10", "O2, Committed: monthly = 210.00 EUR = 231.00 USD",
        // 80 % of 210.00 EUR is 168.00 EUR, 184.80 USD.
        "O2, Committed: weighted = 231.00 USD × 80% = 184.80 USD",
        "in Committed since 2026-03-01 at least = 2026-03-10 − 2026-03-01 = 9 days",
      ])
    #expect(
      story.events.map(\.fact.kind) == [
        "pipeline.snapshot", "pipeline.opportunity", "rate.record", "pipeline.snapshot",
        "pipeline.opportunity",
      ])
    let campaign = try #require(
      report.explanation(of: "campaign:Summit 2026", money: [try money("MC-1", "Summit 2026", spent: 5_00)]))
    #expect(campaign.steps.last.map { "\($0.what): \($0.result)" } == "spent, sum: 5.00 PEN")
  }
}
