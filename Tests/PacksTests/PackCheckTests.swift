import Actions
import BusinessCalendar
import Diagnostics
import Programme
import Testing

@testable import Packs

@Suite struct PackCheckTests {
  /// What is found in a pack of a review of 75 minutes on 28 January 2025, in a quarter of 90 days (31 + 28 + 31).
  private func findings(_ text: String, minutes: Int? = 75) throws -> [String] {
    let meeting = PackCheck.Meeting(
      minutes: minutes, date: try Sample.date("2025-01-28"),
      period: try Sample.unwrap(DateSpan(Sample.date("2025-01-01"), Sample.date("2025-03-31"))),
      owners: ActionOwners(try Sample.programme(), people: try Sample.people()),
      staleMetrics: [
        .init(
          title: "Old | one", date: try Sample.date("2024-09-30"), freshUntil: try Sample.date("2024-12-31")),
        .init(title: "Viejo", date: try Sample.date("2024-11-30"), freshUntil: try Sample.date("2025-01-10")),
      ])
    return PackCheck.examine(SourceFile(path: "p.md", text: text), of: meeting).map {
      "\($0.location?.line ?? 0) \($0.severity) \($0.code.rawValue): \($0.message)"
    }
  }

  private static func agenda(_ first: Int, _ second: Int, _ sum: Int) -> String {
    """
    | Item | Minutes | Looks |
    |---|---:|---|
    | 1. Past | \(first) | back |
    | 2. To come | \(second) | ahead |
    | Sum | \(sum) | |
    """
  }

  @Test(arguments: [
    (agenda(35, 40, 75), []), (agenda(37, 38, 75), []),
    (agenda(35, 40, 70), ["5 error pack.minutes: the items take 75 minutes, and the sum says 70"]),
    (agenda(30, 40, 70), ["5 error pack.minutes: the items take 70 minutes of a meeting of 75"]),
    (
      agenda(38, 37, 75),
      [
        "3 error pack.backwards: 38 of 75 minutes look back; at most 37 may, so that more than half are for what is to come"
      ]
    ),
    (
      agenda(35, 40, 75) + "\n\n## 1. Past (30 min)\n\nText.\n",
      ["7 error pack.minutes: the heading says 30 minutes, and the agenda 35"]
    ),
    (
      "# 1. Past (30 min)\n\nText.\n\n# 2. To come (40 min)\n\nText.\n",
      ["5 error pack.minutes: the headings take 70 minutes of a meeting of 75"]
    ),
    (
      "| Item | Minutes | Looks |\n|---|---|---|\n| 1. Past | many | back |\n",
      ["3 error pack.minutes: 'many' is no number of minutes"]
    ),
    // Empty, and said to be.
    (
      "# A\n\n## B\n\n## C\n\nNothing, because.\n",
      ["3 error pack.empty: 'B' is empty; say why, or what there is"]
    ),
    (
      "# A\n\n<!-- keep:a -->\n\n<!-- /keep -->\n",
      ["1 error pack.empty: 'A' is empty; say why, or what there is"]
    ),
    (
      "# A\n\n<!-- keep:a -->\nTo be written.\n<!-- /keep -->\n",
      ["4 error pack.empty: this is still to be written"]
    ),
    (
      "# A\n\n| Risk | Owner |\n|---|---|\n| To be written | |\n",
      ["5 error pack.empty: this is still to be written"]
    ),
    // With what belongs there after a colon; what begins alike and goes on is somebody's own.
    (
      "# A\n\nTo be written: what a person can do.\n\nPor redactar: qué podrá hacer.\n\nTo be written by the CTO.\n",
      ["3 error pack.empty: this is still to be written", "5 error pack.empty: this is still to be written"]
    ),
    ("# A\n\n| Risk | Owner |\n|---|---|\n", ["1 error pack.empty: 'A' is empty; say why, or what there is"]),
    // A pipe that a backslash escapes is in its cell.
    (
      "| Decision | Owner | Date |\n|---|---|---|\n| a \\| b | | 2025-02-01 |\n| c | psa | |\n| d | psa | x |\n",
      ["3 error pack.line: 'a \\| b' has no owner", "4 error pack.line: 'c' has no date"]
    ),
    (
      "- [ ] @psa Someday\n",
      ["1 error pack.line: 'Someday' is no date; write '- [ ] @owner 2025-04-15 what'"]
    ),
    (
      "Decision: @pza 2025-02-01 Go\n",
      ["1 error pack.line: 'pza' is no role or person of the programme; did you mean 'psa'?"]
    ),
    (
      "Attended: psa, psa, psa, psa, psa, psa, psa, psa, psa\n",
      ["1 note pack.attendees: 9 people attend; a meeting of more than 8 seldom decides anything"]
    ),
    // 90 days before 28 January 2025 is 30 October 2024.
    ("*As of 30 October 2024. Source: x.*\n", []),
    (
      "*As of 29 October 2024. Source: x.*\n",
      [
        "1 error pack.stale: as of 2024-10-29 this is 91 days old at the meeting on 2025-01-28, and stands for 90 days"
      ]
    ),
    (
      "*Al 29 de octubre de 2024. Fuente: x.*\n",
      [
        "1 error pack.stale: as of 2024-10-29 this is 91 days old at the meeting on 2025-01-28, and stands for 90 days"
      ]
    ),
    // The scorecard calls these two stale; other tables say what they like.
    (
      "| Metric | Actual |\n|---|---|\n| Old \\| one | 5 |\n| New one | 6 |\n\n| Indicador | Real |\n|---|---|\n| Viejo | 7 |\n\n| Risk | Owner |\n|---|---|\n| Viejo | psa |\n",
      [
        "3 error pack.stale: 'Old | one' is stale at the meeting on 2025-01-28: its newest value is of 2024-09-30, and was fresh until 2024-12-31; record one with 'entente metrics record', and build the pack again",
        "8 error pack.stale: 'Viejo' is stale at the meeting on 2025-01-28: its newest value is of 2024-11-30, and was fresh until 2025-01-10; record one with 'entente metrics record', and build the pack again",
      ]
    ),
    (
      "<<<<<<< written by hand\na\n=======\nb\n>>>>>>> built anew\n",
      [
        "1 error pack.conflict: a conflict is not settled; keep what is right and delete the three lines that mark it"
      ]
    ),
    (
      "<!-- keep:a -->\ntext\n",
      [
        "1 error pack.keep: the pack is left as it is: block 'keep:a' is not closed; end it with '<!-- /keep -->'"
      ]
    ),
    ("```\n# A\n| Item | Minutes | Looks |\n- [ ] x\n```\n", []), ("", []), ("|\n||\n| |\n", []),
  ])
  func findsWhatIsWrong(_ text: String, _ expected: [String]) throws {
    #expect(try findings(text) == expected)
  }

  /// Of a training its objective, audience, prerequisites, modules, lab and follow-ups are to be written.
  @Test(arguments: [Workspace.Language.englishGB, .spanishPE])
  func anUnwrittenObjectiveIsFound(language: Workspace.Language) throws {
    let text = try PackBuilder.render(
      Sample.fullContext(occurrence: "partner-training/Y2-H2", language: language),
      templates: ShippedTemplates.sources(for: language), template: "partner-training")
    let found = try findings(text, minutes: 90)
    #expect(found.count { $0.contains("pack.empty: this is still to be written") } == 6)
  }

  /// The shipped pack in both languages: nothing is wrong with it but what is to be written, five lines of the summary, the
  /// risks, the decisions and the commitments.
  @Test(arguments: [Workspace.Language.englishGB, .spanishPE])
  func theShippedPackHasOnlyToBeFilledIn(language: Workspace.Language) throws {
    let text = try Sample.pack(Sample.fullContext(occurrence: "qbr/Y2-Q3", language: language))
    let found = try findings(text)
    #expect(found.count == 8 && found.allSatisfy { $0.contains("pack.empty: this is still to be written") })
    let filled = text.replacing("To be written", with: "Written").replacing("Por redactar", with: "Escrito")
    #expect(try findings(filled) == [])
    #expect(try !findings(filled, minutes: 60).isEmpty)
  }
}
