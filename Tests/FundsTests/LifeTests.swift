import BusinessCalendar
import Journal
import Programme
import Funds
import Testing

/// Whole lives of requests; what each bucket holds follows by hand from the design's table of steps.
struct LifeTests {
  @Test func aRequestIsApprovedInPartClaimedPaidInPartAndClosed() throws {
    var ledger = try Sample.ledger()
    let rows: [Life.Row] = [
      (
        "2025-01-10", "request apn-marketing-central 20000 2025-03-10/2025-03-12",
        [100000, 0, 0, 0, 0, 0, 0, 0]
      ),
      ("2025-01-13", "submit MC-1", [80000, 20000, 0, 0, 0, 0, 0, 0]),
      ("2025-01-20", "return MC-1", [100000, 0, 0, 0, 0, 0, 0, 0]),
      ("2025-01-22", "submit MC-1 18000", [82000, 18000, 0, 0, 0, 0, 0, 0]),
      ("2025-01-30", "approve MC-1 15000", [85000, 0, 15000, 0, 0, 0, 0, 0]),
      ("2025-03-13", "spend MC-1 9000", [85000, 0, 15000, 0, 0, 0, 0, 9000]),
      ("2025-03-14", "spend MC-1 5000", [85000, 0, 15000, 0, 0, 0, 0, 14000]),
      ("2025-03-20", "claim MC-1 8000", [85000, 0, 7000, 8000, 0, 0, 0, 14000]),
      ("2025-03-24", "claim-return MC-1-C1", [85000, 0, 15000, 0, 0, 0, 0, 14000]),
      ("2025-03-26", "claim-submit MC-1-C1 10000", [85000, 0, 5000, 10000, 0, 0, 0, 14000]),
      ("2025-04-02", "claim-approve MC-1-C1 9500", [85000, 0, 5500, 0, 9500, 0, 0, 14000]),
      ("2025-04-03", "claim MC-1", [85000, 0, 1000, 4500, 9500, 0, 0, 14000]),
      ("2025-04-04", "claim-reject MC-1-C2", [85000, 0, 5500, 0, 9500, 0, 0, 14000]),
      ("2025-04-15", "pay MC-1-C1 4000", [85000, 0, 5500, 0, 5500, 4000, 0, 14000]),
      ("2025-04-30", "pay MC-1-C1", [85000, 0, 5500, 0, 0, 9500, 0, 14000]),
      ("2025-05-02", "close MC-1", [90500, 0, 0, 0, 0, 9500, 0, 14000]),
    ]
    #expect(try Life.differences(rows, &ledger) == [])
    let request = try #require(ledger.book.request("MC-1"))
    #expect(request.state == .closed)
    #expect(try request.asked == Sample.soles(18000))
    #expect(try request.approved == Sample.soles(15000))
    #expect(request.claims == ["MC-1-C1", "MC-1-C2"])
    #expect(ledger.book.claim("MC-1-C1")?.state == .paid)
    #expect(ledger.book.claim("MC-1-C2")?.state == .rejected)
    #expect(ledger.book.claim("MC-1-C2")?.reason == "agreed in the sync")
    #expect(ledger.book.problems.isEmpty)
  }

  @Test func rejectedAndCancelledMoneyIsAvailableAgain() throws {
    var ledger = try Sample.ledger()
    let rows: [Life.Row] = [
      ("2025-01-10", "request apn-marketing-central 40000", [100000, 0, 0, 0, 0, 0, 0, 0]),
      ("2025-01-10", "request apn-marketing-central 70000", [100000, 0, 0, 0, 0, 0, 0, 0]),
      ("2025-01-13", "submit MC-1", [60000, 40000, 0, 0, 0, 0, 0, 0]),
      ("2025-01-20", "reject MC-1", [100000, 0, 0, 0, 0, 0, 0, 0]),
      ("2025-01-21", "submit MC-2", [30000, 70000, 0, 0, 0, 0, 0, 0]),
      ("2025-01-22", "approve MC-2", [30000, 0, 70000, 0, 0, 0, 0, 0]),
      ("2025-01-23", "cancel MC-2", [100000, 0, 0, 0, 0, 0, 0, 0]),
    ]
    #expect(try Life.differences(rows, &ledger) == [])
    #expect(ledger.book.request("MC-1")?.state == .rejected)
    #expect(ledger.book.request("MC-2")?.state == .cancelled)
  }

  @Test func whatIsNotClaimedInTimeLapsesAndWhatIsLeftExpires() throws {
    var ledger = try Sample.ledger()
    // Claims on MC-1 are due 30 days after 2025-03-12, on Friday 2025-04-11; on MC-2 after 2026-06-12, on Sunday
    // 2026-07-12, and so by Friday 2026-07-10.
    let rows: [Life.Row] = [
      (
        "2025-01-10", "request apn-marketing-central 20000 2025-03-10/2025-03-12",
        [100000, 0, 0, 0, 0, 0, 0, 0]
      ),
      ("2025-01-13", "submit MC-1", [80000, 20000, 0, 0, 0, 0, 0, 0]),
      ("2025-01-30", "approve MC-1", [80000, 0, 20000, 0, 0, 0, 0, 0]),
      ("2025-04-12", "lapse MC-1", [100000, 0, 0, 0, 0, 0, 0, 0]),
      (
        "2026-02-02", "request apn-marketing-central 30000 2026-06-10/2026-06-12",
        [100000, 0, 0, 0, 0, 0, 0, 0]
      ),
      ("2026-02-03", "submit MC-2", [70000, 30000, 0, 0, 0, 0, 0, 0]),
      ("2026-02-10", "approve MC-2", [70000, 0, 30000, 0, 0, 0, 0, 0]),
      ("2026-06-15", "spend MC-2 12000", [70000, 0, 30000, 0, 0, 0, 0, 12000]),
      ("2026-07-01", "expire apn-marketing-central", [0, 0, 30000, 0, 0, 0, 70000, 12000]),
      ("2026-07-06", "claim MC-2", [0, 0, 18000, 12000, 0, 0, 70000, 12000]),
      ("2026-07-10", "claim-approve MC-2-C1", [0, 0, 18000, 0, 12000, 0, 70000, 12000]),
      ("2026-07-13", "expire apn-marketing-central", [0, 0, 0, 0, 12000, 0, 88000, 12000]),
      ("2026-07-20", "pay MC-2-C1", [0, 0, 0, 0, 0, 12000, 88000, 12000]),
    ]
    #expect(try Life.differences(rows, &ledger) == [])
    #expect(ledger.book.request("MC-1")?.state == .lapsed)
    #expect(ledger.book.request("MC-2")?.state == .lapsed)
  }

  @Test func halfOfWhatIsSpentIsPaidWhereTheFundPaysHalf() throws {
    var ledger = try Sample.ledger()
    for (date, step) in [
      ("2025-01-10", "request events 400 2025-03-10/2025-03-12"), ("2025-01-13", "submit EV-1"),
      ("2025-01-14", "approve EV-1"), ("2025-03-13", "spend EV-1 100.05"),
    ] {
      try ledger.take(try StepText.command(step, on: date, currency: "USD"))
    }
    // Half of 100.05 is 50.025, between 50.02 and 50.03; the even neighbour is 50.02.
    let id = try ledger.take(try StepText.command("claim EV-1", on: "2025-03-14", currency: "USD"))
    #expect(ledger.book.claim(id)?.asked.description == "50.02 USD")
  }

  @Test func moneyGoesFromOneFundToAnotherAndMoreCanBeAllotted() throws {
    var ledger = try Sample.ledger()
    let rows: [Life.Row] = [
      (
        "2025-01-10", "transfer apn-marketing-central partner-opportunity-fund 30000",
        [70000, 0, 0, 0, 0, 0, 0, 0]
      ),
      ("2025-01-11", "allocate apn-marketing-central 5000", [75000, 0, 0, 0, 0, 0, 0, 0]),
      (
        "2025-01-12", "transfer apn-marketing-central partner-opportunity-fund 75000",
        [0, 0, 0, 0, 0, 0, 0, 0]
      ),
    ]
    #expect(try Life.differences(rows, &ledger) == [])
    #expect(try ledger.book.account(Sample.central)?.sums.allocation == Sample.soles(0))
    #expect(try ledger.book.account("partner-opportunity-fund")?.sums.allocation == Sample.soles(155_000))
    // A fund that gave all away is not taken for one without facts.
    let status = FundsStatus(ledger.rules, balances: ledger.balances(), asOf: try Sample.date("2025-01-12"))
    #expect(try status.balances.map(\.allocated).prefix(2) == [Sample.soles(0), Sample.soles(155_000)])
  }

  @Test func theFirstStepOfAFundBringsItsAllotmentAlong() throws {
    let ledger = try Sample.ledger()
    let facts = try ledger.book.decide(
      try StepText.command("request apn-marketing-central 20000", on: "2025-01-10"))
    #expect(facts.map(\.kind) == ["fund.allocate", "fund.request"])
    let allotment = try #require(facts.first)
    #expect(try allotment.effective == Sample.date("2023-07-01"))
    #expect(allotment.subject == "apn-marketing-central")
    #expect(
      allotment.details == [
        "amount": "100000.00", "currency": "PEN", "clause": "Marketing › AWS Co-Marketing",
      ])
    #expect(
      allotment.postings == [
        Posting(account: Sample.central, bucket: "available", minorUnits: 10_000_000, currency: "PEN"),
        Posting(account: Sample.central, bucket: "allocated", minorUnits: -10_000_000, currency: "PEN"),
      ])
    #expect(facts.last?.postings == [])
    #expect(facts.last?.subject == "MC-1")
  }

  @Test func idsAreShortAndCountWithinAFund() throws {
    var ledger = try Sample.ledger()
    let funds = ["apn-marketing-central", "partner-opportunity-fund", "apn-marketing-central"]
    let ids = try funds.map {
      try ledger.take(try StepText.command("request \($0) 100", on: "2025-01-10"))
    }
    #expect(ids == ["MC-1", "POF-1", "MC-2"])
    // An undone request's id is not given to another.
    let undo = try ledger.book.undo("MC-2")
    ledger.append([undo.fact])
    let next = try ledger.take(
      try StepText.command("request apn-marketing-central 100", on: "2025-01-10"))
    #expect(next == "MC-3")
  }
}
