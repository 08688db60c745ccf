import Foundation
import TestSupport
import Testing

/// The loop from a meeting to the next one: `entente actions`, `pack ingest`, `pack check`.
@Suite struct ActionCommandTests {
  private func run(_ scratch: Scratch, _ words: String, _ more: String...) throws -> Program.Outcome {
    try Program.run(words.split(separator: " ").map(String.init) + more, in: scratch.folder)
  }

  @Test func anActionIsRecordedPutOffAndListed() throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    let add = try run(
      scratch, "actions add --owner alliance-director --due 2025-02-15 --on 2025-01-10 --from qbr/Y2-Q2",
      "Send \u{1B}[2J it")
    #expect(add.output == "A-1 added: @alliance-director 2025-02-15 Send \\u{1b}[2J it\n", "\(add.messages)")
    let bare = try run(scratch, "actions slip A-1 2025-03-15 --on 2025-01-20")
    #expect(bare.status == 1)
    #expect(
      bare.messages == "error[action.refused]: an action that slips needs a reason; give it with --reason\n")
    let slip = try run(scratch, "actions slip A-1 2025-03-15 --on 2025-01-20 --reason late")
    #expect(slip.output == "A-1 slipped to 2025-03-15 (late), 1 time by now\n")
    #expect(try run(scratch, "actions done A-1 --on 2025-03-01").status == 0)
    // 10 to 27 January is 17 days.
    let json = """
      [
        {
          "id": "A-1",
          "programme": "mifibra-aws",
          "what": "Send \\u001b[2J it",
          "owner": "alliance-director",
          "due": "2025-03-15",
          "occurrence": "qbr/Y2-Q2",
          "state": "open",
          "age_days": 17,
          "slips": 1,
          "reason": "late"
        }
      ]

      """
    #expect(try run(scratch, "actions list --format json --as-of 2025-01-27").output == json)
    let empty = try run(scratch, "actions list --format json --as-of 2025-03-01")
    #expect(empty.output == "[]\n")
    #expect(
      try run(scratch, "actions list --all --as-of 2025-03-01 --format csv").output.contains("\nA-1,done,"))
    #expect(try run(scratch, "journal verify").status == 0)
  }

  @Test(arguments: [
    ("actions done A-1", 1, "there is no action 'A-1'"),
    ("actions add x --owner nobody --due 2099-01-01", 1, "'nobody' is no role or person of the programme"),
    ("actions add x --owner psa --due 2099-01-01 --from qbr/Y2-Q9", 1, "no meeting is named 'qbr/Y2-Q9'"),
    ("actions add x --owner psa --due someday", 64, "someday"), ("actions edit A-1", 64, "say --what"),
    ("pack ingest gone.md --meeting qbr/Y2-Q3", 1, "there is no file 'gone.md'"),
    ("pack ingest entente.yaml", 64, "lies not under packs/; name its meeting with --meeting"),
    ("pack check entente.yaml --meeting qbr/Y9", 1, "no meeting is named 'qbr/Y9'"),
  ])
  func whatCannotBeIsToldAndLeavesNoJournal(_ words: String, _ status: Int32, _ message: String) throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    let outcome = try run(scratch, words)
    #expect(outcome.status == status)
    #expect(outcome.messages.contains(message))
    #expect(!FileManager.default.fileExists(atPath: scratch.folder.appending(path: "entente.db").path))
  }

  /// An action is due in the calendar of its meeting, without amounts; done, it is cancelled there.
  @Test func anActionIsDueInTheCalendars() throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    _ = try run(
      scratch, "actions add --owner marketing --due 2025-02-18 --on 2025-01-10 --from marketing-sync/2025-01",
      "Pay 17,500.00 PEN")
    _ = try run(scratch, "publish --as-of 2025-02-01")
    let calendar = try scratch.text("calendars/marketing.ics")
    #expect(calendar.contains("UID:mifibra-aws.action-due.A-1@mifibra.example\r\n"))
    #expect(calendar.contains("DTSTART;VALUE=DATE:20250218\r\n"))
    #expect(calendar.contains("SUMMARY:Due: A-1 Pay [amount]\r\n"))
    _ = try run(scratch, "actions slip A-1 2025-02-20 --reason late --on 2025-02-02")
    #expect(try run(scratch, "plan --as-of 2025-02-03").output.contains("1 to move"))
    _ = try run(scratch, "actions done A-1 --on 2025-02-03")
    #expect(try run(scratch, "plan --as-of 2025-02-03").output.contains("1 to cancel"))
    let told = try run(scratch, "explain actions A-1 --as-of 2025-02-03")
    // 10 January to 3 February: 21 + 3.
    #expect(told.output.contains("24 days") && told.status == 0)
    // What the slip and the end stand on is not taken back before them.
    let refused = try run(scratch, "undo --event 1")
    #expect(refused.status == 1 && refused.messages.contains("take that one back first"))
    #expect(try run(scratch, "undo --event 3").status == 0)
    #expect(try run(scratch, "actions list --format csv --as-of 2025-02-04").output.contains("A-1,open,"))
    #expect(try run(scratch, "journal verify").status == 0)
  }

  /// Edit, rebuild, edit, rebuild, through the program and the disk: 500 rounds in a soak run, a tenth otherwise.
  @Test func whatIsWrittenInAPackIsNeverLost() throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    var random = Mutation(seed: 5)
    var words: [String] = []
    let pack = "packs/qbr/Y2-Q3.md"
    _ = try run(scratch, "pack build qbr/Y2-Q3 --as-of 2025-01-01")
    for round in 0..<Mutation.rounds(500) {
      var lines = try scratch.text(pack).split(separator: "\n", omittingEmptySubsequences: false).map(
        String.init)
      lines.removeAll { $0.hasPrefix("<<<<<<< ") || $0 == "=======" || $0.hasPrefix(">>>>>>> ") }
      let word =
        "w\(round)" + ["", " ñ|e\u{301}", " *<b>`", " {{x}}"][Int.random(in: 0..<4, using: &random)] + "."
      let isInBlock = Bool.random(using: &random)
      let places = lines.indices.filter {
        isInBlock ? lines[$0].hasPrefix("<!-- keep:") : !lines[$0].contains("<!--")
      }
      let place = try #require(places.randomElement(using: &random))
      if isInBlock { lines[place] += "\n" + word } else { lines[place] += word }
      words.append(word)
      try scratch.write(lines.joined(separator: "\n"), to: pack)
      let day = "2025-01-\(Int.random(in: 10...28, using: &random))"
      let way = ["--merge", "--merge", "--overwrite"][Int.random(in: 0..<3, using: &random)]
      let outcome = try run(scratch, "pack build qbr/Y2-Q3 \(way) --as-of \(day)")
      #expect(outcome.status == 0 || outcome.messages.contains("pack.conflict"), "\(outcome.messages)")
      // What went into a copy is safe: no copy is ever written to again.
      let text = try scratch.text(pack)
      let copy =
        try outcome.output.firstMatch(of: /kept as (\S+)/).map { try scratch.text(String($0.output.1)) } ?? ""
      let gone = words.filter { !text.contains($0) }
      let lost = gone.filter { !copy.contains($0) }
      words.removeAll(where: gone.contains)
      #expect(lost == [], "round \(round), \(way)")
      if !lost.isEmpty { return }
    }
  }
}
