import Foundation
import TestSupport
import Testing

/// A pack is filled in, read, built anew, and its actions come back in the next one.
@Suite struct PackLoopTests {
  private func run(_ scratch: Scratch, _ words: String, _ more: String...) throws -> Program.Outcome {
    try Program.run(words.split(separator: " ").map(String.init) + more, in: scratch.folder)
  }

  /// A review is filled in, read, built anew, and shows in the next one.
  @Test func aFilledInPackIsReadAndCarriedOver() throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    let pack = "packs/qbr/Y2-Q3.md"
    _ = try run(scratch, "actions add --owner psa --due 2025-01-20 --on 2024-11-01", "Review the design")
    _ = try run(scratch, "actions add --owner marketing --due 2025-01-24 --on 2024-11-01", "Print flyers")
    _ = try run(scratch, "pack build qbr/Y2-Q3 --as-of 2025-01-27")
    let blank = try scratch.text(pack)
    #expect(
      blank.contains(
        """
        <!-- keep:actions -->
        - [ ] A-1 @psa 2025-01-20 Review the design
        - [ ] A-2 @marketing 2025-01-24 Print flyers
        <!-- /keep -->
        """))
    // Nothing is said by a pack that nobody filled in.
    #expect(try run(scratch, "pack ingest \(pack)").output == "0 facts recorded\n")
    let unfilled = try run(scratch, "pack check \(pack)")
    #expect(
      unfilled.status == 1 && unfilled.output.contains("error[pack.empty]: this is still to be written"))
    let filled = blank.replacing("- [ ] A-1 @psa 2025-01-20", with: "- [ ] A-1 @psa 2025-04-20")
      .replacing("- [ ] A-2", with: "  Their words: \"after the holidays\".\n- [x] A-2")
      .replacing("Attended:", with: "Attended: @alliance-director, @psa")
      .replacing(
        "<!-- keep:commitments -->\nTo be written.", with: "<!-- keep:commitments -->\n- [ ] @psa Soon"
      )
      .replacing(
        "<!-- keep:decisions -->\nTo be written.",
        with: "<!-- keep:decisions -->\nDecision: @psa 2025-02-01 Go"
      )
      .replacing("To be written", with: "Written")
    try scratch.write(filled, to: pack)
    let bad = try run(scratch, "pack ingest \(pack)")
    #expect(bad.status == 1 && bad.output.isEmpty)
    #expect(bad.messages.contains("say why at the end of the line, as (reason: …)"))
    #expect(
      bad.messages.contains("error[pack.line]: 'Soon' is no date; write '- [ ] @owner 2025-04-15 what'"))
    #expect(bad.messages.contains("Nothing was recorded"))
    try scratch.write(
      filled.replacing("2025-04-20 Review the design", with: "2025-04-20 Review the design (reason: ill)")
        .replacing("@psa Soon", with: "@marketing 2025-03-01 Name a speaker"), to: pack)
    let rehearsal = try run(scratch, "pack ingest \(pack) --dry-run")
    let done = try run(scratch, "pack ingest \(pack)")
    #expect(
      done.output == """
        A-1 slipped to 2025-04-20 (ill), 1 time by now
        A-2 done on 2025-01-28
        D-1 decided: @psa 2025-02-01 Go
        A-3 added: @marketing 2025-03-01 Name a speaker
        qbr/Y2-Q3 attended by alliance-director, psa
        5 facts recorded

        """, "\(done.messages)")
    #expect(rehearsal.output.hasSuffix("5 facts would be recorded\n"))
    let again = try run(scratch, "pack ingest \(pack)")
    #expect(again.output == "0 facts recorded\n" && again.status == 0)
    // Nothing outside the keep marks was touched, and what was written between them stays.
    #expect(try run(scratch, "pack build qbr/Y2-Q3 --as-of 2025-01-28").status == 0)
    let rebuilt = try scratch.text(pack)
    #expect(
      rebuilt.contains(
        """
        <!-- keep:actions -->
        - [ ] A-1 @psa 2025-04-20 Review the design (reason: ill)
          Their words: "after the holidays".
        - [x] A-2 @marketing 2025-01-24 Print flyers
        <!-- /keep -->
        """))
    // Told once to be done, and once to be set.
    for what in ["Print flyers", "Name a speaker"] { #expect(rebuilt.ranges(of: what).count == 1) }
    #expect(try run(scratch, "pack ingest \(pack)").output == "0 facts recorded\n")
    let checked = try run(scratch, "pack check \(pack) --format json")
    #expect(checked.output == "{\n  \"diagnostics\": []\n}\n" && checked.status == 0)
    _ = try run(scratch, "pack build qbr/Y2-Q4 --as-of 2025-04-14")
    let next = try scratch.text("packs/qbr/Y2-Q4.md")
    // 1 November to 14 April: 29 + 31 + 31 + 28 + 31 + 14; 28 January to 14 April: 3 + 28 + 31 + 14.
    #expect(
      next.contains(
        "| A-1: Review the design | Partner Solutions Architect (Amazon Web Services EMEA SARL) | 20 April 2025 | SLIPPED | 164 | 1 | no meeting | ill |"
      ))
    #expect(
      next.contains(
        "| A-3: Name a speaker | Marketing | 1 March 2025: OVERDUE | OPEN | 76 | 0 | qbr/Y2-Q3 | none |"))
    #expect(
      next.contains(
        "- [ ] A-3 @marketing 2025-03-01 Name a speaker\n- [ ] A-1 @psa 2025-04-20 Review the design\n"))
    #expect(!next.contains("Print flyers"))
    #expect(try run(scratch, "journal verify").status == 0)
  }

  /// What a series sets comes back in its own next meeting, and in the business review; not in other series.
  @Test func eachSeriesCarriesItsOwn() throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    _ = try run(
      scratch, "actions add --owner psa --due 2025-02-07 --on 2025-01-08 --from technical-sync/2025-01",
      "Confirm the failover window")
    _ = try run(
      scratch, "actions add --owner marketing --due 2025-02-03 --on 2025-01-07 --from marketing-sync/2025-01",
      "Send a photograph")
    for meeting in ["technical-sync/2025-02", "marketing-sync/2025-02", "qbr/Y2-Q3"] {
      #expect(try run(scratch, "pack build \(meeting) --as-of 2025-01-27").status == 0)
    }
    let lines = try ["technical-sync/2025-02", "marketing-sync/2025-02", "qbr/Y2-Q3"].map { meeting in
      try scratch.text("packs/\(meeting).md").split(separator: "\n").filter { $0.hasPrefix("- [ ] A-") }
        .map { $0.split(separator: " ")[3] }
    }
    #expect(lines == [["A-1"], ["A-2"], ["A-2", "A-1"]])
    // Ticked in one pack, it is told nowhere to be done; the other pack's untouched line goes with the next build.
    let pack = "packs/qbr/Y2-Q3.md"
    try scratch.write(try scratch.text(pack).replacing("- [ ] A-1", with: "- [x] A-1"), to: pack)
    let ticked = try run(scratch, "pack ingest \(pack) --on 2025-01-28")
    #expect(ticked.output.contains("A-1 done on 2025-01-28\n"))
    let other = "packs/technical-sync/2025-02.md"
    #expect(try run(scratch, "pack ingest \(other)").output == "0 facts recorded\n")
    _ = try run(scratch, "pack build technical-sync/2025-02 --as-of 2025-01-29")
    #expect(try !scratch.text(other).contains("- [ ] A-1"))
    #expect(
      try scratch.text(other).contains(
        "| A-1: Confirm the failover window | Partner Solutions Architect (Amazon Web Services EMEA SARL) | DONE | 28 January 2025 | 20 | 0 | none |"
      ))
  }

  /// 30 June 2024 and a quarter: fresh until 30 September. The other metrics' figures are the agreement's, of January 2025.
  @Test func aValueThatTheScorecardCallsStaleIsAFinding() throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    let pack = "packs/qbr/Y2-Q3.md"
    _ = try run(scratch, "metrics record platform-availability 99.99 --period 2024-06")
    _ = try run(scratch, "pack build qbr/Y2-Q3 --as-of 2025-01-27")
    #expect(try scratch.text(pack).contains("| 99.99% (STALE) |"))
    let stale =
      "error[pack.stale]: 'Platform Availability' is stale at the meeting on 2025-01-28: its newest value is of 2024-06-30, and was fresh until 2024-09-30"
    let checked = try run(scratch, "pack check \(pack)")
    #expect(checked.output.ranges(of: stale).count == 1)
    #expect(checked.output.ranges(of: "pack.stale").count == 1, "\(checked.output)")
    _ = try run(scratch, "metrics record platform-availability 99.98 --period 2024-12")
    _ = try run(scratch, "pack build qbr/Y2-Q3 --as-of 2025-01-27")
    #expect(try !run(scratch, "pack check \(pack)").output.contains("pack.stale"))
  }
}
