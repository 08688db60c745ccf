import BusinessCalendar
import Diagnostics
import Programme
import ProgrammeFile
import TestSupport
import Testing

/// What a programme file says of who keeps a metric, how often and how strictly, and of what proves compliance.
@Suite struct ScorecardFieldsTests {
  private static func read(_ more: String) throws -> (programme: Programme?, diagnostics: [Diagnostic]) {
    let text = """
      programme: p
      currency: PEN
      term: { from: 2023-07-01, length: 3 years }
      parties: { a: { time-zone: America/Lima, business-centre: PE }, b: { time-zone: UTC, business-centre: PE } }
      \(more)
      """
    let reading = WorkspaceReader(centres: ["PE"]).programme(
      SourceFile(path: "p.yaml", text: text), people: [], resources: [])
    return (reading.value, reading.diagnostics)
  }

  @Test func areRead() throws {
    let (programme, diagnostics) = try Self.read(
      """
      metrics:
        a: { target: 75, amber: 10%, period: month, grace: 10 days, owner: CTO, source: CRM, baseline: 2025-01-31 }
        b: { unit: percent, target: ">= 99.9", kind: service-level, amber: 99.5, period: half-year, error-budget: yes }
        uptime: { unit: percent, target: ">= 99.9", kind: service-level }
        uptime-off: { unit: percent, target: ">= 99.9", kind: service-level, error-budget: false }
        c: { unit: percent, target: ">= 98", kind: service-level }
      initiatives: { i: { investment: 5 PEN, owner: Sales Director } }
      compliance: { iso: { holds: [a], expires: 2026-03-31, evidence: report 7, owner: CISO } }
      standards: { s: { requirement: AES-256, owner: CTO, evidence: scan } }
      requirements: { r: { status: Complete, owner: CTO, evidence: ticket 9 } }
      """)
    #expect(diagnostics == [])
    let read = try #require(programme)
    let first = read.metrics[0]
    #expect(first.amber == .tolerance(DecimalNumber(mantissa: 10)) && first.keeping.period == .month)
    #expect(first.keeping.grace == Tenor(10, .day) && first.keeping.baseline?.description == "2025-01-31")
    #expect(first.keeping.owner == "CTO" && first.keeping.source == "CRM")
    #expect(read.metrics[1].amber == .value(DecimalNumber(mantissa: 995, scale: 1)))
    #expect(read.metrics[1].keeping.period == .halfYear)
    #expect(read.metrics.map(\.hasErrorBudget) == [false, true, true, false, false])
    #expect(read.initiatives[0].owner == "Sales Director")
    let iso = read.terms.compliance[0]
    #expect(iso.expires?.description == "2026-03-31" && iso.evidence == "report 7" && iso.owner == "CISO")
    #expect(
      read.terms.standards[0].columns["owner"] == "CTO"
        && read.terms.standards[0].columns["evidence"] == "scan")
    #expect(read.terms.requirements[0].columns["evidence"] == "ticket 9")
  }

  /// A field, and what is said of it.
  @Test(
    arguments: [
      ("period: fortnite", "'fortnite' is not a period"), ("period: mont", "did you mean 'month'?"),
      ("amber: 110%", "'110%' is not a threshold; write a threshold, such as 99.95 or 10%"),
      ("amber: some", "'some' is not a threshold"), ("grace: soon", "'soon' is not a length of time"),
      ("baseline: January", "'January' is not a date"),
      ("error-budget: maybe", "'maybe' is not true or false"),
      ("onwer: CTO", "did you mean 'owner'?"),
    ])
  func areRefusedWhereTheySayNothing(field: String, said: String) throws {
    let (_, diagnostics) = try Self.read("metrics: { a: { target: 75, \(field) } }")
    #expect(diagnostics.count == 1 && diagnostics[0].message.contains(said), "\(diagnostics.map(\.message))")
    #expect(diagnostics.first?.location?.line == 5)
  }
}
