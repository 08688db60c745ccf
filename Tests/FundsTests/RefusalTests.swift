import BusinessCalendar
import Journal
import Programme
import Funds
import Testing

/// What is refused, in which words, and that nothing is written.
struct RefusalTests {
  /// A fund of 100,000 with MC-1 approved with 15,000 of 20,000, 10,000 of it spent and 6,000 claimed (MC-1-C1), and MC-2
  /// rejected.
  static func ledger() throws -> TestLedger {
    var ledger = try Sample.ledger()
    for (date, step) in [
      ("2025-01-10", "request apn-marketing-central 20000 2025-03-10/2025-03-12"),
      ("2025-01-13", "submit MC-1"), ("2025-01-20", "approve MC-1 15000"),
      ("2025-01-10", "request apn-marketing-central 1000"), ("2025-01-13", "submit MC-2"),
      ("2025-01-21", "reject MC-2"), ("2025-03-13", "spend MC-1 10000"), ("2025-03-20", "claim MC-1 6000"),
    ] {
      try ledger.take(try StepText.command(step, on: date))
    }
    return ledger
  }

  static let cases: [(step: String, date: String, code: FundRefusal.Code, words: [String])] = [
    // More than there is: both figures.
    (
      "transfer apn-marketing-central partner-opportunity-fund 85000.01", "2025-04-01", .tooMuch,
      ["85000.01 PEN", "85000.00 PEN"]
    ),
    ("claim MC-1 9000.01", "2025-04-01", .tooMuch, ["9000.01 PEN", "9000.00 PEN is committed"]),
    (
      "claim MC-1 4000.01", "2025-04-01", .tooMuch,
      ["4000.01 PEN", "4000.00 PEN can be claimed", "100% of the 10000.00 PEN spent"]
    ),
    ("claim-approve MC-1-C1 6000.01", "2025-04-01", .tooMuch, ["6000.01 PEN", "6000.00 PEN"]),
    // States.
    (
      "approve MC-1", "2025-04-01", .wrongState,
      ["MC-1 is approved since 2025-01-20", "possible now: return, reject, cancel, spend, close, lapse"]
    ),
    (
      "submit MC-2", "2025-04-01", .wrongState,
      ["MC-2 is rejected since 2025-01-21 (agreed in the sync)", "that is final"]
    ),
    ("cancel MC-1", "2025-04-01", .wrongState, ["6000.00 PEN of it is claimed or paid", "close it instead"]),
    ("close MC-1", "2025-04-01", .wrongState, ["MC-1-C1 waits for an answer with 6000.00 PEN"]),
    (
      "pay MC-1-C1 100", "2025-04-01", .wrongState,
      ["MC-1-C1 is submitted", "possible now: approve, return, reject"]
    ),
    ("claim MC-2 100", "2025-04-01", .wrongState, ["MC-2 is rejected", "only an approved request"]),
    ("expire apn-marketing-central", "2025-04-01", .date, ["can be drawn until 2026-06-30"]),
    // Names.
    ("approve MC-9", "2025-04-01", .unknownName, ["no request 'MC-9'", "did you mean 'MC-1'?"]),
    (
      "request apn-marketing-centrall 1", "2025-04-01", .unknownName,
      ["did you mean 'apn-marketing-central'?"]
    ),
    (
      "request zzz 1", "2025-04-01", .unknownName,
      ["the funds are apn-marketing-central, partner-opportunity-fund, events"]
    ),
    ("pay MC-1-C7", "2025-04-01", .unknownName, ["no claim 'MC-1-C7'", "did you mean 'MC-1-C1'?"]),
    (
      "approve MC-1-C1", "2025-04-01", .wrongKind,
      ["is a claim, and a request is asked for", "its request is MC-1"]
    ),
    (
      "approve apn-marketing-central", "2025-04-01", .wrongKind,
      ["is a fund, and a request is asked for", "MC-1, MC-2"]
    ),
    ("pay MC-1", "2025-04-01", .wrongKind, ["is a request, and a claim is asked for", "MC-1-C1"]),
    (
      "request MC-1 5", "2025-04-01", .wrongKind,
      ["is a request, and a fund is asked for", "its fund is apn-marketing-central"]
    ),
    // Amounts.
    ("request apn-marketing-central 0", "2025-04-01", .amount, ["0.00 PEN is not above zero"]),
    ("request apn-marketing-central -5", "2025-04-01", .amount, ["-5.00 PEN is not above zero"]),
    ("request events 5", "2025-04-01", .currency, ["5.00 PEN is not in USD"]),
    ("allocate apn-marketing-central 92233720368547758.07", "2025-04-01", .amount, ["cannot hold that much"]),
    ("transfer apn-marketing-central events 5", "2025-04-01", .currency, ["USD"]),
    ("transfer apn-marketing-central apn-marketing-central 5", "2025-04-01", .wrongKind, ["to itself"]),
    // Dates.
    ("request apn-marketing-central 5", "2023-06-30", .date, ["2023-06-30", "begins on 2023-07-01"]),
    ("request apn-marketing-central 5", "2026-07-01", .date, ["2026-07-01", "ended on 2026-06-30"]),
    ("approve MC-1", "2025-01-09", .date, ["2025-01-09 is before MC-1, which was made on 2025-01-10"]),
    (
      "request apn-marketing-central 5 2026-06-30/2026-07-01", "2025-04-01", .date,
      ["outside apn-marketing-central"]
    ),
    // Deadlines: 30 days after 2025-03-12 is Friday 2025-04-11; 14 days before Monday 2025-04-07 is Monday 2025-03-24.
    (
      "claim MC-1 100", "2025-04-12", .deadline,
      ["2025-04-12 is after 2025-04-11 (30 days after the activity's end)", "waive"]
    ),
    ("lapse MC-1", "2025-04-11", .deadline, ["until 2025-04-11", "close or cancel"]),
  ]

  @Test(arguments: RefusalTests.cases.indices)
  func aStepThatCannotBeTakenIsRefusedAndNothingIsWritten(_ index: Int) throws {
    let (step, date, code, words) = Self.cases[index]
    var ledger = try Self.ledger()
    let before = ledger.events
    do {
      try ledger.take(try StepText.command(step, on: date))
      Issue.record("\(step) was taken")
    } catch let refusal as FundRefusal {
      #expect(refusal.code == code, "\(step): \(refusal)")
      for part in words { #expect(refusal.message.contains(part), "\(step): \(refusal)") }
      #expect(refusal.message.contains(";") || refusal.message.hasSuffix("?"), "no way out: \(refusal)")
    }
    #expect(ledger.events == before)
  }

  @Test func aRejectionNeedsAReason() throws {
    var ledger = try Self.ledger()
    for step in [FundStep.rejectClaim(claim: "MC-1-C1"), .reject(request: "MC-1")] {
      for reason in [nil, "", "  "] {
        #expect(throws: FundRefusal.self) {
          try ledger.take(FundCommand(step, on: try Sample.date("2025-04-01"), reason: reason))
        }
      }
    }
  }

  @Test func applyingLateIsRefusedUnlessItIsWaivedWithAReason() throws {
    var ledger = try Sample.ledger()
    // 14 days before Saturday 2025-08-12+... the activity starts on Tuesday 2025-08-12: 14 days before is Tuesday 2025-07-29,
    // closed by the national day; Monday 2025-07-28 counts.
    try ledger.take(
      try StepText.command("request apn-marketing-central 5000 2025-08-12/2025-08-13", on: "2025-06-02"))
    let late = FundStep.submit(request: "MC-1", amount: nil, activity: nil)
    let day = try Sample.date("2025-07-29")
    do {
      try ledger.take(FundCommand(late, on: day))
      Issue.record("it was taken")
    } catch {
      #expect((error as? FundRefusal)?.code == .deadline)
      #expect(
        "\(error)".contains("2025-07-29 is closed in PE: Fiestas Patrias (PE); the open day before counts"))
      #expect("\(error)".contains("2025-07-29 is after 2025-07-28"))
    }
    #expect(throws: FundRefusal.self) { try ledger.take(FundCommand(late, on: day, isWaived: true)) }
    try ledger.take(FundCommand(late, on: day, reason: "AWS agreed on the call", isWaived: true))
    #expect(ledger.events.last?.fact.details["waived"] == "apply by 2025-07-28")
    #expect(ledger.book.request("MC-1")?.state == .submitted)
  }

  @Test func applyingOnTheLastDayIsInTime() throws {
    var ledger = try Sample.ledger()
    try ledger.take(
      try StepText.command("request apn-marketing-central 5000 2025-08-12/2025-08-13", on: "2025-06-02"))
    try ledger.take(try StepText.command("submit MC-1", on: "2025-07-28"))
    #expect(ledger.events.last?.fact.details["waived"] == nil)
  }

  @Test func aClaimWithoutItsEvidenceIsRefused() throws {
    var ledger = try Self.ledger()
    let invoice = try Array(Sample.evidence().prefix(1))
    let claim = FundStep.claim(
      request: "MC-1", amount: try Sample.soles(100), evidence: invoice, isDraft: false)
    do {
      try ledger.take(FundCommand(claim, on: try Sample.date("2025-04-01")))
      Issue.record("it was taken")
    } catch {
      #expect((error as? FundRefusal)?.code == .evidence)
      #expect("\(error)".contains("brings no proof-of-performance"))
    }
  }

  @Test func evidenceIsKeptWithItsDigest() throws {
    let ledger = try Self.ledger()
    #expect(try ledger.book.claim("MC-1-C1")?.evidence == Sample.evidence())
    #expect(FundEvidence(kind: "invoice", name: "a.pdf", sha256: "abc", size: 1) == nil)
    #expect(
      FundEvidence(kind: "invoice", name: "a.pdf", sha256: String(repeating: "A", count: 64), size: 1) == nil)
    #expect(
      FundEvidence(kind: "invoice", name: "a.pdf", sha256: String(repeating: "0", count: 64), size: -1) == nil
    )
  }

  @Test func aStepBeforeLaterOnesIsPossibleOnlyWhereTheyStayPossible() throws {
    var ledger = try Sample.ledger()
    for (date, step) in [
      ("2025-01-10", "request apn-marketing-central 60000"),
      ("2025-01-10", "request apn-marketing-central 50000"),
      ("2025-03-03", "submit MC-1"),
    ] {
      try ledger.take(try StepText.command(step, on: date))
    }
    // 60,000 leaves on 2025-03-03, so only 40,000 could have been asked for in February.
    do {
      try ledger.take(try StepText.command("submit MC-2", on: "2025-02-03"))
      Issue.record("it was taken")
    } catch {
      let refusal = try #require(error as? FundRefusal)
      #expect(refusal.code == .laterStep)
      #expect(refusal.message.contains("MC-1 submitted on 2025-03-03 would no longer be possible"))
      #expect(refusal.message.contains("60000.00 PEN") && refusal.message.contains("50000.00 PEN"))
    }
    try ledger.take(try StepText.command("submit MC-2 40000", on: "2025-02-03"))
    let february = FundBook(ledger.rules, events: ledger.events, asOf: try Sample.date("2025-02-28"))
    #expect(try february.account(Sample.central)?.sums[Bucket.available] == Sample.soles(60_000))
    #expect(try ledger.book.account(Sample.central)?.sums[Bucket.available] == Sample.soles(0))
  }
}
