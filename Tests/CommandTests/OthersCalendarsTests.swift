import Foundation
import TestSupport
import Testing

/// Holidays and absences in calendars that others write, named in entente.yaml.
@Suite struct OthersCalendarsTests {
  /// The sample with a person's `away` and with further lines under `holidays`.
  private static func workspace(away: String = "[]", holidays: String = "") throws -> Scratch {
    let scratch = try Scratch.sample()
    let text = try scratch.text("entente.yaml")
      .replacing("away: [2025-08-04/2025-08-15]", with: "away: \(away)")
      .replacing("\nholidays: ", with: "\nunused: ")
    let start = try #require(text.range(of: "\nunused: "))
    try scratch.write(String(text[..<start.lowerBound]) + "\n" + holidays + "\n", to: "entente.yaml")
    return scratch
  }

  private static func calendar(_ events: [String]) -> String {
    let body = events.enumerated().map { index, lines in
      "BEGIN:VEVENT\nUID:\(index)\nDTSTAMP:20250101T000000Z\n\(lines)\nEND:VEVENT\n"
    }
    return "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//a//b//EN\n\(body.joined())END:VCALENDAR\n"
  }

  private static func agenda(_ scratch: Scratch, _ from: String, _ to: String) throws -> String {
    try Program.run(["agenda", "--from", from, "--to", to], in: scratch.folder).output
  }

  /// The alliance director is needed for the pipeline review of Thursday 11 September 2025 at 09:00; half an hour later
  /// both parties are still at work, until 18:00 in Luxembourg.
  @Test func anAbsenceOfHoursMovesAMeetingWithinItsDay() throws {
    let scratch = try Self.workspace(away: "ana.ics")
    defer { scratch.remove() }
    try scratch.write(
      Self.calendar([
        "DTSTART;TZID=America/Lima:20250911T080000\nDTEND;TZID=America/Lima:20250911T093000\nSUMMARY:Dentist"
      ]),
      to: "ana.ics")
    let before = try Self.agenda(try Self.workspace(), "2025-09-08", "2025-09-12")
    let after = try Self.agenda(scratch, "2025-09-08", "2025-09-12")
    #expect(before.contains("09:00-09:30  Pipeline review"))
    #expect(after.contains("09:30-10:00  Pipeline review"))
    #expect(after.contains("Alliance Director is away 2025-09-11 08:00/09:30"))
    #expect(!after.contains("Dentist"))
    // Calendars go to several companies.
    try Program.run(["publish", "--as-of", "2025-06-01"], in: scratch.folder)
    let published = try scratch.text("calendars/all.ics")
    #expect(!published.contains("Dentist"))
    #expect(!published.contains("08:00/09:30"))
  }

  @Test func datesAndFilesStandSideBySide() throws {
    let scratch = try Self.workspace(away: "[2025-08-04/2025-08-15, more/ana.ics]")
    defer { scratch.remove() }
    try scratch.write(
      Self.calendar(["DTSTART;VALUE=DATE:20250908\nDTEND;VALUE=DATE:20250913\nSUMMARY:x"]), to: "more/ana.ics"
    )
    let agenda = try Self.agenda(scratch, "2025-08-01", "2025-09-30")
    #expect(agenda.contains("Alliance Director is away 2025-08-04/2025-08-15"))
    #expect(agenda.contains("Alliance Director is away 2025-09-08/2025-09-12"))
  }

  @Test func aFileAddsToTheShippedHolidaysAndWhatTheWorkspaceRemovesIsGone() throws {
    let scratch = try Self.workspace(
      holidays: "holidays: { PE: { file: [pe.ics, more.ics], remove: [2025-09-03] } }")
    defer { scratch.remove() }
    let feasts = ["20250902", "20250903"].map {
      "DTSTART;VALUE=DATE:\($0)\nSUMMARY:Feast\nTRANSP:TRANSPARENT"
    }
    try scratch.write(Self.calendar(feasts), to: "pe.ics")
    try scratch.write(
      Self.calendar([
        "DTSTART;VALUE=DATE:19700904\nRRULE:FREQ=YEARLY\nSUMMARY:Every year",
        "DTSTART;VALUE=DATE:20250905\nDESCRIPTION:Observance\\nTo hide observances\\, go\nSUMMARY:Mothers",
      ]), to: "more.ics")
    func isOpen(_ day: String) throws -> Bool {
      try Program.run(["date", "is-open", day, "PE"], in: scratch.folder).status == 0
    }
    #expect(try isOpen("2025-09-01"))
    #expect(try !isOpen("2025-09-02"))
    #expect(try isOpen("2025-09-03"))
    #expect(try !isOpen("2025-09-04"))
    #expect(try !isOpen("2026-09-04"))
    // An observance closes nothing, and Santa Rosa, which is shipped, still does.
    #expect(try isOpen("2025-09-05"))
    #expect(try !isOpen("2024-08-30"))
    let check = try Program.run(["check", "--as-of", "2025-06-01"], in: scratch.folder).output
    #expect(check.contains("note[calendar.event]: 'more.ics': 1 of its days are marked as observances"))
  }

  /// Data for a centre that none is shipped for, which programmes may name then.
  @Test func aFileMayBeAllThatACentreHas() throws {
    let scratch = try Self.workspace(
      holidays: "holidays:\n  PE-LIM: { file: lima.ics }\n  PE-LIN: { file: lima.ics }")
    defer { scratch.remove() }
    try scratch.write(
      Self.calendar(
        ["20240118", "20250917", "20270118"].map { "DTSTART;VALUE=DATE:\($0)\nSUMMARY:Lima's day" }),
      to: "lima.ics")
    let programme = try scratch.text("programmes/mifibra-aws.yaml")
    try scratch.write(
      programme.replacing("business-centre: PE", with: "business-centre: PE-LIM"),
      to: "programmes/mifibra-aws.yaml")
    let outcome = try Program.run(["check", "--as-of", "2025-06-01"], in: scratch.folder)
    #expect(!outcome.output.contains("no business centre is named"), "\(outcome.output)")
    #expect(
      outcome.output.contains(
        "warning[calendar.centre]: no party or series uses the business centre 'PE-LIN'"))
    #expect(try Program.run(["date", "is-open", "2025-09-17", "PE-LIM"], in: scratch.folder).status == 1)
    #expect(try Self.agenda(scratch, "2025-09-01", "2025-09-30").contains("Lima's day (PE-LIM)"))
  }

  /// All problems at once, each where the file is named or in the file.
  @Test func whatIsWrongWithFilesIsToldWhereTheyAreNamed() throws {
    let scratch = try Self.workspace(
      away: "[none.ics, empty.ics, page.ics, /etc/a.ics, ../b.ics, week.ics, big.ics]",
      holidays: "holidays: { LU: { file: timed.ics } }")
    defer { scratch.remove() }
    try scratch.write("", to: "empty.ics")
    try scratch.write("<html>sign in</html>", to: "page.ics")
    try scratch.write(
      Self.calendar(["DTSTART;VALUE=DATE:20250908\nRRULE:FREQ=YEARLY;BYWEEKNO=3\nSUMMARY:secret"]),
      to: "week.ics")
    try scratch.write(Self.calendar(["DTSTART:20250908T100000Z\nDTEND:20250908T110000Z"]), to: "timed.ics")
    try scratch.write("", to: "big.ics")
    let big = try FileHandle(forWritingTo: scratch.folder.appending(path: "big.ics"))
    try big.truncate(atOffset: (16 << 20) + 1)
    try big.close()
    let outcome = try Program.run(["check", "--as-of", "2025-06-01"], in: scratch.folder)
    #expect(outcome.status == 1)
    for expected in [
      "entente.yaml:8:97: error[file.read]: there is no file 'none.ics'; export the calendar there as iCalendar",
      "entente.yaml:8:107: error[calendar.file]: 'empty.ics' cannot be used: it is empty; export it anew as .ics",
      "error[calendar.file]: 'page.ics' cannot be used: it is no iCalendar file",
      "error[value.word]: '/etc/a.ics' is not a path within the workspace",
      "error[value.word]: '../b.ics' is not a path within the workspace",
      "error[file.read]: 'big.ics' is larger than 16 MiB",
      "week.ics:8: warning[calendar.event]: an event of 2025-09-08 is taken for that day alone: BYWEEKNO",
      "error[calendar.file]: 'timed.ics' holds no whole-day event, so it says nothing of holidays",
      "note[calendar.event]: 'timed.ics': 1 event is not of whole days, and passed over",
    ] {
      #expect(outcome.output.contains(expected), "\(expected)\n\(outcome.output)")
    }
    #expect(!outcome.output.contains("secret"))
    #expect(try Program.run(["publish"], in: scratch.folder).status == 1)
    #expect(!FileManager.default.fileExists(atPath: scratch.folder.appending(path: "calendars").path))
  }

  @Test func aQuestionMayBringACalendarAlong() throws {
    let scratch = try Self.workspace()
    defer { scratch.remove() }
    try scratch.write(
      Self.calendar(["DTSTART;VALUE=DATE:20250908\nDTEND;VALUE=DATE:20250913"]), to: "ana.ics")
    try scratch.write(
      "people:\n  alliance-director: { name: Alliance Director, party: mifibra, away: ana.ics }\n",
      to: "with.yaml")
    let plan = try Program.run(["plan", "--with", "with.yaml", "--as-of", "2025-06-01"], in: scratch.folder)
    #expect(plan.status == 0)
    #expect(plan.output.contains("Alliance Director is away 2025-09-08/2025-09-12"))
    try scratch.write("people:\n  alliance-director: { away: gone.ics }\n", to: "with.yaml")
    let broken = try Program.run(
      ["plan", "--with", "with.yaml", "--as-of", "2025-06-01"], in: scratch.folder)
    #expect(broken.status == 1)
    #expect(broken.output.isEmpty)
    #expect(broken.messages.contains("with.yaml:2:30: error[file.read]: there is no file 'gone.ics'"))
  }
}
