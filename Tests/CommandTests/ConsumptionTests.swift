import Foundation
import TestSupport
import Testing

/// `entente consumption` as the alliance director runs it.
@Suite struct ConsumptionCommandTests {
  private struct Bench {
    let scratch: Scratch

    init() throws { scratch = try Scratch.sample() }

    func run(_ words: String) throws -> Program.Outcome {
      try Program.run(words.split(separator: " ").map(String.init), in: scratch.folder)
    }

    func json(_ words: String) throws -> [String: Any] {
      let outcome = try run("\(words) --format json")
      return try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    }

    func year(_ words: String) throws -> [String: Any] {
      let years = try #require(try json("consumption status --year 2 \(words)")["years"] as? [[String: Any]])
      return try #require(years.first)
    }
  }

  /// The sum of the agreement's Est. Monthly is 260,000: 3,120,000 of 4,000,000 in year 2, whose true-up the contract calendar has.
  @Test("year 2 of the sample agreement, before anything is imported")
  func sample() throws {
    let bench = try Bench()
    defer { bench.scratch.remove() }
    let year = try bench.year("--as-of 2024-07-01")
    #expect((year["forecast"] as? [String: Any])?["amount"] as? String == "3120000.00")
    #expect((year["shortfall"] as? [String: Any])?["amount"] as? String == "880000.00")
    #expect(year["committed"] as? String == "4000000.00")
    let trueUp = try #require(year["true_up"] as? String)
    let agenda = try bench.run("agenda --from 2024-07-01 --to 2025-06-30 --calendar contract --format csv")
      .output
    #expect(agenda.split(separator: "\n").contains { $0.contains("true-up/Y2") && $0.contains(trueUp) })
    let told = try bench.run("consumption status --as-of 2024-07-01")
    #expect(told.status == 0)
    #expect(told.messages.contains("nothing is imported; the run-rate is what the agreement expects a month"))
  }

  @Test("an import is rehearsed, recorded once, restated, explained, taken back and verified")
  func life() throws {
    let bench = try Bench()
    defer { bench.scratch.remove() }
    try bench.scratch.write("month;amount\r\n2024-07;200000\r\n2024-08;230000\r\n", to: "bill.csv")
    let rehearsal = try bench.run("consumption import bill.csv --on 2024-09-02 --actor controller --dry-run")
    #expect(rehearsal.output.hasPrefix("Would record 2 billing periods of 2 rows.\n"))
    #expect(!FileManager.default.fileExists(atPath: bench.scratch.folder.appending(path: "entente.db").path))
    let first = try bench.run("consumption import bill.csv --on 2024-09-02 --actor controller")
    #expect(first.status == 0, "\(first.messages)")
    #expect(first.output.hasPrefix("Recorded 2 billing periods of 2 rows.\n"))
    let again = try bench.run("consumption import bill.csv --on 2024-09-02 --actor controller")
    #expect(
      again.output.hasPrefix("Recorded 0 billing periods of 2 rows; 2 billing periods known already.\n"))
    try bench.scratch.write("month,amount\n2024-08,240000\n", to: "restated.csv")
    _ = try bench.run("consumption import restated.csv --on 2024-10-02 --actor controller")
    let drawn = try #require(try bench.year("--as-of 2024-08-31")["drawn"] as? [String: Any])
    #expect(drawn["amount"] as? String == "440000.00")
    let history = try bench.run("consumption history 2024-08 --format csv").output.split(separator: "\n")
    #expect(history.count == 3)
    #expect(history[1].contains("superseded"))
    let known = try bench.run("consumption history 2024-08 --known-at 2000-01-01T00:00:00Z --format json")
    #expect(known.output == "[]\n")
    let explained = try bench.run("explain consumption Y2/forecast --as-of 2024-08-31")
    // (200,000 + 240,000) ÷ 2 × 10 + 440,000.
    #expect(explained.output.contains("2640000.00 PEN"))
    #expect(explained.output.contains("consumption.month"))
    let lost = try bench.run("explain consumption Y2/forcast")
    #expect(lost.status == 1)
    #expect(lost.messages.contains("did you mean 'Y2/forecast'?"))
    let undone = try bench.run("undo --event 3 --actor controller --reason Wrong")
    #expect(undone.status == 0, "\(undone.messages)")
    let back = try #require(try bench.year("--as-of 2024-08-31")["drawn"] as? [String: Any])
    #expect(back["amount"] as? String == "430000.00")
    #expect(try bench.run("journal verify").status == 0)
  }

  @Test("a file with a row in error records nothing, unless it is left out")
  func errors() throws {
    let bench = try Bench()
    defer { bench.scratch.remove() }
    try bench.scratch.write("month,amount\n2024-07,1\n2024-13,2\n2024-08,x\n", to: "bill.csv")
    let refused = try bench.run("consumption import bill.csv --on 2024-09-02 --actor controller")
    #expect(refused.status == 1)
    #expect(
      refused.messages.contains("bill.csv:3:1: error[import.row]: '2024-13' is no month, such as 2024-07"))
    #expect(refused.messages.contains("bill.csv:4:9: error[import.row]"))
    #expect(
      refused.messages.hasSuffix(
        "Nothing was recorded. Mend the file, or leave the rows in error out with --skip-errors.\n"))
    #expect(try bench.run("consumption history --format json").output == "[]\n")
    let skipped = try bench.run(
      "consumption import bill.csv --on 2024-09-02 --actor controller --skip-errors")
    #expect(skipped.status == 0)
    #expect(skipped.output.hasPrefix("Recorded 1 billing period of 1 row.\n"))
    #expect(try bench.run("consumption history --format csv").output.contains("1 (2 left out)"))
  }

  @Test("a currency without a rate is an error of the report, which says the rest")
  func missingRate() throws {
    let bench = try Bench()
    defer { bench.scratch.remove() }
    try bench.scratch.write("month,amount,currency\n2024-07,100000,USD\n2024-07,5,PEN\n", to: "bill.csv")
    _ = try bench.run("consumption import bill.csv --on 2024-09-02 --actor controller")
    let told = try bench.run("consumption months --as-of 2024-08-31")
    #expect(told.status == 1)
    #expect(told.messages.contains("error[rate.missing]: 2024-07: amounts in USD are not counted"))
    #expect(told.output.contains("closed, INCOMPLETE"))
    _ = try bench.run("rates record USD PEN 3.75 --on 2024-07-31 --source SBS --actor controller")
    let whole = try bench.run("consumption months --as-of 2024-08-31 --format csv")
    #expect(whole.status == 0)
    #expect(whole.output.contains("2024-07,all,375005.00,PEN,closed"))
    #expect(whole.output.contains("USD/PEN 3.75 of 2024-07-31 (SBS)"))
  }

  @Test(
    "every report answers in every format, with and without data",
    arguments: ["status", "services", "months", "history"])
  func formats(report: String) throws {
    let bench = try Bench()
    defer { bench.scratch.remove() }
    for hasData in [false, true] {
      if hasData {
        try bench.scratch.write("month,amount,service,estimated\n2024-07,5,S3,yes\n", to: "bill.csv")
        _ = try bench.run("consumption import bill.csv --on 2024-09-02 --actor controller")
      }
      for format in ["table", "json", "csv"] {
        let outcome = try bench.run(
          "consumption \(report) --format \(format) --as-of 2024-12-31 --known-at 2100-01-01T00:00:00Z")
        #expect(outcome.status == 0, "\(report) \(format): \(outcome.messages)")
        if format == "json" { _ = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) }
        if hasData, format == "table", report == "months" { #expect(outcome.output.contains("estimated")) }
      }
    }
  }

  @Test("a programme's rules are read, and told where they are wrong")
  func rules() throws {
    let bench = try Bench()
    defer { bench.scratch.remove() }
    let path = "programmes/mifibra-aws.yaml"
    let text = try bench.scratch.text(path)
    let rule =
      "    cost: biled\n    eligible: { categories: [Usage, Taxes], corrections: maybe, service: all }\n"
    try bench.scratch.write(
      text.replacing("    discount-basis: year", with: rule + "    discount-basis: year"), to: path)
    let outcome = try bench.run("check")
    let messages = outcome.output + outcome.messages
    #expect(messages.contains("'biled' is not a cost; did you mean 'billed'?"))
    #expect(messages.contains("'Taxes' is not a category of charge"))
    #expect(messages.contains("'maybe' is not true or false"))
    #expect(messages.contains("there is no key 'service' here; did you mean 'services'?"))
  }
}
