import Foundation
import TestSupport
import Testing

/// Tiers take launched opportunities from the pipeline and satisfaction from the scorecard.
@Suite struct TierSourceTests {
  private static let tier = """
    tiers:
      advanced: { satisfaction-metric: partner-csat, rules: [{ from: 2024-01-01, certified: 2, launched-opportunities: 3, satisfaction: ">= 4.5" }] }
    metrics:
      partner-csat: { title: Partner CSAT, unit: score, target: ">= 4.5", current: 4.2 }

    """

  private static func bench(_ tier: String = tier) throws -> FundBench {
    let bench = try FundBench()
    let path = "programmes/mifibra-aws.yaml"
    try bench.scratch.write(bench.scratch.text(path).replacing("metrics:\n", with: tier), to: path)
    return bench
  }

  private static func listing(_ opportunities: [(id: String, catalog: String, stage: String)]) -> String {
    let items = opportunities.map {
      "{\"Id\": \"\($0.id)\", \"Catalog\": \"\($0.catalog)\", \"LifeCycle\": {\"Stage\": \"\($0.stage)\"}}"
    }
    return "{\"OpportunitySummaries\": [\(items.joined(separator: ", "))]}"
  }

  private static func importing(_ bench: FundBench) throws {
    try bench.scratch.write(
      listing([("O1", "AWS", "Launched"), ("O2", "AWS", "Launched"), ("O3", "AWS", "Committed")]),
      to: "september.json")
    try bench.done("pipeline import september.json --on 2025-09-15")
    try bench.scratch.write(
      listing([("O1", "AWS", "Launched"), ("O2", "AWS", "Launched"), ("O3", "AWS", "Launched")]),
      to: "october.json")
    try bench.done("pipeline import october.json --on 2025-10-15")
  }

  /// `2 missing 2025-09-15 pipeline, september.json` of one requirement.
  private static func line(_ requirement: String, _ words: String, _ bench: FundBench) throws -> String {
    let cards = try bench.objects("certs tiers \(words)")
    let lines = try #require(cards.first?["requirements"] as? [[String: Any]])
    let line = try #require(lines.first { $0["requirement"] as? String == requirement })
    return ["value", "state", "value_as_of", "source"].map { line[$0] as? String ?? "-" }.joined(
      separator: " ")
  }

  /// Two of three are launched in September, the third in October.
  @Test func launchedOpportunitiesAreThoseOfThePipelineOnTheDay() throws {
    let bench = try Self.bench()
    defer { bench.remove() }
    let requirement = "launched-opportunities"
    #expect(try Self.line(requirement, "--as-of 2025-09-30", bench) == "- no data - no register has it")
    try Self.importing(bench)
    #expect(
      try Self.line(requirement, "--as-of 2025-09-30", bench)
        == "2 missing 2025-09-15 pipeline, september.json")
    #expect(
      try Self.line(requirement, "--as-of 2025-10-15", bench) == "3 met 2025-10-15 pipeline, october.json")
    #expect(
      try Self.line(requirement, "--as-of 2025-10-15 --value launched-opportunities=1", bench)
        == "1 missing 2025-10-15 the command line, instead of 3 of 2025-10-15 (pipeline, october.json)")
    #expect(try Self.line(requirement, "--as-of 2025-09-14", bench).hasPrefix("- no data"))
  }

  /// The agreement's own 4.2 until a value is recorded, for September 2025 as of its last day.
  @Test func satisfactionIsTheNewestValueOfTheMetric() throws {
    let bench = try Self.bench()
    defer { bench.remove() }
    let agreed = try Self.line("satisfaction", "--as-of 2025-09-30", bench)
    #expect(
      agreed.hasPrefix("4.2 missing ") && agreed.hasSuffix(" metric partner-csat, the agreement"), "\(agreed)"
    )
    try bench.done("metrics record partner-csat 4.6 --period 2025-09 --source Survey")
    #expect(
      try Self.line("satisfaction", "--as-of 2025-10-01", bench)
        == "4.6 met 2025-09-30 metric partner-csat, 2025-09, Survey")
    #expect(try Self.line("satisfaction", "--as-of 2025-09-29", bench).hasPrefix("4.2 missing"))
    #expect(
      try Self.line("satisfaction", "--as-of 2025-10-01 --value satisfaction=4.4", bench)
        == "4.4 missing 2025-10-01 the command line, instead of 4.6 of 2025-09-30 (metric partner-csat, 2025-09, Survey)"
    )
  }

  @Test func theUsualMetricIsMeantWhereNoneIsNamed() throws {
    let usual = Self.tier.replacing("satisfaction-metric: partner-csat, ", with: "")
    let bench = try Self.bench(usual.replacing("partner-csat:", with: "customer-satisfaction:"))
    defer { bench.remove() }
    #expect(
      try Self.line("satisfaction", "--as-of 2025-09-30", bench).contains("metric customer-satisfaction"))
    let without = try Self.bench(usual)
    defer { without.remove() }
    #expect(try Self.line("satisfaction", "--as-of 2025-09-30", without) == "- no data - no register has it")
    let wrong = try Self.bench(
      Self.tier.replacing("satisfaction-metric: partner-csat", with: "satisfaction-metric: partner-cst"))
    defer { wrong.remove() }
    let outcome = try wrong.run("check")
    #expect(
      outcome.status == 1 && (outcome.output + outcome.messages).contains("did you mean 'partner-csat'?"))
  }

  /// The sample's 8 architects have no names: at least 8 people.
  @Test func aTierIsExplained() throws {
    let bench = try Self.bench()
    defer { bench.remove() }
    try Self.importing(bench)
    try bench.done("metrics record partner-csat 4.6 --period 2025-09")
    try bench.done("certs add person-1 solutions-architect --issued 2024-01-10")
    func explained(_ key: String) throws -> (steps: [String], subjects: [String]) {
      let told = try #require(try bench.json("explain certs \(key) --as-of 2025-09-30") as? [String: Any])
      let steps = try #require(told["arithmetic"] as? [[String: Any]]).map {
        "\($0["what"] as? String ?? "") = \($0["result"] as? String ?? "")"
      }
      return (steps, try #require(told["facts"] as? [[String: Any]]).compactMap { $0["subject"] as? String })
    }
    let launched = try explained("advanced/launched-opportunities")
    #expect(
      launched.steps == [
        "the rule that holds on 2025-09-30 = from 2024-01-01",
        "launched-opportunities on 2025-09-15: pipeline, september.json = 2",
        "launched-opportunities >= 3 = 1 missing",
      ])
    #expect(launched.subjects == ["O1", "O2"])
    let certified = try explained("advanced/certified")
    #expect(certified.steps.contains("certified, AWS Solutions Architect: named + unnamed = 1 + 7 = 8"))
    #expect(certified.steps.last == "certified >= 2 = met")
    #expect(certified.subjects == ["solutions-architect/person-1"])
    let whole = try explained("advanced")
    #expect(whole.steps.last == "all that is asked for = not met" && whole.subjects.count == 4)
    let refused = try bench.run("explain certs advanced/certifed")
    #expect(refused.status == 1 && refused.messages.contains("did you mean 'advanced/certified'?"))
  }
}
