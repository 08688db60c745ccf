import Foundation
import TestSupport
import Testing

/// `entente funds export`, from the terminal to the file.
struct FundsExportTests {
  static func workspace() throws -> Scratch {
    let scratch = try Scratch.sample()
    for step in [
      [
        "request", "apn-marketing-central", "17500", "=1+2, \"summit\"", "--from", "2025-11-12", "--on",
        "2025-10-01",
      ],
      ["submit", "MC-1", "--on", "2025-10-02", "--reason", "@now\nsecond line", "--actor", "ana"],
      ["approve", "MC-1", "15000", "--on", "2025-10-10", "--actor=-ben"],
    ] {
      let outcome = try Program.run(["funds"] + step, in: scratch.folder)
      #expect(outcome.status == 0, "\(outcome.messages)")
    }
    return scratch
  }

  /// The programs themselves, as their users check a file.
  @Test func theirOwnProgramsFindNothingWrongWithTheFiles() throws {
    let scratch = try Self.workspace()
    defer { scratch.remove() }
    let beanCheck = Fixtures.root.appending(path: ".venv/bin/bean-check").path
    for (format, words) in [
      ("hledger", ["/usr/bin/hledger", "-f", "FILE", "check", "-s"]),
      ("ledger", ["/usr/bin/ledger", "--strict", "--pedantic", "-f", "FILE", "balance"]),
      ("beancount", [beanCheck, "FILE"]),
    ] {
      let file = "funds.\(format)"
      #expect(try Program.run(["funds", "export", "--to", format, file], in: scratch.folder).status == 0)
      let outcome = try Program.run(
        URL(fileURLWithPath: words[0]), words.dropFirst().map { $0 == "FILE" ? file : $0 }, in: scratch.folder
      )
      #expect(
        outcome.status == 0 && outcome.messages.isEmpty, "\(format): \(outcome.output)\(outcome.messages)")
    }
  }

  @Test func everyFormatIsWrittenToAFileAndToTheTerminalAlike() throws {
    let scratch = try Self.workspace()
    defer { scratch.remove() }
    for format in ["hledger", "ledger", "beancount", "csv"] {
      let arguments = ["funds", "export", "--to", format, "--as-of", "2025-12-31"]
      let shown = try Program.run(arguments, in: scratch.folder)
      let written = try Program.run(arguments + ["out/\(format)"], in: scratch.folder)
      #expect(shown.status == 0 && written.status == 0 && written.output.isEmpty, "\(written.messages)")
      let text = try scratch.text("out/\(format)")
      #expect(text == shown.output && text.contains("15000.00"))
      let mode =
        try FileManager.default.attributesOfItem(
          atPath: scratch.folder.appending(path: "out/\(format)").path)[.posixPermissions] as? Int
      #expect(mode == 0o600)
      let earlier = try Program.run(
        ["funds", "export", "--to", format, "--as-of", "2025-10-09"], in: scratch.folder)
      #expect(earlier.output.contains("17500.00") && !earlier.output.contains("15000.00"))
      let before = try Program.run(
        ["funds", "export", "--to", format, "--known-at", "2020-01-01T00:00:00Z"], in: scratch.folder)
      #expect(before.status == 0 && !before.output.contains("17500.00"))
    }
  }

  @Test func spreadsheetsGetTextAndNoFormulas() throws {
    let scratch = try Self.workspace()
    defer { scratch.remove() }
    let csv = try Program.run(
      ["funds", "export", "--to", "csv", "--as-of", "2025-12-31"], in: scratch.folder
    ).output
    try scratch.write(csv, to: "moves.csv")
    // Read by Python's csv module (RFC 4180): amounts are numbers, no text begins as a formula does.
    let program = """
      import csv, json
      rows = list(csv.DictReader(open("moves.csv", newline="", encoding="utf-8")))
      print(json.dumps([[r["date"], r["bucket"], r["amount"], r["balance"], r["by"], r["reason"]] for r in rows[2:]]))
      assert all(not v.startswith(("=", "+", "-", "@")) for r in rows for k, v in r.items() if k not in ("amount", "balance"))
      """
    let read = try Program.python(["-c", program], in: scratch.folder)
    #expect(read.messages.isEmpty)
    let rows = try JSONDecoder().decode([[String]].self, from: Data(read.output.utf8))
    #expect(
      rows == [
        ["2025-10-02", "available", "-17500.00", "82500.00", "ana", "'@now\nsecond line"],
        ["2025-10-02", "requested", "17500.00", "17500.00", "ana", "'@now\nsecond line"],
        ["2025-10-10", "available", "2500.00", "85000.00", "'-ben", ""],
        ["2025-10-10", "requested", "-17500.00", "0.00", "'-ben", ""],
        ["2025-10-10", "committed", "15000.00", "15000.00", "'-ben", ""],
      ])
  }

  @Test func aFileThatCannotBeWrittenAndAFormatThatIsNoneAreTold() throws {
    let scratch = try Self.workspace()
    defer { scratch.remove() }
    try scratch.write("mine", to: "file")
    let unwritable = try Program.run(
      ["funds", "export", "--to", "ledger", "file/below"], in: scratch.folder)
    #expect(unwritable.status == 1 && unwritable.messages.contains("file"))
    #expect(try scratch.text("file") == "mine")
    for arguments in [["--to", "gnucash"], [], ["--to", "csv", "--programme", "nobody"]] {
      let outcome = try Program.run(["funds", "export"] + arguments, in: scratch.folder)
      #expect(outcome.status == 64 || outcome.status == 2, "\(outcome)")
      #expect(outcome.output.isEmpty)
    }
  }
}
