import Diagnostics
import Programme
import Testing

@Suite("Yearly commitments")
struct YearlyCommitmentsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let commitment: Commitment
    var length = "3 years"
    /// Nil where all agrees.
    let message: String?
    var testDescription: String { name }
  }

  private static let three = Sample.money(3_000_000)
  private static let four = Sample.money(4_000_000)
  private static let five = Sample.money(5_000_000)
  private static let largest = Money(minorUnits: .max, currency: Sample.soles)

  static let cases: [Case] = [
    // S/3M + S/4M + S/5M = S/12M: "Consumption Commitment" against "Total Commitment".
    Case(name: "the sample", commitment: Sample.commitment(), message: nil),
    Case(name: "no total", commitment: Sample.commitment(total: nil), message: nil),
    Case(name: "no years", commitment: Sample.commitment(years: []), message: nil),
    Case(
      name: "one million short", commitment: Sample.commitment(total: Sample.money(13_000_000)),
      message:
        "the total of 'Cloud consumption' is 13000000.00 PEN, but its 3 years add up to 12000000.00 PEN; "
        + "correct one of them"),
    Case(
      name: "one céntimo over",
      commitment: Sample.commitment(total: Money(minorUnits: 1_200_000_001, currency: Sample.soles)),
      message:
        "the total of 'Cloud consumption' is 12000000.01 PEN, but its 3 years add up to 12000000.00 PEN; "
        + "correct one of them"),
    Case(
      name: "a sum that overflows",
      commitment: Sample.commitment(total: five, years: [(largest, nil), (largest, nil), (three, nil)]),
      message:
        "the total of 'Cloud consumption' is 5000000.00 PEN, but its 3 years add up to more than can be "
        + "counted; correct one of them"),
    Case(
      name: "two currencies",
      commitment: Sample.commitment(years: [
        (three, "8"), (Sample.money(4_000_000, Sample.dollars), "10"), (five, "12"),
      ]),
      message:
        "'Cloud consumption' mixes currencies: the total is 12000000.00 PEN, year 2 is 4000000.00 USD; "
        + "state all of them in one"),
    Case(
      name: "a monthly amount in another currency",
      commitment: Sample.commitment(monthly: [("amazon-connect", Sample.money(150_000, Sample.dollars))]),
      message: "'Cloud consumption' mixes currencies: the total is 12000000.00 PEN, 'amazon-connect' is "
        + "150000.00 USD; state all of them in one"),
    Case(
      name: "two rows for three years",
      commitment: Sample.commitment(total: Sample.money(7_000_000), years: [(three, "8"), (four, "10")]),
      message:
        "'Cloud consumption' has amounts for 2 years, but the term of 3 years has 3 years; give each contract "
        + "year one amount"),
    Case(
      name: "three rows for two years", commitment: Sample.commitment(), length: "2 years",
      message:
        "'Cloud consumption' has amounts for 3 years, but the term of 2 years has 2 years; give each contract "
        + "year one amount"),
    // 30 months are two contract years and a broken third one.
    Case(name: "a broken year", commitment: Sample.commitment(), length: "30 months", message: nil),
    // 104 weeks from 1 July 2023 end on 27 June 2025: two years.
    Case(
      name: "a term in weeks",
      commitment: Sample.commitment(total: Sample.money(7_000_000), years: [(three, "8"), (four, "10")]),
      length: "104 weeks", message: nil),
  ]

  @Test(arguments: cases)
  func examined(_ example: Case) {
    var sample = Sample.sound
    sample.commitments = [example.commitment]
    sample.length = example.length
    let findings = sample.findings().filter { $0.code == .agreementTotal }
    #expect(findings.map(\.message) == (example.message.map { [$0] } ?? []))
    #expect(
      findings.allSatisfy { $0.severity == .warning && $0.location != nil && $0.notes.first?.location != nil }
    )
  }

  @Test func theTotalAndTheYearsAreQuoted() throws {
    var sample = Sample.sound
    sample.commitments = [Sample.commitment(total: Sample.money(13_000_000))]
    let finding = try #require(sample.findings().first)
    #expect(finding.location == Sample.place("S/12M cloud consumption"))
    #expect(
      finding.notes == [
        Diagnostic.Note(
          "the years are 3000000.00 PEN + 4000000.00 PEN + 5000000.00 PEN", at: Sample.place("| Year 1"))
      ])
  }
}
