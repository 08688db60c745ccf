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

  // MARK: Choosing meetings

  @Test func theNextMeetingOfASeriesIsBuilt() throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    let pack = try Program.run(
      ["pack", "build", "--next", "qbr", "--as-of", "2025-01-29"], in: scratch.folder)
    #expect(pack.output == "packs/qbr/Y2-Q4.md is written, as of 2025-01-29\n")
    // The meeting of 28 January is the next one on its own day.
    let today = try Program.run(
      ["pack", "build", "--next", "qbr", "--as-of", "2025-01-28"], in: scratch.folder)
    #expect(today.output.hasPrefix("packs/qbr/Y2-Q3.md is written"))
  }

  @Test func allMeetingsOfSomeDaysAreBuilt() throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    let arguments = [
      "pack", "build", "--all", "--from", "2025-02-01", "--to", "2025-02-28", "--to", "html", "--as-of",
      "2025-01-27",
    ]
    let packs = try Program.run(arguments, in: scratch.folder)
    #expect(packs.status == 0, "\(packs.messages)")
    // 4, 12, 13 and 27 February: the marketing sync, the technical sync, and a pipeline review every two weeks.
    let names = [
      "marketing-sync/2025-02", "technical-sync/2025-02", "pipeline-review/2025-W06",
      "pipeline-review/2025-W08",
    ]
    for name in names {
      #expect(packs.output.contains("packs/\(name).md is written, as of 2025-01-27\n"))
      #expect(packs.output.contains("packs/\(name).html is written\n"))
      #expect(try scratch.text("packs/\(name).html").hasPrefix("<!DOCTYPE html>"))
    }
    #expect(try scratch.contents().keys.filter { $0.hasPrefix("packs/") }.count == 8)
    let again = try Program.run(arguments, in: scratch.folder)
    #expect(again.output.matches(of: /md is unchanged/).count == 4)
  }

  @Test(arguments: [
    (["--next", "webinr"], Int32(1), "no series is named 'webinr'; did you mean 'webinar'?"),
    (
      ["--next", "qbr", "--as-of", "2026-07-10"], 1,
      "qbr has no meeting on or after 2026-07-10, because the term ended on 2026-06-30; the last is qbr/Y3-Q4"
    ),
    ([], 64, "name a meeting, or give --next SERIES or --all"),
    (["qbr/Y2-Q3", "--all"], 64, "exclude each other"),
    (["qbr/Y2-Q3", "--to", "2025-03-01"], 64, "go with --all"),
    (
      ["qbr/Y2-Q3", "--to", "htlm"], 64,
      "'htlm' is neither a format (html, docx, pptx, odt, pdf) nor a date; did you mean 'html'?"
    ),
    (
      ["--all", "--from", "2025-03-01", "--to", "2025-02-01"], 64,
      "--to 2025-02-01 lies before --from 2025-03-01"
    ),
    (
      ["qbr/Y2-Q3", "--to", "docx", "--reference", "none.docx"], 1,
      "the reference document 'none.docx' is not there"
    ),
  ])
  func whatCannotBeChosenIsTold(arguments: [String], status: Int32, message: String) throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    try scratch.putPrograms(["pandoc": "exit 0"])
    let pack = try Program.run(
      ["pack", "build"] + arguments, in: scratch.folder, environment: ["PATH": scratch.programs])
    #expect(pack.status == status)
    #expect(pack.messages.contains(message), "\(pack.messages)")
    #expect(!FileManager.default.fileExists(atPath: scratch.folder.appending(path: "packs").path))
  }

  @Test func packsAreListed() throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    try scratch.write("# {{title}}\n", to: "templates/board.mustache")
    try scratch.write("# {{title}}\n", to: "templates/qbr.mustache")
    try Program.run(["pack", "build", "qbr/Y2-Q3", "--as-of", "2025-01-27"], in: scratch.folder)
    let list = try Program.run(
      ["pack", "list", "--as-of", "2025-01-27", "--format", "csv"], in: scratch.folder)
    let lines = list.output.split(separator: "\n")
    #expect(lines.first == "pack,template,programme,series,next,date,file,built")
    #expect(
      lines.contains(
        "qbr,templates/qbr.mustache,mifibra-aws,qbr,mifibra-aws/qbr/Y2-Q3,2025-01-28,packs/qbr/Y2-Q3.md,yes"))
    #expect(
      lines.contains(
        "partner-training,Templates/partner-training.mustache,mifibra-aws,partner-training,mifibra-aws/partner-training/Y2-H2,2025-06-06,packs/partner-training/Y2-H2.md,no"
      ))
    #expect(lines.contains("board,templates/board.mustache,,,,,,no"))
    #expect(lines.count == 7)
  }

  // MARK: Templates

  @Test func aTemplateIsEjectedOnceAndThenCounts() throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    let eject = ["pack", "template", "eject", "partials/funds"]
    #expect(
      try Program.run(eject, in: scratch.folder).output
        == "templates/partials/funds.mustache is written, a copy of Templates/partials/funds.mustache\n")
    let own = try scratch.text("templates/partials/funds.mustache") + "\nOur own words.\n"
    try scratch.write(own, to: "templates/partials/funds.mustache")
    let again = try Program.run(eject, in: scratch.folder)
    #expect(again.status == 1)
    #expect(again.messages.contains("stands there already"))
    #expect(try scratch.text("templates/partials/funds.mustache") == own)
    try Program.run(["pack", "build", "qbr/Y2-Q3", "--as-of", "2025-01-27"], in: scratch.folder)
    #expect(try scratch.text("packs/qbr/Y2-Q3.md").contains("\nOur own words.\n"))
    let unknown = try Program.run(["pack", "template", "eject", "partials/fund"], in: scratch.folder)
    #expect(unknown.messages.contains("has no template 'partials/fund'; did you mean 'partials/funds'?"))
    // An error within it is told where it is, and who uses it.
    try scratch.write("{{#funds}}\n{{total}}\n{{/funds}}\n", to: "templates/partials/funds.mustache")
    let broken = try Program.run(["pack", "build", "qbr/Y2-Q3"], in: scratch.folder)
    #expect(
      broken.messages.contains(
        "templates/partials/funds.mustache:2:1: error[template.name]: the pack has no 'total' here"))
    #expect(broken.messages.contains("Templates/qbr.mustache:"))
  }

  @Test func theViewIsPrinted() throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    let data = try Program.run(
      ["pack", "data", "marketing-sync/2025-02", "--format", "json", "--as-of", "2025-01-27"],
      in: scratch.folder)
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(data.output.utf8)) as? [String: Any])
    #expect(object["as_of"] as? String == "2025-01-27")
    let minutes = try #require(object["minutes"] as? [String: Any])
    #expect(minutes["campaigns"] as? Int == 10)
    let fields = try Program.run(["pack", "data", "qbr/Y2-Q3", "--format", "csv"], in: scratch.folder)
    #expect(fields.output.contains("\nfunds.rows.available,money\n"))
  }

  // MARK: Other formats

  @Test func whatIsMissingForAFormatIsTold() throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    try scratch.putPrograms([:])
    for (format, message) in [("docx", "docx needs pandoc"), ("pdf", "pdf needs one of chromium")] {
      let pack = try Program.run(
        ["pack", "build", "qbr/Y2-Q3", "--to", format], in: scratch.folder,
        environment: ["PATH": scratch.programs])
      #expect(pack.status == 1)
      #expect(pack.messages.contains("error[pack.conversion]: \(message)"), "\(pack.messages)")
    }
    let doctor = try Program.run(
      ["doctor", "--format", "csv"], in: scratch.folder, environment: ["PATH": scratch.programs])
    #expect(doctor.status == 0)
    #expect(doctor.output.contains("pandoc,MISSING,"))
    #expect(doctor.output.contains("PDF engine,MISSING,"))
  }

  /// A pandoc that writes down how it was called.
  @Test func pandocIsGivenTheHTMLAndTheReference() throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    try scratch.putPrograms([
      "pandoc":
        "for a in \"$@\"; do case $a in --output=*) out=${a#--output=};; esac; last=$a; done; { echo \"$@\"; /bin/cat \"$last\"; } > \"$out\""
    ])
    try scratch.write("styles", to: "house.docx")
    let pack = try Program.run(
      ["pack", "build", "qbr/Y2-Q3", "--as-of", "2025-01-27", "--to", "docx", "--reference", "house.docx"],
      in: scratch.folder, environment: ["PATH": scratch.programs])
    #expect(pack.status == 0, "\(pack.messages)")
    #expect(pack.output.hasSuffix("packs/qbr/Y2-Q3.docx is written\n"))
    #expect(pack.messages.contains("note[pack.loss]: the colours of status words"))
    let made = try scratch.text("packs/qbr/Y2-Q3.docx")
    #expect(made.hasPrefix("--from=html --to=docx "))
    #expect(made.contains("--reference-doc=house.docx"))
    #expect(made.contains("--metadata=lang:en-GB"))
    #expect(made.contains("<h2>0. Cover</h2>"))
  }

  @Test func aConverterThatFailsLeavesNoFile() throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    try scratch.putPrograms(["pandoc": "echo 'no room' >&2; exit 3"])
    let pack = try Program.run(
      ["pack", "build", "qbr/Y2-Q3", "--as-of", "2025-01-27", "--to", "odt"], in: scratch.folder,
      environment: ["PATH": scratch.programs])
    #expect(pack.status == 1)
    #expect(pack.messages.contains("packs/qbr/Y2-Q3.odt is not made: pandoc failed: no room"))
    #expect(
      !FileManager.default.fileExists(atPath: scratch.folder.appending(path: "packs/qbr/Y2-Q3.odt").path))
  }

  /// What the HTML leaves out of a person's own text is told at its line.
  @Test func lossesAreTold() throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    let build = ["pack", "build", "qbr/Y2-Q3", "--as-of", "2025-01-27", "--to", "html"]
    #expect(try !Program.run(build, in: scratch.folder).messages.contains("pack.loss"))
    let edited = try scratch.text("packs/qbr/Y2-Q3.md").replacing(
      "<!-- keep:win -->\nTo be written.", with: "<!-- keep:win -->\n<u>Won</u>")
    try scratch.write(edited, to: "packs/qbr/Y2-Q3.md")
    let pack = try Program.run(build, in: scratch.folder)
    #expect(pack.messages.contains("note[pack.loss]: HTML is left out; only its words are shown: <u>"))
    #expect(try scratch.text("packs/qbr/Y2-Q3.html").contains("<p>Won</p>"))
  }
}

extension Scratch {
  /// The folder of the only programs that a test's own see.
  fileprivate var programs: String { folder.appending(path: "bin").path }

  /// Shell scripts under the names of other programs.
  fileprivate func putPrograms(_ programs: [String: String]) throws {
    try FileManager.default.createDirectory(
      at: folder.appending(path: "bin"), withIntermediateDirectories: true)
    for (name, body) in programs {
      try write("#!/bin/sh\n\(body)\n", to: "bin/\(name)")
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: folder.appending(path: "bin/\(name)").path)
    }
  }
}
