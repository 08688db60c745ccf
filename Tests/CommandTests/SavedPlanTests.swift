import Foundation
import TestSupport
import Testing

/// `entente plan --out FILE` and `entente publish FILE`.
@Suite struct SavedPlanTests {
  private static let changes = ["qbr/2025-Q3: { cancel: true, why: Strike }"]

  /// A workspace that was published, was changed since, and has a plan of that as of 3 February 2025.
  private static func planned() throws -> Scratch {
    let scratch = try Scratch.duo()
    #expect(try Program.run(["publish", "--as-of", "2025-01-02"], in: scratch.folder).status == 0)
    try scratch.writeDuo(changes: changes)
    let plan = try plan(in: scratch)
    #expect(plan.status == 0)
    #expect(plan.output.contains("- cancel  duo/qbr/2025-Q3"), "\(plan.output)")
    return scratch
  }

  private static func plan(_ words: String..., in scratch: Scratch) throws -> Program.Outcome {
    try Program.run(["plan", "--as-of", "2025-02-03", "--out", "my.plan"] + words, in: scratch.folder)
  }

  @Test func itPublishesJustThatAndASecondTimeNothing() throws {
    let scratch = try Self.planned()
    defer { scratch.remove() }
    let other = try scratch.copy()
    defer { other.remove() }
    let publish = try Program.run(["publish", "my.plan"], in: scratch.folder)
    #expect(publish.status == 0, "\(publish.messages)")
    #expect(publish.output.hasSuffix("Published: none added, none moved, none updated, 1 cancelled.\n"))
    // As publishing on that day.
    #expect(try Program.run(["publish", "--as-of", "2025-02-03"], in: other.folder).status == 0)
    #expect(try scratch.visible() == other.visible())
    #expect(try scratch.record() == other.record())
    let (before, times) = try (scratch.contents(), scratch.times())
    let again = try Program.run(["publish", "my.plan"], in: scratch.folder)
    #expect(again.status == 0, "\(again.messages)")
    #expect(again.output.contains("Nothing changed; no file was written."))
    #expect(try scratch.contents() == before)
    #expect(
      try scratch.times().filter { $0.key.hasPrefix("calendars") }
        == times.filter { $0.key.hasPrefix("calendars") })
  }

  /// What happens between the plan and its publication.
  enum Meanwhile: String, CaseIterable, Sendable {
    case title, otherChange, changeTakenBack, audience, holiday, programmeGone, otherPublication, lostJournal
  }

  @Test(arguments: Meanwhile.allCases)
  func afterAChangeItIsRefusedAndNothingIsWritten(_ meanwhile: Meanwhile) throws {
    let scratch = try Self.planned()
    defer { scratch.remove() }
    switch meanwhile {
    case .title: try scratch.writeDuo(title: "Review", changes: Self.changes)
    case .otherChange:
      try scratch.writeDuo(changes: Self.changes + ["sync/2025-09: { cancel: true, why: Storm }"])
    case .changeTakenBack: try scratch.writeDuo()
    case .audience: try scratch.writeDuo(changes: Self.changes, calendars: ["team: { party: ours }"])
    case .holiday:
      // 12 November 2025 is the second Wednesday.
      try scratch.writeDuo(
        changes: Self.changes,
        holidays: "holidays:\n  PE: { add: [{ date: 2025-11-12, name: Decreed, category: public }] }")
    case .programmeGone:
      try FileManager.default.moveItem(
        at: scratch.folder.appending(path: "programmes/duo.yaml"),
        to: scratch.folder.appending(path: "programmes/duo.txt"))
    case .otherPublication:
      try scratch.writeDuo(title: "Review")
      #expect(try Program.run(["publish", "--as-of", "2025-01-20"], in: scratch.folder).status == 0)
      try scratch.writeDuo(changes: Self.changes)
    case .lostJournal:
      try FileManager.default.removeItem(at: scratch.folder.appending(path: "entente.db"))
    }
    let before = try scratch.contents().filter { !$0.key.hasPrefix("entente.db") }
    let record = try scratch.record()
    let publish = try Program.run(["publish", "my.plan"], in: scratch.folder)
    #expect(publish.status == 1)
    #expect(publish.messages.contains("error[plan.outdated]"), "\(publish.messages)")
    #expect(publish.output.isEmpty)
    #expect(try scratch.contents().filter { !$0.key.hasPrefix("entente.db") } == before)
    #expect(try scratch.record() == record)
  }

  @Test(arguments: [
    "", "{}", "nothing", #"{"format":"entente-placement-1","starts":{}}"#,
    #"{"as_of":"2025-02-30","digest":"0","format":"entente-plan-1","outcome":"0"}"#, "\u{0}\u{FF}",
    String(repeating: "[", count: 50_000),
  ])
  func whatIsNoPlanIsRefusedWithItsPlace(_ text: String) throws {
    let scratch = try Self.planned()
    defer { scratch.remove() }
    try scratch.write(text, to: "my.plan")
    let before = try scratch.visible()
    let publish = try Program.run(["publish", "my.plan"], in: scratch.folder)
    #expect(publish.status == 1)
    #expect(publish.messages.hasPrefix("my.plan: error[file.read]: it is no plan"), "\(publish.messages)")
    #expect(try scratch.visible() == before)
  }

  @Test(arguments: ["as_of", "digest"])
  func aPlanThatWasEditedIsRefused(_ key: String) throws {
    let scratch = try Self.planned()
    defer { scratch.remove() }
    var lines = try scratch.text("my.plan").components(separatedBy: "\n")
    let index = try #require(lines.firstIndex { $0.contains("\"\(key)\"") })
    lines[index] =
      key == "as_of"
      ? lines[index].replacing("2025-02-03", with: "2025-02-04")
      : "  \"digest\" : \"\(String(repeating: "0", count: 64))\","
    try scratch.write(lines.joined(separator: "\n"), to: "my.plan")
    let publish = try Program.run(["publish", "my.plan"], in: scratch.folder)
    #expect(publish.status == 1)
    #expect(publish.messages.contains("error[plan.outdated]"), "\(publish.messages)")
  }

  @Test(
    arguments: [
      (["publish", "missing.plan"], 1), (["publish", "my.plan", "--as-of", "2025-02-03"], 64),
      (["publish", "--to", ""], 64), (["publish", "my.plan", "other.plan"], 64),
      (["plan", "--out", "o.plan", "--with", "x.yaml"], 64), (["plan", "--out", "entente.yaml/o.plan"], 1),
      (["plan", "--as-of", "2025-02-03", "--detailed-exitcode"], 2),
      (["plan", "--as-of", "2025-02-03", "--out", "o.plan", "--detailed-exitcode"], 2),
      (["plan", "--as-of", "2025-02-03"], 0),
      (["plan", "--as-of", "soon"], 64),
    ] as [([String], Int32)])
  func exitCodes(_ words: [String], _ status: Int32) throws {
    let scratch = try Self.planned()
    defer { scratch.remove() }
    let before = try scratch.visible()
    #expect(try Program.run(words, in: scratch.folder).status == status)
    #expect(try scratch.visible() == before)
  }

  @Test func planTouchesNothingButItsFile() throws {
    let scratch = try Self.planned()
    defer { scratch.remove() }
    let (before, times) = try (scratch.contents(), scratch.times())
    #expect(try Self.plan("--detailed-exitcode", "--format", "json", in: scratch).status == 2)
    #expect(try scratch.contents() == before)
    #expect(try scratch.times().filter { $0.key != "my.plan" } == times.filter { $0.key != "my.plan" })
    #expect(try Program.run(["publish", "my.plan"], in: scratch.folder).status == 0)
    let plan = try Self.plan("--detailed-exitcode", in: scratch)
    #expect(plan.status == 0)
    #expect(plan.output == "Plan: no changes.\n")
  }

  @Test func aWorkspaceWithAnErrorHasNoPlanToSave() throws {
    let scratch = try Self.planned()
    defer { scratch.remove() }
    try FileManager.default.removeItem(at: scratch.folder.appending(path: "my.plan"))
    try scratch.write("programme: [", to: "programmes/other.yaml")
    #expect(try Self.plan(in: scratch).status == 1)
    #expect(!FileManager.default.fileExists(atPath: scratch.folder.appending(path: "my.plan").path))
  }
}
