import BusinessCalendar
import Certifications
import Programme
import Testing

@testable import Packs

/// What is needed of a certification is what will be missing on its due date, whatever is held today.
@Suite struct CertificationPaceTests {
  /// Nine hold it on 27 January, one of them until 10 March: of nine one will be missing, 338 days later; 30.4375 ÷ 338 = 0.09.
  /// Of eight none will be.
  @Test(arguments: [
    (9, "GREEN | one every 338 days |", "0.1"), (8, "GREEN | none, the target is met |", "0.0"),
  ])
  func aTargetThatIsMetTodayMayNotLast(target: Int, pace: String, aMonth: String) throws {
    let plain = try Sample.programme()
    let architect = try #require(plain.certifications.first)
    let programme = Programme(
      header: plain.header, parties: plain.parties, roles: plain.roles, assignments: [:],
      series: plain.series, changes: [], funds: [], training: [],
      certifications: [
        CertificationTarget(
          id: architect.id, title: architect.title, holders: architect.holders, target: target,
          due: architect.due, valid: architect.valid)
      ], commitments: [], metrics: [], initiatives: [], terms: WordTerms(),
      assumptions: [])
    let context = try Sample.context(programme)
    let roster = try Sample.roster(programme, asOf: context.asOf)
    let text = try Sample.pack(context.holding(CertificationsStatus(roster, asOf: context.asOf)))
    #expect(text.contains("| 9 | \(target) | 0 | 1 | 1 | 31 December 2025 | \(pace)"))
    #expect(text.contains("| 0 | 1 | 1 | 1 | 1 | 9 | 31 December 2025 | \(aMonth) |"))
  }
}

/// The later parts of a fund have a column where a fund has money in them.
@Suite struct FundColumnTests {
  /// Nothing was asked of the S/205,000: it is all available until 30 June 2026, and expired from then on.
  @Test func partsWithoutMoneyAreLeftOut() throws {
    let running = try Sample.pack(Sample.context(occurrence: "qbr/Y3-Q4", asOf: "2026-06-30"))
    #expect(running.contains("| Requested | Committed | Used | Expires |"))
    #expect(running.contains("Parts in which no fund has any money are not shown."))
    let over = try Sample.pack(Sample.context(occurrence: "qbr/Y3-Q4", asOf: "2026-07-01"))
    #expect(over.contains("| Requested | Committed | Expired | Used | Expires |"))
    #expect(
      over.contains(
        "| Sum | | PEN 205,000.00 | PEN 0.00 | PEN 0.00 | PEN 0.00 | PEN 205,000.00 | | |"))
  }
}

extension PackContext {
  /// The same with other certifications.
  func holding(_ certifications: CertificationsStatus) -> PackContext {
    PackContext(
      programme: programme, schedule: schedule, occurrence: occurrence, funds: funds,
      certifications: certifications, people: people, language: language, asOf: asOf, sources: sources,
      version: version, fundBook: fundBook, registers: registers, closedDays: closedDays)
  }
}
