import Foundation
import TestSupport
import Testing

/// Last days of funds in the marketing calendar, as publishing puts them there from the journal.
@Suite struct FundCalendarTests {
  static let claimBy = "mifibra-aws.fund-deadline.MC-1-claim-by@mifibra.example"
  static let applyBy = "mifibra-aws.fund-deadline.MC-1-apply-by@mifibra.example"
  static let files = ["calendars/marketing.ics", "calendars/all.ics"]

  /// What one request's deadline is for subscribers: `CONFIRMED 2025-12-12 0`.
  static func seen(_ uid: String, _ bench: FundBench, _ file: String = files[0]) throws -> String? {
    try bench.scratch.event(uid, of: file).map {
      "\($0.status ?? "") \($0.start ?? "") \($0.sequence ?? -1)"
    }
  }

  /// The changes of a plan that are about deadlines.
  static func plan(_ day: String, _ bench: FundBench, _ more: String = "") throws -> [String] {
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
  static let rolled: [(activity: String, applyBy: String, claimBy: String)] = [
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
}
