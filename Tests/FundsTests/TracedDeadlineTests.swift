import BusinessCalendar
import Journal
import Programme
import Testing

@testable import Funds

/// The facts behind each last day, and the one after which nothing hangs on it.
@Suite struct TracedDeadlineTests {
  private struct Row {
    let step: FundStep
    let date: String
    let deadlines: [String]
  }

  /// Steps by the design's table of buckets, and what each leaves of the request's deadlines: the facts behind them (E1 is the
  /// fund's allotment, E2 the draft), and after `|` the one that settled it. What is drafted or returned is to be applied for;
  /// what is promised and not claimed is to be claimed.
  private static func life() throws -> [Row] {
    let applied = "apply by E4 E5 | E5"
    return [
      Row(
        step: .submit(request: "MC-1", amount: nil, activity: nil), date: "2025-09-02",
        deadlines: ["apply by E2 | E3"]),
      Row(step: .sendBack(request: "MC-1"), date: "2025-09-03", deadlines: ["apply by E2 E4"]),
      // Other days of the activity are a ground of their own.
      Row(
        step: .submit(
          request: "MC-1", amount: nil, activity: try Sample.days("2025-11-19", "2025-11-20")),
        date: "2025-09-04", deadlines: [applied]),
      Row(
        step: .approve(request: "MC-1", amount: try Sample.soles(1_500)), date: "2025-09-05",
        deadlines: [applied, "claim by E5 E6"]),
      Row(
        step: .spend(request: "MC-1", amount: try Sample.soles(1_500)), date: "2025-11-21",
        deadlines: [applied, "claim by E5 E6"]),
      // A part leaves the rest, a draft all of it.
      Row(
        step: .claim(
          request: "MC-1", amount: try Sample.soles(500), evidence: try Sample.evidence(), isDraft: false),
        date: "2025-11-22", deadlines: [applied, "claim by E5 E6"]),
      Row(
        step: .claim(
          request: "MC-1", amount: try Sample.soles(1_000), evidence: try Sample.evidence(), isDraft: true),
        date: "2025-11-23", deadlines: [applied, "claim by E5 E6"]),
      Row(
        step: .submitClaim(claim: "MC-1-C2", amount: nil, evidence: []), date: "2025-11-24",
        deadlines: [applied, "claim by E5 E6 | E10"]),
      // What is not owed of it is promised again.
      Row(
        step: .approveClaim(claim: "MC-1-C2", amount: try Sample.soles(900)), date: "2025-11-25",
        deadlines: [applied, "claim by E5 E6"]),
      Row(
        step: .approveClaim(claim: "MC-1-C1", amount: nil), date: "2025-11-26",
        deadlines: [applied, "claim by E5 E6"]),
      Row(
        step: .close(request: "MC-1"), date: "2025-11-27", deadlines: [applied, "claim by E5 E6 | E13"]),
    ]
  }

  private static func words(_ traced: TracedDeadline) -> String {
    let settled = traced.settledBy.map { " | \($0.event.id)" } ?? ""
    return ([traced.deadline.kind.rawValue] + traced.grounds.map(\.event.id)).joined(separator: " ") + settled
  }

  @Test func eachStepLeavesItsDeadlines() throws {
    var ledger = try Sample.ledger()
    try ledger.take(
      FundCommand(
        .request(
          fund: Sample.central, title: "Summit", amount: try Sample.soles(2_000),
          activity: try Sample.days("2025-11-12", "2025-11-13")), on: try Sample.date("2025-09-01")))
    for row in try Self.life() {
      try ledger.take(FundCommand(row.step, on: try Sample.date(row.date), reason: "so"))
      let found = ledger.book.tracedDeadlines.filter { $0.deadline.request == "MC-1" }
      #expect(found.map(Self.words).sorted() == row.deadlines, "\(row.step.words)")
      // What is due is the same, without what is settled.
      let open = found.filter { $0.settledBy == nil }.map(\.deadline)
      #expect(ledger.book.deadlines.filter { $0.request == "MC-1" } == open, "\(row.step.words)")
    }
    let settlements = ledger.book.tracedDeadlines.compactMap(\.settlement)
    #expect(
      settlements == ["the request was submitted on 2025-09-04", "the request was closed on 2025-11-27"])
  }

  /// How a draft ends without ever being submitted, and how a promise does.
  @Test(arguments: [
    (FundStep.cancel(request: "MC-1"), false, "the request was cancelled on 2026-06-30"),
    (.lapse(request: "MC-1"), false, "the request was lapsed on 2026-07-01"),
    (.lapse(request: "MC-1"), true, "the request was lapsed on 2026-07-31"),
    (.sendBack(request: "MC-1"), true, "the request was returned on 2026-06-30"),
    (.reject(request: "MC-1"), true, "the request was rejected on 2026-06-30"),
  ])
  func aRequestThatEndsSaysHow(_ step: FundStep, _ isPromised: Bool, _ words: String) throws {
    var ledger = try Sample.ledger()
    let last = try Sample.date("2026-06-30")
    try ledger.take(
      FundCommand(
        .request(
          fund: Sample.central, title: "Summit", amount: try Sample.soles(2_000), activity: DateSpan(last)),
        on: try Sample.date("2025-09-01")))
    if isPromised {
      try ledger.take(
        FundCommand(.submit(request: "MC-1", amount: nil, activity: nil), on: try Sample.date("2025-09-02")))
      try ledger.take(FundCommand(.approve(request: "MC-1", amount: nil), on: try Sample.date("2025-09-03")))
    }
    let date = try Sample.date(String(words.suffix(10)))
    try ledger.take(FundCommand(step, on: date, reason: "so"))
    let kind: FundDeadline.Kind = isPromised ? .claimBy : .applyBy
    let traced = ledger.book.tracedDeadlines.first {
      $0.deadline.request == "MC-1" && $0.deadline.kind == kind
    }
    #expect(traced?.settlement == words)
  }

  /// Nothing of a fund that was never allotted anything could be lost.
  @Test func aFundWithoutMoneyHasNoLastDay() throws {
    let rules = try Sample.rules()
    let empty = FundRules(
      programme: rules.programme, currency: rules.currency, funds: [try Sample.fund("empty", "Empty", 0)],
      term: rules.term, calendar: rules.calendar)
    #expect(FundBook(empty, events: []).tracedDeadlines.isEmpty)
    #expect(
      FundBook(rules, events: []).tracedDeadlines.map(Self.words) == Array(repeating: "expiry", count: 3))
  }

  /// The 29th of July 2025 is the second national day of Peru, a Tuesday; the day before was left open in these rules.
  @Test func theDaysThatWerePassedOverAreKept() throws {
    let rules = try Sample.rules()
    let fund = try #require(rules.funds.first)
    let holiday = try #require(rules.claimBy(fund, activity: DateSpan(try Sample.date("2025-06-29"))))
    #expect(holiday.date.description == "2025-07-28" && holiday.nominal.description == "2025-07-29")
    #expect(holiday.passed.map(\.date.description) == ["2025-07-29"])
    #expect(holiday.passed.first?.closure.contains("Fiestas Patrias") == true)
    #expect(holiday.basis?.description == "2025-06-29")
    // 30 days after Friday 29 August is Sunday the 28th of September.
    let sunday = try #require(rules.claimBy(fund, activity: DateSpan(try Sample.date("2025-08-29"))))
    #expect(sunday.passed.map(\.date.description) == ["2025-09-28", "2025-09-27"])
    #expect(sunday.date.description == "2025-09-26")
  }
}
