import Foundation
import TestSupport
import Testing

/// Last days of funds in the marketing calendar, as publishing puts them there from the journal.
@Suite struct FundCalendarTests {
  private static let claimBy = "mifibra-aws.fund-deadline.MC-1-claim-by@mifibra.example"
  private static let applyBy = "mifibra-aws.fund-deadline.MC-1-apply-by@mifibra.example"
  private static let files = ["calendars/marketing.ics", "calendars/all.ics"]

  /// What one request's deadline is for subscribers: `CONFIRMED 2025-12-12 0`.
  private static func seen(_ uid: String, _ bench: FundBench, _ file: String = files[0]) throws -> String? {
    try bench.scratch.event(uid, of: file).map {
      "\($0.status ?? "") \($0.start ?? "") \($0.sequence ?? -1)"
    }
  }

  /// The changes of a plan that are about deadlines.
  private static func plan(_ day: String, _ bench: FundBench, _ more: String = "") throws -> [String] {
    let plan = try #require(try bench.json("plan --as-of \(day)\(more)") as? [String: Any])
    return try #require(plan["changes"] as? [[String: Any]]).compactMap { change in
      guard let id = change["id"] as? String, id.contains("/fund-deadline/") else { return nil }
      let name = id.split(separator: "/").last.map(String.init) ?? ""
      return "\(change["change"] as? String ?? "") \(name): \(change["reason"] as? String ?? "")"
    }
  }

  // MARK: They are there

  /// The agreement's four funds, of which the first one's rule is 14 days before the activity: 16 June is 14 days before
  /// 30 June 2026, the last day of the term and a Tuesday; and a draft, 14 days before 12 November.
  @Test func everyFundAndEveryDraftHasItsLastDay() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    try bench.done(
      "funds request apn-marketing-central 20000 Summit --from 2025-11-12 --to 2025-11-13 --on 2025-09-01")
    // A draft without dates has none of its own.
    try bench.done("funds request apn-marketing-central 5000 Video --on 2025-09-01")
    try bench.done("publish --as-of 2025-09-01")
    let end = "Focus: the fund's last day, 2026-06-30"
    let expected = [
      ("MC-1-apply-by", "Apply by: MC-1 Summit", "2025-10-29", "Focus: 14 days before the activity's start"),
      (
        "apn-marketing-central-expiry", "Last day to apply: APN Marketing Central", "2026-06-16",
        "Focus: 14 days before the activity's start, for one on the fund's last day"
      ),
      (
        "partner-opportunity-fund-expiry", "Last day to apply: Partner Opportunity Fund", "2026-06-30",
        end
      ),
      ("case-study-programme-expiry", "Last day to apply: Case Study Programme", "2026-06-30", end),
      ("demo-environment-expiry", "Last day to apply: Demo Environment", "2026-06-30", end),
    ]
    for file in Self.files {
      let events = try bench.scratch.events(of: file).filter {
        ($0["uid"] as? String)?.contains(".fund-deadline.") == true
      }
      #expect(events.count == expected.count, "\(file)")
      for (name, title, date, focus) in expected {
        let uid = "mifibra-aws.fund-deadline.\(name)@mifibra.example"
        let event = try #require(try bench.scratch.event(uid, of: file), "\(name)")
        #expect(event.summary == title && event.start == date && event.sequence == 0, "\(event)")
        #expect(event.description?.contains(focus) == true, "\(event)")
      }
    }
    let event = try #require(try bench.scratch.event(Self.applyBy, of: Self.files[0]))
    #expect(
      event.description == """
        Commercial in Confidence
        Focus: 14 days before the activity's start
        Clause: Marketing › AWS Co-Marketing
        Occurrence: mifibra-aws/fund-deadline/MC-1-apply-by
        """)
    for name in ["qbr", "technical-sync", "pipeline-review", "training", "contract"] {
      #expect(try !bench.scratch.text("calendars/\(name).ics").contains("fund-deadline"), "\(name)")
    }
    // Subscribers see the same in the terminal.
    let shown = try bench.objects("calendar show marketing --as-of 2025-10-20")
    #expect(shown.contains { $0["title"] as? String == "Apply by: MC-1 Summit" }, "\(shown)")
  }

  @Test func publishingTwiceChangesNoByteAndTheJudgeIsContent() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    try bench.claim()
    try bench.done("publish --as-of 2025-11-20")
    let first = try bench.files()
    #expect(try bench.done("publish --as-of 2025-11-20").contains("Nothing changed; no file was written."))
    #expect(try bench.files() == first)
    #expect(try bench.done("publish --as-of 2025-11-25").contains("Nothing changed; no file was written."))
    let names = [
      "all", "contract", "marketing", "pipeline-review", "qbr", "technical-sync", "training",
    ].map { "calendars/\($0).ics" }
    let verdict = try bench.run("calendar validate", names)
    #expect(verdict.status == 0, "\(verdict.output)")
    #expect(!verdict.output.contains("warning"), "\(verdict.output)")
    let judge = Fixtures.root.appending(path: "Tests/Judges/judge_ics.py").path
    let parsers = try Program.python([judge] + names, in: bench.scratch.folder)
    #expect(parsers.status == 0, "\(parsers.output)\(parsers.messages)")
  }

  /// The activity, what the rule says, the open day before on the calendars of Peru and Luxembourg together.
  ///
  /// 8 December 2025 is a Monday and the Immaculate Conception in Peru (D. Leg. 713), 6 and 7 December are a weekend. 26
  /// December is St Stephen's in Luxembourg (Code du travail L.232-2), 25 December Christmas in both. 1 January is New Year in
  /// both. In 2026 Easter is 5 April: Luxembourg is closed on the 6th, Peru on Thursday the 2nd and Friday the 3rd. 25
  /// October 2025 and 14 February 2026 are Saturdays.
  private static let rolled: [(activity: String, applyBy: String, claimBy: String)] = [
    ("2025-11-08", "2025-10-24", "2025-12-05"), ("2025-11-26", "2025-11-12", "2025-12-24"),
    ("2026-01-15", "2025-12-31", "2026-02-13"), ("2026-04-20", "2026-04-01", "2026-05-20"),
  ]

  @Test func lastDaysAreOpenDaysOfBothParties() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    for (index, row) in Self.rolled.enumerated() {
      try bench.done(
        "funds request apn-marketing-central 1000 Event --from \(row.activity) --on 2025-09-01")
      let uid = "mifibra-aws.fund-deadline.MC-\(index + 1)"
      try bench.done("publish --as-of 2025-09-01")
      #expect(
        try bench.scratch.event("\(uid)-apply-by@mifibra.example", of: Self.files[0])?.start == row.applyBy)
      try bench.done("funds submit MC-\(index + 1) --on 2025-09-02")
      try bench.done("funds approve MC-\(index + 1) --on 2025-09-03")
      try bench.done("publish --as-of 2025-09-03")
      let claim = try #require(
        try bench.scratch.event("\(uid)-claim-by@mifibra.example", of: Self.files[0]))
      #expect(claim.start == row.claimBy)
      let isMoved = row.claimBy != "2026-05-20"
      #expect(claim.description?.contains("; the open day before counts") == isMoved, "\(claim)")
    }
    // The same days as 'funds due' has.
    let due = try bench.objects("funds due --within 400d --as-of 2025-09-03").filter {
      $0["request"] is String
    }
    #expect(Set(due.compactMap { $0["date"] as? String }) == Set(Self.rolled.map(\.claimBy)))
  }

  // MARK: They move

  /// Put off by two weeks: 30 days after 27 November is Saturday 27 December, and the 26th and 25th are holidays.
  @Test func anotherDateOfTheActivityMovesItsLastDay() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    try bench.approve()
    try bench.done("publish --as-of 2025-09-10")
    #expect(try Self.seen(Self.claimBy, bench) == "CONFIRMED 2025-12-12 0")
    try bench.done("funds return MC-1 --on 2025-10-01", ["--reason", "Summit put off"])
    try bench.done("funds submit MC-1 15000 --from 2025-11-26 --to 2025-11-27 --on 2025-10-02")
    try bench.done("funds approve MC-1 --on 2025-10-03")
    let plan = try Self.plan("2025-10-03", bench)
    #expect(plan.count == 1)
    #expect(
      plan.first?.hasPrefix(
        "move MC-1-claim-by: it is counted from 2025-11-27, no longer from 2025-11-13; ") == true, "\(plan)")
    try bench.done("publish --as-of 2025-10-03")
    for file in Self.files {
      #expect(try Self.seen(Self.claimBy, bench, file) == "CONFIRMED 2025-12-24 1")
    }
    let files = try bench.files()
    try bench.done("publish --as-of 2025-10-04")
    #expect(try bench.files() == files)
  }

  /// Another rule in the agreement: 45 days after 13 November is Sunday 28 December; 27 a Saturday, 26 and 25 holidays.
  @Test func anotherRuleMovesItAndAQuestionAboutItTellsThat() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    try bench.approve()
    try bench.done("publish --as-of 2025-09-10")
    let path = "programmes/mifibra-aws.yaml"
    let changed = try bench.scratch.text(path).replacing(
      "claim: 30 days after end", with: "claim: 45 days after end")
    try bench.scratch.write(changed, to: "what-if.yaml")
    let told = [
      "move MC-1-claim-by: its rule says '45 days after the activity's end, from 2025-11-13', no longer '30 days after the activity's end, from 2025-11-13'; "
    ]
    let asked = try Self.plan("2025-09-11", bench, " --with what-if.yaml")
    #expect(asked.count == 1 && asked.first?.hasPrefix(told[0]) == true, "\(asked)")
    try bench.scratch.write(changed, to: path)
    let planned = try Self.plan("2025-09-11", bench)
    #expect(planned == asked)
    try bench.done("publish --as-of 2025-09-11")
    #expect(try Self.seen(Self.claimBy, bench) == "CONFIRMED 2025-12-24 1")
    // An answer of another solver is about meetings; deadlines stay where they are.
    try bench.done("plan --as-of 2025-09-11 --answer ours.json")
    #expect(try Self.plan("2025-09-11", bench, " --solution ours.json").isEmpty)
  }

  // MARK: They are met

  /// Of 15,000 that are promised, 15,000 are spent; 10,000 and then the rest are claimed.
  @Test func oneThatIsMetIsCancelledForThirtyDaysAndComesBackWhereTheClaimDoes() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    try bench.approve()
    try bench.done("funds spend MC-1 15000 --on 2025-11-14")
    try bench.done("publish --as-of 2025-11-15")
    // As long as something is left to claim, nothing changes.
    try bench.done("funds claim MC-1 10000 --on 2025-11-18", FundBench.proof)
    #expect(try Self.plan("2025-11-18", bench).isEmpty)
    try bench.done("funds claim MC-1 5000 --on 2025-11-20", FundBench.proof)
    #expect(
      try Self.plan("2025-11-20", bench) == [
        "cancel MC-1-claim-by: nothing is left to claim since 2025-11-20 (MC-1-C2 submitted)"
      ])
    try bench.done("publish --as-of 2025-11-20")
    #expect(try Self.seen(Self.claimBy, bench) == "CANCELLED 2025-12-12 1")
    #expect(
      try bench.scratch.event(Self.claimBy, of: Self.files[0])?.description?.contains(
        "Cancelled: nothing is left to claim since 2025-11-20\n") == true)
    let agenda = "agenda --from 2025-12-01 --to 2025-12-31 --calendar marketing --as-of"
    #expect(try !bench.done("\(agenda) 2025-11-20").contains("MC-1"))
    #expect(try bench.done("\(agenda) 2025-11-19").contains("Claim by: MC-1 Summit"))
    // 20 November and 30 days are 20 December.
    try bench.done("publish --as-of 2025-12-19")
    #expect(try Self.seen(Self.claimBy, bench) == "CANCELLED 2025-12-12 1")
    try bench.done("publish --as-of 2025-12-20")
    #expect(try Self.seen(Self.claimBy, bench) == nil)
    // Money that comes back has to be claimed again: late, and for subscribers the same event.
    try bench.done("funds claim return MC-1-C2 --on 2025-12-22", ["--reason", "Invoice is not legible"])
    try bench.done("publish --as-of 2025-12-22")
    #expect(try Self.seen(Self.claimBy, bench) == "CONFIRMED 2025-12-12 2")
  }

  @Test func aSubmissionMeetsTheLastDayToApply() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    try bench.done("funds request apn-marketing-central 20000 Summit --from 2025-11-12 --on 2025-09-01")
    try bench.done("publish --as-of 2025-09-01")
    try bench.done("funds submit MC-1 --on 2025-09-02")
    #expect(
      try Self.plan("2025-09-02", bench) == [
        "cancel MC-1-apply-by: the request was submitted on 2025-09-02 (MC-1 submitted)"
      ])
    try bench.done("publish --as-of 2025-09-02")
    try bench.done("funds return MC-1 --on 2025-09-05", ["--reason", "Name the venue"])
    try bench.done("publish --as-of 2025-09-05")
    #expect(try Self.seen(Self.applyBy, bench) == "CONFIRMED 2025-10-29 2")
    try bench.done("funds cancel MC-1 --on 2025-09-08")
    #expect(
      try Self.plan("2025-09-08", bench) == [
        "cancel MC-1-apply-by: the request was cancelled on 2025-09-08 (MC-1 cancelled)"
      ])
  }

  @Test func aFundOfWhichNothingIsLeftNeedsNoApplication() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    try bench.done("publish --as-of 2025-09-01")
    try bench.done("funds request demo-environment 30000 Demo --on 2025-09-01")
    #expect(try Self.plan("2025-09-01", bench).isEmpty)
    try bench.done("funds submit DE-1 --on 2025-09-02")
    #expect(
      try Self.plan("2025-09-02", bench) == [
        "cancel demo-environment-expiry: nothing is left to apply for since 2025-09-02 (DE-1 submitted)"
      ])
  }

  @Test func whatIsUndoneIsNoLongerPlanned() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    try bench.done("funds request apn-marketing-central 20000 Summit --from 2025-11-12 --on 2025-09-01")
    try bench.done("publish --as-of 2025-09-01")
    try bench.done("undo MC-1", ["--reason", "Typed into the wrong fund"])
    #expect(try Self.plan("2025-09-02", bench) == ["cancel MC-1-apply-by: its register no longer has it"])
    try bench.done("publish --as-of 2025-09-02")
    #expect(try Self.seen(Self.applyBy, bench) == "CANCELLED 2025-10-29 1")
  }

  /// Whatever happens after its last day, subscribers keep the day as they saw it; until then, that day included, it is told.
  @Test func oneWhoseDayHasPassedStaysAsItWas() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    try bench.approve()
    try bench.done("funds spend MC-1 15000 --on 2025-11-14")
    try bench.done("publish --as-of 2025-12-01")
    let files = try bench.scratch.text(Self.files[0])
    try bench.done("funds claim MC-1 15000 --on 2025-12-10", FundBench.proof)
    let told = ["cancel MC-1-claim-by: nothing is left to claim since 2025-12-10 (MC-1-C1 submitted)"]
    #expect(try Self.plan("2025-12-09", bench).isEmpty)
    #expect(try Self.plan("2025-12-10", bench) == told)
    #expect(try Self.plan("2025-12-12", bench) == told)
    #expect(try Self.plan("2025-12-13", bench).isEmpty)
    try bench.done("publish --as-of 2026-03-01")
    #expect(try bench.scratch.text(Self.files[0]) == files)
    #expect(try Self.seen(Self.claimBy, bench) == "CONFIRMED 2025-12-12 0")
  }

  /// 30 days after 10 February 2026 is Thursday 12 March: the money has a day to come again.
  @Test func onePastThatGetsALaterDayMoves() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    try bench.approve()
    try bench.done("publish --as-of 2025-12-01")
    try bench.done("funds return MC-1 --on 2025-12-20", ["--reason", "Put off"])
    #expect(try Self.plan("2025-12-20", bench).isEmpty == false)
    try bench.done("funds submit MC-1 15000 --from 2026-02-10 --on 2025-12-20")
    try bench.done("funds approve MC-1 --on 2025-12-21")
    try bench.done("publish --as-of 2025-12-21")
    #expect(try Self.seen(Self.claimBy, bench) == "CONFIRMED 2026-03-12 1")
  }

  // MARK: Who sees what

  @Test func noAmountAndWithoutTitlesNoNameGetsOut() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    let path = "programmes/mifibra-aws.yaml"
    try bench.scratch.write(
      try bench.scratch.text(path)
        .replacing("title: APN Marketing Central,", with: "title: 'APN Marketing Central, S/937K',")
        .replacing(
          "clause: Marketing › AWS Co-Marketing, available",
          with: "clause: 'Marketing › 937,000 PEN', available"),
      to: path)
    try bench.scratch.write(
      try bench.scratch.text("entente.yaml") + """

        calendars:
          board: { series: fund-deadline, fields: [focus, reason, clause] }
          bare:  { series: mifibra-aws/fund-deadline, fields: [] }
          team:  { series: fund-deadline }
          desk:  { party: aws, series: fund-deadline }

        """, to: "entente.yaml")
    try bench.done(
      "funds request apn-marketing-central 93700 --from 2025-11-12 --on 2025-09-01", ["Summit of US$937"])
    try bench.done("publish --as-of 2025-09-01")
    try bench.done("funds submit MC-1 --on 2025-09-02")
    try bench.done("funds approve MC-1 93700 --on 2025-09-03")
    try bench.done("publish --as-of 2025-09-03")
    try bench.done("funds request demo-environment 30000 Demo --on 2025-09-03")
    try bench.done("funds submit DE-1 --on 2025-09-03")
    try bench.done("publish --as-of 2025-09-04")
    let folder = try bench.scratch.contents().filter { $0.key.hasSuffix(".ics") }
    for (name, bytes) in folder {
      // The UIDs of those without titles are digests.
      let lines = String(decoding: bytes, as: UTF8.self).replacing("\r\n ", with: "")
        .components(separatedBy: "\r\n").filter { !$0.hasPrefix("UID:") || $0.contains("mifibra-aws.") }
      for amount in ["937", "30000", "30,000", " PEN", "US$"] {
        #expect(lines.filter { $0.contains(amount) } == [], "\(name)")
      }
    }
    #expect(
      try bench.scratch.event(Self.claimBy, of: "calendars/team.ics")?.summary
        == "Claim by: MC-1 Summit of [amount]")
    // Four funds, the last day to claim, and the last day to apply, which is met.
    for name in ["board", "bare", "team", "desk"] {
      #expect(try bench.scratch.events(of: "calendars/\(name).ics").count == 6, "\(name)")
    }
    for name in ["board", "bare"] {
      let text = try bench.scratch.text("calendars/\(name).ics").replacing("\r\n ", with: "")
      for word in [
        "MC-1", "DE-1", "Summit", "fund-deadline", "Central", "central", "Demo", "demo", "Opportunity",
        "Case",
      ] {
        #expect(!text.contains(word), "\(name): \(word)")
      }
      let events = try bench.scratch.events(of: "calendars/\(name).ics").map(CalendarLine.init)
      #expect(events.allSatisfy { $0.summary == "Busy" }, "\(events)")
      #expect(events.filter { $0.status == "CANCELLED" }.count == 2)
    }
    let board = try bench.scratch.text("calendars/board.ics").replacing("\r\n ", with: "")
    #expect(board.contains("Cancelled: nothing is left to apply for since 2025-09-03"))
    #expect(board.contains("Cancelled: the request was submitted on 2025-09-02"))
  }

  // MARK: Several programmes

  /// A second programme of two parties in Germany, where 8 December is no holiday; its requests are named as the first one's.
  private static let second = """
    programme: duo
    title: Duo
    currency: EUR
    term: { from: 2025-01-01, length: 2 years }
    parties:
      ours:   { name: Our Company, time-zone: Europe/Berlin, business-centre: DE, working-hours: "09:00-18:00" }
      theirs: { name: Their Company, time-zone: Europe/Berlin, business-centre: DE, working-hours: "09:00-18:00" }
    funds:
      marketing-central: { title: Marketing Central, amount: 9000 EUR, apply: 14 days before start, claim: 30 days after end }

    """

  @Test func programmesKeepTheirOwn() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    try bench.scratch.write(Self.second, to: "programmes/duo.yaml")
    for (programme, fund) in [("mifibra-aws", "apn-marketing-central"), ("duo", "marketing-central")] {
      let options = "--programme \(programme) --on 2025-09"
      try bench.done("funds request \(fund) 1000 Event --from 2025-11-08 \(options)-01")
      try bench.done("funds submit MC-1 \(options)-02")
      try bench.done("funds approve MC-1 \(options)-03")
    }
    try bench.done("publish --as-of 2025-09-03")
    #expect(try Self.seen(Self.claimBy, bench) == "CONFIRMED 2025-12-05 0")
    #expect(
      try Self.seen("duo.fund-deadline.MC-1-claim-by@mifibra.example", bench) == "CONFIRMED 2025-12-08 0")
    let why = try bench.run("why fund-deadline/MC-1-claim-by --as-of 2025-09-03")
    #expect(why.status == 1 && why.messages.contains("several occurrences are named"), "\(why.messages)")
    #expect(
      try bench.done("why duo/fund-deadline/MC-1-claim-by --as-of 2025-09-03").contains(
        "Monday, 8 December 2025"))
    // A programme that is gone takes its deadlines along, as its meetings.
    try FileManager.default.removeItem(at: bench.scratch.folder.appending(path: "programmes/duo.yaml"))
    try bench.done("publish --as-of 2025-12-20")
    #expect(
      try Self.seen("duo.fund-deadline.MC-1-claim-by@mifibra.example", bench) == "CANCELLED 2025-12-08 1")
    #expect(try Self.seen(Self.claimBy, bench) == "CONFIRMED 2025-12-05 0")
  }

  // MARK: They explain themselves

  @Test func whyTellsTheRuleTheClauseAndTheFacts() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    try bench.approve()
    let events = try bench.objects("journal log").compactMap { $0["id"] as? String }
    try #require(events.count == 4)
    let why = try bench.done("why fund-deadline/MC-1-claim-by --as-of 2025-09-10")
    for line in [
      "Claim by: MC-1 Summit  [mifibra-aws/fund-deadline/MC-1-claim-by]",
      "clause    Marketing › AWS Co-Marketing", "rule      30 days after the activity's end, from 2025-11-13",
      "nominal   Saturday, 13 December 2025",
      "  expand  taken     2025-09-01             MC-1 drafted in apn-marketing-central: Summit (event \(events[1]))",
      "  expand  taken     2025-09-10             MC-1 approved (event \(events[3]))",
      "  adjust  rejected  2025-12-13             a Saturday",
      "  adjust  taken     2025-12-12             the open day before",
      "So it is on Friday, 12 December 2025 at ",
    ] { #expect(why.contains(line), "\(line)\n\(why)") }
    #expect(why.contains("programmes/mifibra-aws.yaml:"))
    let met = try bench.done("why mifibra-aws/fund-deadline/MC-1-apply-by --as-of 2025-09-10")
    #expect(
      met.contains("the request was submitted on 2025-09-02: MC-1 submitted (event \(events[2]))"), "\(met)")
    #expect(met.contains("So nothing is due any more. It was due on Wednesday, 29 October 2025."), "\(met)")
    let json = try #require(
      try bench.json("why fund-deadline/MC-1-claim-by --as-of 2025-09-10") as? [String: Any])
    #expect(json["clause"] as? String == "Marketing › AWS Co-Marketing")
    #expect(json["nominal_date"] as? String == "2025-12-13" && json["status"] as? String == "confirmed")
    let unknown = try bench.run("why fund-deadline/MC-1-claimby --as-of 2025-09-10")
    #expect(unknown.messages.contains("did you mean 'fund-deadline/MC-1-claim-by'?"), "\(unknown.messages)")
    let moved = try bench.run("why fund-deadline/MC-1-claim-by --not 2025-12-15 --as-of 2025-09-10")
    #expect(moved.status == 1 && moved.messages.contains("is no meeting"), "\(moved.messages)")
  }

  @Test func theAgendaLooksFromADay() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    try bench.approve()
    for (day, ids) in [
      ("2025-08-31", []), ("2025-09-01", ["MC-1-apply-by"]), ("2025-09-02", []),
      ("2025-09-10", ["MC-1-claim-by"]),
    ] {
      let entries = try bench.objects(
        "agenda --from 2025-10-01 --to 2025-12-31 --calendar marketing --as-of \(day)"
      ).filter { $0["series"] as? String == "fund-deadline" }
      #expect(entries.compactMap { $0["period"] as? String } == ids, "\(day)")
    }
    let entry = try #require(
      try bench.objects("agenda --from 2025-12-12 --to 2025-12-12 --calendar marketing --as-of 2025-09-10")
        .first)
    #expect(entry["all_day"] as? Bool == true && entry["title"] as? String == "Claim by: MC-1 Summit")
    #expect(
      entry["nominal_date"] as? String == "2025-12-13" && entry["adjusted_date"] as? String == "2025-12-12")
    #expect(
      entry["reason"] as? String
        == "MC-1 drafted in apn-marketing-central: Summit, 2025-09-01; MC-1 approved, 2025-09-10; 2025-12-13 is closed in PE, LU: a Saturday; the open day before counts"
    )
  }

  // MARK: What must not be

  @Test func noSeriesTakesTheirName() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    let path = "programmes/mifibra-aws.yaml"
    try bench.scratch.write(
      try bench.scratch.text(path).replacing("  webinar:  ", with: "  fund-deadline: "), to: path)
    let check = try bench.run("check")
    #expect(check.status == 1)
    #expect(
      (check.output + check.messages).contains(
        "error[name.duplicate]: 'fund-deadline' is what the deadlines of a register are named; name the series otherwise"
      ), "\(check.output)\(check.messages)")
  }

  /// A journal that cannot be believed: what it does not tell must not look as if it were gone.
  @Test func aChangedFactCancelsNothing() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    try bench.approve()
    try bench.done("publish --as-of 2025-09-10")
    let files = try bench.scratch.contents().filter { $0.key.hasSuffix(".ics") }
    _ = try Judge.run(
      "run_sql.py",
      [
        "entente.db", "DROP TRIGGER event_never_changed",
        "UPDATE event SET effective = '2025-09-09' WHERE kind = 'fund.approve'",
      ], in: bench.scratch.folder)
    let publish = try bench.run("publish --as-of 2025-09-11")
    #expect(publish.status == 1)
    #expect(publish.messages.contains("error[journal.file]"), "\(publish.messages)")
    #expect(try bench.scratch.contents().filter { $0.key.hasSuffix(".ics") } == files)
    #expect(try bench.run("agenda --as-of 2025-09-11").status == 1)
  }
}
