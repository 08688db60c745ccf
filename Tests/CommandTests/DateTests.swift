import Foundation
import TestSupport
import Testing

/// `entente date`, as a script calls it.
@Suite struct DateTests {
  private static let empty = URL(fileURLWithPath: NSTemporaryDirectory())

  @Test func aBatchAnswersEveryLineOfTheVectorsAsQuantLibDoes() throws {
    let folder = Fixtures.folder.appending(path: "quantlib")
    let rows = try Fixtures.table("quantlib/business-days.tsv")
    let batch = try Program.run(
      ["date", "--batch", "--holidays", folder.appending(path: "holidays.json").path], in: Self.empty,
      input: rows.map { $0[0] + "\n" }.joined())
    #expect(batch.status == 0)
    #expect(batch.messages.isEmpty)
    #expect(batch.output == rows.map { $0[1] + "\n" }.joined())
  }

  @Test func aLineThatCannotBeAnsweredDoesNotStopABatch() throws {
    let batch = try Program.run(
      ["date", "--batch"], in: Self.empty,
      input: "adjust 2025-07-28 PE\r\n\nadjust soon PE\nadjust 2025-07-28 PX\nis-open 2025-07-30 PE")
    let lines = batch.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 6)
    #expect(lines.map { $0.hasPrefix("error:") } == [false, true, true, true, false, false])
    // The 28th and the 29th are Fiestas Patrias (Decreto Legislativo 713 art. 6).
    #expect(lines.first == "2025-07-30")
    #expect(lines[4] == "open")
    #expect(batch.status == 1)
  }

  @Test(arguments: [
    (["adjust", "2025-07-28", "PE,LU"], "2025-07-30\n", Int32(0)),
    (["advance", "2025-07-25", "-3bd", "PE"], "2025-07-21\n", 0),
    (["is-open", "2025-07-30", "PE"], "open\n", 0),
    (["is-open", "2025-07-28", "PE"], "closed: Día de la Independencia (PE)\n", 1),
    (
      ["adjust", "2025-07-28", "PE", "--format", "csv"],
      "expression,answer\nadjust 2025-07-28 PE,2025-07-30\n", 0
    ),
    (["adjust", "2025-02-30", "PE"], "", 64), (["adjust", "2025-02-28", "PE", "--what"], "", 64),
    (["adjust", "2050-01-01", "PE"], "", 1),
  ])
  func aQuestionIsAnsweredOnStandardOutput(_ words: [String], _ output: String, _ status: Int32) throws {
    // The 23rd is the Día de la Fuerza Aérea (Ley 31788), so three business days before the 25th is the 21st.
    let run = try Program.run(["date"] + words, in: Self.empty)
    #expect(run.output == output)
    #expect(run.status == status)
    #expect(run.messages.isEmpty == (status == 0 || !output.isEmpty))
  }

  @Test func aWorkspaceLendsItsPartiesAndItsHolidays() throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    // entente.yaml removes nothing and observes public holidays in Peru; Luxembourg closes on 15 August.
    #expect(try Program.run(["date", "adjust", "2025-08-15"], in: scratch.folder).output == "2025-08-18\n")
    try scratch.write(
      "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20250818\r\nSUMMARY:Ours\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
      to: "team.ics")
    let listed = try Program.run(
      ["date", "holidays", "team", "2025", "--holidays", "team.ics", "--format", "json"], in: scratch.folder)
    #expect(listed.output.contains("\"name\": \"Ours\""))
    let named = try Program.run(
      ["date", "is-open", "2025-08-18", "X", "--holidays", "X=team.ics"], in: scratch.folder)
    #expect(named.output == "closed: Ours (X)\n")
  }

  @Test(arguments: ["nothing.ics", "bad.json", "bad.ics"])
  func aFileOfHolidaysThatCannotBeReadIsTold(_ name: String) throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    try scratch.write("nonsense", to: "bad.json")
    try scratch.write("nonsense", to: "bad.ics")
    let run = try Program.run(["date", "--batch", "--holidays", name], in: scratch.folder)
    #expect(run.status == 1)
    #expect(run.messages.hasPrefix("\(name): error[file.read]: "))
  }
}
