import Foundation
import TestSupport
import Testing

@Suite struct InitTests {
  static let agreement = Fixtures.root.appending(path: "Examples/agreement.md").path

  @Test func anAgreementBecomesAWorkspaceThatChecks() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let made = try Program.run(
      ["init", "governance", "--from", Self.agreement, "--as-of", "2025-06-01"], in: scratch.folder)
    #expect(made.status == 0, "\(made.messages)")
    #expect(
      try scratch.contents().keys.sorted() == [
        "governance/.gitignore", "governance/agreement.md", "governance/entente.yaml",
        "governance/programmes/mifibra-aws.yaml",
      ])
    let check = try Program.run(
      ["check", "--as-of", "2025-06-01"], in: scratch.folder.appending(path: "governance"))
    #expect(check.status == 0, "\(check.output)")
    #expect(check.output.hasPrefix("programmes/"))
    #expect(check.output.contains("0 errors, 1 warning,"))
    #expect(check.output.contains("eu-west-2"))
  }

  @Test func theSameAgreementGivesTheSameBytes() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    for name in ["a", "b"] { try Program.run(["init", name, "--from", Self.agreement], in: scratch.folder) }
    let contents = try scratch.contents()
    for (name, bytes) in contents where name.hasPrefix("a/") {
      #expect(contents["b/" + name.dropFirst(2)] == bytes, "\(name)")
    }
  }

  @Test func anExistingWorkspaceIsNeverOverwritten() throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    let before = try scratch.contents()
    for arguments in [
      ["init"], ["init", "--from", Self.agreement], ["init", ".", "--from", Self.agreement],
    ] {
      let again = try Program.run(arguments, in: scratch.folder)
      #expect(again.status == 1)
      #expect(again.messages.contains("not overwritten") || again.messages.contains("already"))
      #expect(try scratch.contents() == before)
    }
  }

  @Test func anEmptyWorkspaceChecks() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    #expect(try Program.run(["init"], in: scratch.folder).status == 0)
    let check = try Program.run(["check"], in: scratch.folder)
    #expect(check.status == 0)
    #expect(
      check.output.contains("warning[programme.none]: no programme's file matches 'programmes/*.yaml' yet"))
  }

  @Test(arguments: ["", "# Only a title\n", "just words\n", "\u{0}\u{1}\n", "| a |\n|---|\n| b |\n"])
  func whatHoldsNoAgreementMakesNothing(_ text: String) throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    try scratch.write(text, to: "in.md")
    let made = try Program.run(["init", "out", "--from", "in.md"], in: scratch.folder)
    #expect(made.status == 1)
    #expect(made.messages.contains("in.md"))
    #expect(try scratch.contents().keys.sorted() == ["in.md"])
  }

  @Test func aFileThatIsNotThereIsNamed() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let made = try Program.run(["init", "out", "--from", "nowhere.md"], in: scratch.folder)
    #expect(made.status == 1)
    #expect(made.messages == "nowhere.md: error[file.read]: there is no file 'nowhere.md'\n")
  }
}

extension InitTests {
  @Test func aRowThatStatesTheSumIsComparedAndIsNoFund() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    // 100 + 50 + 25 + 30 = 205, and the row says 210.
    let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: Self.agreement)), as: UTF8.self)
      .replacing(
        "| Demo Environment | S/30K | POC support |",
        with: "| Demo Environment | S/30K | POC support |\n| **Total** | S/210K | All |")
    try scratch.write(text, to: "in.md")
    let made = try Program.run(
      ["init", "out", "--from", "in.md", "--as-of", "2025-06-01"], in: scratch.folder)
    #expect(made.status == 0)
    #expect(made.messages.contains("but the other 4 rows add up to 205000.00 PEN"))
    #expect(made.messages.contains("'Total' is the sum of its table"))
    #expect(try !scratch.text("out/programmes/mifibra-aws.yaml").contains("total: {"))
    #expect(made.output.contains("4 funds"))
  }
}
