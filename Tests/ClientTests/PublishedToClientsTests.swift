import Foundation
import TestSupport
import Testing

/// A dozen changes of a partnership, as subscribers see them: published, fetched by vdirsyncer over HTTP, listed by khal
/// and expanded by recurring-ical-events. `Tests/Judges/clients.py` runs the steps and compares every calendar with
/// `entente agenda` after each; the figures here are counted by hand in the sample workspace.
@Suite struct PublishedToClientsTests {
  private static let lima = "America/Lima"
  private static let luxembourg = "Europe/Luxembourg"

  /// A change in the workspace, and what must come of it.
  private struct Step: Encodable, Sendable {
    struct Edit: Encodable {
      let file: String
      let old: String
      let new: String
    }

    let name: String
    let day: String
    var edits: [Edit] = []
    /// What `entente plan` announces, by kind.
    var kinds: [String: Int] = [:]
    /// How many cancelled events plan announces as leaving the calendars.
    var leaving = 0
    /// The calendars that khal lists.
    var lists = ["all"]
    /// Where khal shows single events: by identity, by time zone, in khal's words.
    var seen: [String: [String: String]] = [:]
  }

  /// What the judge says of a step.
  private struct Outcome: Decodable {
    let name: String
    let kinds: [String: Int]
    let calendars: Int
    let leaving: Int
    let changed: Int
    let held: [String: Int]
    let cancelled: [String: Int]
    let seen: [String: [String: String]]
    let faults: [String]
  }

  private struct Scenario: Encodable {
    let workspace: String
    let subscribed: [String]
    let steps: [Step]
  }

  private static func programme(_ old: String, _ new: String) -> Step.Edit {
    Step.Edit(file: "programmes/mifibra-aws.yaml", old: old, new: new)
  }

  private static func workspace(_ old: String, _ new: String) -> Step.Edit {
    Step.Edit(file: "entente.yaml", old: old, new: new)
  }

  /// Adds to the changes by hand, before the one that the sample has.
  private static func byHand(_ line: String) -> Step.Edit {
    programme("  customer-workshop/2025-07:", "  \(line)\n  customer-workshop/2025-07:")
  }

  /// A calendar for each way of choosing.
  private static let audiences = """
    calendars:
      aws:        { party: aws, series: [qbr, partner-training] }
      architects: { role: solutions-architect }
      rooms:      { series: mifibra-aws/customer-workshop, fields: [title, location] }
      named:      { person: [alliance-director, psa] }

    """

  private static let subscribed = ["all", "aws", "architects", "rooms", "named"]

  private static let cancellation = "technical-sync/2025-10: { cancel: true, why: Away day }"

  /// Luxembourg is at UTC+2 until 26 October 2025 and from 29 March 2026, at UTC+1 between; Lima always at UTC-5.
  ///
  /// The pipeline is reviewed every fourteenth day from Thursday, 6 July 2023, so on 11 September, 23 October and
  /// 6 November 2025, 26 March and 9 April 2026. Its periods begin on the Saturday before, by which they are named.
  private static let steps: [Step] = [
    // 12 reviews with 2 dates to prepare each, 36 syncs, 78 whole fortnights in 1096 days, 36 + 3 + 12 + 35 of marketing,
    // 6 trainings, 3 years with 3 true-ups, a review, the end and 3 ways out.
    Step(
      name: "first publication", day: "2025-08-01",
      edits: [workspace("blackouts:", audiences + "blackouts:")],
      kinds: ["add": 36 + 36 + 78 + 86 + 4 + 6 + 11], lists: subscribed,
      seen: [
        "mifibra-aws/pipeline-review/2025-W42": [
          lima: "2025-10-23 09:00", luxembourg: "2025-10-23 16:00",
        ],
        "mifibra-aws/pipeline-review/2025-W44": [
          lima: "2025-11-06 09:00", luxembourg: "2025-11-06 15:00",
        ],
        "mifibra-aws/pipeline-review/2026-W12": [
          lima: "2026-03-26 09:00", luxembourg: "2026-03-26 15:00",
        ],
        "mifibra-aws/pipeline-review/2026-W14": [
          lima: "2026-04-09 09:00", luxembourg: "2026-04-09 16:00",
        ],
        "mifibra-aws/contract-year/Y3": [lima: "2025-07-01 00:00", luxembourg: "2025-07-01 00:00"],
      ]),
    Step(
      name: "a move", day: "2025-08-02",
      edits: [byHand("technical-sync/2025-09: { move-to: 2025-09-16T10:00, why: Summit }")],
      kinds: ["move": 1],
      seen: [
        "mifibra-aws/technical-sync/2025-09": [lima: "2025-09-16 10:00", luxembourg: "2025-09-16 17:00"]
      ]),
    Step(
      name: "a cancellation", day: "2025-08-03", edits: [byHand(cancellation)], kinds: ["cancel": 1],
      lists: subscribed,
      // The 2nd Wednesday is Combate de Angamos.
      seen: ["mifibra-aws/technical-sync/2025-10": [lima: "2025-10-09 10:00"]]),
    // It takes place where it would have: no move.
    Step(
      name: "a restoration", day: "2025-08-04", edits: [programme("  \(cancellation)\n", "")],
      kinds: ["update": 1], seen: ["mifibra-aws/technical-sync/2025-10": [lima: "2025-10-09 10:00"]]),
    Step(
      name: "a new name", day: "2025-08-05",
      edits: [
        programme("technical-sync:   { title: Technical sync", "technical-sync:   { title: Architecture sync")
      ],
      kinds: ["update": 36]),
    // A Thursday, on which only the pipeline would be reviewed.
    Step(
      name: "a new holiday", day: "2025-08-06",
      edits: [workspace("PE: { add: [", "PE: { add: [{ date: 2025-09-11, name: Feast }, ")],
      kinds: ["move": 1], seen: ["mifibra-aws/pipeline-review/2025-W36": [lima: "2025-09-12 09:00"]]),
    // The CTO is away for the sync of 12 November and for no other meeting of the architects.
    Step(
      name: "a new person", day: "2025-08-07",
      edits: [
        workspace(
          "  psa:  ", "  cto: { name: CTO, party: mifibra, away: [2025-11-10/2025-11-14] }\n  psa:  "),
        programme(
          "mifibra: { partner-manager: alliance-director }",
          "mifibra: { partner-manager: alliance-director, solutions-architect: cto }"),
      ],
      kinds: ["move": 1]),
    Step(
      name: "another time zone", day: "2025-08-08",
      edits: [
        programme(
          "day: thursday, time: \"09:00\"",
          "day: thursday, time: \"16:30\", time-zone: Europe/Luxembourg")
      ],
      // Thursdays every fourteen days, from 2023-07-06 on: 55 are past and stay at their instant, told by the other
      // zone's clock. Of the 23 ahead, that of 14 August gives way to an absence until the 15th, and comes first on the
      // next Monday, at 09:00 in Lima, before as after.
      kinds: ["move": 22, "update": 56],
      seen: [
        "mifibra-aws/pipeline-review/2025-W42": [
          lima: "2025-10-23 09:30", luxembourg: "2025-10-23 16:30",
        ],
        "mifibra-aws/pipeline-review/2025-W44": [
          lima: "2025-11-06 10:30", luxembourg: "2025-11-06 16:30",
        ],
        "mifibra-aws/pipeline-review/2026-W12": [
          lima: "2026-03-26 10:30", luxembourg: "2026-03-26 16:30",
        ],
        "mifibra-aws/pipeline-review/2026-W14": [
          lima: "2026-04-09 09:30", luxembourg: "2026-04-09 16:30",
        ],
      ]),
    Step(
      name: "a new series", day: "2025-08-09",
      edits: [
        programme(
          "  partner-training:",
          "  office-hours: { title: Office hours, clause: Marketing › Joint Activities, calendar: training, "
            + "every: month, day: 2nd friday, time: \"09:30\", duration: 30 min, lead: aws }\n  partner-training:"
        )
      ],
      kinds: ["add": 36]),
    Step(
      name: "a series less", day: "2025-08-10",
      edits: [
        programme(
          "  webinar:          { title: Webinar series, clause: Marketing › Joint Activities, calendar: marketing, "
            + "every: quarter, day: 2nd thursday of month 2, time: \"11:00\", duration: 60 min, lead: mifibra }\n",
          "")
      ],
      kinds: ["cancel": 12]),
    // The last day on which the cancelled webinars are shown.
    Step(name: "no change", day: "2025-09-08"),
    Step(name: "31 days after the cancellations", day: "2025-09-10", leaving: 12),
    // The syncs are no longer for one of the two people whose calendar it is; the reviews are still for the other.
    Step(
      name: "another person in a seat", day: "2025-09-11",
      edits: [
        workspace(
          "  psa:  ", "  architect: { name: Architect, party: aws, time-zone: Europe/Luxembourg }\n  psa:  "),
        programme("aws: { solutions-architect: psa }", "aws: { solutions-architect: architect }"),
      ],
      kinds: ["update": 36], lists: subscribed),
  ]

  /// What the judge makes of a scenario in a copy of a workspace.
  private static func judge(
    _ workspace: URL, subscribed: [String], _ steps: [Step]
  )
    throws -> [Outcome]
  {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let scenario = Scenario(
      workspace: workspace.path, subscribed: subscribed, steps: steps)
    let file = scratch.folder.appending(path: "scenario.json")
    try JSONEncoder().encode(scenario).write(to: file)
    let judged = try Judge.run(
      "clients.py", [Program.entente.path, file.path, scratch.folder.path], in: scratch.folder)
    try #require(judged.status == 0, "\(judged.messages)")
    return try JSONDecoder().decode([Outcome].self, from: Data(judged.output.utf8))
  }

  @Test(.timeLimit(.minutes(30))) func clientsHaveTheAgendaAfterEveryChange() throws {
    let outcomes = try Self.judge(
      Fixtures.folder.appending(path: "sample"), subscribed: Self.subscribed, Self.steps)
    #expect(outcomes.map(\.name) == Self.steps.map(\.name))
    for (step, outcome) in zip(Self.steps, outcomes) {
      #expect(outcome.faults == [], "\(step.name)")
      #expect(outcome.kinds == step.kinds, "\(step.name)")
      #expect(outcome.leaving == step.leaving, "\(step.name)")
      #expect(outcome.calendars == 0, "\(step.name)")
      #expect(outcome.changed == step.kinds.values.reduce(step.leaving, +), "\(step.name)")
      #expect(outcome.seen == step.seen, "\(step.name)")
    }
    // AWS has no seat in what MiFibra prepares, while it is for the roles of the review that it prepares. The two people
    // attend the reviews, the pipeline's and the syncs.  Each of the four funds has its last day among marketing.
    #expect(
      outcomes.first?.held == [
        "qbr": 36, "technical-sync": 36, "pipeline-review": 78, "marketing": 86 + 4, "training": 6,
        "contract": 11,
        "all": 253 + 4, "aws": 12 + 6, "architects": 36 + 36, "rooms": 35, "named": 12 + 78 + 36,
      ])
    #expect(
      outcomes.last?.held == [
        "qbr": 36, "technical-sync": 36, "pipeline-review": 78, "marketing": 74 + 4, "training": 42,
        "contract": 11,
        "all": 277 + 4, "aws": 12 + 6, "architects": 36 + 36, "rooms": 35, "named": 12 + 78,
      ])
    let webinars = ["all": 12, "marketing": 12]
    #expect(
      outcomes.map { $0.cancelled.filter { $0.value > 0 } }.suffix(4) == [webinars, webinars, [:], [:]])
  }

  /// In New York and London, where the clock changes on other days; the whole fortnights of each term are counted in
  /// `Tests/Fixtures/other-agreements`.
  @Test(.timeLimit(.minutes(30)), arguments: [("alliance-usd", 78), ("reseller-gbp", 52)])
  func clientsHaveTheAgendaOfOtherAgreements(_ name: String, _ fortnights: Int) throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let folder = scratch.folder.appending(path: "governance")
    let agreement = Fixtures.folder.appending(path: "other-agreements/\(name).md")
    let made = try Program.run(["init", folder.path, "--from", agreement.path], in: scratch.folder)
    try #require(made.status == 0, "\(made.messages)")
    let outcomes = try Self.judge(
      folder, subscribed: ["all"], [Step(name: "first publication", day: "2025-08-01")])
    #expect(outcomes.map(\.faults) == [[]])
    #expect(outcomes.map { $0.held["pipeline-review"] } == [fortnights])
  }
}
