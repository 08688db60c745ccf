import BusinessCalendar
import Foundation
import Journal
import Programme
import Funds
import TestSupport
import Testing

/// Exports as hledger, ledger and beancount read them, against the status of the funds: 200 random histories in a soak run,
/// a tenth otherwise.
struct BookkeepingTests {
  /// What a person may type anywhere, and what would change the meaning of a file that took it as it is.
  static let hostile = [
    "agreed", "two\nlines\n2025-01-01 open Assets:X", "a ; b  ; date:2025-99-99, date2:x",
    "\"quoted\" \\\" \\",
    "| pipe | *", "! *", "* starred", "(E1) coded", "2025-01-01 * dated", "  led by\tspaces  ",
    "key: value, tag:: 1+",
    ":a:b:", "[2025-99-99]", "[=2025-99-99] x:", "Feria tecnológica, Perú 資金 👩‍👩‍👧", "\u{202E}reversed\u{2028}x",
    "=HYPERLINK(1)", "; apply year 2020", "\r\ninclude /etc/passwd", "{1 USD} @ 2 EUR", "#tag ^link",
    "nul\u{0}end", "%",
  ]

  @Test func hledgerLedgerAndBeancountFindWhatTheStatusTells() throws {
    var judged = JudgedCases(try Scratch())
    defer { judged.scratch.remove() }
    let rounds = Mutation.rounds(200)
    for seed in 0..<UInt64(rounds) {
      var history = try RandomHistory(seed: seed)
      try history.run(steps: 100)
      var random = Mutation(seed: seed)
      try judged.add(
        "history-\(seed)", history.ledger.rules, Self.disguised(history.ledger.events, &random),
        names: [
          "apn-marketing-central": "Apn-Marketing-Central",
          "partner-opportunity-fund": "Partner-Opportunity-Fund", "events": "Events",
        ])
    }
    // Of every fifth history, three errors in each of three files; a few histories are too short.
    try judged.judge(planted: 5, errors: rounds * 3 / 2)
    #expect(judged.figures > rounds * 3 * 3 * 8)
  }

  @Test func anyNameOfAFundAndAnyCurrencyIsReadByAllThree() throws {
    let names = [
      "2nd-fund": "2nd-Fund", "ñandú": "Ñandú", "資金": "F-資金", "a b;c  d": "A-B-C--D",
      "a-b:c--d": "A-B-C--D-2",
      "-x": "F--X", "ß": "F-ß", "(e)": "F--E-", "🙂": "F--", "APN": "APN",
    ]
    let currencies = ["JPY", "BHD", "PEN", "CLF", "USD"]
    let funds = try names.keys.sorted().enumerated().map { index, id in
      try Sample.fund(id, "Title of \(id)\n; \"x", 1_000, currency: currencies[index % currencies.count])
    }
    let sample = try Sample.rules()
    var ledger = TestLedger(
      FundRules(
        programme: "p", currency: sample.currency, funds: funds, term: sample.term, calendar: sample.calendar)
    )
    for fund in funds {
      let part = Money(minorUnits: 123, currency: fund.amount.currency)
      let request = try ledger.take(
        FundCommand(
          .request(fund: fund.id, title: "x", amount: part, activity: nil), on: try Sample.date("2025-01-10"))
      )
      try ledger.take(
        FundCommand(
          .submit(request: request, amount: nil, activity: nil), on: try Sample.date("2025-01-10"),
          reason: "agreed", isWaived: true))
    }
    var judged = JudgedCases(try Scratch())
    defer { judged.scratch.remove() }
    try judged.add("names", ledger.rules, ledger.events, names: names)
    try judged.judge(planted: 1, errors: 9)
  }

  /// The same facts with other words.
  static func disguised(_ events: [JournalEvent], _ random: inout Mutation) -> [JournalEvent] {
    events.map { event in
      var fact = event.fact
      fact.reason = hostile.randomElement(using: &random)
      fact.reference = hostile.randomElement(using: &random)
      if fact.details["title"] != nil { fact.details["title"] = hostile.randomElement(using: &random) }
      return JournalEvent(
        number: event.number, id: event.id, recorded: event.recorded,
        actor: hostile.randomElement(using: &random) ?? "", fact: fact, previousHash: "", hash: "")
    }
  }
}

/// Exports and the figures that they must come to, in a folder for the judge.
struct JudgedCases {
  let scratch: Scratch
  private(set) var figures = 0
  private var lines = ""
  private var titles: [[String]] = []
  private var cases = 0

  init(_ scratch: Scratch) { self.scratch = scratch }

  /// Adds events with the figures of three dates.
  ///
  /// - Parameter names: The parts of the accounts' names, by fund.
  mutating func add(
    _ name: String, _ rules: FundRules, _ events: [JournalEvent], names: [String: String]
  ) throws {
    let book = FundBook(rules, events: events)
    let export = FundExport([book])
    #expect(book.problems.isEmpty && export.problems.isEmpty, "\(name): \(book.problems)")
    #expect(export.transactions.count == events.filter { !$0.fact.postings.isEmpty }.count)
    try scratch.write(HledgerText(export).text, to: "\(name).hledger")
    try scratch.write(LedgerText(export).text, to: "\(name).ledger")
    try scratch.write(BeancountText(export).text, to: "\(name).beancount")
    addTitles(name, events)
    let posted = export.transactions.map(\.date)
    let dates = posted.isEmpty ? [rules.term.first] : posted
    let three = Set([dates.count / 3, dates.count * 2 / 3, dates.count - 1].map { dates[$0] })
    for date in three.sorted() {
      let status = FundsStatus(FundBook(rules, events: events, asOf: date), asOf: date)
      for balance in status.balances {
        try add(balance, name, date, try #require(names[balance.fund.id]))
      }
    }
    cases += 1
  }

  /// The date of each event that moved money and what it was for, as it was typed.
  private mutating func addTitles(_ name: String, _ events: [JournalEvent]) {
    var known: [String: String] = [:]
    for fact in events.map(\.fact) {
      if let subject = fact.subject, let title = fact.details["title"] { known[subject] = title }
    }
    for event in events where !event.fact.postings.isEmpty {
      let request = event.fact.subject?.split(separator: "-C").first.map(String.init) ?? ""
      let title = event.fact.corrects == nil ? known[request] : nil
      titles.append([name, event.id, event.fact.effective.description, title ?? ""])
    }
  }

  private mutating func add(_ balance: FundBalance, _ name: String, _ date: CivilDate, _ fund: String) throws
  {
    func figure(_ accounts: [String], _ amount: DecimalNumber) {
      lines += "\(name)\t\(date)\t\(accounts.joined(separator: "+"))\t\(amount)\n"
      figures += 3
    }
    // The status counts what the agreement allots where no allotment is recorded; an export holds what is recorded.
    let unrecorded = balance.isRecorded ? 0 : balance.fund.amount.minorUnits
    func number(_ amount: Money, _ sign: Int = 1, less: Int = 0) -> DecimalNumber {
      Money(minorUnits: sign * (amount.minorUnits - less), currency: amount.currency).number
    }
    for (word, bucket) in [
      ("Requested", Bucket.requested), ("Committed", .committed), ("Claimed", .claimed),
      ("Receivable", .receivable), ("Reimbursed", .reimbursed),
    ] {
      figure(["Assets:MDF:\(fund):\(word)"], number(balance.amount(in: bucket)))
    }
    let (available, expired) = ("Assets:MDF:\(fund):Available", "Assets:MDF:\(fund):Expired")
    let sum = try #require(balance.amount(in: .available).adding(balance.amount(in: .expired)))
    if date > balance.expires {
      // What is available after the fund's last day shows as expired before anybody records it.
      figure([available, expired], number(sum, less: unrecorded))
    } else {
      figure([available], number(balance.amount(in: .available), less: unrecorded))
      figure([expired], number(balance.amount(in: .expired)))
    }
    figure(
      ["Equity:MDF:Allocated:\(fund)", "Equity:MDF:Transferred:\(fund)"],
      number(balance.allocated, -1, less: unrecorded))
    figure(["Expenses:MDF:Spent:\(fund)"], number(balance.spent))
    figure(["Equity:MDF:Suppliers:\(fund)"], number(balance.spent, -1))
  }

  /// Lets the three programs judge.
  ///
  /// - Parameters:
  ///   - planted: In one case of how many errors are planted.
  ///   - errors: How many must have been found at least; one that is not found is a failure already.
  func judge(planted: Int, errors: Int) throws {
    try scratch.write(lines, to: "figures.tsv")
    try scratch.write(String(decoding: JSONEncoder().encode(titles), as: UTF8.self), to: "titles.json")
    let outcome = try Judge.run(
      "judge_ledgers.py", [scratch.folder.path, String(planted)], in: scratch.folder)
    #expect(outcome.status == 0, "\(outcome.output.prefix(3000)) \(outcome.messages.prefix(3000))")
    let summary = outcome.output.split(separator: "\n").last ?? ""
    let counts = summary.split(separator: " ").compactMap { Int($0) }
    try #require(counts.count == 3, "\(summary)")
    #expect(counts[0] == cases && counts[1] == figures && counts[2] >= errors, "\(summary)")
  }
}
