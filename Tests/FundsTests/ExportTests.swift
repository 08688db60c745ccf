import BusinessCalendar
import Journal
import Programme
import Funds
import Testing

/// The texts of exports, as the formats' manuals have them.
struct ExportTests {
  /// One request that was submitted and approved, and whose approval was undone: E1 to E5, of which E2 moves nothing.
  static func export() throws -> FundExport {
    var ledger = try UndoTests.ledger(Array(UndoTests.approved.prefix(2)))
    try ledger.take(
      FundCommand(
        try StepText.read("approve MC-1 15000"), on: try Sample.date("2025-01-20"),
        reason: "agreed; [2025-02-01]\n| \"all\" of it"))
    ledger.append([try ledger.book.undo("MC-1", reason: "it was 12,000").fact])
    return FundExport([ledger.book])
  }

  static let notes = """
    ; Apn-Marketing-Central: APN Marketing Central, until 2026-06-30
    ; Partner-Opportunity-Fund: Partner Opportunity Fund, until 2026-06-30; the agreement's 50000.00 PEN are not recorded yet
    ; Events: Events, until 2026-06-30; the agreement's 10000.00 USD are not recorded yet

    """

  static let accounts = """
    account Assets:MDF:Apn-Marketing-Central:Available
    account Assets:MDF:Apn-Marketing-Central:Committed
    account Assets:MDF:Apn-Marketing-Central:Requested
    account Equity:MDF:Allocated:Apn-Marketing-Central


    """

  /// 2025-01-20 touches the same accounts twice; what they hold then stands at the second.
  static let transactions = """
    2023-07-01 * (E1) apn-marketing-central allocated
        ; by: tester
        Assets:MDF:Apn-Marketing-Central:Available  100000.00 PEN = 100000.00 PEN
        Equity:MDF:Allocated:Apn-Marketing-Central  -100000.00 PEN = -100000.00 PEN

    2025-01-13 * (E3) MC-1 submitted: Cloud day
        ; by: tester
        ; reason: agreed in the sync
        Assets:MDF:Apn-Marketing-Central:Available  -20000.00 PEN = 80000.00 PEN
        Assets:MDF:Apn-Marketing-Central:Requested  20000.00 PEN = 20000.00 PEN

    2025-01-20 * (E4) MC-1 approved: Cloud day
        ; by: tester
        ; reason: agreed; (2025-02-01) | "all" of it
        ; undone-by: E5
        Assets:MDF:Apn-Marketing-Central:Available  5000.00 PEN
        Assets:MDF:Apn-Marketing-Central:Requested  -20000.00 PEN
        Assets:MDF:Apn-Marketing-Central:Committed  15000.00 PEN

    2025-01-20 * (E5) undoes: MC-1 approved
        ; by: tester
        ; reason: it was 12,000
        ; undoes: E4
        Assets:MDF:Apn-Marketing-Central:Available  -5000.00 PEN = 80000.00 PEN
        Assets:MDF:Apn-Marketing-Central:Requested  20000.00 PEN = 20000.00 PEN
        Assets:MDF:Apn-Marketing-Central:Committed  -15000.00 PEN = 0.00 PEN

    """

  @Test func hledgerGetsDeclarationsTransactionsAndAssertions() throws {
    let expected =
      Self.notes + "\ndecimal-mark .\n\ncommodity 1000.00 PEN\n\n" + Self.accounts + Self.transactions
    #expect(HledgerText(try Self.export()).text == expected)
  }

  @Test func ledgerGetsItsOwnDeclarations() throws {
    let expected =
      Self.notes + "\ncommodity PEN\n    format 0.00 PEN\n\n"
      + "tag by\ntag reason\ntag reference\ntag undone-by\ntag undoes\n\n" + Self.accounts + Self.transactions
    #expect(LedgerText(try Self.export()).text == expected)
  }

  @Test func beancountOpensAccountsAndAssertsTheNextMorning() throws {
    let expected =
      Self.notes + """

        option "operating_currency" "PEN"

        2023-07-01 commodity PEN

        2023-07-01 open Assets:MDF:Apn-Marketing-Central:Available  PEN
        2025-01-20 open Assets:MDF:Apn-Marketing-Central:Committed  PEN
        2025-01-13 open Assets:MDF:Apn-Marketing-Central:Requested  PEN
        2023-07-01 open Equity:MDF:Allocated:Apn-Marketing-Central  PEN

        2023-07-01 * "apn-marketing-central allocated" ^E1 ^apn-marketing-central
          by: "tester"
          Assets:MDF:Apn-Marketing-Central:Available  100000.00 PEN
          Equity:MDF:Allocated:Apn-Marketing-Central  -100000.00 PEN

        2023-07-02 balance Assets:MDF:Apn-Marketing-Central:Available  100000.00 ~ 0 PEN
        2023-07-02 balance Equity:MDF:Allocated:Apn-Marketing-Central  -100000.00 ~ 0 PEN

        2025-01-13 * "MC-1 submitted: Cloud day" ^E3 ^MC-1
          by: "tester"
          reason: "agreed in the sync"
          Assets:MDF:Apn-Marketing-Central:Available  -20000.00 PEN
          Assets:MDF:Apn-Marketing-Central:Requested  20000.00 PEN

        2025-01-14 balance Assets:MDF:Apn-Marketing-Central:Available  80000.00 ~ 0 PEN
        2025-01-14 balance Assets:MDF:Apn-Marketing-Central:Requested  20000.00 ~ 0 PEN

        2025-01-20 * "MC-1 approved: Cloud day" ^E4 ^MC-1
          by: "tester"
          reason: "agreed; [2025-02-01] | \\"all\\" of it"
          undone-by: "E5"
          Assets:MDF:Apn-Marketing-Central:Available  5000.00 PEN
          Assets:MDF:Apn-Marketing-Central:Requested  -20000.00 PEN
          Assets:MDF:Apn-Marketing-Central:Committed  15000.00 PEN

        2025-01-20 * "undoes: MC-1 approved" ^E5 ^MC-1
          by: "tester"
          reason: "it was 12,000"
          undoes: "E4"
          Assets:MDF:Apn-Marketing-Central:Available  -5000.00 PEN
          Assets:MDF:Apn-Marketing-Central:Requested  20000.00 PEN
          Assets:MDF:Apn-Marketing-Central:Committed  -15000.00 PEN

        2025-01-21 balance Assets:MDF:Apn-Marketing-Central:Available  80000.00 ~ 0 PEN
        2025-01-21 balance Assets:MDF:Apn-Marketing-Central:Requested  20000.00 ~ 0 PEN
        2025-01-21 balance Assets:MDF:Apn-Marketing-Central:Committed  0.00 ~ 0 PEN

        """
    #expect(BeancountText(try Self.export()).text == expected)
  }

  static let broken: [(change: @Sendable (inout Fact) -> Void, words: String)] = [
    ({ $0.postings[0] = posting(currency: "XXX") }, "'XXX' is no currency"),
    ({ $0.postings[0] = posting(bucket: "pocket") }, "'pocket' is no part of a fund"),
    ({ $0.postings[0] = posting(minorUnits: 5) }, "its postings do not sum to zero"),
    (
      { $0.postings = [posting(minorUnits: .min), posting(minorUnits: -1)] },
      "Assets:MDF:Apn-Marketing-Central:Available cannot hold that much money"
    ),
    ({ $0.effective = CivilDate(clamping: -250_000) }, "its date is before 1400"),
  ]

  static func posting(
    bucket: String = "available", minorUnits: Int = 1, currency: String = "PEN"
  ) -> Posting {
    Posting(account: Sample.central, bucket: bucket, minorUnits: minorUnits, currency: currency)
  }

  @Test(arguments: ExportTests.broken.indices)
  func whatCannotBeExportedIsTold(_ index: Int) throws {
    let ledger = try UndoTests.ledger(UndoTests.approved)
    let events = ledger.events.map { event -> JournalEvent in
      var fact = event.fact
      if event.id == "E4" { Self.broken[index].change(&fact) }
      return JournalEvent(
        number: event.number, id: event.id, recorded: event.recorded, actor: "x", fact: fact,
        previousHash: "", hash: "")
    }
    let export = FundExport([FundBook(ledger.rules, events: events)])
    #expect(export.problems.count == 1)
    let message = try #require(export.problems.first?.message)
    #expect(message.hasPrefix("the fact E4 of "))
    #expect(message.contains(": \(Self.broken[index].words);"), "\(message)")
    #expect(FundExport([FundBook(ledger.rules, events: ledger.events)]).problems.isEmpty)
  }

  @Test func theCalendarsLastDayHasNoMorningAfter() throws {
    var ledger = try Sample.ledger()
    ledger.append([
      Fact(
        programme: ledger.rules.programme, kind: "fund.allocate", subject: Sample.central, effective: .latest,
        postings: [Self.posting(minorUnits: 100), Self.posting(bucket: "allocated", minorUnits: -100)])
    ])
    let text = BeancountText(FundExport([ledger.book])).text
    #expect(text.contains("9999-12-31 * \"") && !text.contains(" balance "))
  }

  @Test func fundsOfTheSameIdInTwoProgrammesAreTwo() throws {
    let sample = try Sample.rules()
    let books = ["a", "b"].map { programme in
      let rules = FundRules(
        programme: programme, currency: sample.currency, funds: sample.funds, term: sample.term,
        calendar: nil)
      let fact = Fact(
        programme: programme, kind: "fund.allocate", subject: Sample.central, effective: sample.term.first,
        postings: [Self.posting(minorUnits: 100), Self.posting(bucket: "allocated", minorUnits: -100)])
      return FundBook(
        rules,
        events: [
          JournalEvent(
            number: programme == "a" ? 2 : 1, id: programme, recorded: Timestamp(microseconds: 1), actor: "x",
            fact: fact, previousHash: "", hash: "")
        ])
    }
    let export = FundExport(books)
    #expect(export.transactions.map(\.id) == ["b", "a"])
    #expect(
      export.accounts.map(\.name) == [
        "Assets:MDF:Apn-Marketing-Central-2:Available", "Assets:MDF:Apn-Marketing-Central:Available",
        "Equity:MDF:Allocated:Apn-Marketing-Central", "Equity:MDF:Allocated:Apn-Marketing-Central-2",
      ])
  }
}
