import Foundation
import TestSupport
import Testing

/// `entente calendar validate` as a process.
@Suite struct CalendarValidateTests {
  private static let good = """
    BEGIN:VCALENDAR\r
    VERSION:2.0\r
    PRODID:-//Example//Test//EN\r
    BEGIN:VEVENT\r
    UID:1@example.com\r
    DTSTAMP:20250101T000000Z\r
    DTSTART:20250303T090000Z\r
    DTEND:20250303T100000Z\r
    SUMMARY:Review\r
    END:VEVENT\r
    END:VCALENDAR\r

    """

  private static func files() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write(good, to: "good.ics")
    try scratch.write(good.replacing("T100000Z", with: "T080000Z"), to: "bad.ics")
    try scratch.write(good.replacing("T100000Z", with: "T090000Z"), to: "odd.ics")
    try scratch.write("", to: "empty.ics")
    return scratch
  }

  @Test func aGoodFileIsFine() throws {
    let scratch = try Self.files()
    defer { scratch.remove() }
    let outcome = try Program.run(["calendar", "validate", "good.ics"], in: scratch.folder)
    #expect(outcome.status == 0)
    #expect(outcome.output == "good.ics: fine, 1 event\n")
    #expect(outcome.messages == "")
  }

  @Test func everyFileIsToldOfAndAnErrorEndsWithOne() throws {
    let scratch = try Self.files()
    defer { scratch.remove() }
    let outcome = try Program.run(
      ["calendar", "validate", "bad.ics", "odd.ics", "good.ics"], in: scratch.folder)
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("bad.ics:8:7: error[ics.order]: DTEND lies before DTSTART\n"))
    #expect(outcome.output.contains("\nbad.ics: 1 error; 1 event\n"))
    #expect(outcome.output.contains("\nodd.ics: 1 warning; 1 event\n"))
    #expect(outcome.output.hasSuffix("good.ics: fine, 1 event\n"))
    #expect(try Program.run(["calendar", "validate", "odd.ics"], in: scratch.folder).status == 0)
  }

  @Test func jsonAndCSVHaveTheSameFindings() throws {
    let scratch = try Self.files()
    defer { scratch.remove() }
    let outcome = try Program.run(
      ["calendar", "validate", "--format", "json", "bad.ics", "good.ics"], in: scratch.folder)
    #expect(outcome.status == 1)
    let parsed =
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: [[String: Any]]]
    let finding = try #require(parsed?["diagnostics"]?.first)
    #expect(parsed?["diagnostics"]?.count == 1)
    #expect(finding["code"] as? String == "ics.order")
    #expect(finding["file"] as? String == "bad.ics")
    #expect(finding["line"] as? Int == 8)
    #expect(finding["column"] as? Int == 7)
    #expect((finding["notes"] as? [Any])?.count == 2)
    let csv = try Program.run(["calendar", "validate", "--format", "csv", "bad.ics"], in: scratch.folder)
    #expect(csv.output.hasPrefix("severity,code,message,file,line,column,notes\nerror,ics.order,"))
    #expect(csv.output.contains(",bad.ics,8,7,"))
    let none = try Program.run(["calendar", "validate", "--format", "json", "good.ics"], in: scratch.folder)
    #expect(none.output == "{\n  \"diagnostics\": []\n}\n")
  }

  @Test func whatIsNoFileIsADiagnostic() throws {
    let scratch = try Self.files()
    defer { scratch.remove() }
    for (name, words) in [
      ("missing.ics", "there is no file"), (".", "is a folder"), ("empty.ics", "the file is empty"),
    ] {
      let outcome = try Program.run(["calendar", "validate", name, "good.ics"], in: scratch.folder)
      #expect(outcome.status == 1)
      #expect(outcome.output.contains(words))
      #expect(outcome.output.hasSuffix("good.ics: fine, 1 event\n"))
    }
    #expect(try Program.run(["calendar", "validate"], in: scratch.folder).status == 64)
    #expect(
      try Program.run(["calendar", "validate", "--format", "xml", "good.ics"], in: scratch.folder).status
        == 64)
  }

  @Test func aFileBeyondTheLimitIsADiagnostic() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let url = scratch.folder.appending(path: "large.ics")
    try Data().write(to: url)
    let handle = try FileHandle(forWritingTo: url)
    // A sparse file, so that the disk does not hold it.
    try handle.truncate(atOffset: (64 << 20) + 1)
    try handle.close()
    let outcome = try Program.run(["calendar", "validate", "large.ics"], in: scratch.folder)
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("is larger than 64 MiB"))
  }

  @Test func whatThisProgramPublishesHasNoFinding() throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    try #require(try Program.run(["publish"], in: scratch.folder).status == 0)
    let calendars = try scratch.contents().keys.filter { $0.hasSuffix(".ics") }.sorted()
    try #require(calendars.count > 3)
    let outcome = try Program.run(["calendar", "validate"] + calendars, in: scratch.folder)
    #expect(outcome.status == 0)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == calendars.count)
    #expect(lines.filter { !$0.contains(": fine, ") } == [])
  }

  /// A finding that says that a library refuses the file is tried with that library, and where one refuses, some finding
  /// says of one that it does.
  @Test func theLibrariesThatAreNamedRefuseTheFile() throws {
    let folder = Fixtures.folder.appending(path: "calendars/bad")
    let script = Fixtures.root.appending(path: "Tests/Judges/read_calendars.py").path
    let read = try Program.python([script, folder.path], in: folder)
    try #require(read.status == 0, "\(read.messages)")
    var refusals: [String: Set<String>] = [:]
    for line in read.output.split(separator: "\n") {
      let parts = line.split(separator: "\t").map(String.init)
      refusals[parts[0], default: []].insert(parts[1])
    }
    #expect(refusals.count >= 60)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
      $0.hasSuffix(".ics")
    }
    let outcome = try Program.run(["calendar", "validate", "--format", "json"] + files.sorted(), in: folder)
    let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: [[String: Any]]]
    var named: [String: Set<String>] = [:]
    for finding in try #require(json?["diagnostics"]) {
      let notes = (finding["notes"] as? [[String: Any]])?.compactMap { $0["message"] as? String } ?? []
      for note in notes where note.contains(" refuse") {
        let libraries = ["icalendar", "ical", "vobject", "dateutil"].filter { note.contains("\($0) (") }
        named[finding["file"] as? String ?? "", default: []].formUnion(libraries)
      }
    }
    for file in files {
      let (told, tried) = (named[file] ?? [], refusals[file] ?? [])
      #expect(told.subtracting(tried) == [], "\(file): these read it")
      #expect(tried.isEmpty == told.isEmpty, "\(file): \(tried.sorted()) refuse it")
    }
  }

  /// icalendar, ical and vobject write them.
  @Test func whatLibrariesWriteHasNoError() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let script = Fixtures.root.appending(path: "Tests/Judges/write_calendars.py").path
    let written = try Program.python([script, scratch.folder.path], in: scratch.folder)
    try #require(written.status == 0, "\(written.messages)")
    let calendars = try scratch.contents().keys.sorted()
    #expect(calendars.count == 28)
    let outcome = try Program.run(["calendar", "validate"] + calendars, in: scratch.folder)
    #expect(outcome.status == 0, "\(outcome.output)")
    // What Outlook cannot take in of icalendar's zones, and a library that folds at 75 characters.
    let warned = outcome.output.split(separator: "\n").filter { $0.contains(": warning[") }
      .map { "\($0.prefix { $0 != ":" }) \($0.split(separator: "[")[1].prefix { $0 != "]" })" }
    #expect(
      Set(warned) == ["icalendar-zone-changing.ics ics.exchange", "ical-long-text.ics ics.line-length"])
  }
}
