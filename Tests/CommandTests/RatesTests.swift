import Foundation
import TestSupport
import Testing

/// `entente rates`, and what converts by them.
@Suite struct RatesTests {
  @Test func aRateIsRecordedOnceImportedOnceAndShownWithItsAge() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    try bench.done("rates record USD PEN 3.751 --on 2025-03-31 --source SBS")
    #expect(
      try bench.done("rates record usd pen 3.751 --on 2025-03-31 --source SBS")
        == "USD/PEN 3.751 of 2025-03-31 (SBS) is recorded already.\n")
    try bench.scratch.write(
      "source;rate;to;from;date\nSBS;3.751;PEN;USD;2025-03-31\nBCE;4.05;PEN;EUR;2025-04-01\n", to: "rates.csv"
    )
    #expect(try bench.done("rates import rates.csv") == "Recorded 1 rate; 1 rate known already.\n")
    #expect(try bench.done("rates import rates.csv") == "Recorded 0 rates; 2 rates known already.\n")
    let rates = try bench.objects("rates status --as-of 2025-05-02")
    #expect(rates.map { $0["usable"] as? Bool } == [true, false])
    #expect(rates.map { $0["age_days"] as? Int } == [31, 32])
    try bench.done("journal verify")
  }

  @Test(
    arguments: [
      (["USD", "PIN", "3.7"], "did you mean 'PEN'?"), (["USD", "USD", "1"], "no rate to itself"),
      (["USD", "PEN", "0"], "no rate"), (["USD", "PEN", "1e3"], "no rate"),
      (["USD", "PEN", "NaN"], "no rate"),
      (["USD", "PEN", "3,75"], "no rate"), (["USD", "PEN", "3.1234567890123"], "no rate"),
    ])
  func whatIsNoRateIsRefused(words: [String], said: String) throws {
    let bench = try FundBench()
    defer { bench.remove() }
    let outcome = try bench.run("rates record --source SBS", words)
    #expect(outcome.status == 1 && outcome.messages.contains(said), "\(outcome.messages)")
  }

  @Test func fundsOfTwoCurrenciesAreAddedUpByADatedRateOnly() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    let file = "programmes/mifibra-aws.yaml"
    try bench.scratch.write(
      try bench.scratch.text(file).replacing("amount: 30000 PEN", with: "amount: 30000 USD"), to: file)
    let without = try bench.run("funds status --as-of 2025-07-01")
    #expect(without.status == 0 && without.messages.contains("warning[rate.missing]: no rate USD/PEN"))
    #expect(!without.output.contains("converted"))
    try bench.done("rates record USD PEN 3.55 --on 2025-06-30 --source SBS")
    let status = try #require(bench.json("funds status --as-of 2025-07-01") as? [String: Any])
    // 100,000 + 50,000 + 25,000 PEN, and 30,000 USD × 3.55 = 106,500 PEN.
    #expect((status["totals"] as? [[String: String]])?.map { $0["allocated"] } == ["175000.00", "30000.00"])
    #expect((status["converted_total"] as? [String: String])?["allocated"] == "281500.00")
    let text = try bench.done("funds status --as-of 2025-07-01")
    #expect(text.contains("Converted by USD/PEN 3.55 of 2025-06-30 (SBS)."))
  }

  @Test func aFactIsTakenBackByItsNumberOnceAndWithAReason() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    try bench.done("rates record USD PEN 37.51 --on 2025-03-31 --source SBS")
    #expect(
      try bench.done("undo --event 1 --dry-run").hasPrefix("Would take back fact 1: 2025-03-31, rate.record"))
    try bench.done("undo --event 1", ["--reason", "a digit too many"])
    #expect(try bench.objects("rates status").isEmpty)
    for (words, said) in [
      ("--event 1", "taken back by fact 2 already"), ("--event 2", "takes another one back"),
      ("--event 3", "no fact has the number or id '3'"),
    ] {
      let outcome = try bench.run("undo \(words)")
      #expect(outcome.status == 1 && outcome.messages.contains(said), "\(outcome.messages)")
    }
    try bench.approve()
    let ofAFund = try bench.run("undo --event 5")
    #expect(ofAFund.status == 1)
    #expect(ofAFund.messages.contains("undo first: MC-1 approved"), "\(ofAFund.messages)")
    #expect(try bench.run("undo").status == 64)
    try bench.done("journal verify")
  }

  @Test func aNumberIsExplainedByItsArithmeticAndItsFacts() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    try bench.claim()
    let fund = try #require(
      bench.json("explain funds apn-marketing-central --as-of 2026-01-31") as? [String: Any])
    let steps = try #require(fund["arithmetic"] as? [[String: String]])
    let results = Dictionary(
      uniqueKeysWithValues: steps.map { ($0["what"]?.split(separator: " ")[0] ?? "", $0["result"]) })
    #expect(results["committed"] == "5000.00 PEN" && results["claimed"] == "10000.00 PEN")
    // (5,000 + 10,000) ÷ 100,000.
    #expect(results["used"] == "15.0%")
    let facts = try #require(fund["facts"] as? [[String: Any]])
    #expect(facts.map { $0["kind"] as? String }.first == "fund.allocate")
    #expect(facts.contains { $0["subject"] as? String == "MC-1-C1" })
    #expect(try bench.done("explain funds MC-1").contains("approved"))
    let unknown = try bench.run("explain funds MC-7")
    #expect(unknown.status == 1 && unknown.messages.contains("did you mean 'MC-1'?"), "\(unknown.messages)")
  }
}
