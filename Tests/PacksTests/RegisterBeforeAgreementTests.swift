import BusinessCalendar
import Programme
import Scheduling
import Testing

@testable import Packs

/// What is recorded stands before the agreement's own words, wherever a pack shows either.
@Suite struct RegisterBeforeAgreementTests {
  private func render(_ context: PackContext, _ kind: PackKind) throws -> String {
    try PackBuilder.render(
      context, templates: ShippedTemplates.sources(for: context.language), template: kind.rawValue)
  }

  private func item(
    _ state: PackCompliance.State, expires: String?, health: PackCompliance.Health
  ) throws -> PackCompliance {
    PackCompliance(
      section: .standard, id: "encryption", party: nil, recorded: state, since: try Sample.date("2024-06-01"),
      expires: try expires.map(Sample.date), owner: nil, evidence: nil, health: health)
  }

  /// The agreement says of each standard that it is compliant. 27 January is valid on 27 January.
  @Test(arguments: [
    (
      PackCompliance.State.compliant, "2025-01-26" as String?, PackCompliance.Health.red,
      "valid from 1 June 2024, EXPIRED on 26 January 2025"
    ),
    (.compliant, "2025-01-27", .amber, "valid from 1 June 2024"),
    (.nonCompliant, nil, .red, "not compliant since 1 June 2024"),
    (.inProgress, nil, .amber, "in progress since 1 June 2024"),
    (.notApplicable, nil, .noData, "not asked for since 1 June 2024"),
  ])
  func standardsStandAsRecorded(
    state: PackCompliance.State, expires: String?, health: PackCompliance.Health, words: String
  ) throws {
    let full = try Sample.fullContext(occurrence: "qbr/Y2-Q3")
    let text = try render(
      full.holding { $0.compliance = [try item(state, expires: expires, health: health)] }, .qbr)
    #expect(text.contains("| Encryption | AES-256 | \(words) |"))
    #expect(text.contains("| Data Residency | Peru only | Compliant |"))
  }

  /// Where nobody recorded anything the agreement's own last day counts: a certificate is held until then.
  @Test(arguments: [("2025-01-26", false), ("2025-01-27", true)])
  func aCertificateIsHeldUntilTheAgreementsDay(expires: String, isHeld: Bool) throws {
    let plain = try Sample.programme()
    var terms = plain.terms
    terms.compliance = [
      ComplianceCertification(
        id: "iso-27001", title: "ISO 27001", holders: ["aws"], expires: try Sample.date(expires))
    ]
    let programme = Programme(
      header: plain.header, parties: plain.parties, roles: plain.roles, assignments: [:],
      series: plain.series, changes: [], funds: [], training: [], certifications: [], commitments: [],
      metrics: [], initiatives: [], terms: terms, assumptions: [])
    let text = try render(Sample.context(programme), .qbr)
    let holder = isHeld ? "Amazon Web Services EMEA SARL | MiFibra Communications PLC |" : "nobody | "
    #expect(text.contains("| ISO 27001 | \(holder)"))
  }
}

/// What a pack says of dates, and of the facts behind its tables.
@Suite struct PackDatesTests {
  private func render(_ context: PackContext, _ kind: PackKind) throws -> String {
    try PackBuilder.render(
      context, templates: ShippedTemplates.sources(for: context.language), template: kind.rawValue)
  }

  /// The agreement is next reviewed in July 2025 and names no day: it is told until the month is over, without days.
  @Test(arguments: [("2025-06-30", true), ("2025-07-31", true), ("2025-08-01", false)])
  func aReviewOfAMonthIsToldUntilItIsOver(asOf: String, isTold: Bool) throws {
    let text = try render(Sample.context(occurrence: "technical-sync/2025-08", asOf: asOf), .technicalSync)
    let row = "| July 2025 | review of the agreement: AWS Peru Partnership Agreement | no day stated |"
    #expect(text.contains(row) == isTold)
  }

  /// Business days in Peru before Tuesday, 28 January 2025: the fifth is the 21st, the eighth the 16th.
  @Test func milestonesHaveTheirDays() throws {
    let early = try Sample.pack(Sample.context(asOf: "2025-01-16"))
    #expect(early.contains("| Numbers frozen | 16 January 2025 | 8 | MiFibra Communications PLC |"))
    let late = try Sample.pack(Sample.context(asOf: "2025-01-17"))
    #expect(
      late.contains(
        "| Numbers frozen | 16 January 2025; the figures are of a later day, 17 January 2025 | 8 |"))
    #expect(late.contains("| Pack out | 21 January 2025 | 5 | MiFibra Communications PLC |"))
  }

  /// Each series' own action is the newest fact behind its table; a business review looks at all, the newest of which is A-14's.
  @Test(arguments: [
    ("qbr/Y2-Q3", PackKind.qbr, 1195), ("technical-sync/2025-02", .technicalSync, 1168),
    ("marketing-sync/2025-02", .marketingSync, 1162), ("partner-training/Y2-H2", .partnerTraining, 1090),
  ])
  func theNewestFactIsOfTheActionsShown(occurrence: String, kind: PackKind, number: Int) throws {
    let text = try render(Sample.fullContext(occurrence: occurrence), kind)
    let rows = text.split(separator: "\n").filter {
      $0.hasPrefix("| ") && ($0.contains(" Actions |") || $0.contains(" Follow-ups |"))
        && $0.contains("the workspace's journal")
    }
    #expect(rows.count == 1 && rows.allSatisfy { $0.contains("fact \(number) of") })
  }

  /// The pipeline reviews' own action is A-14 alone: without it nothing is recorded of that series.
  @Test func saysWhereNoFactIsOfTheSeries() throws {
    let full = try Sample.fullContext(occurrence: "pipeline-review/2025-W06")
    #expect(try render(full, .pipelineReview).contains("| fact 1195 of 16 January 2025,"))
    let text = try render(
      full.holding { $0.actions = $0.actions?.filter { $0.id != "A-14" } }, .pipelineReview)
    #expect(text.contains("| the workspace's journal | 27 January 2025 | none recorded of this series |"))
  }

  /// Only a language for which the scheduler has words gives its reasons; the other says that there is one.
  @Test func aReasonWithoutWordsIsPointedTo() throws {
    let english = try Sample.pack(Sample.context(occurrence: "qbr/Y2-Q4", asOf: "2025-04-01"))
    #expect(
      english.contains("is outside the working hours of Amazon Web Services EMEA SARL, 09:00-18:00"))
    #expect(!english.contains("of aws,"))
    let spanish = try Sample.pack(
      Sample.context(occurrence: "qbr/Y2-Q4", asOf: "2025-04-01", language: .spanishPE))
    #expect(
      spanish.contains(
        "| Por qué esta fecha | no como la regla sola la pondría; `entente why` dice por qué |"))
  }
}
