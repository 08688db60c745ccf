import Foundation
import TestSupport
import Testing

/// `entente funds` and `entente undo` as marketing runs them.
@Suite struct FundCommandTests {
  /// A step, what the program says of it, and what the fund holds afterwards, by the design's table: 20,000 are asked for and
  /// 15,000 promised, 12,000 spent, 12,000 claimed at the second attempt, 9,000 owed and paid; the rest comes back.
  private static let life: [(words: String, more: [String], lines: [String], figures: String)] = [
    (
      "request apn-marketing-central 20000 Summit --from 2025-11-12 --to 2025-11-13 --on 2025-09-01", [],
      [
        "apn-marketing-central allocated 100,000.00 PEN on 2023-07-01",
        "MC-1 drafted in apn-marketing-central: Summit 20,000.00 PEN on 2025-09-01",
        "MC-1 of apn-marketing-central is draft: no money stands for it.",
      ], "100000.00 0.00 0.00 0.00 0.00 0.00 0.00 0.00"
    ),
    (
      "submit MC-1 --on 2025-09-02", [],
      [
        "MC-1 submitted 20,000.00 PEN on 2025-09-02",
        "MC-1 of apn-marketing-central is submitted: 20,000.00 PEN requested.",
      ], "80000.00 20000.00 0.00 0.00 0.00 0.00 0.00 0.00"
    ),
    (
      "approve MC-1 S/15K --on 2025-09-10 --ref FUND-2231", [],
      [
        "MC-1 approved 15,000.00 PEN on 2025-09-10",
        "MC-1 of apn-marketing-central is approved: 15,000.00 PEN committed.",
      ], "85000.00 0.00 15000.00 0.00 0.00 0.00 0.00 0.00"
    ),
    (
      "spend MC-1 12,000.00 --on 2025-11-14", [],
      [
        "MC-1 spent 12,000.00 PEN on 2025-11-14",
        "MC-1 of apn-marketing-central is approved: 15,000.00 PEN committed; 12,000.00 PEN spent.",
      ], "85000.00 0.00 15000.00 0.00 0.00 0.00 0.00 12000.00"
    ),
    (
      "claim MC-1 10000 --on 2025-11-20", FundBench.proof,
      ["MC-1-C1 submitted 10,000.00 PEN on 2025-11-20", "MC-1-C1 is submitted: 10,000.00 PEN claimed."],
      "85000.00 0.00 5000.00 10000.00 0.00 0.00 0.00 12000.00"
    ),
    (
      "claim return MC-1-C1 --on 2025-11-24", ["--reason", "Invoice is not legible"],
      [
        "MC-1-C1 returned on 2025-11-24",
        "MC-1-C1 is returned (Invoice is not legible): no money stands for it.",
      ],
      "85000.00 0.00 15000.00 0.00 0.00 0.00 0.00 12000.00"
    ),
    (
      "claim submit MC-1-C1 12000 --on 2025-11-25", [],
      ["MC-1-C1 submitted 12,000.00 PEN on 2025-11-25", "MC-1-C1 is submitted: 12,000.00 PEN claimed."],
      "85000.00 0.00 3000.00 12000.00 0.00 0.00 0.00 12000.00"
    ),
    (
      "claim approve MC-1-C1 9000 --on 2025-12-01", [],
      ["MC-1-C1 approved 9,000.00 PEN on 2025-12-01", "MC-1-C1 is approved: 9,000.00 PEN receivable."],
      "85000.00 0.00 6000.00 0.00 9000.00 0.00 0.00 12000.00"
    ),
    (
      "pay MC-1-C1 4000 --on 2025-12-10 --ref WIRE-88", [],
      [
        "MC-1-C1 paid 4,000.00 PEN on 2025-12-10",
        "MC-1-C1 is part-paid: 5,000.00 PEN receivable, 4,000.00 PEN reimbursed.",
      ], "85000.00 0.00 6000.00 0.00 5000.00 4000.00 0.00 12000.00"
    ),
    (
      "pay MC-1-C1 --on 2025-12-17", [],
      ["MC-1-C1 paid 5,000.00 PEN on 2025-12-17", "MC-1-C1 is paid: 9,000.00 PEN reimbursed."],
      "85000.00 0.00 6000.00 0.00 0.00 9000.00 0.00 12000.00"
    ),
    (
      "close MC-1 --on 2025-12-18", [],
      [
        "MC-1 closed on 2025-12-18",
        "MC-1 of apn-marketing-central is closed: 9,000.00 PEN reimbursed; 12,000.00 PEN spent.",
      ], "91000.00 0.00 0.00 0.00 0.00 9000.00 0.00 12000.00"
    ),
  ]

  private static func live(_ bench: FundBench) throws {
    for step in life { try bench.done("funds \(step.words)", step.more) }
  }

  @Test func aRequestGoesFromItsDraftToItsLastPayment() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    for step in Self.life {
      let output = try bench.done("funds \(step.words)", step.more)
      #expect(output == step.lines.map { $0 + "\n" }.joined(), "\(step.words)")
      #expect(try bench.figures().joined(separator: " ") == step.figures, "\(step.words)")
    }
    // The allotment and eleven steps.
    #expect(try bench.done("journal verify").hasPrefix("12 facts, nothing is wrong."))
    let request = try #require(bench.objects("funds status \(FundBench.central) --as-of 2026-01-31").first)
    #expect(
      request["id"] as? String == "MC-1" && request["state"] as? String == "closed"
        && request["asked"] as? String == "20000.00" && request["approved"] as? String == "15000.00"
        && request["activity_from"] as? String == "2025-11-12")
    let claim = try #require((request["claims"] as? [[String: Any]])?.first)
    #expect(claim["state"] as? String == "paid" && claim["asked"] as? String == "12000.00")
    // SHA-256 of 'an invoice', by sha256sum.
    let evidence = try #require(claim["evidence"] as? [[String: Any]])
    #expect(evidence.map { $0["name"] as? String } == ["invoice.pdf", "photos.zip"])
    #expect(
      evidence.first?["sha256"] as? String
        == "827810f656d84df0f4cb8d29ea7529fed3b993e61bf553423598d9b5cc97ffc8")
  }

  /// A second programme, half of whose money is in dollars.
  private static func addAnother(_ bench: FundBench) throws {
    try bench.scratch.write(
      """
      programme: other
      title: Another
      type: Agreement
      currency: PEN
      term: {from: 2025-01-01, length: 2 years}
      parties:
        us: {name: Us, time-zone: America/Lima, business-centre: PE, working-hours: 09:00-18:00}
      funds:
        launch: {title: Launch, amount: 10000 USD, reimburses: 100%}
        local: {title: Local, amount: 90000 PEN, reimburses: 100%}

      """, to: "programmes/other.yaml")
  }

  @Test func moneyAtRiskIsOrderedAcrossProgrammesAndNotAcrossCurrencies() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    try Self.addAnother(bench)
    let due = try bench.objects("funds due --within 900d --as-of 2025-03-01")
    #expect(
      due.map { "\($0["at_risk"] as? String ?? "") \($0["currency"] as? String ?? "")" } == [
        "100000.00 PEN", "90000.00 PEN", "50000.00 PEN", "30000.00 PEN", "25000.00 PEN", "10000.00 USD",
      ])
  }

  @Test func theBarsOfBurnAreOfOneCurrencyEach() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    try Self.addAnother(bench)
    for (fund, id, amount) in [("launch", "LA-1", "100"), ("local", "LO-1", "40000")] {
      try bench.done("funds request \(fund) \(amount) T --on 2025-03-01")
      try bench.done("funds submit \(id) --on 2025-03-01")
      try bench.done("funds approve \(id) --on 2025-03-02")
      try bench.done("funds spend \(id) \(amount) --on 2025-03-03")
    }
    // The most in dollars and the most in soles, each the whole of its own.
    let lines = try bench.done("funds burn --as-of 2025-03-31").split(separator: "\n").dropFirst(2)
    #expect(lines.count == 2)
    #expect(lines.allSatisfy { $0.filter { $0 == "█" }.count == 20 }, "\(lines)")
  }

  @Test func aStepIsUndoneByItsNumberToo() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    try bench.approve()
    // Facts 1 to 4: the allotment, the request, submitted, approved.
    let early = try bench.run("undo --event 3")
    #expect(early.status == 1 && early.messages.contains("undo first: MC-1 approved"), "\(early.messages)")
    let shown = try bench.done("undo --event 4 --dry-run")
    #expect(shown.hasPrefix("undoes: MC-1 approved on 2025-09-10, 15000.00 PEN"))
    #expect(try bench.done("undo --event 4 --reason typo") == shown)
    #expect(try bench.figures()[1] == "20000.00")
    let again = try bench.run("undo --event 4")
    #expect(again.status == 1 && again.messages.contains("was undone by"), "\(again.messages)")
    try bench.done("undo --event 3")
    try bench.done("journal verify")
  }

  @Test func theStatusOfARequestIsAnsweredWithItsFund() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    try bench.claim()
    for (name, kind) in [("MC-1", "a request"), ("MC-1-C1", "a claim")] {
      let outcome = try bench.run("funds status \(name)")
      #expect(outcome.status == 1)
      #expect(
        outcome.messages.contains(
          "\(name) is \(kind), and a fund is asked for; its fund is \(FundBench.central)"))
    }
  }

  @Test func aNameThatCannotBeExplainedIsAnsweredWithThoseThatCan() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    let outcome = try bench.run("explain funds zz")
    #expect(outcome.status == 1 && outcome.messages.contains("it can explain apn-marketing-central, "))
  }

  @Test func everyReportLooksFromADayAndFromAnInstant() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    try Self.live(bench)
    #expect(try bench.figures("--as-of 2025-09-09").prefix(3) == ["80000.00", "20000.00", "0.00"])
    #expect(try bench.figures("--as-of 2025-12-10").suffix(4) == ["5000.00", "4000.00", "0.00", "12000.00"])
    #expect(
      try bench.figures("--as-of 2025-12-10 --known-at 2020-01-01T00:00:00Z").first == "100000.00")
    #expect(try bench.objects("funds log --as-of 2025-09-09").count == 3)
    #expect(try bench.objects("funds log MC-1-C1").count == 6)
    #expect(try bench.objects("funds log --known-at 2020-01-01T00:00:00Z").isEmpty)
    // 30 days after 13 November 2025 is a Saturday; the open day before counts.
    let due = try bench.objects("funds due --within 30d --as-of 2025-11-15")
    #expect(due.map { $0["date"] as? String } == ["2025-12-12"])
    #expect(due.first?["at_risk"] as? String == "15000.00" && due.first?["days_left"] as? Int == 27)
    // 80% of the 15,000 that are committed on that day.
    let forecast = try bench.objects("funds forecast --probability 80 --as-of 2025-11-15").first
    #expect(forecast?["expected"] as? String == "12000.00" && forecast?["certain"] as? String == "0.00")
    let yield = try bench.objects("funds yield --as-of 2026-01-31").first
    #expect(yield?["approval_yield"] as? String == "75.0" && yield?["decided"] as? Int == 1)
    #expect(try bench.done("funds burn --by quarter --as-of 2026-01-31").contains("2025-Q4"))
    for report in ["status", "status \(FundBench.central)", "due", "forecast", "burn", "yield", "log"] {
      for format in ["table", "json", "csv"] {
        let words = "funds \(report) --format \(format) --as-of 2026-01-31"
        let first = try bench.done(words)
        if format == "table" { #expect(try bench.done(words) == first, "\(words)") }
      }
    }
    let csv = try bench.done("funds status \(FundBench.central) --format csv --as-of 2026-01-31")
    #expect(csv.contains("\nMC-1,closed,2025-12-18,Summit,20000.00,15000.00,0.00,"))
    #expect(csv.contains("\nMC-1-C1,paid,2025-12-17,"))
  }

  @Test func theSameStepsComeToTheSameReports() throws {
    let benches = [try FundBench(), try FundBench()]
    defer { for bench in benches { bench.remove() } }
    let reports = try benches.map { bench in
      try bench.claim()
      return try ["status --as-of 2026-01-31", "due --as-of 2025-11-15", "status \(FundBench.central)"].map {
        try bench.done("funds \($0)")
      }
    }
    #expect(reports[0] == reports[1])
  }

  /// The figures follow from the comments in the script: 14,200 are paid and 8,000 promised of 100,000; 12,000 are asked for
  /// of 50,000.
  @Test func theExampleIsAQuarterOfSteps() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    let outcome = try Program.run(
      Fixtures.root.appending(path: "Examples/funds/quarter"), [Program.entente.path],
      in: bench.scratch.folder)
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(
      try bench.figures("--as-of 2025-09-15") == [
        "77800.00", "0.00", "8000.00", "0.00", "0.00", "14200.00", "0.00", "18700.00",
      ])
    let requests = try bench.objects("funds status partner-opportunity-fund --as-of 2025-09-15")
    #expect(requests.map { $0["state"] as? String } == ["submitted"])
    #expect(try bench.done("journal verify").hasPrefix("24 facts, nothing is wrong."))
    #expect(try bench.done("funds evidence verify") == "2 files of evidence, none changed.\n")
  }

  @Test func whoSaysSoIsNamedOrTheEnvironmentsOrTheUser() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    let request = "funds request apn-marketing-central 10 Flyer --on 2025-09-01"
    let cases: [([String], String, String)] = [
      (["--actor", "rosa"], "ana", "rosa"), ([], "ana", "ana"), ([], "", NSUserName()),
    ]
    for (number, (more, variable, actor)) in cases.enumerated() {
      let outcome = try bench.run(request, more, environment: ["ENTENTE_ACTOR": variable])
      #expect(outcome.status == 0, "\(outcome.messages)")
      #expect(try bench.objects("funds log MC-\(number + 1)").first?["actor"] as? String == actor)
    }
  }

  @Test func theProgrammeIsNamedWhereSeveralCouldBeMeant() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    let text = try bench.scratch.text("programmes/mifibra-aws.yaml")
    try bench.scratch.write(
      text.replacing("programme: mifibra-aws", with: "programme: second"), to: "programmes/second.yaml")
    let request = "funds request apn-marketing-central 10 Flyer --on 2025-09-01"
    let unnamed = try bench.run(request)
    #expect(unnamed.status == 64)
    #expect(unnamed.messages.contains("name one with --programme: mifibra-aws, second"))
    try bench.done("\(request) --programme second")
    #expect(try bench.done("funds submit MC-1 --on 2025-09-02").contains("MC-1 submitted"))
    try bench.done("\(request) --programme mifibra-aws")
    let both = try bench.run("funds submit MC-1 --on 2025-09-02")
    #expect(both.status == 64 && both.messages.contains("several programmes know 'MC-1'"))
    #expect(try bench.run("undo MC-1").status == 64)
    let unknown = try bench.run("funds submit MC-12 --on 2025-09-02")
    #expect(unknown.status == 1)
    #expect(unknown.messages.contains("error[fund.refused]"))
    #expect(unknown.messages.contains("did you mean 'MC-1'?"))
    #expect(try bench.run("funds submit MC-1 --programme sekond").status == 64)
    #expect(try bench.done("journal verify").hasPrefix("5 facts, nothing is wrong."))
  }

  @Test func undoingIsRehearsedAndThenDone() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    try bench.approve()
    let words =
      "undoes: MC-1 approved on 2025-09-10, 15000.00 PEN; apn-marketing-central available -5000.00 PEN, "
      + "apn-marketing-central requested +20000.00 PEN, apn-marketing-central committed -15000.00 PEN\n"
    let before = try bench.files()
    #expect(try bench.done("undo MC-1 --dry-run") == words)
    #expect(try bench.files() == before)
    let instant = try #require(bench.objects("journal log").last?["recorded"] as? String)
    #expect(try bench.done("undo MC-1", ["--reason", "It was 12,000", "--actor", "rosa"]) == words)
    #expect(try bench.figures().prefix(3) == ["80000.00", "20000.00", "0.00"])
    #expect(
      try bench.figures("--as-of 2026-01-31 --known-at \(instant)").prefix(3) == [
        "85000.00", "0.00", "15000.00",
      ])
    try bench.done("funds approve MC-1 12000 --on 2025-09-10")
    #expect(try bench.figures().prefix(3) == ["88000.00", "0.00", "12000.00"])
    let log = try bench.objects("funds log MC-1")
    #expect(log.compactMap { $0["undone_by"] as? String }.count == 1)
    #expect(log.compactMap { $0["undoes"] as? String }.count == 1)
    #expect(try bench.done("journal verify").hasPrefix("6 facts, nothing is wrong."))
  }

  @Test func whatALaterStepStandsOnIsNotUndone() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    try bench.claim()
    let before = try bench.files()
    // The spending, on which the claim stands.
    for words in ["undo MC-1", "undo MC-1 --dry-run", "undo MC-7", "undo \(FundBench.central) --dry-run"] {
      let outcome = try bench.run(words)
      #expect(outcome.status == 1, "\(words)")
      #expect(outcome.messages.contains("error[fund.refused]") && outcome.output.isEmpty, "\(words)")
    }
    #expect(try bench.files() == before)
  }

  @Test func evidenceThatWasChangedOrLostIsFound() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    #expect(try bench.done("funds evidence verify") == "0 files of evidence, none changed.\n")
    try bench.claim()
    #expect(try bench.done("funds evidence verify") == "2 files of evidence, none changed.\n")
    let names = try bench.scratch.contents().keys.filter { $0.hasPrefix("evidence/") }
    let texts = try Dictionary(uniqueKeysWithValues: names.map { (try bench.scratch.text($0), $0) })
    let (invoice, photos) = (try #require(texts["an invoice"]), try #require(texts["photos"]))
    let mode =
      try FileManager.default.attributesOfItem(
        atPath: bench.scratch.folder.appending(path: invoice).path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    try bench.scratch.write("An invoice", to: invoice)
    try FileManager.default.removeItem(at: bench.scratch.folder.appending(path: photos))
    let outcome = try bench.run("funds evidence verify")
    #expect(outcome.status == 1 && outcome.output == "2 files of evidence, 2 found wrong.\n")
    #expect(outcome.messages.contains("MC-1-C1: invoice 'invoice.pdf' is not what was claimed with"))
    #expect(outcome.messages.contains("MC-1-C1: proof-of-performance 'photos.zip' is missing"))
  }
}
