import Foundation
import TestSupport
import Testing

@Suite struct PublishTests {
  private static let names = [
    "all", "contract", "marketing", "pipeline-review", "qbr", "technical-sync", "training",
  ]

  @Test func strictParsersReadEveryCalendarWithoutComplaint() throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    #expect(try Program.run(["publish"], in: scratch.folder).status == 0)
    let files = Self.names.map { "calendars/\($0).ics" }
    let judge = Fixtures.root.appending(path: "Tests/Judges/judge_ics.py").path
    let verdict = try Program.python([judge] + files, in: scratch.folder)
    #expect(verdict.status == 0, "\(verdict.output)\(verdict.messages)")
  }

  /// Calendars go to several companies: who is away, and who meets somebody else, is nobody's business there.
  @Test func noCalendarTellsWhoIsAwayOrInAnotherMeeting() throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    let agenda = try Program.run(
      ["agenda", "--from", "2025-08-18", "--to", "2025-08-18", "--format", "csv"], in: scratch.folder)
    #expect(agenda.output.contains("Alliance Director is away 2025-08-04/2025-08-15"))
    try Program.run(["publish"], in: scratch.folder)
    let calendar = try scratch.text("calendars/pipeline-review.ics").replacing("\r\n ", with: "")
    #expect(!calendar.contains("Alliance Director is away"))
    #expect(calendar.contains("Why this day: moved from 2025-08-14 09:00: someone who is needed is away"))
  }

  @Test func publishingTwiceChangesNoByte() throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    try Program.run(["publish"], in: scratch.folder)
    let first = try scratch.contents()
    let again = try Program.run(["publish"], in: scratch.folder)
    #expect(again.status == 0)
    #expect(again.output.contains("Nothing changed; no file was written."))
    #expect(try scratch.contents() == first)
  }

  @Test func theParsersSeeWhatTheAgendaSays() throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    try Program.run(["publish"], in: scratch.folder)
    let agenda = try JSONSerialization.jsonObject(
      with: Data(
        Program.run(
          ["agenda", "--from", "2020-01-01", "--to", "2030-12-31", "--format", "json"], in: scratch.folder
        )
        .output.utf8))
    // Of a meeting that was cancelled before anybody saw it, nobody needs to hear.
    let entries = try #require(agenda as? [[String: Any]]).filter { $0["status"] as? String == "confirmed" }
    let events = try scratch.events(of: "calendars/all.ics")
    #expect(events.count == entries.count)
    let byUID = Dictionary(uniqueKeysWithValues: events.map { ($0["uid"] as? String ?? "", $0) })
    for entry in entries {
      let id = try #require(entry["id"] as? String)
      let event = try #require(byUID[id.replacing("/", with: ".") + "@mifibra.example"], "\(id)")
      #expect(event["summary"] as? String == entry["title"] as? String)
      #expect(event["sequence"] as? Int == 0)
      #expect((event["status"] as? String)?.lowercased() == entry["status"] as? String)
      if entry["all_day"] as? Bool == false {
        #expect(event["start"] as? String == entry["start"] as? String, "\(id)")
        #expect(event["end"] as? String == entry["end"] as? String, "\(id)")
      } else {
        #expect(
          event["start"] as? String == (entry["start"] as? String).map { String($0.prefix(10)) }, "\(id)")
      }
    }
  }

  @Test func anyTextComesBackExactlyFromEveryParser() throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    let title =
      "Café, «ñawi»; \"quoted\" \\ back\\n slash — Qam’pa wasi 👩‍👩‍👧 שלום e\u{301} "
      + String(repeating: "ñ", count: 80)
    let focus = "first line\\nBEGIN:VEVENT\\r\\nX-INJECTED:1; a, b"
    let programme = try scratch.text("programmes/mifibra-aws.yaml")
      .replacing("title: Technical sync, focus: Architecture", with: "title: '\(title)', focus: \"\(focus)\"")
    try scratch.write(programme, to: "programmes/mifibra-aws.yaml")
    #expect(try Program.run(["publish"], in: scratch.folder).status == 0)
    for parser in ["icalendar", "ical", "vobject"] {
      let events = try scratch.events(of: "calendars/technical-sync.ics", parser: parser)
      #expect(events.count == 36)
      for event in events {
        #expect(event["summary"] as? String == title, "\(parser)")
        let description = try #require(event["description"] as? String)
        #expect(description.contains("Focus: first line\nBEGIN:VEVENT\nX-INJECTED:1; a, b\n"), "\(parser)")
      }
    }
  }

  @Test func noAmountOfMoneyEntersACalendar() throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    let programme = try scratch.text("programmes/mifibra-aws.yaml")
      .replacing(
        "focus: Campaigns", with: "focus: 'S/100K of 1,200.50 PEN and US$2.5M, €80,000 for 25 people'")
    try scratch.write(programme, to: "programmes/mifibra-aws.yaml")
    try Program.run(["publish"], in: scratch.folder)
    let event = try #require(
      try scratch.events(of: "calendars/marketing.ics").first {
        ($0["uid"] as? String)?.contains("marketing-sync") == true
      })
    #expect(
      (event["description"] as? String)?.contains(
        "Focus: [amount] of [amount] and [amount], [amount] for 25 people") == true)
  }

  @Test func aFolderThatCannotBeWrittenIsNamedAndNothingIsLeft() throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    try scratch.write("a file where the folder should be", to: "calendars")
    let publish = try Program.run(["publish"], in: scratch.folder)
    #expect(publish.status == 1)
    #expect(publish.messages.contains("error[file.write]"))
    #expect(try scratch.text("calendars") == "a file where the folder should be")
  }

  @Test func aWorkspaceWithAnErrorIsNotPublished() throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    try scratch.write("programme: [", to: "programmes/other.yaml")
    let publish = try Program.run(["publish"], in: scratch.folder)
    #expect(publish.status == 1)
    #expect(!FileManager.default.fileExists(atPath: scratch.folder.appending(path: "calendars").path))
  }
}
