import Diagnostics
import Programme
import TestSupport
import Testing

@testable import Packs

/// Lines to tick in a block that a person wrote in, over a rebuild.
@Suite struct CarriedLinesTests {
  private static let first = "- [ ] A-1 @psa 2025-04-01 One"
  private static let second = "- [ ] A-2 @psa 2025-04-02 Two"
  private static let third = "- [ ] A-3 @psa 2025-04-03 Three"

  private static func block(_ lines: [String]) -> String {
    "# P\n\n<!-- keep:actions -->\n" + lines.map { $0 + "\n" }.joined() + "<!-- /keep -->\n"
  }

  private static func rebuilt(_ existing: [String], last: [String]?, now: [String]) throws -> [String] {
    let outcome = try PackRebuild.make(
      block(now), over: SourceFile(path: "p.md", text: block(existing)),
      records: last.map { [block($0)] } ?? [],
      edits: .refused, language: .englishGB)
    guard case .built(let pack) = outcome else { throw Sample.Missing() }
    let lines = pack.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines.prefix(3) == ["# P", "", "<!-- keep:actions -->"])
    #expect(lines.suffix(2) == ["<!-- /keep -->", ""])
    return Array(lines.dropFirst(3).dropLast(2))
  }

  /// What stands there, what the last build put there, what is open now, and what comes of it.
  private static let cases: [([String], [String]?, [String], [String])] = [
    // Nobody wrote anything: as the program has it.
    ([first, second], [first, second], [second, third], [second, third]),
    // A word by hand stays, and only what is open is asked for.
    (["By hand.", first, second], [first, second], [second], ["By hand.", second]),
    ([first, "By hand.", second], [first, second], [second, third], ["By hand.", second, third]),
    // Put off since: the line says so.
    (
      ["By hand.", first], [first], ["- [ ] A-1 @psa 2025-05-01 One"],
      ["By hand.", "- [ ] A-1 @psa 2025-05-01 One"]
    ),
    // Ticked by hand, it is that person's line: there once, as it was written.
    (
      ["- [x] A-1 @psa 2025-04-01 One", second], [first, second], [second],
      ["- [x] A-1 @psa 2025-04-01 One", second]
    ),
    (
      ["* [-] A-1 @psa 2025-04-01 One (reason: no)", second], [first, second], [first, second],
      ["* [-] A-1 @psa 2025-04-01 One (reason: no)", second]
    ),
    // Deleted by hand: it stays away.
    (["By hand.", second], [first, second], [first, second, third], ["By hand.", second, third]),
    // What is written below a line still belongs to something once its action is closed.
    (
      [first, "  They wait for legal.", second], [first, second], [second],
      ["- A-1 @psa 2025-04-01 One", "  They wait for legal.", second]
    ),
    // A new one comes after the others and the notes below them, before other words.
    (
      [first, "  They wait for legal.", "", "Other words."], [first], [first, second],
      [first, "  They wait for legal.", second, "", "Other words."]
    ),
    (["Words."], [], [first], [first, "Words."]), (["Words."], [first], [], ["Words."]),
    // Nothing is known of the last build: no line is anybody's, and none is doubled.
    ([first, "By hand."], nil, [first, second], [first, second, "By hand."]),
    // Looks like a line to tick, and is a person's.
    (["- [ ] @psa 2025-04-01 New", first], [first], [first], ["- [ ] @psa 2025-04-01 New", first]),
  ]

  @Test(arguments: cases)
  func areTheProgramsOwnUntilAPersonChangesThem(
    _ existing: [String], _ last: [String]?, _ now: [String], _ expected: [String]
  ) throws {
    #expect(try Self.rebuilt(existing, last: last, now: now) == expected)
  }

  @Test func anEditorsLineEndsStay() {
    let body = Array("\r\nBy hand.\r\n\(Self.first)\r\n".utf8)[...]
    let old = Array("\n\(Self.first)\n".utf8)[...]
    let new = Array("\n\(Self.second)\n".utf8)[...]
    let text = String(decoding: CarriedLines.renewed(body, lastBuild: old, rendered: new), as: UTF8.self)
    #expect(text == "\r\n\(Self.second)\nBy hand.\r\n" || text == "\r\nBy hand.\r\n\(Self.second)\n")
  }

  /// Edit, rebuild, edit, rebuild: no character that a person wrote is lost, no action is asked for twice, and none that is
  /// closed is asked for by a line that nobody changed. 5,000 packs in a soak run, a tenth otherwise.
  @Test func noWordIsLostAndNoActionDoubled() throws {
    var random = Mutation(seed: 11)
    for seed in 0..<Mutation.rounds(5000) {
      var open: [Int: Int] = [:]
      var next = 1
      var record: String?
      var pack = Self.block([])
      var words: [String] = []
      for round in 0..<8 {
        for _ in 0..<Int.random(in: 0..<3, using: &random) {
          open[next] = 1
          next += 1
        }
        if let id = open.keys.sorted().randomElement(using: &random) {
          if Bool.random(using: &random) { open[id] = nil } else { open[id, default: 1] += 1 }
        }
        let lines = open.sorted { $0.key < $1.key }.map { "- [ ] A-\($0.key) @psa 2025-04-0\($0.value) Do" }
        let outcome = try PackRebuild.make(
          Self.block(lines), over: SourceFile(path: "p.md", text: pack), records: record.map { [$0] } ?? [],
          edits: .refused, language: .englishGB)
        guard case .built(let built) = outcome else { throw Sample.Missing() }
        (pack, record) = (built.text, built.record)
        let missing = words.filter { !pack.contains($0) }
        #expect(missing == [], "seed \(seed), round \(round)")
        let ids = pack.matches(of: #/\[[ x]\] (A-[0-9]+) /#).map { String($0.output.1) }
        #expect(Set(ids).count == ids.count, "seed \(seed), round \(round): \(ids)")
        // A line without a word of a person's is the program's, and asks for what is open as it is.
        let asked = pack.split(separator: "\n").filter { $0.hasPrefix("- [ ] A-") && !$0.contains("w") }
        #expect(asked.allSatisfy { lines.contains(String($0)) }, "seed \(seed), round \(round)")
        if !missing.isEmpty || Set(ids).count != ids.count { return }
        Self.edit(&pack, &words, &random)
      }
    }
  }

  /// A person ticks a line with a word at its end, writes below one, or between two.
  private static func edit(_ pack: inout String, _ words: inout [String], _ random: inout Mutation) {
    var lines = pack.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for _ in 0..<Int.random(in: 0..<3, using: &random) {
      let word = "w\(words.count)."
      // Between the marks: the first three lines and the last two are the pack's.
      let place = Int.random(in: 3...(lines.count - 2), using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0 where lines[place].hasPrefix("- [ ]"):
        lines[place] = lines[place].replacing("[ ]", with: "[x]") + " " + word
      case 1: lines.insert("  " + word, at: place)
      default: lines.insert(word, at: place)
      }
      words.append(word)
    }
    pack = lines.joined(separator: "\n")
  }
}
