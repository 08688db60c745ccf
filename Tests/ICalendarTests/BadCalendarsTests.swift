import Diagnostics
import Foundation
import ICalendar
import TestSupport
import Testing

/// Files with one fault each, and the one finding that each must give (Tests/Fixtures/calendars/bad/EXPECTED.tsv, derived
/// by hand from the RFC).
@Suite struct BadCalendarsTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let file: String
    let code: String
    let line: Int
    let severity: String
    /// Who must be named as one who suffers; nil where nobody is.
    let client: String?
    let what: String
    var testDescription: String { "\(file): \(what)" }
  }

  static let cases: [Case] = ((try? Fixtures.table("calendars/bad/EXPECTED.tsv")) ?? []).compactMap { row in
    row.count == 7
      ? Case(
        file: row[0], code: row[1], line: Int(row[2]) ?? 0, severity: row[3],
        client: row[5] == "-" ? nil : row[5], what: row[6]) : nil
  }

  @Test func everyFileOfTheCorpusIsInTheTable() throws {
    let folder = Fixtures.folder.appending(path: "calendars/bad")
    let files = Set(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".ics") })
    let listed = Set(Self.cases.map { $0.file })
    #expect(files == listed)
    #expect(files.count >= 129)
  }

  @Test(arguments: cases) func eachFaultIsFoundWhereItStandsAndNothingElse(_ fault: Case) throws {
    let judgement = try CalendarJudgement(
      bytes: Fixtures.bytes("calendars/bad/\(fault.file)"), path: fault.file)
    let found = judgement.diagnostics.map {
      "\($0.code.rawValue) \($0.location?.line ?? 0) \($0.severity.rawValue)"
    }
    #expect(found == ["\(fault.code) \(fault.line) \(fault.severity)"])
    if let client = fault.client {
      let notes = judgement.diagnostics.flatMap { $0.notes.map(\.message) }
      #expect(notes.contains { $0.contains(client) }, "\(notes) names no \(client)")
    }
    #expect(judgement.errorCount == (fault.severity == "error" ? 1 : 0))
    #expect(judgement.warningCount == (fault.severity == "warning" ? 1 : 0))
  }

  /// The catalogue has no code of calendars that no file here shows.
  @Test func everyCodeHasAFile() {
    let shown = Set(Self.cases.map(\.code))
    let codes = DiagnosticCode.allCases.map(\.rawValue).filter { $0.hasPrefix("ics.") && $0 != "ics.more" }
    #expect(codes.filter { !shown.contains($0) } == [])
  }

  /// The places within a line, counted by hand.
  @Test(arguments: [
    // SUMMARY:Re\u{0B}view
    ("control-character", 11, 1),
    // RRULE:FREQ=DAILY;COUNT=3;UNTIL=20250310T090000Z
    ("count-and-until", 26, 22),
    // DESCRIPTION:budget, people
    ("text-comma", 19, 1),
    // EXDATE:20250304T090000Z,20250305
    ("exdate-second", 25, 8),
  ])
  func aFindingNamesThePlaceInItsLine(_ file: String, _ column: Int, _ length: Int) throws {
    let judgement = try CalendarJudgement(bytes: Fixtures.bytes("calendars/bad/\(file).ics"), path: file)
    let location = try #require(judgement.diagnostics.first?.location)
    #expect(location.column == column)
    #expect(location.length == length)
  }

  @Test func ofOneKindAHundredAreToldAndTheRestCounted() throws {
    let events = (0..<250).map { "BEGIN:VEVENT\r\nUID:\($0)\r\nDTSTART:20250101T000000Z\r\nEND:VEVENT\r\n" }
    let text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-\r\n\(events.joined())END:VCALENDAR\r\n"
    let judgement = CalendarJudgement(bytes: Array(text.utf8), path: "many.ics")
    #expect(judgement.errorCount == 250)
    #expect(judgement.eventCount == 250)
    #expect(judgement.diagnostics.count == 101)
    #expect(judgement.diagnostics.last?.message == "150 more errors of ics.property-missing in this file")
  }
}
