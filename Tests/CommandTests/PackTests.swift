import Foundation
import TestSupport
import Testing

@Suite struct PackTests {
  @Test func aPackIsWrittenOnceAndThenUnchanged() throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    let arguments = ["pack", "build", "qbr/Y2-Q3", "--as-of", "2025-01-27"]
    let first = try Program.run(arguments, in: scratch.folder)
    #expect(first.status == 0, "\(first.messages)")
    #expect(first.output == "packs/qbr/Y2-Q3.md is written, as of 2025-01-27\n")
    let text = try scratch.text("packs/qbr/Y2-Q3.md")
    #expect(text.contains("Tuesday, 28 January 2025, 10:00 (America/Lima, UTC−05:00)"))
    #expect(try Program.run(arguments, in: scratch.folder).output.contains("is unchanged"))
  }

  @Test func whatAPersonWroteSurvives() throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    try Program.run(["pack", "build", "qbr/Y2-Q3", "--as-of", "2025-01-27"], in: scratch.folder)
    let written = "<!-- keep:headline -->\nWe are *behind* | on ñ, and here is why.\n<!-- /keep -->"
    let edited = try scratch.text("packs/qbr/Y2-Q3.md").replacing(
      "<!-- keep:headline -->\nTo be written.\n<!-- /keep -->", with: written)
    #expect(edited.contains(written))
    try scratch.write(edited, to: "packs/qbr/Y2-Q3.md")
    #expect(
      try Program.run(["pack", "build", "qbr/Y2-Q3", "--as-of", "2025-01-28"], in: scratch.folder).status == 0
    )
    let rebuilt = try scratch.text("packs/qbr/Y2-Q3.md")
    #expect(rebuilt.contains(written))
    #expect(rebuilt.contains("28 January 2025"))
  }

  @Test func aTemplateOfTheWorkspaceTakesThePlaceOfTheProgrammesOwn() throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    try scratch.write("# Ours: {{programm.title}}\n", to: "templates/qbr.mustache")
    let broken = try Program.run(["pack", "build", "qbr/Y2-Q3"], in: scratch.folder)
    #expect(broken.status == 1)
    #expect(broken.messages.contains("templates/qbr.mustache:1:9: error[template.name]"))
    #expect(!FileManager.default.fileExists(atPath: scratch.folder.appending(path: "packs").path))
  }

  @Test(arguments: [
    ("qbr/Y2-Q9", "no meeting is named 'qbr/Y2-Q9'; did you mean 'qbr/Y2-Q1'?"),
    ("webinar/Y2-Q3", "webinar/Y2-Q3 has no pack"),
  ])
  func whatHasNoPackIsNamed(_ id: String, _ message: String) throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    let pack = try Program.run(["pack", "build", id], in: scratch.folder)
    #expect(pack.status == 1)
    #expect(pack.messages.contains(message))
  }

  @Test func noPackLandsInAnotherProgrammes() throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    let second = try scratch.text("programmes/mifibra-aws.yaml").replacing(
      "programme: mifibra-aws", with: "programme: rival")
    try scratch.write(second, to: "programmes/rival.yaml")
    for id in ["mifibra-aws/qbr/Y2-Q3", "rival/qbr/Y2-Q3"] {
      let pack = try Program.run(["pack", "build", id, "--as-of", "2025-01-27"], in: scratch.folder)
      #expect(pack.output.hasPrefix("packs/\(id).md is written"))
    }
  }

  private static func build(_ scratch: Scratch, _ day: String, _ more: String...) throws -> Program.Outcome {
    try Program.run(["pack", "build", "qbr/Y2-Q3", "--as-of", day] + more, in: scratch.folder)
  }

  @Test func whatIsEditedOutsideKeepMarksIsShownAndRefused() throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    _ = try Self.build(scratch, "2025-01-27")
    let edited = try scratch.text("packs/qbr/Y2-Q3.md").replacing(
      "## 4. Scorecard", with: "Ask the CFO \u{1B}[2J.\n\n## 4. Scorecard")
    try scratch.write(edited, to: "packs/qbr/Y2-Q3.md")
    let before = try scratch.contents()
    let refused = try Self.build(scratch, "2025-01-28")
    #expect(refused.status == 1)
    // What the file holds cannot move the terminal's cursor.
    #expect(refused.output.contains("\n+Ask the CFO \\u{1b}[2J.\n"))
    #expect(
      refused.messages.contains(
        "error[pack.edited]: it was edited outside its keep blocks, and is left as it is"))
    #expect(try scratch.contents() == before)
    let merged = try Self.build(scratch, "2025-01-28", "--merge")
    #expect(merged.status == 0)
    #expect(merged.output.contains("what stood there is kept as packs/qbr/Y2-Q3.md.bak"))
    let text = try scratch.text("packs/qbr/Y2-Q3.md")
    #expect(text.contains("Ask the CFO"))
    #expect(text.contains("28 January 2025") && !text.contains("as of 27 January 2025"))
    // The edit is still an edit: the program did not make it its own.
    #expect(try Self.build(scratch, "2025-01-29").status == 1)
    let overwritten = try Self.build(scratch, "2025-01-29", "--overwrite")
    // The first copy is another text, and stays.
    #expect(overwritten.output.contains("what stood there is kept as packs/qbr/Y2-Q3.md.bak-2"))
    #expect(try !scratch.text("packs/qbr/Y2-Q3.md").contains("Ask the CFO"))
    #expect(try scratch.text("packs/qbr/Y2-Q3.md.bak") == edited)
    #expect(try scratch.text("packs/qbr/Y2-Q3.md.bak-2") == text)
    #expect(try Self.build(scratch, "2025-01-30").status == 0)
  }

  @Test func aConflictIsMarkedAndHasToBeSettled() throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    _ = try Self.build(scratch, "2025-01-27")
    let line = "| Numbers as of | 27 January 2025 |"
    let edited = try scratch.text("packs/qbr/Y2-Q3.md").replacing(line, with: "| Numbers as of | yesterday |")
    try scratch.write(edited, to: "packs/qbr/Y2-Q3.md")
    let merged = try Self.build(scratch, "2025-01-28", "--merge")
    #expect(merged.status == 1)
    #expect(merged.messages.contains("error[pack.conflict]: a conflict is not settled"))
    let text = try scratch.text("packs/qbr/Y2-Q3.md")
    #expect(
      text.contains(
        "<<<<<<< written by hand\n| Numbers as of | yesterday |\n=======\n| Numbers as of | 28 January 2025 |\n"
          + ">>>>>>> built anew\n"))
    for more in ["--merge", "--as-of=2025-01-29"] {
      #expect(try Self.build(scratch, "2025-01-28", more).status == 1)
      #expect(try scratch.text("packs/qbr/Y2-Q3.md") == text)
    }
  }

  @Test func aLostRecordLosesNothing() throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    _ = try Self.build(scratch, "2025-01-27")
    let edited = try scratch.text("packs/qbr/Y2-Q3.md").replacing("To be written.", with: "We won.")
    try scratch.write(edited, to: "packs/qbr/Y2-Q3.md")
    try FileManager.default.removeItem(at: scratch.folder.appending(path: ".entente"))
    let refused = try Self.build(scratch, "2025-01-28")
    #expect(refused.status == 1)
    #expect(refused.messages.contains("or by a build that nothing remembers"))
    #expect(try scratch.text("packs/qbr/Y2-Q3.md") == edited)
    // Where nothing outside the marks differs, the record is simply written again.
    #expect(try Self.build(scratch, "2025-01-27").output.contains("is unchanged"))
    #expect(try Self.build(scratch, "2025-01-28").status == 0)
  }

  @Test func mergeAndOverwriteExcludeEachOther() throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    #expect(try Self.build(scratch, "2025-01-27", "--merge", "--overwrite").status == 64)
  }

  @Test func aFileThatIsNoPackIsLeftAlone() throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    try scratch.write("my own notes\n", to: "packs/qbr/Y2-Q3.md")
    let pack = try Program.run(["pack", "build", "qbr/Y2-Q3"], in: scratch.folder)
    #expect(pack.status == 1)
    #expect(pack.messages.contains("packs/qbr/Y2-Q3.md: error[file.read]: this is no pack that entente made"))
    #expect(try scratch.text("packs/qbr/Y2-Q3.md") == "my own notes\n")
  }

  @Test func aTemplateWithoutKeepMarksIsBuiltAgainAndAgain() throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    try scratch.write("# Ours, as of {{as_of}}\n", to: "templates/qbr.mustache")
    for day in ["2025-01-27", "2025-01-28", "2025-01-28"] {
      let pack = try Program.run(["pack", "build", "qbr/Y2-Q3", "--as-of", day], in: scratch.folder)
      #expect(pack.status == 0, "\(pack.messages)")
    }
    #expect(try scratch.text("packs/qbr/Y2-Q3.md") == "# Ours, as of 28 January 2025\n")
  }
}
