import Foundation
import TestSupport
import Testing

/// Files of opportunities as they come: pages, parts, files with errors, and files that are none.
@Suite struct PipelineFilesTests {
  private func line(_ id: String, _ stage: String = "Qualified", _ more: String = "") -> String {
    "{\"Catalog\": \"AWS\", \"Id\": \"\(id)\", \"LifeCycle\": {\"Stage\": \"\(stage)\"}\(more)}"
  }

  private func listing(_ lines: [String], _ more: String = "") -> String {
    "{\"OpportunitySummaries\": [\(lines.joined(separator: ",\n"))]\(more)}"
  }

  private func imported(_ bench: FundBench, _ words: String, on date: String) throws -> String {
    let outcome = try bench.run("pipeline import \(words) --on \(date)")
    #expect(outcome.status == 0, "\(outcome.messages)")
    return outcome.output
  }

  @Test func pagesAreOneListingAndAPartTakesNothingAway() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    try bench.scratch.write(listing([line("O1"), line("O2"), line("O3")]), to: "all.json")
    try bench.scratch.write(listing([line("O1")], ", \"NextToken\": \"eyJ\""), to: "page-1.json")
    try bench.scratch.write(listing([line("O2", "Committed")], ", \"NextToken\": \"\""), to: "page-2.json")
    try bench.scratch.write(listing([line("O2", "Committed")]), to: "committed.json")
    #expect(try imported(bench, "all.json", on: "2026-03-01").contains("3 new"))
    #expect(
      try imported(bench, "committed.json --filtered", on: "2026-03-02")
        == "Recorded a snapshot of 2026-03-02: 0 new, 1 changed, 0 unchanged, 0 gone.\n")
    let page = try bench.run("pipeline import page-1.json --on 2026-03-03")
    #expect(page.output.contains("0 new, 0 changed, 1 unchanged, 0 gone"))
    #expect(
      page.messages.contains("page-1.json:1:")
        && page.messages.contains("warning[import.row]: NextToken says that this is one page of several"))
    #expect(
      try imported(bench, "page-2.json page-1.json", on: "2026-03-04")
        == "Recorded a snapshot of 2026-03-04: 0 new, 0 changed, 2 unchanged, 1 gone (O3).\n")
    // The same pages a week later, with the same bytes: nothing is gone.
    #expect(
      try imported(bench, "page-1.json page-2.json", on: "2026-03-11")
        == "page-1.json was imported as of 2026-03-04 already; nothing to record.\npage-2.json was imported as of 2026-03-04 already; nothing to record.\n"
    )
    let status = try #require(bench.json("pipeline status --as-of 2026-03-11") as? [String: Any])
    #expect((status["snapshots"] as? [[String: Any]])?.compactMap { $0["extent"] as? String } == ["complete"])
  }

  @Test func errorsAreAllToldAndNothingIsRecordedUnlessTheyAreSkipped() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    try bench.scratch.write(listing([line("O1"), line("O2")]), to: "all.json")
    try bench.scratch.write(
      listing([
        line("O1", "Committed"), line("X9"), "{\"Id\": \"O4\"}",
        line(
          "O5", "Qualified",
          ", \"Project\": {\"ExpectedCustomerSpend\": [{\"Amount\": \"1e400\", \"CurrencyCode\": \"USD\"}]}"),
      ]), to: "bad.json")
    try bench.done("pipeline import all.json --on 2026-03-01")
    let refused = try bench.run("pipeline import bad.json --on 2026-03-02")
    #expect(refused.status == 1 && refused.output.isEmpty)
    let told = refused.messages.split(separator: "\n").filter { $0.contains("error[import.row]") }
    #expect(
      told.map { $0.split(separator: " ")[0] } == ["bad.json:2:26:", "bad.json:3:1:", "bad.json:4:118:"],
      "\(refused.messages)")
    #expect(
      refused.messages.hasSuffix(
        "Nothing was recorded. Mend the file, or record the 1 opportunity without error with --skip-errors.\n"
      ))
    #expect(
      try bench.objects("pipeline list --as-of 2026-03-02").compactMap { $0["stage"] as? String } == [
        "Qualified", "Qualified",
      ])
    // O2 is not on it, and not gone: what could not be read may have been it.
    let skipped = try bench.run("pipeline import bad.json --on 2026-03-02 --skip-errors")
    #expect(
      skipped.status == 0
        && skipped.output == "Recorded a snapshot of 2026-03-02: 0 new, 1 changed, 0 unchanged, 0 gone.\n",
      "\(skipped.messages)")
    // One file in error keeps the others out too.
    try bench.scratch.write(listing([line("O1", "Launched"), line("O2")]), to: "good.json")
    #expect(try bench.run("pipeline import good.json bad.json --on 2026-03-03").status == 1)
    #expect(try bench.objects("pipeline list --all --stage Launched --as-of 2026-03-03").isEmpty)
    let older = try bench.run("pipeline import good.json --on 2026-03-01")
    #expect(
      older.status == 1
        && older.messages.contains("error[pipeline.refused]: a snapshot of 2026-03-01 cannot be recorded"),
      "\(older.messages)")
  }

  @Test(
    "a file that is no listing is told, and makes no journal",
    arguments: [
      ("", "the file is empty"), ("{", "the text ends where"), ("[1", "the text ends where"),
      ("<html>", "a value is wanted here"),
      ("{\"a\": 1, \"a\": 2}", "the key 'a' stands here twice"),
      ("{\"ResultsByTime\": []}", "neither a listing"),
      ("{\"Catalog\": \"AWS\u{1B}[2J\"}", "a control character stands in a text"),
      ("{\"Id\": \"O1\"}", "the key 'Catalog' is missing"),
      (String(repeating: "[", count: 100_000), "nested too deeply"),
    ])
  func noListing(text: String, words: String) throws {
    let bench = try FundBench()
    defer { bench.remove() }
    try bench.scratch.write(text, to: "file.json")
    for option in ["", " --skip-errors", " --dry-run"] {
      let outcome = try bench.run("pipeline import file.json --on 2026-03-01\(option)")
      #expect(outcome.messages.contains(words), "\(option): \(outcome.messages)")
      #expect(outcome.messages.contains("file.json:1:"), "\(outcome.messages)")
      #expect(outcome.status == 1 && outcome.output.isEmpty)
    }
    #expect(try !bench.files().keys.contains { $0.hasPrefix("entente.db") })
    let missing = try bench.run("pipeline import none.json .")
    #expect(
      missing.status == 1 && missing.messages.contains("there is no file 'none.json'")
        && missing.messages.contains("'.' is a folder"))
  }

  @Test func escapedControlCharactersNeverReachTheTerminalRaw() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    let name = "\\u001b[2J\\u202e\\u0007evil\\r\\nline"
    let text =
      "{\"Catalog\": \"AWS\", \"Id\": \"O1\", \"LifeCycle\": {\"Stage\": \"\\u001b]0;x\\u0007\", \"NextSteps\": \"\(name)\"}, \"Customer\": {\"Account\": {\"CompanyName\": \"\(name)\"}}, \"Marketing\": {\"CampaignName\": \"\(name)\", \"AwsFundingUsed\": \"Yes\"}}"
    try bench.scratch.write(text, to: "\u{1B}[2Jone.json")
    var outputs: [Program.Outcome] = []
    outputs.append(try bench.run("pipeline import --on 2026-03-01 --dry-run", ["\u{1B}[2Jone.json"]))
    outputs.append(try bench.run("pipeline import --on 2026-03-01", ["\u{1B}[2Jone.json"]))
    outputs.append(try bench.run("pipeline import --on 2026-03-01", ["\u{1B}[2Jone.json"]))
    for words in ["status", "list", "diff --since 2026-02-01", "influence"] {
      for format in ["table", "csv"] {
        outputs.append(try bench.run("pipeline \(words) --as-of 2026-03-31 --format \(format)"))
      }
    }
    outputs.append(try bench.run("explain pipeline O1 --as-of 2026-03-31"))
    for outcome in outputs {
      #expect(outcome.status == 0)
      let raw = (outcome.output + outcome.messages).unicodeScalars.filter {
        ($0.value < 0x20 && $0 != "\n") || $0.value == 0x7F || $0.value == 0x202E
      }
      #expect(raw.isEmpty, "\(outcome.output)\(outcome.messages)")
    }
  }

  /// A campaign of which 400.00 of a fund were spent.
  @Test func influenceJoinsCampaignsToTheMoneyOfFunds() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    try bench.approve()
    try bench.done("funds spend MC-1 400 --on 2025-11-14")
    try bench.scratch.write(
      line(
        "O1", "Committed",
        ", \"Marketing\": {\"CampaignName\": \"summit\", \"AwsFundingUsed\": \"Yes\"}, \"Project\": {\"Title\": \"Contact centre\", \"ExpectedCustomerSpend\": [{\"Amount\": \"1000\", \"CurrencyCode\": \"PEN\"}]}"
      ), to: "O1.json")
    try bench.scratch.write(listing([line("O2")]), to: "all.json")
    try bench.done("pipeline import O1.json all.json --filtered --on 2026-01-10")
    let report = try #require(bench.json("pipeline influence --as-of 2026-01-31") as? [String: Any])
    #expect(report["without_detail"] as? Int == 1)
    let campaign = try #require((report["campaigns"] as? [[String: Any]])?.first)
    #expect(campaign["campaign"] as? String == "summit" && campaign["ids"] as? [String] == ["O1"])
    #expect(campaign["monthly"] as? String == "1000.00" && campaign["weighted"] as? String == "800.00")
    #expect(campaign["requests"] as? [String] == ["MC-1"])
    #expect((campaign["spent"] as? [[String: Any]])?.first?["amount"] as? String == "400.00")
    let csv = try bench.done("pipeline influence --as-of 2026-01-31 --format csv").split(separator: "\n")
    #expect(csv[1] == "2026-01-31,mifibra-aws,summit,1,PEN,1000.00,800.00,0.00,PEN,400.00,0.00,MC-1")
    let story = try bench.done("explain pipeline campaign:Summit --as-of 2026-01-31")
    #expect(story.contains("spent under MC-1 (Summit)") && story.contains("fund.spend"))
  }
}
