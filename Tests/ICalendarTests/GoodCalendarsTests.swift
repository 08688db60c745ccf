import Diagnostics
import Foundation
import ICalendar
import TestSupport
import Testing

/// Calendars that other programs ship and write: where they are conformant, the judge finds no error.
@Suite struct GoodCalendarsTests {
  /// Where `make deps-test` puts them, and what they are called in the table.
  private static func shipped() throws -> [(name: String, url: URL)] {
    let environment = Fixtures.root.appending(path: ".venv")
    let libraries = try FileManager.default.contentsOfDirectory(
      at: environment.appending(path: "lib"), includingPropertiesForKeys: nil)
    var roots = libraries.map {
      ("icalendar/", $0.appending(path: "site-packages/icalendar/tests/"))
    }
    roots.append(("khal/", environment.appending(path: "sources/khal-0.14.1/tests/ics/")))
    let recurring = environment.appending(path: "sources/recurring_ical_events-3.8.2/")
    roots.append(
      ("recurring-ical-events/calendars/", recurring.appending(path: "recurring_ical_events/test/calendars/"))
    )
    return roots.flatMap { name, root in
      (FileManager.default.subpaths(atPath: root.path) ?? []).filter { $0.hasSuffix(".ics") }.sorted().map {
        (name + $0, root.appending(path: $0))
      }
    }
  }

  @Test func noErrorIsFoundInWhatOthersShip() throws {
    let leftOut = Dictionary(
      try Fixtures.table("calendars/good/LEFT-OUT.tsv").map { ($0[0], $0[1]) }, uniquingKeysWith: { $1 })
    let files = try Self.shipped()
    try #require(files.count > 300, "the calendars of other programs are not there; run 'make deps-test'")
    let names = Set(files.map { $0.name })
    #expect(leftOut.keys.filter { !names.contains($0) } == [], "these are not shipped")
    var good = 0
    for (name, url) in files {
      let judgement = CalendarJudgement(bytes: try Array(Data(contentsOf: url)), path: name)
      let errors = judgement.diagnostics.filter { $0.severity == .error }
      if let reason = leftOut[name] {
        #expect(!errors.isEmpty, "\(name) is left out because of \(reason)")
      } else {
        #expect(errors.map { "\(name):\($0.location?.line ?? 0) \($0.message)" } == [])
        good += 1
      }
    }
    #expect(good >= 70)
  }

  /// In the shape in which the large programs export, with what is odd in them: Apple's sounds that are no URI and its
  /// alarms of ACTION:NONE, Google's empty LOCATION, Outlook's zones of 1601 with names of Windows.
  @Test(arguments: [
    ("apple-calendar", [DiagnosticCode.icsMethod, .icsName, .icsValue]),
    ("google-calendar", [.icsMethod, .icsName]),
    ("outlook-desktop", [.icsMethod, .icsName]),
    ("outlook-web", [.icsMethod, .icsName]),
  ])
  func noErrorIsFoundInShapesOfLargePrograms(_ name: String, _ codes: [DiagnosticCode]) throws {
    let judgement = CalendarJudgement(bytes: try Fixtures.bytes("calendars/good/\(name).ics"), path: name)
    #expect(judgement.diagnostics.filter { $0.severity == .error }.map(\.message) == [])
    #expect(judgement.diagnostics.map(\.code).sorted { $0.rawValue < $1.rawValue } == codes)
    #expect(judgement.eventCount >= 1)
  }

  /// The warnings that their conformant files may give; each was looked at and is right.
  @Test func warningsInWhatOthersShipAreOfKnownKinds() throws {
    let known: Set<DiagnosticCode> = [
      // Most of them are kept with the line ends of the machine on which they were written.
      .icsLineEnd, .icsLine, .icsLineLength,
      // Thunderbird writes UNTIL of its zones in local time.
      .icsUTC,
      .icsEmpty, .icsExchange, .icsFloating, .icsMethod, .icsOrder, .icsRange, .icsRecurrence,
      .icsRecurrenceStart,
      .icsSeveral, .icsText, .icsZone, .icsValueType, .icsWord, .icsEncoding, .icsPropertyUnknown,
    ]
    for (name, url) in try Self.shipped() {
      let judgement = CalendarJudgement(bytes: try Array(Data(contentsOf: url)), path: name)
      guard judgement.errorCount == 0 else { continue }
      let others = judgement.diagnostics.filter { $0.severity == .warning && !known.contains($0.code) }
      #expect(others.map { "\(name) \($0.code.rawValue) \($0.message)" } == [])
    }
  }
}
