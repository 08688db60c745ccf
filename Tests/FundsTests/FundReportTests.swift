import BusinessCalendar
import Journal
import Programme
import Funds
import Testing

/// The views of a book: status words, deadlines, forecast, burn, yield, log.
struct FundReportTests {
  static func ledger(_ steps: [(String, String)]) throws -> TestLedger { try UndoTests.ledger(steps) }

  /// The term has 1,096 days: 2023-07-01 to 2026-06-30. 25% of them are gone on 2024-03-31 (275 days are 25.1%).
  static let words: [(steps: [(String, String)], asOf: String, word: FundHealth.Word, reason: String)] = [
    ([], "2023-07-01", .ok, "0.0% is used and 0.1% of its days are gone"),
    ([], "2024-03-30", .ok, "0.0% is used and 25.0% of its days are gone"),
    ([], "2024-03-31", .under, "0.0% is used and 25.1% of its days are gone"),
    // The last day to apply for an activity on 2026-06-30 is Tuesday 2026-06-16; 90 days before it is 2026-03-18.
    ([], "2026-03-17", .under, "0.0% is used and 90.4% of its days are gone"),
    ([], "2026-03-18", .lapsing, "100000.00 PEN is available and must be applied for by 2026-06-16"),
    ([], "2026-06-30", .lapsing, "100000.00 PEN is available and must be applied for by 2026-06-16"),
    ([], "2026-07-01", .under, "100000.00 PEN of 100000.00 PEN expired on 2026-06-30"),
    // 60% used at 51.6% of the days (566 of 1,096), 9,999 and then 10,000 of it spent and not claimed.
    (
      [
        ("2025-01-01", "request apn-marketing-central 60000"), ("2025-01-02", "submit MC-1"),
        ("2025-01-03", "approve MC-1"), ("2025-01-16", "spend MC-1 9999"), ("2025-01-17", "spend MC-1 1"),
        ("2025-01-18", "spend MC-1 50001"),
      ], "2025-01-16", .ok, "60.0% is used and 51.6% of its days are gone"
    ),
    (
      [
        ("2025-01-01", "request apn-marketing-central 60000"), ("2025-01-02", "submit MC-1"),
        ("2025-01-03", "approve MC-1"), ("2025-01-16", "spend MC-1 9999"), ("2025-01-17", "spend MC-1 1"),
        ("2025-01-18", "spend MC-1 50001"),
      ], "2025-01-17", .risk, "10000.00 PEN was paid to suppliers and is not claimed"
    ),
    (
      [
        ("2025-01-01", "request apn-marketing-central 60000"), ("2025-01-02", "submit MC-1"),
        ("2025-01-03", "approve MC-1"), ("2025-01-16", "spend MC-1 9999"), ("2025-01-17", "spend MC-1 1"),
        ("2025-01-18", "spend MC-1 50001"),
      ], "2025-01-18", .over,
      "100% of the 60001.00 PEN spent is 60001.00 PEN, and 60000.00 PEN is promised, owed or paid"
    ),
    // All committed after the end: claims are due 30 days after 2026-06-30, on Thursday 2026-07-30.
    (
      [
        ("2026-06-01", "request apn-marketing-central 100000"), ("2026-06-02", "submit MC-1"),
        ("2026-06-03", "approve MC-1"),
      ], "2026-07-01", .lapsing, "100000.00 PEN is committed and must be claimed by 2026-07-30"
    ),
    (
      [
        ("2026-06-01", "request apn-marketing-central 100000"), ("2026-06-02", "submit MC-1"),
        ("2026-06-03", "approve MC-1"),
      ], "2026-07-31", .lapsing, "100000.00 PEN is committed and was to be claimed by 2026-07-30"
    ),
  ]

  @Test(arguments: FundReportTests.words.indices)
  func aFundHasAWordWithItsReason(_ index: Int) throws {
    let (steps, asOf, word, reason) = Self.words[index]
    let ledger = try Self.ledger(steps)
    let date = try Sample.date(asOf)
    for status in [
      FundsStatus(FundBook(ledger.rules, events: ledger.events, asOf: date), asOf: date),
      FundsStatus(ledger.rules, balances: ledger.balances(asOf: date), asOf: date),
    ] {
      #expect(status.balances.first?.health.word == word)
      #expect(status.balances.first?.health.reason == reason)
    }
  }

  static let year: [(String, String)] = [
    ("2025-01-10", "request apn-marketing-central 20000 2025-04-05/2025-04-06"),
    ("2025-01-13", "submit MC-1"),
    ("2025-01-20", "approve MC-1 15000"),
    ("2025-01-10", "request apn-marketing-central 30000 2025-05-12/2025-05-14"),
    ("2025-01-11", "request apn-marketing-central 5000"), ("2025-01-14", "submit MC-3"),
    ("2025-01-15", "reject MC-3"), ("2025-04-07", "spend MC-1 12000"), ("2025-04-08", "claim MC-1 10000"),
    ("2025-04-11", "claim-approve MC-1-C1"), ("2025-04-28", "pay MC-1-C1 4000"),
    ("2025-05-05", "pay MC-1-C1"),
  ]

  @Test func whatIsDueIsToldByMoneyAtRisk() throws {
    let ledger = try Self.ledger(Self.year)
    let day = try Sample.date("2025-04-21")
    let book = FundBook(ledger.rules, events: ledger.events, asOf: day)
    let due = book.due(within: 20, of: day).map {
      "\($0.day.date) \($0.kind.rawValue) \($0.request ?? "-") \($0.atRisk) \($0.daysLeft(on: day))"
    }
    // MC-1: 30 days after Sunday 2025-04-06 is Tuesday 2025-05-06, with the 5,000 of 15,000 that are not claimed.
    // MC-2, a draft: 14 days before Monday 2025-05-12 is Monday 2025-04-28, with the 30,000 that it asks for.
    #expect(
      due == [
        "2025-04-28 apply by MC-2 30000.00 PEN 7", "2025-05-06 claim by MC-1 5000.00 PEN 15",
      ])
    #expect(book.due(within: 6, of: day) == [])
    // Missed ones stay until somebody acts.
    #expect(try book.due(within: 0, of: Sample.date("2025-05-07")).map(\.request) == ["MC-2", "MC-1"])
    // The untouched funds end with the term; 14 days before its last day is Tuesday 2026-06-16.
    let end = book.due(within: 500, of: day).filter { $0.kind == .expiry }
    #expect(end.map(\.fund) == ["apn-marketing-central", "partner-opportunity-fund", "events"])
    #expect(end.map(\.atRisk.description) == ["85000.00 PEN", "50000.00 PEN", "10000.00 USD"])
    #expect(end.allSatisfy { $0.day.date.description == "2026-06-16" })
  }

  @Test func aDeadlineOnAClosedDayIsTheOpenDayBeforeWithItsReason() throws {
    let rules = try Sample.rules()
    let fund = try #require(rules.funds.first)
    // 30 days after 2025-06-29 is Tuesday 2025-07-29, a holiday; 14 days before 2025-03-15 is Saturday 2025-03-01.
    let claim = try #require(rules.claimBy(fund, activity: Sample.days("2025-06-28", "2025-06-29")))
    #expect(claim.date.description == "2025-07-28")
    #expect(claim.nominal.description == "2025-07-29")
    #expect(claim.note == "2025-07-29 is closed in PE: Fiestas Patrias (PE); the open day before counts")
    let apply = try #require(rules.applyBy(fund, activity: Sample.days("2025-03-15", "2025-03-15")))
    #expect(apply.date.description == "2025-02-28")
    #expect(apply.note == "2025-03-01 is closed in PE: a Saturday; the open day before counts")
    #expect(apply.rule == "14 days before the activity's start")
    // Where holidays are not known, the day stands and says so.
    let far = try #require(rules.claimBy(fund, activity: Sample.days("2027-12-30", "2027-12-31")))
    #expect(far.date.description == "2028-01-30")
    #expect(far.note?.hasPrefix("not moved to an open day") == true)
  }

  @Test func aDraftRisksNoMoreThanThereIs() throws {
    // The fund holds 100,000; nobody loses the rest of 300,000.
    let ledger = try Self.ledger([
      ("2025-01-10", "request apn-marketing-central 300000 2025-05-12/2025-05-14")
    ])
    let due = try ledger.book.due(within: 20, of: Sample.date("2025-04-21"))
    #expect(due.map { "\($0.request ?? "-") \($0.atRisk)" } == ["MC-1 100000.00 PEN"])
  }

  @Test func theForecastCountsAPartOfWhatIsPromised() throws {
    let ledger = try Self.ledger(Self.year)
    let day = try Sample.date("2025-04-30")
    let book = FundBook(ledger.rules, events: ledger.events, asOf: day)
    // 4,000 paid, 6,000 owed, 5,000 promised: 10,000 and 80% of 5,000.
    let forecast = try #require(
      book.forecasts(on: day, probability: DecimalNumber(mantissa: 80)).first)
    #expect(try forecast.certain == Sample.soles(10_000))
    #expect(try forecast.expected == Sample.soles(14_000))
    #expect(
      forecast.lapsing.map { "\($0.day.date) \($0.atRisk)" } == [
        "2025-05-06 5000.00 PEN", "2026-06-16 85000.00 PEN",
      ])
  }

  @Test func burnIsToldByMonthAndQuarter() throws {
    let book = try Self.ledger(Self.year).book
    let months = book.burn(by: .month).map { "\($0.period) \($0.committed) \($0.spent) \($0.reimbursed)" }
    #expect(
      months == [
        "2025-01 15000.00 PEN 0.00 PEN 0.00 PEN", "2025-04 0.00 PEN 12000.00 PEN 4000.00 PEN",
        "2025-05 0.00 PEN 0.00 PEN 6000.00 PEN",
      ])
    let quarters = book.burn(by: .quarter).map { "\($0.period) \($0.committed) \($0.spent) \($0.reimbursed)" }
    #expect(
      quarters == [
        "2025-Q1 15000.00 PEN 0.00 PEN 0.00 PEN", "2025-Q2 0.00 PEN 12000.00 PEN 10000.00 PEN",
      ])
  }

  @Test func theYieldIsWhatWasApprovedOfWhatWasDecided() throws {
    let yields = try Self.ledger(Self.year).book.yields
    let central = try #require(yields.first)
    // MC-1 with 15,000 of 20,000, MC-3 with nothing of 5,000; MC-2 is not decided.
    #expect(central.decided == 2)
    #expect(central.approvalYield?.description == "60.0")
    // Submitted on 2025-04-08, paid on 2025-05-05.
    #expect(central.cycleDays == [27])
    #expect(central.meanCycle?.description == "27.0")
    #expect(yields.last?.approvalYield == nil && yields.last?.meanCycle == nil)
  }

  @Test func theLogHasEveryStepWithItsMovement() throws {
    var ledger = try Self.ledger(UndoTests.approved)
    ledger.append([try ledger.book.undo("MC-1", reason: "wrong amount").fact])
    let lines = ledger.book.log(of: "MC-1").map {
      "\($0.effective) \($0.words) | \($0.movement)\($0.undoneBy.map { " | undone by \($0)" } ?? "")"
    }
    #expect(
      lines == [
        "2025-01-10 MC-1 drafted in apn-marketing-central: Cloud day | ",
        "2025-01-13 MC-1 submitted | available → requested",
        "2025-01-20 MC-1 approved | requested → available, committed | undone by E5",
        "2025-01-20 MC-1 undone | available, committed → requested",
      ])
    #expect(ledger.book.log(of: Sample.central).count == 5)
    #expect(ledger.book.log(of: "events").isEmpty)
  }

  @Test func currenciesAreNeverAdded() throws {
    let ledger = try Self.ledger(Self.year)
    let status = FundsStatus(ledger.book, asOf: try Sample.date("2025-05-31"))
    #expect(status.totalAllocated == nil)
    #expect(status.total(of: .available) == nil)
    // Most money first within a currency; dollars are not compared with soles.
    let due = try ledger.book.due(within: 900, of: Sample.date("2025-05-31"))
    #expect(due.map(\.atRisk.currency.code) == ["PEN", "PEN", "PEN", "PEN", "USD"])
  }

  @Test func aFundThatTheProgrammeNoLongerHasIsStillShown() throws {
    var ledger = try Self.ledger(Self.year)
    ledger.rules = FundRules(
      programme: ledger.rules.programme, currency: ledger.rules.currency,
      funds: Array(ledger.rules.funds.dropFirst()), term: ledger.rules.term)
    let book = try FundBook(reading: ledger, ledger.rules)
    #expect(book.problems.isEmpty)
    #expect(try book.drifts.map(\.recorded) == [Sample.soles(100_000)] && book.drifts.first?.agreed == nil)
    let status = try FundsStatus(reading: ledger, ledger.rules, asOf: Sample.date("2025-05-31"))
    #expect(status.balances.map(\.fund.id) == ["partner-opportunity-fund", "events", Sample.central])
    #expect(try status.balances.last?.amount(in: .reimbursed) == Sample.soles(10_000))
  }

  @Test func anAmountThatTheProgrammeChangedSinceIsTold() throws {
    var ledger = try Self.ledger(Self.year)
    #expect(ledger.book.drifts == [])
    ledger.rules = FundRules(
      programme: ledger.rules.programme, currency: ledger.rules.currency,
      funds: [try Sample.fund(Sample.central, "APN Marketing Central", 120_000)], term: ledger.rules.term)
    let drift = try #require(try FundBook(reading: ledger, ledger.rules).drifts.first)
    #expect(try drift.agreed == Sample.soles(120_000))
    #expect(try drift.recorded == Sample.soles(100_000))
    #expect(drift.words.contains("120000.00 PEN") && drift.words.contains("100000.00 PEN"))
  }
}
