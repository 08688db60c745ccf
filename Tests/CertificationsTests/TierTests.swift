import BusinessCalendar
import Certifications
import Journal
import Programme
import Testing

/// Tiers against the roster and what other registers know.
struct TierTests {
  private func tier(_ rules: [(String, Int, Int)]) throws -> TierRequirements {
    func count(_ number: Int) -> Metric.Target {
      Metric.Target(direction: .atLeast, value: .number(DecimalNumber(mantissa: number)))
    }
    return TierRequirements(
      id: "advanced", title: "Advanced",
      rules: try rules.map { from, certified, professional in
        TierRequirements.Rule(
          from: try day(from),
          targets: [
            .certified: count(certified), .professional: count(professional),
            .launchedOpportunities: count(20),
            .satisfaction: Metric.Target(
              direction: .atLeast, value: .number(try #require(DecimalNumber("4.5")))),
          ], professionalLevels: [.professional, .specialty])
      })
  }

  private func card(
    _ bench: RosterBench, _ tier: TierRequirements, asOf: String,
    values: [TierRequirements.Requirement: OutsideValue] = [:]
  ) throws -> TierScorecard {
    TierScorecard(tier, try bench.roster(asOf: asOf), values: values, asOf: try day(asOf))
  }

  private func states(_ card: TierScorecard) -> [String] { card.lines.map(\.state.word) }

  /// p-1 holds two certifications and counts once; two people are certified, one of them at a level that counts.
  private func named() throws -> RosterBench {
    let bench = try RosterBench()
    for certification in bench.rules.targets.map(\.id) {
      try bench.take(.complete(certification: certification, isComplete: true), on: "2023-07-01")
    }
    try bench.add("p-1", issued: "2023-03-02")  // to 2026-03-02
    try bench.add("p-1", "security", issued: "2025-01-10")
    try bench.add("p-2", issued: "2023-03-02")
    return bench
  }

  @Test func peopleCountOnce() throws {
    let card = try card(try named(), try tier([("2024-01-01", 2, 1)]), asOf: "2025-10-01")
    #expect(card.lines.map { $0.value?.description } == ["2", "1", nil, nil])
    #expect(card.lines[0].atMost == nil && card.lines[0].source == "roster")
  }

  /// p-2's certification ends on 2026-03-02, so that one of two is left on 2026-03-03; the specialty stays.
  @Test func atRiskIsToldWithItsDate() throws {
    let card = try card(try named(), try tier([("2024-01-01", 2, 1)]), asOf: "2025-10-01")
    #expect(states(card) == ["at risk", "met", "no data", "no data"])
    guard case .atRisk(let date, let why) = card.lines[0].state else { return }
    #expect(date == (try day("2026-03-03")))
    #expect(why.contains("1 of 2"))
    #expect(card.isAtRisk && !card.isMet)
  }

  /// Looked at more than a year before, the date is too far away.
  @Test func riskIsLookedForWithinAYear() throws {
    let bench = try named()
    let rules = try tier([("2024-01-01", 1, 0)])
    #expect(states(try card(bench, rules, asOf: "2025-10-01")).first == "met")
  }

  @Test func aLaterRuleThatAsksMoreIsARisk() throws {
    let bench = try named()
    let values: [TierRequirements.Requirement: OutsideValue] = [
      .launchedOpportunities: OutsideValue(
        DecimalNumber(mantissa: 20), on: try day("2025-09-30"), source: "pipeline")
    ]
    let card = try card(
      bench, try tier([("2024-01-01", 2, 1), ("2026-01-01", 3, 2)]), asOf: "2025-10-01", values: values)
    #expect(states(card) == ["at risk", "at risk", "met", "no data"])
    guard case .atRisk(let date, let why) = card.lines[0].state else { return }
    #expect(date == (try day("2026-01-01")) && why.contains(">= 3"))
    #expect(card.lines[2].source == "pipeline")
    #expect(card.lines[2].date == (try day("2025-09-30")))
  }

  @Test func beforeTheFirstRuleNothingIsAsked() throws {
    let card = try card(try named(), try tier([("2024-01-01", 2, 1)]), asOf: "2023-12-31")
    #expect(card.rule == nil && card.lines.isEmpty && !card.isMet)
  }

  /// 8, 5, 4, 3 holders and nobody's name: at least the 8 are different people, at most all 20 are.
  @Test func theAgreementsHoldersAreAtLeastSoMany() throws {
    let card = try card(try RosterBench(), try tier([("2024-01-01", 12, 5)]), asOf: "2025-10-01")
    let certified = try #require(card.lines.first)
    #expect(certified.value == DecimalNumber(mantissa: 8) && certified.atMost == DecimalNumber(mantissa: 20))
    #expect(certified.state == .missing(DecimalNumber(mantissa: 4)))
    // Specialty: 5 and 3.
    #expect(card.lines[1].value == DecimalNumber(mantissa: 5) && card.lines[1].state.word == "met")
  }

  @Test func satisfactionIsHeldAgainstItsTarget() throws {
    let rules = try tier([("2024-01-01", 1, 0)])
    for (value, word) in [("4.5", "met"), ("4.49", "missing")] {
      let values: [TierRequirements.Requirement: OutsideValue] = [
        .satisfaction: OutsideValue(
          try #require(DecimalNumber(value)), on: try day("2025-09-30"), source: "scorecard")
      ]
      #expect(states(try card(try named(), rules, asOf: "2025-10-01", values: values)).last == word)
    }
  }
}
