import BusinessCalendar
import Foundation
import Journal
import TestSupport
import Testing

/// `entente journal verify` of funds whose facts another program wrote, each of them well-formed and in the chain.
@Suite struct FundCommandVerifyTests {
  private static func posting(_ bucket: String, _ minorUnits: Int) -> Posting {
    Posting(account: FundBench.central, bucket: bucket, minorUnits: minorUnits, currency: "PEN")
  }

  /// After a submission of 20,000: a fact, and what is said of it; nothing where it follows.
  private static let planted: [(kind: String, amount: String?, postings: [Posting], said: String?)] = [
    (
      "fund.approve", "15000.00",
      [posting("available", 500_000), posting("requested", -2_000_000), posting("committed", 1_500_000)], nil
    ),
    (
      "fund.approve", "15000.00",
      [posting("available", 400_000), posting("requested", -2_000_000), posting("committed", 1_600_000)],
      "committed 16000.00 PEN"
    ),
    ("fund.approve", "20000.01", [], "20000.01 PEN cannot be approved of MC-1"),
    ("fund.close", nil, [], "MC-1 is submitted since 2025-09-02 and cannot be closed"),
    ("fund.approve", "many", [], "amount"),
    (
      "fund.undo", nil, [posting("available", 2_000_000), posting("requested", -2_000_000)], nil
    ),
    (
      "fund.undo", nil, [posting("available", 1_000_000), posting("requested", -1_000_000)],
      "available 20000.00 PEN"
    ),
  ]

  @Test func aStepThatDoesNotFollowIsFound() throws {
    for (kind, amount, postings, said) in Self.planted {
      let bench = try FundBench()
      defer { bench.remove() }
      try bench.done("funds request apn-marketing-central 20000 Summit --on 2025-09-01")
      try bench.done("funds submit MC-1 --on 2025-09-02")
      let day = try #require(CivilDate(iso: "2025-09-02"))
      _ = try bench.journal.append(by: "mallory", now: { Timestamp(microseconds: 4_000_000_000_000_000) }) {
        let step = try $0.events(EventQuery()).last
        return [
          Fact(
            programme: "mifibra-aws", kind: kind, subject: "MC-1", effective: day,
            corrects: kind == "fund.undo" ? step?.id : nil,
            details: amount.map { ["amount": $0, "currency": "PEN"] } ?? [:], postings: postings)
        ]
      }
      let outcome = try bench.run("journal verify")
      guard let said else {
        #expect(outcome.status == 0, "\(kind): \(outcome.messages)")
        continue
      }
      #expect(outcome.status == 1 && outcome.output.hasPrefix("4 facts, 1 found wrong."), "\(kind)")
      #expect(outcome.messages.contains("error[journal.damaged]: fact 4 ("), "\(kind): \(outcome.messages)")
      #expect(outcome.messages.contains(said), "\(kind): \(outcome.messages)")
    }
  }

  /// What the journal holds is examined whatever the programme's file says by now.
  @Test func aProgrammeThatCannotBeReadIsExaminedByItsFacts() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    try bench.claim()
    try bench.scratch.write("programme: [", to: "programmes/mifibra-aws.yaml")
    #expect(try bench.done("journal verify").hasPrefix("7 facts, nothing is wrong."))
    #expect(try bench.run("funds status").status == 1)
    try FileManager.default.removeItem(at: bench.scratch.folder.appending(path: "programmes"))
    #expect(try bench.done("journal verify").hasPrefix("7 facts, nothing is wrong."))
  }
}
