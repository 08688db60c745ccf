import Foundation
import TestSupport
import Testing

/// `entente why` on the sample.
@Suite struct WhyTests {
  private static func run(_ words: String...) throws -> Program.Outcome {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    return try Program.run(["why"] + words, in: scratch.folder)
  }

  @Test func theStoryNamesClauseRulePlacePeriodAndEachStep() throws {
    let why = try Self.run("technical-sync/2025-10")
    #expect(why.status == 0)
    for part in [
      "Technical sync  [mifibra-aws/technical-sync/2025-10]", "clause    Governance › Review Cadence",
      "rule      every 1 month (contract), 2nd wednesday; at 10:00 America/Lima for 45 min; following on PE, LU",
      "          programmes/mifibra-aws.yaml:46:149", "period    2025-10, 2025-10-01 to 2025-10-31",
      "nominal   Wednesday, 8 October 2025",
      "  adjust  rejected  2025-10-08             Combate de Angamos (PE)",
      "  adjust  taken     2025-10-09             an open day, following",
      "So it is on Thursday, 9 October 2025 at 2025-10-09T10:00:00-05:00.",
    ] {
      #expect(why.output.contains(part + "\n"), "\(part)")
    }
  }

  @Test func theKeysAreThoseOfTheDesign() throws {
    let why = try Self.run("mifibra-aws/qbr/Y3-Q2", "--format", "json")
    let story = try #require(try JSONSerialization.jsonObject(with: Data(why.output.utf8)) as? [String: Any])
    for key in ["id", "clause", "rule", "period", "nominal_date", "steps", "start"] {
      #expect(story[key] != nil, "\(key)")
    }
    #expect(Set((story["period"] as? [String: Any])?.keys ?? [:].keys) == ["label", "from", "to"])
    let steps = try #require(story["steps"] as? [[String: Any]])
    #expect(steps.allSatisfy { Set($0.keys) == ["stage", "date", "start", "decision", "reason"] })
    #expect(steps.map { $0["stage"] as? String } == ["expand", "adjust", "place", "place"])
    #expect(story["start"] as? String == "2025-10-21T09:30:00-05:00")
  }

  @Test(arguments: [
    (
      "2025-10-08",
      ["2025-10-08 is Combate de Angamos (PE)", "2025-10-08 is outside its window 2025-10-13/2025-11-05"]
    ),
    (
      "2025-12-02",
      [
        "2025-12-02 is blackout aws-reinvent: AWS re:Invent",
        "2025-12-02 is outside its window 2025-10-13/2025-11-05",
      ]
    ),
    (
      "2025-10-22T08:00",
      ["08:00 to 09:15 in America/Lima is outside the working hours of mifibra, 09:00-18:00"]
    ),
  ])
  func whyNotNamesWhatRulesADateOut(_ date: String, _ reasons: [String]) throws {
    let why = try Self.run("qbr/Y3-Q2", "--not", date)
    #expect(why.status == 0)
    #expect(
      why.output.split(separator: "\n").dropFirst().map { $0.trimmingCharacters(in: .whitespaces) } == reasons
    )
  }

  /// The 8th business day before 21 October 2025 in Peru is the 9th.
  @Test(arguments: [
    (
      "qbr/Y3-Q2/numbers-frozen", "2025-10-09",
      "8 business days before, by the calendar of mifibra; for mifibra-aws/qbr/Y3-Q2"
    ),
    ("term/end", "2026-06-30", "Term ends"),
  ])
  func whatIsNoMeetingHasItsStoryToo(_ id: String, _ date: String, _ reason: String) throws {
    let why = try Self.run(id)
    #expect(why.status == 0, "\(why.messages)")
    #expect(why.output.contains("  expand  taken     \(date)"))
    #expect(why.output.contains(reason))
    #expect(why.output.contains("[mifibra-aws/\(id)]"))
  }

  @Test func whyNotSaysWhatADateWouldCost() throws {
    // From the rule's 21 October 10:00 to the 22nd 09:00 are 23 hours; half an hour of it is so already.
    let why = try Self.run("qbr/Y3-Q2", "--not", "2025-10-22")
    #expect(
      why.output == """
        mifibra-aws/qbr/Y3-Q2 could be held on Wednesday, 22 October 2025 at 09:00.
        It would lie 22 h 30 min further from the time of its rule than now.

        """)
  }

  @Test(arguments: [
    (["qbr/Y3-Q9"], Int32(1), "no occurrence is named 'qbr/Y3-Q9'; did you mean 'qbr/Y3-Q1'?"),
    (["qbr/Y3-Q2", "--not", "soon"], 64, "The value 'soon' is invalid"),
    ([], 64, "Missing expected argument"),
  ])
  func whatCannotBeToldSaysSo(_ words: [String], _ status: Int32, _ message: String) throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    let why = try Program.run(["why"] + words, in: scratch.folder)
    #expect(why.status == status)
    #expect(why.output.isEmpty)
    #expect(why.messages.contains(message), "\(why.messages)")
  }
}
