import ArgumentParser
import Foundation
import TestSupport
import Testing

@testable import entente

/// What `entente funds` refuses: it exits with 1, says why with both figures and a way out, and writes nothing.
@Suite struct FundCommandRefusalTests {
  /// Steps on 21 November 2025, after ``FundBench/claim()``: 85,000 are available, 5,000 of MC-1 committed and 10,000 claimed.
  private static let refusals: [(words: String, said: [String])] = [
    ("submit MC-1", ["MC-1 is approved since 2025-09-10 and cannot be submitted"]),
    ("pay MC-1-C1", ["MC-1-C1 is submitted since 2025-11-20", "cannot be paid"]),
    ("approve MC-2", ["MC-2 is draft since 2025-11-20 and cannot be approved", "submit"]),
    ("submit MC-2 85000.01", ["85000.01 PEN", "85000.00 PEN"]),
    ("claim approve MC-1-C1 10000.01", ["10000.01 PEN", "10000.00 PEN"]),
    ("claim MC-1 2000.01 PROOF", ["2000.01 PEN", "2000.00 PEN", "12000.00 PEN"]),
    ("transfer partner-opportunity-fund apn-marketing-central 50000.01", ["50000.01 PEN", "50000.00 PEN"]),
    ("submit MC-22", ["there is no request 'MC-22'; did you mean 'MC-2'?"]),
    ("claim approve MC-1-C2", ["there is no claim 'MC-1-C2'; did you mean 'MC-1-C1'?"]),
    ("request apn-marketing-centrl 500 Fair", ["did you mean 'apn-marketing-central'?"]),
    ("expire nothing-like-it", ["there is no fund 'nothing-like-it'"]),
    ("submit apn-marketing-central", ["is a fund, and a request is asked for", "MC-1, MC-2"]),
    ("claim approve MC-1", ["is a request, and a claim is asked for", "MC-1-C1"]),
    ("approve MC-1-C1", ["is a claim, and a request is asked for; its request is MC-1"]),
    ("request MC-1 500 Fair", ["is a request, and a fund is asked for; its fund is apn-marketing-central"]),
    ("spend MC-1 NaN", ["'NaN'"]), ("spend MC-1 1e400", ["'1e400'"]),
    ("spend --on 2025-11-21 MC-1 -- -5", ["'-5'"]),
    ("spend MC-1 0", ["'0' is not above zero"]), ("spend MC-1 17.505", ["17.505"]),
    ("spend MC-1 99999999999999999999", ["99999999999999999999"]),
    ("spend MC-1 USD500", ["'USD500' is in USD; state it in PEN"]),
    ("request apn-marketing-central 500 Fair --on 2023-06-30", ["which begins on 2023-07-01"]),
    ("request apn-marketing-central 500 Fair --on 2026-07-01", ["which ended on 2026-06-30"]),
    ("submit MC-2 --on 2025-11-19", ["2025-11-19 is before MC-2, which was made on 2025-11-20"]),
    (
      "request apn-marketing-central 500 Fair --from 2026-06-30 --to 2026-07-01",
      ["outside apn-marketing-central", "2026-06-30"]
    ),
    // Fourteen days before 4 December 2025.
    ("submit MC-2 --from 2025-12-04", ["2025-11-20", "by which a request", "waive"]),
    ("reject MC-1", ["reject needs a reason"]), ("claim reject MC-1-C1", ["claim reject needs a reason"]),
    ("claim MC-1 1000", ["brings no invoice and no proof-of-performance", "waive"]),
    ("claim MC-1 1000 PROOF --on 2025-12-13", ["2025-12-13 is after 2025-12-12", "waive"]),
    ("claim MC-1 1000 --waive", ["claim needs a reason"]),
    ("release MC-1", ["MC-1 does not lapse on 2025-11-21", "2025-12-12"]),
    ("close MC-1", ["cannot be closed while MC-1-C1 waits", "10000.00 PEN"]),
    ("expire apn-marketing-central", ["until 2026-06-30", "does not expire on 2025-11-21"]),
    ("allocate apn-marketing-central 92233720368547758.07", ["cannot hold that much money"]),
  ]

  @Test func aStepThatIsNotPossibleIsExplainedAndWritesNothing() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    try bench.claim()
    try bench.scratch.write("another invoice", to: "other.pdf")
    let proof = ["--evidence", "invoice=other.pdf", "--evidence", "proof-of-performance=other.pdf"]
    let before = try bench.files()
    let facts = try bench.done("journal verify")
    #expect(facts.hasPrefix("7 facts, nothing is wrong."))
    for (words, said) in Self.refusals {
      let plain = words.replacing(" PROOF", with: "")
      let outcome = try bench.run(
        "funds \(plain)",
        (plain == words ? [] : proof) + (words.contains("--on") ? [] : ["--on", "2025-11-21"])
      )
      #expect(outcome.status == 1 && outcome.output.isEmpty, "\(words): \(outcome.status) \(outcome.output)")
      #expect(outcome.messages.contains("error[fund.refused]: "), "\(words): \(outcome.messages)")
      for text in said { #expect(outcome.messages.contains(text), "\(words): \(outcome.messages)") }
      #expect(try bench.files() == before, "\(words)")
    }
    #expect(try bench.done("journal verify") == facts)
  }

  @Test func aFirstStepThatIsRefusedMakesNoJournal() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    for words in [
      "funds request apn-marketing-central 0 Fair", "funds submit MC-1", "undo MC-1",
      "funds request apn-marketing-central 100000000 Fair --on 2022-01-01",
    ] {
      #expect(try bench.run(words).status == 1, "\(words)")
      #expect(try bench.files()["entente.db"] == nil, "\(words)")
    }
  }

  @Test func evidenceThatCannotBeReadIsSaid() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    try bench.approve()
    try bench.done("funds spend MC-1 12000 --on 2025-11-14")
    let before = try bench.files()
    for file in ["nothing.pdf", ".", "/"] {
      let outcome = try bench.run("funds claim MC-1 10 --evidence invoice=\(file) --on 2025-11-20")
      #expect(outcome.status == 1 && outcome.messages.contains("error["), "\(file): \(outcome.messages)")
      #expect(try bench.files() == before)
    }
  }

  @Test func wordsThatAreNoCommandAreUsage() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    for words in [
      "funds nonsense", "funds request apn-marketing-central", "funds submit MC-1 --on tomorrow",
      "funds submit MC-1 --on 2025-02-29", "funds spend MC-1 -5", "funds submit MC-1 --to 2025-01-01",
      "funds submit MC-1 --from 2025-01-02 --to 2025-01-01", "funds claim MC-1 5 --evidence invoice",
      "funds claim MC-1 5 --evidence =x", "funds due --within soon", "funds due --within -1d",
      "funds forecast --probability 101", "funds burn --by week", "funds status --known-at yesterday",
      "funds status --programme nobody", "funds status --format xml", "undo", "undo MC-1 MC-2",
    ] {
      let outcome = try bench.run(words)
      #expect(outcome.status == 64 && outcome.output.isEmpty, "\(words): \(outcome.status)")
    }
    #expect(try bench.run("funds submit MC-1", ["--actor", " "]).status == 64)
    for words in ["funds status apn-marketing-centrl", "funds log MC-1"] {
      let outcome = try bench.run(words)
      #expect(outcome.status == 1 && outcome.messages.contains("error[name.unknown]"), "\(words)")
    }
    #expect(try bench.files()["entente.db"] == nil)
  }

  /// Texts from outside: escapes of terminals, a formula, a line that looks like the program's own.
  @Test func aHostileTextIsShownAndDoesNothing() throws {
    let bench = try FundBench()
    defer { bench.remove() }
    let title = "=HYPERLINK(\"http://x\")\u{1B}[31m\nMC-9 approved\u{202E}"
    let request = try bench.done(
      "funds request apn-marketing-central 500 --on 2025-09-01", [title, "--actor", "\u{1B}[2J"])
    #expect(request.split(separator: "\n").count == 3)
    #expect(request.contains("=HYPERLINK(\"http://x\")\\u{1b}[31m\\u{a}MC-9 approved\\u{202e}"))
    try bench.done("funds submit MC-1 --on 2025-09-02")
    try bench.done(
      "funds reject MC-1 --on 2025-09-03", ["--reason", "@SUM(A1)\u{1B}]0;x\u{7}\nerror: all is lost"])
    let refused = try bench.run("funds submit MC-1 --on 2025-09-04")
    #expect(refused.status == 1 && refused.messages.split(separator: "\n").count == 1)
    var shown = request + refused.messages
    for words in [
      "funds status \(FundBench.central)", "funds log", "funds due", "funds forecast", "funds burn",
      "funds yield", "undo MC-1 --dry-run", "journal log",
    ] {
      shown += try bench.done(words)
    }
    for character in ["\u{1B}", "\u{7}", "\u{202E}"] { #expect(!shown.contains(character)) }
    #expect(!shown.contains("\nMC-9") && !shown.contains("\nerror: all"))
    let csv = try bench.done("funds status \(FundBench.central) --format csv")
    #expect(csv.contains(",\"'=HYPERLINK(\"\"http://x\"\")") && csv.contains(",\"'@SUM(A1)"))
    #expect(try bench.done("funds log --format csv").contains(",\"'@SUM(A1)"))
    // CSV and JSON are looked at on terminals too; a line feed in quotes is RFC 4180's own.
    for words in ["funds status \(FundBench.central)", "funds log", "funds due", "journal log"] {
      for format in ["csv", "json"] {
        let text = try bench.done("\(words) --format \(format)").unicodeScalars
        #expect(!text.contains { ($0.value < 0x20 && $0 != "\n") || $0 == "\u{202E}" }, "\(words) \(format)")
      }
    }
    #expect(csv.contains("\\u{1b}[31m\nMC-9 approved\\u{202e}\""))
    #expect(try bench.objects("funds status \(FundBench.central)").first?["title"] as? String == title)
  }

  @Test func everyCommandsHelpHasAnExample() {
    func commands(of command: any ParsableCommand.Type) -> [any ParsableCommand.Type] {
      [command] + command.configuration.subcommands.flatMap(commands)
    }
    let all = commands(of: FundsCommand.self) + [UndoCommand.self]
    #expect(all.count >= 27)
    for command in all {
      let help = command.helpMessage(columns: 100)
      #expect(help.contains("Example:  entente "), "\(command)")
    }
  }
}
