import BusinessCalendar
import Diagnostics
import Programme
import Testing

@Suite("Dates")
struct DatesTests {
  private static func messages(_ change: (inout Sample) -> Void) -> [String] {
    var sample = Sample.sound
    change(&sample)
    let findings = sample.findings()
    #expect(
      findings.allSatisfy { $0.code == .agreementDate && $0.severity == .warning && $0.location != nil })
    #expect(findings.allSatisfy { $0.notes.first?.location != nil })
    return findings.map(\.message)
  }

  // The term is 1 July 2023 to 30 June 2026: "Effective Date 1 July 2023", "Term 3 years".
  @Test(
    arguments: [
      ("2023-06-30", "before the term starts on 2023-07-01"), ("2023-07-01", nil), ("2025-12-31", nil),
      ("2026-06-30", nil), ("2026-07-01", "after the term ends on 2026-06-30"),
    ] as [(String, String?)])
  func targetsLieInTheTerm(by: String, side: String?) {
    let metric = Sample.metric("Sites", "count", current: nil, target: .number(Sample.number("1")), by: by)
    #expect(
      Self.messages { $0.metrics.append(metric) }
        == (side.map { ["the target of 'Sites' is set for \(by), \($0); move it into the term"] } ?? []))
    #expect(
      Self.messages { $0.certifications.append(Sample.certification("AWS Data", 1, 2, due: by)) }
        == (side.map { ["'AWS Data' is due on \(by), \($0); move it into the term"] } ?? []))
  }

  @Test(
    arguments: [
      ("2023-07-01", "2026-06-30", nil), ("2025-01-01", "2025-12-31", nil),
      ("2023-01-01", "2023-12-31", "before the term starts on 2023-07-01"),
      ("2026-01-01", "2026-12-31", "after the term ends on 2026-06-30"),
    ] as [(String, String, String?)])
  func fundsAreAvailableInTheTerm(first: String, last: String, side: String?) {
    let fund = Sample.fund("Launch fund", 1, available: Sample.span(first, last))
    #expect(
      Self.messages { $0.funds.append(fund) }
        == (side.map {
          ["'Launch fund' is available \(first) to \(last), in part or whole \($0); keep it within the term"]
        } ?? []))
  }

  @Test func theTermIsQuoted() throws {
    var sample = Sample.sound
    sample.metrics = [
      Sample.metric("Sites", "count", current: nil, target: .number(Sample.number("1")), by: "2027-12-31")
    ]
    let finding = try #require(sample.findings().first)
    #expect(
      finding.notes == [
        Diagnostic.Note("the term runs from 2023-07-01 to 2026-06-30", at: Sample.place("3 years"))
      ])
  }

  // "Last Review: January 2025", "Next Review: July 2025".
  @Test func reviewsFollowEachOther() {
    let january = Sample.span("2025-01-01", "2025-01-31")
    let july = Sample.span("2025-07-01", "2025-07-31")
    let day = Sample.span("2025-07-15", "2025-07-15")
    #expect(Self.messages { $0.reviews = Reviews(last: january, next: july) }.isEmpty)
    // A day of the same month may come before or after: nothing is clear.
    #expect(Self.messages { $0.reviews = Reviews(last: july, next: day) }.isEmpty)
    #expect(
      Self.messages { $0.reviews = Reviews(last: day, next: Sample.span("2025-05-01", "2025-05-31")) } == [
        "the next review, 2025-05, lies before the last, 2025-07-15; correct one of them"
      ])
  }

  @Test func reviewsLieInTheTerm() {
    #expect(
      Self.messages { $0.reviews = Reviews(last: Sample.span("2023-06-01", "2023-06-30")) } == [
        "the last review, 2023-06, lies before the term starts on 2023-07-01; correct one of them"
      ])
    #expect(
      Self.messages { $0.reviews = Reviews(next: Sample.span("2026-07-01", "2026-09-30")) } == [
        "the next review, 2026-07-01 to 2026-09-30, lies after the term ends on 2026-06-30; correct one of them"
      ])
  }

  @Test(arguments: [("2025-07-15", false), ("2025-07-16", true)])
  func aReviewIsOverdueOnTheDayAfter(asOf: String, isFound: Bool) {
    var sample = Sample.sound
    sample.reviews = Reviews(next: Sample.span("2025-07-15", "2025-07-15"))
    let findings = sample.findings(asOf: asOf)
    #expect(
      findings.map(\.message)
        == (isFound
          ? [
            "the next review, 2025-07-15, has been due for 1 day on 2025-07-16; hold it and set the date of the one "
              + "after"
          ] : []))
    #expect(findings.allSatisfy { $0.code == .agreementReview })
  }
}
