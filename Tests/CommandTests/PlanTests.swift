import Foundation
import TestSupport
import Testing

/// `entente plan` on the sample, whose calendars were published as of 1 June 2025.
@Suite struct PlanTests {
  private static let asOf = ["--as-of", "2025-06-01"]

  private static func published() throws -> Scratch {
    let scratch = try Scratch.sample()
    try Program.run(["publish"] + asOf, in: scratch.folder)
    return scratch
  }

  private static func plan(_ words: [String], in scratch: Scratch) throws -> Program.Outcome {
    try Program.run(["plan"] + asOf + words, in: scratch.folder)
  }

  private static func changes(_ words: [String], in scratch: Scratch) throws -> [[String: Any]] {
    let plan = try plan(words + ["--format", "json"], in: scratch)
    let object = try JSONSerialization.jsonObject(with: Data(plan.output.utf8)) as? [String: Any]
    return try #require(object?["changes"] as? [[String: Any]])
  }

  @Test func beforeTheFirstPublicationEverythingIsAdded() throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    let plan = try Self.plan([], in: scratch)
    #expect(plan.output.hasSuffix("to add, none to move, none to update, none to cancel.\n"))
    #expect(plan.status == 0)
  }

  /// Every calendar's description names the programmes, also that of an audience.
  @Test func aNewTitleOfAProgrammeChangesEveryCalendar() throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    let workspace = try scratch.text("entente.yaml")
    try scratch.write(
      workspace + "calendars: { architects: { role: solutions-architect } }\n", to: "entente.yaml")
    try Program.run(["publish"] + Self.asOf, in: scratch.folder)
    let programme = try scratch.text("programmes/mifibra-aws.yaml")
    try scratch.write(
      programme.replacing("title: AWS Peru Partnership", with: "title: Peruvian Partnership"),
      to: "programmes/mifibra-aws.yaml")
    let plan = try Self.plan([], in: scratch).output.split(separator: "\n")
    let published = try Program.run(["publish"] + Self.asOf, in: scratch.folder).output
    #expect(published.ranges(of: "written").count == 8)
    #expect(plan.filter { $0.hasPrefix("= update  calendar ") }.count == 8)
    #expect(plan.contains("= update  calendar architects"))
  }

  @Test func afterAPublicationNothingChanges() throws {
    let scratch = try Self.published()
    defer { scratch.remove() }
    for words in [[], ["--detailed-exitcode"]] {
      let plan = try Self.plan(words, in: scratch)
      #expect(plan.output == "Plan: no changes.\n")
      #expect(plan.status == 0)
    }
  }

  /// What the text of the programme becomes, the one change that follows, and its reason.
  @Test(arguments: [
    // 4 July 2025 is a Friday. Nothing else of July is on it.
    (
      "technical-sync:   {",
      "stand-in: { title: Stand-in, calendar: qbr, every: 3 years, day: day 4 of month 25, time: \"10:00\", duration: 30 min }\n  technical-sync:   {",
      "add mifibra-aws/stand-in/Y1 2025-07-04T10:00:00-05:00", "not published yet"
    ),
    (
      "why: Fiestas Patrias week }",
      "why: Fiestas Patrias week }\n  qbr/Y3-Q2: { move-to: 2025-10-22T09:00, why: Board meeting }",
      "move mifibra-aws/qbr/Y3-Q2 2025-10-22T09:00:00-05:00", "Board meeting"
    ),
    (
      "why: Fiestas Patrias week }",
      "why: Fiestas Patrias week }\n  technical-sync/2026-02: { cancel: true, why: Summit week }",
      "cancel mifibra-aws/technical-sync/2026-02 2026-02-11T10:00:00-05:00", "Summit week"
    ),
  ])
  func oneChangeOfTheRulesIsOneChangeOfThePlan(
    _ old: String, _ new: String, _ change: String, _ reason: String
  )
    throws
  {
    let scratch = try Self.published()
    defer { scratch.remove() }
    let name = "programmes/mifibra-aws.yaml"
    try scratch.write(try scratch.text(name).replacing(old, with: new), to: name)
    let found = try Self.changes([], in: scratch).filter {
      !"\($0["id"] ?? "")".hasSuffix("-frozen") && !"\($0["id"] ?? "")".hasSuffix("-out")
    }
    #expect(
      found.map {
        "\($0["change"] ?? "") \($0["id"] ?? "") \(($0["after"] as? [String: Any])?["start"] ?? "")"
      }
        == [change])
    #expect(found.first.map { "\($0["reason"] ?? "")".contains(reason) } == true, "\(found)")
    #expect(try Self.plan(["--detailed-exitcode"], in: scratch).status == 2)
  }

  @Test func aNewTitleIsAnUpdateOfEachMeeting() throws {
    let scratch = try Self.published()
    defer { scratch.remove() }
    let name = "programmes/mifibra-aws.yaml"
    try scratch.write(
      try scratch.text(name).replacing("title: Partner training,", with: "title: Enablement,"), to: name)
    let found = try Self.changes([], in: scratch)
    // Two half-years a year for three years.
    #expect(
      found.map { "\($0["change"] ?? "") \($0["reason"] ?? "")" }
        == Array(repeating: "update title", count: 6))
  }

  /// What is cancelled keeps the place that subscribers saw, whatever its rule says since.
  @Test func aCancelledMeetingStaysWhereItWasSeen() throws {
    let scratch = try Self.published()
    defer { scratch.remove() }
    let name = "programmes/mifibra-aws.yaml"
    let cancelled = try scratch.text(name).replacing(
      "why: Fiestas Patrias week }",
      with: "why: Fiestas Patrias week }\n  pipeline-review/2025-W32: { cancel: true, why: Holidays }")
    try scratch.write(cancelled, to: name)
    // The Alliance Director's absence had it on Monday the 18th instead of Thursday the 14th.
    let found = try Self.changes([], in: scratch)
    #expect(
      found.map { "\($0["change"] ?? "") \(($0["after"] as? [String: Any])?["start"] ?? "")" } == [
        "cancel 2025-08-18T09:00:00-05:00"
      ])
    try Program.run(["publish"] + Self.asOf, in: scratch.folder)
    let before = try scratch.contents()
    try Program.run(["publish"] + Self.asOf, in: scratch.folder)
    #expect(try scratch.contents() == before)
    #expect(try Self.plan([], in: scratch).output == "Plan: no changes.\n")
  }

  /// 6 June 2025 is the fifth business day; the holiday is why the meeting leaves it.
  @Test func aMoveNamesWhatTakesThePublishedStart() throws {
    let scratch = try Self.published()
    defer { scratch.remove() }
    try scratch.write(
      "blackouts:\n  audit: { dates: 2026-02-11, why: Audit }", to: "what-if.yaml")
    let found = try Self.changes(["--with", "what-if.yaml"], in: scratch)
    #expect(
      (found.first?["reason"] as? String)?.hasPrefix(
        "no longer on 2026-02-11 at 10:00: 2026-02-11 is blackout audit: Audit") == true, "\(found)")
  }

  @Test func whatIfTouchesNothingAndMovesOnlyWhatMustMove() throws {
    let scratch = try Self.published()
    defer { scratch.remove() }
    try scratch.write(
      """
      people:
        alliance-director: { name: Alliance Director, party: mifibra, time-zone: America/Lima, away: [2025-09-10/2025-09-12] }
      """, to: "away.yaml")
    let before = try scratch.contents()
    let found = try Self.changes(["--with", "away.yaml"], in: scratch)
    #expect(try scratch.contents() == before)
    // The fortnights' Thursdays of September 2025 are the 11th and the 25th. The absence of August is gone, but what was
    // published stays. The fortnight ends on Friday the 19th; Monday the 15th is its next working day.
    #expect(found.map { $0["id"] as? String } == ["mifibra-aws/pipeline-review/2025-W36"])
    #expect(found.first?["change"] as? String == "move")
    #expect((found.first?["before"] as? [String: Any])?["start"] as? String == "2025-09-11T09:00:00-05:00")
    #expect(
      (found.first?["reason"] as? String)?.contains("Alliance Director is away 2025-09-10/2025-09-12") == true
    )
  }

  @Test(arguments: [
    (
      "holidays:\n  PE: { add: [{ date: 2026-02-11, name: Decreed, category: public }] }",
      ["mifibra-aws/technical-sync/2026-02"]
    ),
    ("blackouts:\n  move: { dates: 2026-02-11, why: Office move }", ["mifibra-aws/technical-sync/2026-02"]),
  ])
  func anExtraHolidayShowsWhatWouldMove(_ text: String, _ ids: [String]) throws {
    let scratch = try Self.published()
    defer { scratch.remove() }
    try scratch.write(text, to: "what-if.yaml")
    let found = try Self.changes(["--with", "what-if.yaml"], in: scratch)
    #expect(found.map { $0["id"] as? String } == ids)
    #expect((found.first?["after"] as? [String: Any])?["start"] as? String == "2026-02-12T10:00:00-05:00")
  }

  @Test(arguments: [
    ("people:\n  ana: { away: soon }", "what-if.yaml:2:16: error[value.date]"),
    ("nonsense: 1", "error[key.unknown]"),
    ("programme: mifibra-aws\nterm: 1", "error["),
  ])
  func aQuestionWithAnErrorIsNotAnswered(_ text: String, _ message: String) throws {
    let scratch = try Self.published()
    defer { scratch.remove() }
    try scratch.write(text, to: "what-if.yaml")
    let plan = try Self.plan(["--with", "what-if.yaml"], in: scratch)
    #expect(plan.status == 1)
    #expect(plan.output.isEmpty)
    #expect(plan.messages.contains(message), "\(plan.messages)")
  }
}

/// The placement problem as a file, and answers from outside.
@Suite struct PlacementProblemTests {
  private static func portfolio() throws -> Scratch {
    let scratch = try Scratch()
    let made = try Program.python(
      [
        Fixtures.root.appending(path: "Examples/portfolio/generate.py").path, "--occurrences", "200",
        scratch.folder.path,
      ], in: scratch.folder)
    try #require(made.status == 0, "\(made.messages)")
    return scratch
  }

  private static func plan(_ words: String..., in scratch: Scratch) throws -> Program.Outcome {
    try Program.run(["plan", "--as-of", "2025-01-01"] + words, in: scratch.folder)
  }

  private static func judge(_ scratch: Scratch, _ answer: String) throws -> Program.Outcome {
    try Program.python(
      [
        Fixtures.root.appending(path: "Tests/Judges/check_placement.py").path, "problem.json", answer,
      ], in: scratch.folder)
  }

  @Test func theJudgeJudgesItsOwnCasesRight() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let judge = Fixtures.root.appending(path: "Tests/Judges/check_placement.py").path
    let run = try Program.python([judge, "--self-test"], in: scratch.folder)
    #expect(run.status == 0, "\(run.messages)")
  }

  @Test func anIndependentJudgeFindsNothingInOurAnswerAndTheSameCost() throws {
    let scratch = try Self.portfolio()
    defer { scratch.remove() }
    _ = try Self.plan("--problem", "problem.json", "--answer", "ours.json", in: scratch)
    let judged = try Self.judge(scratch, "ours.json")
    #expect(judged.status == 0, "\(judged.output)")
    let cost = judged.output.split(separator: " ").compactMap { Int($0.trimmingCharacters(in: .newlines)) }
    #expect(cost.count == 4)
    let taken = try Self.plan("--solution", "ours.json", in: scratch)
    let words =
      "\(cost[0]) unplaced, \(cost[1]) published moved (urgency \(cost[2])), \(cost[3]) half-hours away"
    #expect(taken.messages.contains("cost of the answer: \(words)\n"), "\(taken.messages)")
    #expect(taken.messages.contains("cost of our own:    \(words)\n"))
    #expect(!taken.messages.contains("broken:"))
  }

  @Test func anAnswerThatBreaksARuleIsToldWithTheRule() throws {
    let scratch = try Self.portfolio()
    defer { scratch.remove() }
    _ = try Self.plan("--problem", "problem.json", "--answer", "ours.json", in: scratch)
    let ours = try #require(
      try JSONSerialization.jsonObject(with: Data(scratch.text("ours.json").utf8)) as? [String: Any])
    var starts = try #require(ours["starts"] as? [String: Any])
    // A Sunday of March at 03:00 in Lima.
    let id = try #require(starts.keys.sorted().first { $0.hasSuffix("/technical-sync/2025-03") })
    let sunday = 20_163 * 1440 + 8 * 60
    starts[id] = sunday
    let theirs = try JSONSerialization.data(withJSONObject: [
      "format": "entente-placement-1", "starts": starts,
    ])
    try scratch.write(String(decoding: theirs, as: UTF8.self), to: "theirs.json")
    let taken = try Self.plan("--solution", "theirs.json", in: scratch)
    #expect(taken.status == 1)
    #expect(
      taken.messages.contains("broken: \(id) at 2025-03-16T03:00:00-05:00: 2025-03-16 is a Sunday"),
      "\(taken.messages)")
    #expect(try Self.judge(scratch, "theirs.json").status == 1)
  }

  @Test(arguments: [
    "", "{}", "[1]", "{\"format\": \"other\", \"starts\": {}}",
    "{\"format\": \"entente-placement-1\", \"starts\": {\"x\": \"y\"}}",
    "{\"format\": \"entente-placement-1\", \"starts\": {\"x\": 9223372036854775807}}",
  ])
  func whatIsNoAnswerIsRefused(_ text: String) throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    try scratch.write(text, to: "theirs.json")
    let taken = try Program.run(["plan", "--solution", "theirs.json"], in: scratch.folder)
    #expect(taken.status == 1)
    #expect(taken.output.isEmpty)
    #expect(taken.messages.hasPrefix("theirs.json: error[file.read]: it is no answer"), "\(taken.messages)")
  }

  @Test func anAnswerThatNamesNoMeetingIsTold() throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    try scratch.write(
      "{\"format\": \"entente-placement-1\", \"starts\": {\"no/such/meeting\": 1}}", to: "theirs.json")
    let taken = try Program.run(["plan", "--solution", "theirs.json"], in: scratch.folder)
    #expect(taken.status == 1)
    #expect(taken.messages.contains("broken: no/such/meeting: no such meeting is to be placed"))
  }
}

/// The portfolio of the examples.
@Suite struct ExamplePortfolioTests {
  private static let folder = Fixtures.root.appending(path: "Examples/portfolio")

  @Test func itIsWhatItsScriptWrites() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let made = try Program.python(
      [Self.folder.appending(path: "generate.py").path, scratch.folder.path], in: scratch.folder)
    #expect(made.status == 0, "\(made.messages)")
    let files = try scratch.contents()
    #expect(files.count == 26)
    for (name, bytes) in files {
      #expect(try Data(contentsOf: Self.folder.appending(path: name)) == bytes, "\(name)")
    }
  }

  @Test func everyMeetingOfItHasAStart() throws {
    let agenda = try Program.run(
      [
        "agenda", "--workspace", Self.folder.path, "--from", "2025-01-01", "--to", "2025-12-31", "--format",
        "csv",
      ],
      in: Self.folder)
    #expect(agenda.status == 0, "\(agenda.messages)")
    #expect(agenda.messages.isEmpty)
    // 25 programmes of 8 series: 26 fortnights, 3 times 12 months, 3 times 4 quarters, 2 halves; and 2 contract dates.
    let lines = agenda.output.split(separator: "\n").dropFirst()
    #expect(lines.count { !$0.contains(",contract,") } == 25 * (26 + 36 + 12 + 2))
  }
}
