import Foundation
import TestSupport
import Testing

/// The review of 15 April 2025 is frozen from 2 April on: see FreezeTests of PublishingTests.
@Suite struct FreezeQuestionTests {
  private struct Terminal: Decodable {
    let status: Int32
    let output: String
    let asked: Bool
  }

  private static func published(changes: [String]) throws -> Scratch {
    let scratch = try Scratch.duo()
    #expect(try Program.run(["publish", "--as-of", "2025-01-02"], in: scratch.folder).status == 0)
    try scratch.writeDuo(changes: changes)
    return scratch
  }

  private static func publish(_ answer: String, _ words: String..., in scratch: Scratch) throws -> Terminal {
    let run = try Program.python(
      [
        Fixtures.root.appending(path: "Tests/Judges/terminal.py").path, answer, Program.entente.path,
        "publish",
      ]
        + words,
      in: scratch.folder)
    return try JSONDecoder().decode(Terminal.self, from: Data(run.output.utf8))
  }

  @Test(arguments: [
    ("y", true), ("Y", true), ("yes", true), ("  y  ", true), ("n", false), ("", false), ("yep", false),
    ("no", false), ("eof", false),
  ])
  func aPersonIsAsked(_ answer: String, _ isPublished: Bool) throws {
    let scratch = try Self.published(changes: ["qbr/2025-Q2: { cancel: true, why: Strike }"])
    defer { scratch.remove() }
    let (files, record) = try (scratch.visible(), scratch.record())
    let run = try Self.publish(answer, "--as-of", "2025-04-02", in: scratch)
    #expect(run.asked)
    #expect(run.output.contains("- cancel  duo/qbr/2025-Q2  [qbr]  inside its freeze"), "\(run.output)")
    #expect(
      run.output.contains("1 meeting inside the freeze horizon would be moved or cancelled. Publish? [y/N]"))
    #expect(run.status == (isPublished ? 0 : 1))
    #expect(run.output.contains("Nothing was published.") == !isPublished)
    #expect(try (scratch.visible() != files) == isPublished)
    #expect(try (scratch.record() != record) == isPublished)
  }

  @Test(arguments: [
    "qbr/2025-Q2: { cancel: true, why: Strike }", "qbr/2025-Q2: { move-to: 2025-06-18T10:00, why: Board }",
  ])
  func withoutATerminalItIsRefusedUnlessMeant(_ change: String) throws {
    let scratch = try Self.published(changes: [change])
    defer { scratch.remove() }
    let (files, record) = try (scratch.visible(), scratch.record())
    for input in [nil, "y\n"] {
      let run = try Program.run(["publish", "--as-of", "2025-04-02"], in: scratch.folder, input: input)
      #expect(run.status == 1)
      #expect(run.messages.contains("error[publish.frozen]"), "\(run.messages)")
      #expect(run.messages.contains("--yes"), "\(run.messages)")
      #expect(try scratch.visible() == files)
      #expect(try scratch.record() == record)
    }
    // A saved plan is no answer.
    try Program.run(["plan", "--as-of", "2025-04-02", "--out", "my.plan"], in: scratch.folder)
    #expect(try Program.run(["publish", "my.plan"], in: scratch.folder).status == 1)
    #expect(try scratch.visible() == files)
    #expect(try Program.run(["publish", "my.plan", "--yes"], in: scratch.folder).status == 0)
    #expect(try scratch.visible() != files)
  }

  @Test func whatLiesOutsideOrMeansLittleIsNotAskedAbout() throws {
    let scratch = try Self.published(changes: ["qbr/2025-Q2: { cancel: true, why: Strike }"])
    defer { scratch.remove() }
    let early = try Self.publish("n", "--as-of", "2025-04-01", in: scratch)
    #expect(!early.asked)
    #expect(early.status == 0)
    try scratch.writeDuo(title: "Review", changes: ["qbr/2025-Q2: { cancel: true, why: Strike }"])
    let title = try Self.publish("n", "--as-of", "2025-04-02", in: scratch)
    #expect(!title.asked)
    #expect(title.status == 0)
  }

  @Test func aProgrammeThatIsGoneIsAskedAboutToo() throws {
    let scratch = try Self.published(changes: [])
    defer { scratch.remove() }
    let text = try scratch.text("programmes/duo.yaml").components(separatedBy: "\n")
    try scratch.write(
      text.filter { !$0.hasPrefix("  qbr:") }.joined(separator: "\n"), to: "programmes/duo.yaml")
    let run = try Program.run(["publish", "--as-of", "2025-04-02"], in: scratch.folder)
    #expect(run.status == 1)
    #expect(run.messages.contains("error[publish.frozen]"), "\(run.messages)")
  }
}
