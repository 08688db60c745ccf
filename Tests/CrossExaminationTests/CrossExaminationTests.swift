import Diagnostics
import Programme
import ProgrammeFile
import Testing

@Suite("The sample agreement")
struct CrossExaminationTests {
  // "All data processed in AWS Lima (eu-west-2)" is the only thing that the sample says against itself.
  @Test(arguments: ["2023-07-01", "2025-03-31", "2025-07-31"])
  func onlyTheRegionDisagreesUntilTheReviewIsDue(asOf: String) throws {
    let findings = Sample().findings(asOf: asOf)
    #expect(findings.map(\.code) == [.agreementRegion])
    #expect(findings.map(\.severity) == [.warning])
  }

  // "Next Review: July 2025" stands for all of July.
  @Test(arguments: ["2025-08-01", "2026-03-01", "2030-01-01"])
  func theReviewIsDueFromAugust(asOf: String) throws {
    let findings = Sample().findings(asOf: asOf)
    #expect(findings.map(\.code) == [.agreementRegion, .agreementReview])
  }

  @Test func bothPlacesAndBothFiguresAreQuoted() throws {
    let findings = Sample().findings(asOf: "2026-03-01")
    let region = try #require(findings.first)
    #expect(
      region.message
        == "AWS region 'eu-west-2' is in London, United Kingdom, not in Lima as the text says; correct "
        + "the code or the place"
    )
    #expect(region.location == Sample.place("eu-west-2"))
    #expect(
      region.notes == [
        Diagnostic.Note("data is promised to stay in Peru here", at: Sample.place("Data Residency")),
        Diagnostic.Note(
          "data is promised to stay in Peru here",
          at: Sample.place("No data transfer outside Peru without consent")),
        Diagnostic.Note("a region in Peru is spoken of here", at: Sample.place("Connect instances")),
        Diagnostic.Note(
          "AWS has no region in Peru, only a Local Zone in Lima, us-east-1-lim-1a of us-east-1 (Northern Virginia, "
            + "United States) (as of November 2026)"),
      ])
    let review = try #require(findings.last)
    // From 31 July 2025: 31 + 30 + 31 + 30 + 31 + 31 + 28 days to the end of February, and one to 1 March.
    #expect(
      review.message
        == "the next review, 2025-07, has been due for 213 days on 2026-03-01; hold it and set the date of "
        + "the one after"
    )
    #expect(review.location == Sample.place("July 2025"))
    #expect(
      review.notes == [Diagnostic.Note("the last review was in 2025-01", at: Sample.place("January 2025"))])
  }

  @Test func anEmptyProgrammeAgreesWithItself() {
    var sample = Sample.saying()
    sample.reviews = Reviews()
    sample.commitments = []
    sample.metrics = []
    sample.funds = []
    sample.training = []
    sample.certifications = []
    sample.initiatives = []
    #expect(sample.findings(asOf: "9999-12-31").isEmpty)
  }

  // No arithmetic may stop the program, whatever the amounts.
  @Test(arguments: [Int.max, Int.min, Int.max - 1, Int.min + 1, 0, -1])
  func extremesAreSurvived(amount: Int) {
    let money = Money(minorUnits: amount, currency: Sample.soles)
    let number = DecimalNumber(mantissa: amount, scale: 18)
    var sample = Sample()
    sample.commitments = [
      Sample.commitment(
        total: money, years: [(money, "8"), (money, "8"), (money, "8")], basis: .achieved,
        monthly: [("a", money), ("b", money), ("Total", money)])
    ]
    sample.metrics = [
      Sample.metric("Subscribers", "count", current: .number(number), target: .number(number)),
      Sample.metric("Customers", "count", current: .number(number), target: .number(number)),
      Sample.metric("Total", "count", current: .number(number), target: .number(number)),
      Sample.metric("Avg. Size", "subscribers", current: .number(number), target: .number(number)),
      Sample.metric("Availability", "percent", current: .number(number), target: .number(number)),
      Sample.metric("Revenue", "PEN", current: .money(money), target: .money(money)),
      Sample.metric("Average Revenue", "PEN", current: .money(money), target: .money(money)),
    ]
    sample.certifications = [
      Sample.certification("A", amount, amount), Sample.certification("B", amount, amount),
      Sample.certification("Total", amount, amount),
    ]
    sample.from = "9990-01-01"
    #expect(sample.findings(asOf: "9999-12-31").contains { $0.code == .agreementDate })
  }
}
