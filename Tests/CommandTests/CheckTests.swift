import Foundation
import TestSupport
import Testing

@Suite struct CheckTests {
  @Test func everythingIsToldAtOnceSortedByPlace() throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    let programme = try scratch.text("programmes/mifibra-aws.yaml")
      .replacing("day: 3rd tuesday", with: "day: 3rd tuesdy").replacing("holders: 8", with: "holdrs: 8")
    try scratch.write(programme, to: "programmes/mifibra-aws.yaml")
    try scratch.write("programme: [", to: "programmes/other.yaml")
    let check = try Program.run(["check", "--as-of", "2025-06-01"], in: scratch.folder)
    #expect(check.status == 1)
    let errors = check.output.split(separator: "\n").filter { $0.contains(": error[") }
    #expect(
      errors == [
        "programmes/mifibra-aws.yaml:33:10: error[schedule.day]: '3rd tuesdy' is not a day rule; did you mean '3rd tuesday'?",
        "programmes/mifibra-aws.yaml:65:58: error[key.unknown]: there is no key 'holdrs' here; did you mean 'holders'?",
        "programmes/other.yaml:1:13: error[yaml.syntax]: did not find expected node content",
      ])
  }

  @Test func theJSONFormHasTheKeysThatScriptsRelyOn() throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    let check = try Program.run(["check", "--format", "json", "--as-of", "2025-06-01"], in: scratch.folder)
    let json = try JSONSerialization.jsonObject(with: Data(check.output.utf8))
    let diagnostics = try #require((json as? [String: Any])?["diagnostics"] as? [[String: Any]])
    #expect(diagnostics.count >= 10)
    for diagnostic in diagnostics {
      #expect(Set(diagnostic.keys) == ["severity", "code", "message", "file", "line", "column", "notes"])
    }
  }

  @Test func twoProgrammesOfOneNameAreToldApart() throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    try scratch.write(try scratch.text("programmes/mifibra-aws.yaml"), to: "programmes/second.yaml")
    let check = try Program.run(["check"], in: scratch.folder)
    #expect(check.status == 1)
    #expect(
      check.output.contains(
        "error[name.duplicate]: a second programme is named 'mifibra-aws'; rename one of the two"))
  }

  @Test func anAgreementThatChangedIsNoticed() throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    #expect(try Program.run(["check"], in: scratch.folder).output.contains("there is no file 'agreement.md'"))
    try scratch.write("# Changed\n", to: "agreement.md")
    let check = try Program.run(["check"], in: scratch.folder)
    #expect(check.output.contains("warning[agreement.drift]: 'agreement.md' is not the text"))
  }

  @Test(arguments: [
    ("programmes: [entente.yaml]", "entente.yaml is the workspace's own file, not a programme"),
    ("programmes: [nowhere/*.yaml]", "no programme's file matches 'nowhere/*.yaml' yet"),
    ("programmes: [../*.yaml]", "is not a path within the workspace"),
    ("programmes: [gone.yaml]", "there is no file 'gone.yaml'"),
  ])
  func aPatternThatFindsNoProgrammeIsNamed(_ line: String, _ message: String) throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    let workspace = try scratch.text("entente.yaml").replacing("programmes: [programmes/*.yaml]", with: line)
    try scratch.write(workspace, to: "entente.yaml")
    #expect(try Program.run(["check"], in: scratch.folder).output.contains(message))
  }

  @Test func aFolderWithoutAWorkspaceIsToldHowToMakeOne() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let check = try Program.run(["check", "--workspace", "."], in: scratch.folder)
    #expect(check.status == 1)
    #expect(check.messages.contains("make a workspace with 'entente init'"))
  }

  @Test(arguments: [
    ["nonsense"], ["agenda", "--from", "2025-02-30"], ["check", "--format", "xml"], ["pack", "build"],
    ["agenda", "--from", "2025-02-01", "--to", "2025-01-01"],
  ])
  func aWrongCallEndsWith64(_ arguments: [String]) throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    let wrong = try Program.run(arguments, in: scratch.folder)
    #expect(wrong.status == 64)
    #expect(wrong.output.isEmpty)
  }
}
