import Testing

@testable import ProgrammeFile

/// Tables are told apart by their columns and, where these leave it open, by their cells.
@Suite struct TableRecognitionTests {
  private static let parties = PartyBook(
    [
      .init(name: "MiFibra Communications PLC", span: SourceSpan(line: 1)),
      .init(name: "Amazon Web Services EMEA SARL", span: SourceSpan(line: 1)),
    ], heads: ["AWS", "MiFibra"])

  private func kind(_ lines: [String]) -> TableKind? {
    let header = lines[0].split(separator: "|").map { String($0).trimmedOfBlanks }
    let text =
      "| \(header.joined(separator: " | ")) |\n|\(header.map { _ in "---|" }.joined())\n"
      + lines.dropFirst().map { "| \($0) |" }.joined(separator: "\n")
    guard case .table(let table)? = MarkdownReader.blocks(of: text).first else { return nil }
    return TableShape.choose(TableShape.candidates(table.header, parties: Self.parties), for: table)?.kind
  }

  @Test(arguments: [
    ("Metric | Target | Penalty", TableKind.serviceLevels), ("Metric | Current | Target 2025", .metrics),
    ("Certification | Holders | Target", .certifications), ("Standard | Requirement | Status", .standards),
    ("Requirement | Status | Details", .requirements), ("Standard | AWS | MiFibra", .compliance),
    ("Area | AWS | MiFibra", .sharedResponsibility), ("Role | AWS | MiFibra", .roles),
    ("Service | Description | MiFibra Use Case", .services),
    ("Service | Pricing Model | Est. Monthly", .pricing),
    ("Component | MiFibra Responsibility", .managedService), ("Activity | Frequency | Owner", .activities),
    ("Meeting | Frequency | Focus", .meetings), ("Training | Budget | Delivery", .training),
    ("Programme | Funding | Activities", .funds), ("Initiative | Investment | Expected ARR", .initiatives),
    ("Scenario | Process | Timeline", .exit), ("Year | Minimum Spend | Discount Tier", .commitment),
    // Other words for the same columns
    ("Forum | Cadence | Topic", .meetings), ("Review | How often | Purpose", .meetings),
    ("Spend year | Floor | Rebate", .commitment), ("Period | Commitment | Discount", .commitment),
    ("Credential | Certified today | Required", .certifications), ("Fund | Budget | Purpose", .funds),
    ("Budget line | Allocation | For", .funds), ("Course | Yearly budget | Given by", .training),
    ("Measure | Commitment | If missed", .serviceLevels), ("KPI | Today | Goal 2026", .metrics),
    ("What | How often | Led by", .activities), ("Event | Procedure | Within", .exit),
    ("MEETING | FREQUENCY | FOCUS", .meetings), ("**Meeting** | *Frequency* | `Focus`", .meetings),
    ("Focus | Meeting | Frequency", .meetings), ("Catch-up | Frequency | Focus", .meetings),
    ("Programme | Budget (USD) | Activities", .funds),
  ])
  func byColumns(_ header: String, _ expected: TableKind) { #expect(kind([header]) == expected) }

  @Test(arguments: [
    "Colour | Shape", "Territory | Invoicing currency", "Product family | Off list price | Support",
    "A | B | C",
  ])
  func unknown(_ header: String) { #expect(kind([header, "1 | 2 | 3"]) == nil) }

  @Test func byCells() {
    #expect(kind(["Programme | Budget | Purpose", "A | S/5K | B"]) == .funds)
    #expect(kind(["Name | AWS | MiFibra", "ISO 27001 | ✓ | ✓"]) != .roles)
    #expect(kind(["Function | AWS | MiFibra", "Steering | Director | Manager"]) == .roles)
  }

  @Test func headsNameCurrencies() {
    let agreement = ImportedAgreement(
      "# T\n\n| Programme | Budget (USD) | Activities |\n|---|---|---|\n| Launch | 40,000 | Events |\n")
    #expect(agreement.programme["funds.launch.amount"] == "40000 USD")
  }
}
