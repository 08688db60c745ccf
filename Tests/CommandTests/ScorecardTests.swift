import BusinessCalendar
import Foundation
import Journal
import TestSupport
import Testing

/// `entente metrics`, `initiatives` and `compliance` as an analyst runs them.
@Suite struct ScorecardCommandTests {
  private static func object(_ bench: FundBench, _ words: String) throws -> [String: Any] {
    try #require(bench.json(words) as? [String: Any])
  }

  private static func metric(_ bench: FundBench, _ id: String, _ words: String) throws -> [String: Any] {
    let metrics = try #require(object(bench, "metrics status \(words)")["metrics"] as? [[String: Any]])
    return try #require(metrics.first { $0["metric"] as? String == id })
  }

  /// 25 of 75 deployments by the agreement; the path from 31 January asks for 25 + 50 × 59 ÷ 334 = 33.8 by the end of March.
  @Test func aValueIsRecordedCorrectedAndTakenBack() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    let before = try Self.metric(bench, "active-deployments", "--as-of 2025-01-31")
    #expect((before["value"] as? [String: Any])?["origin"] as? String == "agreement")
    #expect((before["value"] as? [String: Any])?["value"] as? String == "25")
    #expect(before["status"] as? String == "GREEN" && before["difference"] as? String == "-50")
    // Reading makes no journal.
    #expect(try bench.files().keys.contains("entente.db") == false)
    #expect(
      try bench.done("metrics record active-deployments 31 --period 2025-03 --source CRM")
        == "active-deployments of 2025-03 is 31, dated 2025-03-31.\n")
    let march = try Self.metric(bench, "active-deployments", "--as-of 2025-04-15")
    #expect(march["status"] as? String == "RED" && march["judged_for"] as? String == "2025-03-31")
    #expect((march["path"] as? [String: Any])?["asked"] as? String == "33.8")
    #expect(march["sparkline"] as? String == "▁█")
    #expect(
      try bench.done("metrics record active-deployments 34 --period Y2-Q3 --source CRM")
        == "active-deployments of Y2-Q3 is 34, dated 2025-03-31.\n")
    #expect(
      try bench.done("metrics record active-deployments 33 --period 2025-03 --source CRM")
        == "active-deployments of 2025-03 is 33, dated 2025-03-31, in the place of 31 of fact 1.\n")
    let standings = try bench.objects("metrics history active-deployments").map { $0["standing"] as? String }
    #expect(standings == ["superseded", "current", "current"])
    try bench.done("undo --event 3")
    let after = try bench.objects("metrics history active-deployments")
    #expect(after.map { $0["standing"] as? String } == ["current", "current", "undone"])
    #expect(try bench.done("journal verify").hasPrefix("4 facts, nothing is wrong."))
    // The day before, no value of March is known yet: 25 + 50 × 58 ÷ 334 = 33.7 are asked for, and 25 are there.
    let eve = try Self.metric(bench, "active-deployments", "--as-of 2025-03-30")
    #expect((eve["value"] as? [String: Any])?["origin"] as? String == "agreement")
    #expect(eve["status"] as? String == "RED")
  }

  /// A month of 31 days leaves 4 min 27.84 s, and one of 30 days 4 min 19.2 s; 0.03 % of March's 44,640 minutes are 13.392.
  @Test func theErrorBudgetIsTold() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    #expect(try bench.done("metrics status --as-of 2025-03-31").contains("  4 min 27.84 s  "))
    #expect(try bench.done("metrics status --as-of 2025-04-30").contains("  4 min 19.2 s  "))
    try bench.done("metrics record platform-availability 99.97% --period 2025-03")
    let text = try bench.done("metrics status platform-availability --as-of 2025-03-31")
    #expect(text.contains("4 min 27.84 s  13 min 23.52 s  -8 min 55.68 s"), "\(text)")
    #expect(text.contains("Credit") && text.contains("AMBER: misses the target of at least 99.99 %"))
    let explained = try Self.object(bench, "explain metrics platform-availability/budget --as-of 2025-03-31")
    let steps = try #require(explained["arithmetic"] as? [[String: String]])
    #expect(
      steps.map { $0["result"] } == ["31", "4 min 27.84 s", "13 min 23.52 s", "-8 min 55.68 s"])
    #expect((explained["facts"] as? [Any])?.count == 1)
  }

  /// What is refused, and what is said; nothing is written.
  @Test(
    arguments: [
      ("metrics record activ-deployments 31 --period 2025-03", 1, "did you mean 'active-deployments'?"),
      ("metrics record active-deployments 31 --period 2025-13", 1, "'2025-13' is no period"),
      ("metrics record active-deployments 31 --period 2125-03", 1, "record its value once it has ended"),
      ("metrics record active-deployments 31.5 --period 2025-03", 1, "31.5 is no count"),
      (
        "metrics record active-deployments 31 --period 2025-03 --on 2025-03-31", 64,
        "leave out --on or --period"
      ),
      ("metrics record platform-availability 101 --period 2025-03", 1, "101 is no share of time"),
      ("metrics status activ-deployments", 1, "did you mean 'active-deployments'?"),
      ("metrics history nothing", 1, "no metric is named 'nothing'"),
      ("explain metrics activ-deployments", 1, "did you mean 'active-deployments'?"),
      ("explain metrics time-to-resolve/path", 1, "has no path"),
      ("initiatives spend mid-markt-push 100", 1, "did you mean 'mid-market-push'?"),
      ("initiatives spend mid-market-push 0", 1, "is not above zero"),
      ("initiatives arr mid-market-push 100 --on 2125-01-01", 1, "record it once it has happened"),
      ("compliance record iso-27001 compliant", 1, "compliance/iso-27001/mifibra"),
      ("compliance record iso-27001 compliant --party asw", 1, "did you mean 'aws'?"),
      ("compliance record iso-27001 splendid --party aws", 64, "splendid"),
      (
        "compliance record iso-27001 compliant --party aws --evidence none.pdf", 1,
        "there is no file 'none.pdf'"
      ),
    ])
  func whatIsWrongIsSaid(words: String, status: Int, said: String) throws {
    let bench = try FundBench()
    defer { bench.remove() }
    let outcome = try bench.run(words)
    #expect(Int(outcome.status) == status && outcome.messages.contains(said), "\(words): \(outcome.messages)")
    #expect(try bench.files().keys.contains("entente.db") == false, "\(words)")
    #expect(try bench.files().keys.contains { $0.hasPrefix("evidence") } == false, "\(words)")
  }

  private static let values = """
    note;Actual;KPI;Month
    ;31;active-deployments;2025-03
    "Outage; 12 March";99,97;platform-availability;2025-03

    """

  @Test func valuesAreImportedOnceOrNotAtAll() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    let map = "--map value=Actual --map metric=KPI --map period=Month"
    try bench.scratch.write(Self.values, to: "values.csv")
    let refused = try bench.run("metrics import values.csv \(map)")
    #expect(
      refused.status == 1
        && refused.messages.contains("values.csv:3:20: error[import.row]: '99,97' is no value"))
    #expect(refused.messages.contains("Nothing was recorded."))
    #expect(try bench.files().keys.contains("entente.db") == false)
    try bench.scratch.write(Self.values.replacing("99,97", with: "99.97"), to: "values.csv")
    let rehearsal = try bench.done("metrics import values.csv --dry-run \(map)")
    #expect(rehearsal.hasPrefix("Would record 2 values.\n"))
    #expect(try bench.files().keys.contains("entente.db") == false)
    #expect(try bench.done("metrics import values.csv \(map)") == "Recorded 2 values.\n")
    #expect(
      try bench.done("metrics import values.csv \(map)") == "Recorded 0 values; 2 values known already.\n")
    try bench.done("metrics record active-deployments 32 --period 2025-03")
    let again = try bench.run("metrics import values.csv \(map)")
    #expect(again.output == "Recorded 0 values; 2 values known already.\n" && again.status == 0)
    #expect(
      again.messages.contains("values.csv:2: note: active-deployments of 2025-03 was imported as 31 before"))
    #expect(
      try bench.objects("metrics history active-deployments").map { $0["value"] as? String } == ["31", "32"])
    #expect(try bench.done("journal verify").hasPrefix("3 facts, nothing is wrong."))
  }

  /// What was known before a correction is known for ever.
  @Test func whatWasKnownStaysKnown() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    try bench.done("metrics record active-deployments 31 --period 2025-03")
    let first = try bench.objects("metrics history active-deployments")
    let instant = try #require(first.first?["recorded"] as? String)
    try bench.done("metrics record active-deployments 40 --period 2025-03")
    let words = "metrics history active-deployments --known-at \(instant)"
    #expect(try bench.objects(words).map { $0["value"] as? String } == ["31"])
    let csv = try bench.done(
      "metrics status active-deployments --as-of 2025-03-31 --known-at \(instant) --format csv")
    #expect(csv.contains(",31,2025-03,2025-03-31,journal,"), "\(csv)")
  }

  /// 200,000 × 12 ÷ 1,500,000 = 1.6 months by the plan; 40,000 × 12 ÷ 180,000 = 2.67, which are over with 2.7.
  @Test func initiativesPayBack() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    #expect(
      try bench.done("initiatives spend mid-market-push 25,000.00 --on 2025-03-14 --ref F001-2231")
        == "25000.00 PEN spent on mid-market-push on 2025-03-14.\n")
    try bench.done("initiatives spend mid-market-push S/15K --on 2025-04-14")
    try bench.done("initiatives arr mid-market-push 180000 --on 2025-06-30")
    let status = try Self.object(bench, "initiatives status --as-of 2025-06-30")
    let found = try #require((status["initiatives"] as? [[String: Any]])?.first)
    #expect(found["spent"] as? String == "40000.00" && found["achieved_arr"] as? String == "180000.00")
    #expect(
      found["payback_months"] as? String == "2.7" && found["expected_payback_months"] as? String == "1.6")
    #expect(found["achieved_share"] as? String == "12.0" && found["left"] as? String == "160000.00")
    // The funds have nothing to do with it.
    #expect(try bench.figures() == ["100000.00"] + Array(repeating: "0.00", count: 7))
    let explained = try Self.object(bench, "explain initiatives mid-market-push/spent --as-of 2025-06-30")
    #expect((explained["facts"] as? [Any])?.count == 2)
    #expect(try bench.done("journal verify").hasPrefix("3 facts, nothing is wrong."))
  }

  @Test func complianceHasEvidence() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    #expect(
      try bench.done(
        "compliance record iso-27001 compliant --party mifibra --expires 2026-03-31 --evidence invoice.pdf --on 2025-04-01"
      )
        == "compliance/iso-27001/mifibra is compliant since 2025-04-01, valid until 2026-03-31, by 'invoice.pdf'.\n"
    )
    func item(_ day: String) throws -> [String: Any] {
      let items = try #require(
        Self.object(bench, "compliance status --as-of \(day)")["items"] as? [[String: Any]])
      return try #require(items.first { $0["item"] as? String == "compliance/iso-27001/mifibra" })
    }
    // The SHA-256 of the words "an invoice", by sha256sum.
    #expect(
      try item("2025-04-01")["sha256"] as? String
        == "827810f656d84df0f4cb8d29ea7529fed3b993e61bf553423598d9b5cc97ffc8")
    #expect(try item("2025-03-31")["origin"] as? String == "agreement")
    #expect(try item("2026-03-31")["status"] as? String == "AMBER")
    #expect(try item("2026-04-01")["status"] as? String == "RED")
    try FileManager.default.removeItem(at: bench.scratch.folder.appending(path: "evidence"))
    let outcome = try bench.run("compliance status")
    #expect(outcome.status == 0 && outcome.messages.contains("'invoice.pdf' is missing"))
  }

  /// Whatever somebody typed, a terminal shows it and obeys none of it.
  @Test func textsFromOutsideAreHarmless() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    try bench.done(
      "metrics record active-deployments 31 --period 2025-03",
      ["--source", "=cmd()\u{1B}[2J", "--note", "\u{202E}x"])
    for words in [
      "metrics status --as-of 2025-03-31", "metrics history active-deployments",
      "explain metrics active-deployments --as-of 2025-03-31",
    ] {
      #expect(try !bench.done(words).contains("\u{1B}"), "\(words)")
    }
    let csv = try bench.done("metrics status --as-of 2025-03-31 --format csv")
    #expect(csv.contains(",'=cmd()"), "\(csv)")
  }

  @Test func aFactOfAnotherProgramIsToldAndLeftOut() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    try bench.done("metrics record active-deployments 31 --period 2025-03")
    let day = try #require(CivilDate(iso: "2025-03-31"))
    _ = try bench.journal.append(by: "mallory", now: { Timestamp(microseconds: 4_000_000_000_000_000) }) {
      _ in
      [
        Fact(
          programme: "mifibra-aws", kind: "metric.record", subject: "active-deployments", effective: day,
          details: ["period": "2025-03", "from": "2025-03-01", "length": "month", "value": "lots"])
      ]
    }
    let outcome = try bench.run("metrics status --as-of 2025-03-31")
    #expect(outcome.status == 0 && outcome.output.contains("  31  2025-03 "), "\(outcome.output)")
    #expect(
      outcome.messages == "warning: fact 2 (metric.record) is left out: it has no value that could be read\n")
    let verified = try bench.run("journal verify")
    #expect(verified.status == 1 && verified.messages.contains("fact 2 ("), "\(verified.messages)")
  }
}
