import Foundation
import Journal
import TestSupport
import Testing

/// Packs of days that are past: built again as they were, and compared with each other.
@Suite struct PackHistoryTests {
  private static let meetings = [
    "qbr/Y2-Q3", "technical-sync/2025-02", "pipeline-review/2025-W06", "marketing-sync/2025-02",
    "partner-training/Y2-H2",
  ]

  private static let listing =
    #"{"OpportunitySummaries": [{"Catalog": "AWS", "Id": "O1", "LastModifiedDate": "2025-01-03T10:00:00Z", "#
    + #""LifeCycle": {"Stage": "Qualified", "TargetCloseDate": "2025-02-28"}, "#
    + #""Customer": {"Account": {"CompanyName": "Hospital"}}, "Project": {"ExpectedCustomerSpend": "#
    + #"[{"Amount": "35000.00", "CurrencyCode": "PEN", "Frequency": "Monthly"}]}}]}"#

  /// One step in every register, on days from the given month on: January before the pack's day, March after it.
  private static func record(_ bench: FundBench, month: String) throws {
    let earlier = month == "01"
    let quarter = earlier ? "2024-12" : "2025-03"
    try bench.done("metrics record active-deployments \(earlier ? 27 : 31) --period \(quarter)")
    try bench.done("metrics record platform-availability \(earlier ? 99.99 : 99.9) --period \(quarter)")
    try bench.done(
      "funds request apn-marketing-central 5000 --from 2025-06-02 --to 2025-06-06 --on 2025-\(month)-10",
      ["Webinar of \(month)"])
    try bench.done("training spend aws-certifications 1000 --on 2025-\(month)-11")
    try bench.done("initiatives spend mid-market-push 2000 --on 2025-\(month)-12")
    try bench.done("certs plan p-\(month) solutions-architect --exam 2025-05-20 --on 2025-\(month)-13")
    try bench.done("compliance record iso-27001 compliant --party mifibra --on 2025-\(month)-14")
    try bench.done("actions add --owner psa --due 2025-06-30 --on 2025-\(month)-15", ["Do of \(month)"])
    try bench.scratch.write(listing, to: "listing.json")
    try bench.done("pipeline import listing.json --on 2025-\(month)-16")
    try bench.scratch.write(
      "month,amount,service,estimated\n\(earlier ? "2024-11" : "2025-02"),300000,Amazon Connect,no\n",
      to: "spend.csv")
    try bench.done("consumption import spend.csv --on 2025-\(month)-17")
  }

  @Test func everyPackOfAPastDayComesOutAsItWas() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    try Self.record(bench, month: "01")
    let known = try bench.objects("journal log").compactMap { $0["recorded"] as? String }.max()
    for meeting in Self.meetings { try bench.done("pack build \(meeting) --as-of 2025-01-27") }
    let built = try Self.meetings.map { try bench.scratch.text("packs/\($0).md") }
    // Each table that has facts names the newest behind it; the action is of no meeting, and in the business review alone.
    let foot = /\| fact [0-9]+ of [^|]*, recorded [0-9-]{10}T[0-9:]{8}Z \([0-9A-Z]{26}\) \|/
    let facts = built.map { $0.matches(of: foot).count }
    #expect(facts == [11, 2, 1, 2, 2], "\(facts)")
    try Self.record(bench, month: "03")
    for meeting in Self.meetings {
      #expect(
        try bench.done("pack build \(meeting) --as-of 2025-01-27").contains("is unchanged, as of 2025-01-27"),
        "\(meeting)")
    }
    #expect(try Self.meetings.map { try bench.scratch.text("packs/\($0).md") } == built)
    // What is recorded late of an earlier day is part of that day, unless one asks for what was known.
    try bench.done("metrics record active-deployments 26 --period 2024-12")
    try bench.done("pack build qbr/Y2-Q3 --as-of 2025-01-27")
    #expect(try bench.scratch.text("packs/qbr/Y2-Q3.md") != built[0])
    try bench.done("pack build qbr/Y2-Q3 --as-of 2025-01-27 --known-at \(try #require(known))")
    #expect(try bench.scratch.text("packs/qbr/Y2-Q3.md") == built[0])
  }

  // MARK: Differences

  /// The facts of commands, recorded at instants of one's own: the words of each command, what follows them, and the day.
  private static func workspace(_ commands: [(String, [String], String)]) throws -> FundBench {
    let (bench, draft) = (try FundBench(), try FundBench())
    defer { draft.remove() }
    let journal = try JournalDatabase(path: bench.scratch.folder.appending(path: "entente.db").path)
    var seen = 0
    for (words, more, day) in commands {
      try draft.done(words, more)
      let events = try JournalDatabase(path: draft.scratch.folder.appending(path: "entente.db").path).read {
        try $0.events(EventQuery())
      }.sorted { $0.number < $1.number }
      let instant = try #require(Timestamp(rfc3339: day + "T12:00:00Z"))
      _ = try journal.append(by: "tester", now: { instant }) { _ in events.dropFirst(seen).map(\.fact) }
      seen = events.count
    }
    return bench
  }

  private static func changes(_ bench: FundBench, _ words: String) throws -> [String] {
    let object = try #require(bench.json("pack diff \(words)") as? [String: Any])
    return try #require(object["changes"] as? [[String: Any]]).map { change in
      func text(_ value: Any?) -> String {
        switch value {
        case let money as [String: Any]: "\(money["currency"] ?? "") \(money["amount"] ?? "")"
        case let value? where !(value is NSNull): "\(value)"
        default: "none"
        }
      }
      let facts = (change["facts"] as? [[String: Any]] ?? []).compactMap { $0["kind"] as? String }
      return "\(change["section"] ?? "") · \(change["row"] ?? "") · \(change["field"] ?? ""): "
        + "\(text(change["before"])) → \(text(change["after"])) \(facts)"
        + (change["restated"] as? Bool == true ? " restated" : "")
    }
  }

  @Test func whatChangedSinceIsNamedByRowFieldAndFacts() throws {
    let bench = try Self.workspace([
      ("metrics record active-deployments 27 --period 2024-09", [], "2025-01-05"),
      (
        "funds request apn-marketing-central 20000 --from 2025-02-03 --to 2025-02-07 --on 2025-01-08",
        ["Webinars"], "2025-01-08"
      ),
      ("funds submit MC-1 --on 2025-01-09", [], "2025-01-09"),
      ("actions add --owner psa --due 2025-02-14 --on 2025-01-10", ["Send the design"], "2025-01-10"),
      // Between the two days.
      ("funds approve MC-1 18000 --on 2025-01-22", [], "2025-01-22"),
      ("actions slip A-1 2025-02-28 --on 2025-01-23", ["--reason", "ill"], "2025-01-23"),
      // Of a day before the first, and recorded after it.
      ("metrics record active-deployments 31 --period 2024-12", [], "2025-01-24"),
    ])
    defer { bench.remove() }
    let found = try Self.changes(bench, "qbr/Y2-Q3 --between 2025-01-20 2025-01-27")
    #expect(
      found == [
        "Scorecard · Active Deployments · actual: 27 → 31 [\"metric.record\"] restated",
        // The quarter before December's is that of September.
        "Scorecard · Active Deployments · previous: none → 27 [\"metric.record\"] restated",
        "Actions · A-1: Send the design · status: open → slipped [\"action.slip\"]",
        "Actions · A-1: Send the design · due: 2025-02-14 → 2025-02-28 [\"action.slip\"]",
        "Actions · A-1: Send the design · slips: 0 → 1 [\"action.slip\"]",
        // 100,000 less 20,000 asked for; 18,000 of them are approved, so that 2,000 come back.
        "Funds · APN Marketing Central · available: PEN 80000.00 → PEN 82000.00 [\"fund.approve\"]",
        "Funds · APN Marketing Central · requested: PEN 20000.00 → PEN 0.00 [\"fund.approve\"]",
        "Funds · APN Marketing Central · committed: PEN 0.00 → PEN 18000.00 [\"fund.approve\"]",
      ], "\(found.joined(separator: "\n"))")
    // A pack of another kind is compared by what it shows.
    let marketing = try Self.changes(bench, "marketing-sync/2025-02 --between 2025-01-20 2025-01-27")
    #expect(
      marketing.dropFirst(3) == [
        "Requests · MC-1: Webinars · status: submitted → approved [\"fund.approve\"]",
        "Requests · MC-1: Webinars · approved: none → PEN 18000.00 [\"fund.approve\"]",
        "Requests · MC-1: Webinars · committed: PEN 0.00 → PEN 18000.00 [\"fund.approve\"]",
      ], "\(marketing.joined(separator: "\n"))")
    let table = try bench.done("pack diff qbr/Y2-Q3 --between 2025-01-20 2025-01-27").split(separator: "\n")
      .map {
        $0.split(separator: #/ {2,}/#).joined(separator: " | ")
      }
    #expect(table.count == 10)
    #expect(
      table.contains(
        "Funds · APN Marketing Central · available | PEN 80,000.00 | PEN 82,000.00 | since | 6 fund.approve of 2025-01-22"
      ), "\(table)")
    #expect(
      table.contains(
        "Scorecard · Active Deployments · actual | 27 | 31 | restated | 8 metric.record of 2024-12-31"),
      "\(table)")
  }

  /// An archive that is recorded as a whole restates nothing, and a fund that expires needs no fact.
  @Test func aDayAloneMayChangeAFigure() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    try bench.done(
      "funds request apn-marketing-central 20000 --from 2025-02-03 --to 2025-02-07 --on 2025-01-08",
      ["Webinars"])
    let outcome = try bench.run("pack diff qbr/Y3-Q4 --between 2026-06-30 2026-07-01")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("Funds · Demo Environment · expired"))
    #expect(outcome.output.contains("none: the day alone") && !outcome.output.contains("restated  "))
    #expect(outcome.messages.contains("Nothing was recorded by the end of 2026-06-30"))
  }

  @Test(arguments: [
    ("qbr/Y2-Q3 --between 2025-01-27", 64, "takes two days"),
    ("qbr/Y2-Q3 --between 2025-01-27 2025-01-27", 64, "is not before"),
    ("qbr/Y2-Q3 --between 2025-01-27 2025-01-20", 64, "is not before"),
    ("qbr/Y2-Q9 --between 2025-01-20 2025-01-27", 1, "no meeting is named 'qbr/Y2-Q9'"),
    ("qbr/Y2-Q3 --between 2025-01-20 soon", 64, "soon"),
  ])
  func whatCannotBeComparedIsTold(_ words: String, _ status: Int32, _ message: String) throws {
    let bench = try FundBench()
    defer { bench.remove() }
    let outcome = try bench.run("pack diff \(words)")
    #expect(outcome.status == status && outcome.messages.contains(message), "\(outcome.messages)")
  }
}
