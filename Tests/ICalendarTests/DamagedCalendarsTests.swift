import Diagnostics
import Foundation
import ICalendar
import TestSupport
import Testing

/// Any bytes are read and judged, in time that grows with the file, and every finding lies in the file.
@Suite struct DamagedCalendarsTests {
  private func judge(_ bytes: [UInt8]) -> CalendarJudgement {
    let judgement = CalendarJudgement(bytes: bytes, path: "damaged.ics")
    for diagnostic in judgement.diagnostics {
      for location in [diagnostic.location] + diagnostic.notes.map(\.location) {
        guard let location else { continue }
        #expect((0...judgement.file.lineCount).contains(location.line), "\(diagnostic)")
        let width = judgement.file.line(location.line)?.unicodeScalars.count ?? 0
        #expect(location.column <= width + 1, "\(diagnostic)")
      }
    }
    #expect(judgement.diagnostics.count <= 101 * DiagnosticCode.allCases.count)
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
      _ = judge(damaged)
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
      _ = judge((0..<count).map { _ in alphabet.randomElement(using: &mutation) ?? 0 })
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
    _ = judge(bytes)
    _ = judge(Array("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:".utf8) + bytes)
    _ = judge(Array("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nRRULE:".utf8) + bytes)
    _ = judge(Array("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY;X=".utf8) + bytes)
    #expect(ContinuousClock.now - start < .seconds(20))
  }
}
