import Foundation
import TestSupport
import Testing

/// What the readers of a calendar see of last days of funds, and what explains them to those who ask.
extension FundCalendarTests {
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
