import Diagnostics
import Foundation
import ICalendar
import TestSupport
import Testing

/// Any bytes are read and judged, in time that grows with the file, and every finding lies in the file.
@Suite struct DamagedCalendarsTests {
  /// The findings that do not lie in the file, and that there are too many, in words.
  private func faults(_ judgement: CalendarJudgement) -> [String] {
    let places = judgement.diagnostics.flatMap { [$0.location] + $0.notes.map(\.location) }.compactMap(\.self)
    let outside = places.filter { location in
      let width = judgement.file.line(location.line)?.unicodeScalars.count ?? 0
      return !(0...judgement.file.lineCount).contains(location.line) || location.column > width + 1
    }
    let count = judgement.diagnostics.count
    let isTooMany = count > 101 * DiagnosticCode.allCases.count
    return outside.map { "\($0) lies outside" } + (isTooMany ? ["\(count) findings"] : [])
  }

  private func faults(_ bytes: [UInt8]) -> [String] {
    faults(CalendarJudgement(bytes: bytes, path: "damaged.ics"))
  }

  @discardableResult
  private func judge(_ bytes: [UInt8]) -> CalendarJudgement {
    let judgement = CalendarJudgement(bytes: bytes, path: "damaged.ics")
    #expect(faults(judgement) == [])
    return judgement
  }

  @Test func randomDamageIsSurvived() throws {
    let files = try Fixtures.table("calendars/bad/EXPECTED.tsv").map {
      try Fixtures.bytes("calendars/bad/\($0[0])")
    }
    var mutation = Mutation(seed: 20_250_303)
    for round in 0..<Mutation.rounds(20_000) {
      let file = files[round % files.count]
      var damaged = mutation.damage(file)
      if round % 3 == 0 { damaged = mutation.damage(damaged) }
      #expect(faults(damaged) == [])
    }
  }

  @Test func linesInAnotherOrderAreSurvived() throws {
    let files = try ["apple-calendar", "google-calendar", "outlook-desktop", "outlook-web"].map {
      String(decoding: try Fixtures.bytes("calendars/good/\($0).ics"), as: UTF8.self)
        .components(separatedBy: "\r\n")
    }
    var mutation = Mutation(seed: 7986)
    for round in 0..<Mutation.rounds(5_000) {
      var lines = files[round % files.count]
      for _ in 0..<Int.random(in: 1...6, using: &mutation) {
        lines.swapAt(
          Int.random(in: lines.indices, using: &mutation), Int.random(in: lines.indices, using: &mutation))
      }
      // And cut off somewhere.
      if round % 2 == 0 { lines.removeLast(Int.random(in: 0..<lines.count, using: &mutation)) }
      #expect(faults(Array(lines.joined(separator: round % 5 == 0 ? "\n" : "\r\n").utf8)) == [])
    }
  }

  @Test func randomBytesAreSurvived() {
    var mutation = Mutation(seed: 5545)
    let alphabet =
      Array("BEGIN:END;=,\"^\\\r\n \tVCALENDARVEVENTDTSTARTRRULEFREQ0123456789TZ-+/".utf8) + [
        0, 0x80, 0xC3, 0xFF,
      ]
    for _ in 0..<Mutation.rounds(10_000) {
      let count = Int.random(in: 0...300, using: &mutation)
      let bytes = (0..<count).map { _ in alphabet.randomElement(using: &mutation) ?? 0 }
      #expect(faults(bytes) == [])
    }
  }

  /// Shapes that cost a naive reader quadratic time or its stack.
  @Test(arguments: [
    "BEGIN:VEVENT\r\n", "END:VEVENT\r\n", "A\r\n", "\r\n", " x\r\n", "A;B=\"", "A;A=1", ",", "\\", "\u{0}",
    "é",
    "RRULE:FREQ=DAILY;", "BYDAY=MO,", "A:\r\n b", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "X", "\"", "^",
    "\r",
    "DTSTART;TZID=a:20250101T000000\r\n",
  ])
  func repetitionCostsNoMoreThanItsLength(_ piece: String) {
    let bytes = Array(String(repeating: piece, count: 200_000 / piece.utf8.count).utf8)
    let start = ContinuousClock.now
    judge(bytes)
    judge(Array("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:".utf8) + bytes)
    judge(Array("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nRRULE:".utf8) + bytes)
    judge(Array("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY;X=".utf8) + bytes)
    #expect(ContinuousClock.now - start < .seconds(20))
  }

  /// The same with names that all differ, a number for each `#`, which no repetition has.
  @Test(arguments: [
    ("ATTENDEE", ";A#=1", ":mailto:x\r\n", 60_000),
    ("", "P#:1\r\n", "", 20_000),
    ("", "RDATE;TZID=Zone#:20250303T090000\r\n", "", 20_000),
    ("END:VEVENT\r\n", "BEGIN:VEVENT\r\nUID:#\r\nEND:VEVENT\r\n", "BEGIN:VEVENT\r\n", 20_000),
    (
      "END:VEVENT\r\n",
      "BEGIN:VTIMEZONE\r\nTZID:S#\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\nDTSTART;TZID=Z#:20250303T090000\r\nEND:VEVENT\r\n",
      "BEGIN:VEVENT\r\n", 20_000
    ),
  ])
  func differentNamesCostNoMoreThanTheirLength(
    _ before: String, _ piece: String, _ after: String, _ count: Int
  ) {
    let parts = piece.components(separatedBy: "#")
    let pieces = (0..<count).map { parts.joined(separator: String($0)) }.joined()
    let text =
      "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n\(before)\(pieces)\(after)END:VEVENT\r\nEND:VCALENDAR\r\n"
    let start = ContinuousClock.now
    judge(Array(text.utf8))
    #expect(ContinuousClock.now - start < .seconds(20))
  }
}
