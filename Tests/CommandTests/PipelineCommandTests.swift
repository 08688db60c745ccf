import Foundation
import TestSupport
import Testing

/// `entente pipeline` as the alliance director runs it, with what the AWS command-line tool writes.
@Suite struct PipelineCommandTests {
  static let march = """
    {
        "OpportunitySummaries": [
            {"Catalog": "AWS", "Id": "O1", "LastModifiedDate": "2026-02-27T10:20:30.123000+00:00",
             "LifeCycle": {"Stage": "Qualified", "TargetCloseDate": "2026-06-30", "NextSteps": "Price it"},
             "Customer": {"Account": {"CompanyName": "Retailer"}},
             "Project": {"ExpectedCustomerSpend": [{"Amount": "12000.00", "CurrencyCode": "USD", "Frequency": "Monthly", "TargetCompany": "AWS"}]}},
            {"Catalog": "AWS", "Id": "O2", "LifeCycle": {"Stage": "Committed", "ReviewStatus": "Action Required", "ReviewComments": "Name the sponsor"},
             "Customer": {"Account": {"CompanyName": "=Bank"}},
             "Project": {"ExpectedCustomerSpend": [{"Amount": "500.50", "CurrencyCode": "USD", "Frequency": "Monthly", "TargetCompany": "AWS"}]}},
            {"Catalog": "AWS", "Id": "O3", "LifeCycle": {"Stage": "Prospect"}}
        ]
    }
    """
  static let april = march.replacing("\"Qualified\"", with: "\"Launched\"").replacing(
    "2026-02-27", with: "2026-03-28"
  )
  .replacing(
    ",\n        {\"Catalog\": \"AWS\", \"Id\": \"O3\"",
    with: ",\n        {\"Catalog\": \"AWS\", \"Id\": \"O4\""
  )
  .replacing("\"Id\": \"O3\"", with: "\"Id\": \"O4\"")

  private func bench(_ files: [String: String] = ["march.json": march, "april.json": april]) throws
    -> FundBench
  {
    let bench = try FundBench()
    for (name, text) in files { try bench.scratch.write(text, to: name) }
    return bench
  }

  @Test func aListingIsRehearsedRecordedOnceComparedExplainedTakenBackAndVerified() throws {
    let bench = try bench()
    defer { bench.remove() }
    let rehearsal = try bench.done("pipeline import march.json --on 2026-03-01 --dry-run")
    #expect(
      rehearsal.hasPrefix("Would record a snapshot of 2026-03-01: 3 new, 0 changed, 0 unchanged, 0 gone.\n"))
    #expect(rehearsal.contains("O1           as told  Qualified  Retailer"))
    #expect(try !bench.files().keys.contains { $0.hasPrefix("entente.db") })
    #expect(
      try bench.done("pipeline import march.json --on 2026-03-01")
        == "Recorded a snapshot of 2026-03-01: 3 new, 0 changed, 0 unchanged, 0 gone.\n")
    #expect(
      try bench.done("pipeline import march.json --on 2026-03-01")
        == "march.json was imported as of 2026-03-01 already; nothing to record.\n")
    #expect(
      try bench.done("pipeline import april.json --on 2026-04-01")
        == "Recorded a snapshot of 2026-04-01: 1 new, 1 changed, 1 unchanged, 1 gone (O3).\n")
    #expect(
      try bench.done("pipeline import march.json --on 2026-04-02")
        == "march.json was imported as of 2026-03-01 already, and O1 was modified since; nothing to record.\n"
    )
    let diff = try bench.done("pipeline diff --since 2026-03-01 --as-of 2026-04-01")
    #expect(
      diff.hasPrefix(
        "mifibra-aws: pipeline from 2026-03-01 to 2026-04-01. new 1, launched 1, gone 1, stale 1, action-required 1.\n"
      ))
    #expect(
      diff.contains(
        "launched         O1           Retailer  stage Qualified (2026-03-01) → Launched (2026-04-01)"))
    let only = try bench.done(
      "pipeline diff --since 2026-03-01 --as-of 2026-04-01 --only gone --only new --format csv")
    #expect(only.split(separator: "\n").count == 3)
    let story = try bench.done("explain pipeline O1 --as-of 2026-04-01")
    #expect(
      story.contains("12000.00 USD") && story.contains("pipeline.snapshot") && story.contains("april.json"))
    let lost = try bench.run("explain pipeline Qualifed --as-of 2026-04-01")
    #expect(lost.status == 1 && lost.messages.contains("did you mean 'Qualified'?"))
    // The file of march stands under what april says.
    let early = try bench.run("undo --event 1")
    #expect(early.status == 1 && early.messages.contains("undo first: 'april.json'"), "\(early.messages)")
    let part = try bench.run("undo --event 2")
    #expect(part.status == 1 && part.messages.contains("cannot be undone alone"), "\(part.messages)")
    try bench.done("undo --event 5 --dry-run")
    try bench.done("undo --event 5", ["--reason", "The wrong account"])
    #expect(
      try bench.objects("pipeline list --all --as-of 2026-04-01").compactMap { $0["id"] as? String } == [
        "O1", "O2", "O3",
      ])
    #expect(try bench.done("journal verify").contains("nothing is wrong"))
  }

  /// 12,000.00 × 20 % = 2,400.00; 500.50 × 80 % = 400.40; nothing of O3. At 3.75: 45,000.00 and 9,000.00; 1,876.875, half-even
  /// 1,876.88, and 400.40 × 3.75 = 1,501.50.
  @Test func statusHasItsSumsInEveryFormat() throws {
    let bench = try bench()
    defer { bench.remove() }
    try bench.done("pipeline import march.json --on 2026-03-01")
    let words = "pipeline status --as-of 2026-03-31"
    let apart = try bench.run("\(words) --format json")
    #expect(apart.status == 0)
    #expect(
      apart.messages.contains("warning[rate.missing]: no rate USD/PEN is recorded for 2026-03-31"),
      "\(apart.messages)")
    var status = try #require(bench.json(words) as? [String: Any])
    #expect(status["currency"] as? String == "USD" && status["missing_rates"] as? [String] == ["USD"])
    var open = try #require(status["open"] as? [String: Any])
    #expect(
      open["monthly"] as? String == "12500.50" && open["weighted"] as? String == "2800.40"
        && open["opportunities"] as? Int == 3)
    try bench.done("rates record USD PEN 3.75 --on 2026-03-31 --source SBS")
    status = try #require(bench.json(words) as? [String: Any])
    #expect(status["currency"] as? String == "PEN" && status["missing_rates"] as? [String] == [])
    #expect(status["as_of"] as? String == "2026-03-31" && status["programme"] as? String == "mifibra-aws")
    open = try #require(status["open"] as? [String: Any])
    #expect(open["monthly"] as? String == "46876.88" && open["weighted"] as? String == "10501.50")
    let stages = try #require(status["stages"] as? [[String: Any]])
    #expect(
      stages.compactMap { $0["stage"] as? String }.prefix(3) == [
        "Prospect", "Qualified", "Technical Validation",
      ])
    #expect(stages[1]["weight"] as? String == "20" && stages[1]["monthly"] as? String == "45000.00")
    let snapshot = try #require((status["snapshots"] as? [[String: Any]])?.first)
    #expect(snapshot["file"] as? String == "march.json" && snapshot["extent"] as? String == "complete")
    let lines = try bench.done("\(words) --format csv").split(separator: "\n")
    #expect(lines[0] == "as_of,programme,stage,weight,opportunities,currency,monthly,weighted,uncounted")
    #expect(lines[2] == "2026-03-31,mifibra-aws,Qualified,20,1,PEN,45000.00,9000.00,0")
    #expect(lines.last == "2026-03-31,mifibra-aws,Open,,3,PEN,46876.88,10501.50,0")
    let table = try bench.done(words)
    #expect(
      table.hasPrefix(
        "mifibra-aws: pipeline as of 2026-03-31, a month, in PEN. Source: march.json of 2026-03-01.\n"))
    #expect(table.contains("Rate: USD/PEN 3.75 of 2026-03-31 (SBS).") && table.contains("Assumed: weights"))
    let before = try #require(bench.json("pipeline status --as-of 2026-02-28") as? [String: Any])
    #expect((before["open"] as? [String: Any])?["opportunities"] as? Int == 0)
  }

  @Test func theListIsFilteredAndHarmlessToSpreadsheets() throws {
    let bench = try bench()
    defer { bench.remove() }
    try bench.done("pipeline import march.json --on 2026-03-01")
    let list = try bench.objects("pipeline list --as-of 2026-03-11")
    #expect(list.compactMap { $0["id"] as? String } == ["O1", "O2", "O3"])
    let first = list[0]
    #expect(first["customer"] as? String == "Retailer" && first["monthly"] as? String == "12000.00")
    // Since it was modified last before it was seen: 2026-02-27 to 2026-03-11.
    #expect(first["in_stage_since"] as? String == "2026-02-27" && first["days_in_stage"] as? Int == 12)
    #expect(first["target_close"] as? String == "2026-06-30" && first["lead"] is NSNull)
    let csv = try bench.done("pipeline list --stage committed --as-of 2026-03-11 --format csv").split(
      separator: "\n")
    #expect(
      csv.count == 2 && csv[1].hasPrefix("2026-03-11,mifibra-aws,O2,'=Bank,Committed,500.50,400.40,USD,10,"))
    let none = try bench.run("pipeline list --stage Launched --as-of 2026-03-11")
    #expect(none.status == 0 && none.output.isEmpty)
    #expect(none.messages.contains("No opportunity in 'Launched' is listed as of 2026-03-11."))
  }

  @Test func reportsAreOfADateAndOfWhatWasKnown() throws {
    let bench = try bench()
    defer { bench.remove() }
    try bench.done("pipeline import march.json --on 2026-03-01")
    let log = try bench.objects("journal log")
    let recorded = try #require(log.last?["recorded"] as? String)
    try bench.done("pipeline import april.json --on 2026-04-01")
    func ids(_ words: String) throws -> [String] {
      try bench.objects("pipeline list --all \(words)").compactMap { $0["id"] as? String }.sorted()
    }
    #expect(try ids("--as-of 2026-04-01") == ["O1", "O2", "O4"])
    #expect(try ids("--as-of 2026-03-31") == ["O1", "O2", "O3"])
    #expect(try ids("--as-of 2026-04-01 --known-at \(recorded)") == ["O1", "O2", "O3"])
    #expect(try ids("--as-of 2026-04-01 --known-at 2020-01-01T00:00:00Z").isEmpty)
    #expect(try bench.run("pipeline diff --since 2026-04-02 --as-of 2026-04-01").status == 64)
  }

  @Test func everyReportAnswersInEveryFormatWithAndWithoutData() throws {
    let bench = try bench()
    defer { bench.remove() }
    for hasData in [false, true] {
      if hasData { try bench.done("pipeline import march.json --on 2026-03-01") }
      for report in ["status", "list", "diff", "influence"] {
        for format in ["table", "json", "csv"] {
          let text = try bench.done("pipeline \(report) --as-of 2026-03-31 --format \(format)")
          if format == "json" { _ = try JSONSerialization.jsonObject(with: Data(text.utf8)) }
          if format == "csv" { #expect(text.contains("programme"), "\(report)") }
        }
      }
    }
    // Without --since it begins at the last pipeline review, which the table names.
    let diff = try bench.done("pipeline diff --as-of 2026-03-31")
    #expect(diff.contains("(pipeline-review/"), "\(diff)")
  }

  @Test func aPipelineBlockOfTheProgrammeStatesWeightsCurrencyAndStaleness() throws {
    let bench = try bench()
    defer { bench.remove() }
    let path = "programmes/mifibra-aws.yaml"
    let text = try bench.scratch.text(path)
    func state(_ block: String) throws { try bench.scratch.write(text + "\n\(block)\n", to: path) }
    try state(
      "pipeline: { weights: { qualified: 12.5%, Committed: 100% }, currency: USD, stale-after: 45 days }")
    try bench.done("pipeline import march.json --on 2026-03-01")
    let status = try #require(bench.json("pipeline status --as-of 2026-03-31") as? [String: Any])
    #expect(status["currency"] as? String == "USD" && status["missing_rates"] as? [String] == [])
    // 12.5 % of 12,000.00 is 1,500.00, and 500.50.
    #expect((status["open"] as? [String: Any])?["weighted"] as? String == "2000.50")
    #expect(
      (status["assumptions"] as? [String])?.contains { $0.contains("Qualified") || $0.contains("stale") }
        == false)
    #expect(try !bench.done("pipeline diff --since 2026-03-01 --as-of 2026-03-31").contains("stale"))
    try state(
      "pipeline: { weights: { Qualifed: 10%, Committed: 101%, committed: 5% }, currency: USX, stale-after: soon }"
    )
    let wrong = try bench.run("check")
    for words in ["no stage is named 'Qualifed'; did you mean 'Qualified'?", "'101%'", "'USX'", "'soon'"] {
      #expect((wrong.output + wrong.messages).contains(words), "\(words): \(wrong.output)\(wrong.messages)")
    }
  }

  @Test func theProgrammeIsNamedWhereSeveralCouldBeMeant() throws {
    let bench = try bench()
    defer { bench.remove() }
    let other = try bench.scratch.text("programmes/mifibra-aws.yaml").replacing(
      "programme: mifibra-aws", with: "programme: other")
    try bench.scratch.write(other, to: "programmes/other.yaml")
    let unnamed = try bench.run("pipeline import march.json --on 2026-03-01")
    #expect(
      unnamed.status == 64
        && unnamed.messages.contains("name a programme with --programme: mifibra-aws, other"),
      "\(unnamed.messages)")
    try bench.done("pipeline import march.json --on 2026-03-01 --programme other")
    try bench.done("pipeline import april.json --on 2026-03-01 --programme mifibra-aws")
    let both = try #require(bench.json("pipeline status --as-of 2026-03-31") as? [[String: Any]])
    #expect(both.compactMap { $0["programme"] as? String } == ["mifibra-aws", "other"])
    #expect(both.compactMap { ($0["open"] as? [String: Any])?["opportunities"] as? Int } == [2, 3])
    let one = try #require(
      bench.json("pipeline status --as-of 2026-03-31 --programme other") as? [String: Any])
    #expect(one["programme"] as? String == "other")
    #expect(try bench.run("pipeline status --programme othr").messages.contains("did you mean 'other'?"))
  }
}
