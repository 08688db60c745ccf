import Diagnostics
import Programme
import TestSupport
import Testing

@testable import Packs

/// Edit, rebuild, edit, rebuild: no hand-written character is lost. 5,000 packs of eight rebuilds in a soak run, a tenth
/// otherwise.
@Suite struct HandWritingTests {
  @Test func nothingWrittenByHandIsLost() throws {
    var (refused, merged, conflicts, plain, overwritten, unknown) = (0, 0, 0, 0, 0, 0)
    let rounds = Mutation.rounds(5000)
    for seed in 0..<UInt64(rounds) {
      var desk = Desk(seed: seed)
      for round in 0..<8 {
        desk.edit()
        let outcome = try desk.rebuild()
        switch outcome {
        case .refused: refused += 1
        case .merged: merged += 1
        case .conflict: conflicts += 1
        case .plain: plain += 1
        case .overwritten: overwritten += 1
        }
        unknown += desk.forgets ? 1 : 0
        let lost = desk.lost
        #expect(lost == [], "seed \(seed), round \(round), \(outcome)")
        if !lost.isEmpty { return }
      }
    }
    // Every way out was taken, or the test would prove little.
    #expect(
      [refused, merged, conflicts, plain, overwritten, unknown].allSatisfy { $0 > rounds / 4 },
      "\(refused) refused, \(merged) merged, \(conflicts) conflicts, \(plain) plain, \(overwritten) overwritten, \(unknown) unknown"
    )
  }
}

/// A pack on a person's desk, and the program that rebuilds it.
private struct Desk {
  enum Outcome { case refused, merged, conflict, plain, overwritten }

  private var random: Mutation
  private var pack: String?
  private var record: String?
  /// What was put aside when edits were overwritten.
  private var copies: [String] = []
  private var words: Set<String> = []
  /// The text of blocks as it was last written, byte for byte.
  private var blocks: [String: String] = [:]
  private var count = 0
  /// Whether the last rebuild knew of no build before it.
  private(set) var forgets = false

  init(seed: UInt64) { random = Mutation(seed: seed) }

  private mutating func dice(_ sides: Int) -> Int { Int.random(in: 0..<sides, using: &random) }

  // MARK: The program

  /// A template's outcome: sections come and go, and figures change.
  private mutating func rendered() -> String {
    var text = "# Pack\n\nAs of day \(dice(3)).\n"
    for section in 0..<5 where dice(6) > 0 {
      text += "\n## Section \(section)\n\n| a | \(dice(4)) |\n| b | \(dice(2)) |\n"
      if dice(5) > 0 { text += "\n<!-- keep:k\(section) -->\nTo be written \(dice(2)).\n<!-- /keep -->\n" }
      if dice(4) == 0 { text += "Note <!-- keep:inline\(section) --><!-- /keep --> here.\n" }
    }
    return text
  }

  mutating func rebuild() throws -> Outcome {
    if dice(12) == 0 { record = nil }
    forgets = record == nil
    let edits = [HandEdits.refused, .merged, .merged, .overwritten][dice(4)]
    let existing = pack.map { SourceFile(path: "packs/x.md", text: $0) }
    let outcome: PackRebuild
    do {
      outcome = try PackRebuild.make(
        rendered(), over: existing, records: record.map { [$0] } ?? [], edits: edits, language: .englishGB)
    } catch {
      // A conflict that is not settled yet: the pack is as it was.
      guard error.diagnostics.allSatisfy({ $0.code == .packConflict || $0.code == .fileRead }) else {
        throw error
      }
      return .refused
    }
    guard case .built(let built) = outcome else { return .refused }
    if edits == .overwritten, let pack, built.hasEdits { copies.append(pack) }
    pack = built.text
    record = built.record
    if built.conflicts > 0 { return .conflict }
    return built.hasEdits ? (edits == .overwritten ? .overwritten : .merged) : .plain
  }

  // MARK: The person

  private mutating func word() -> String {
    count += 1
    let word =
      "w\(count)" + ["", " ñ|e\u{301}", " *_`<b>`", "\u{1F9E8}", " {{x}} &amp;", "=======", "\t#"][dice(7)]
    words.insert(word)
    return word
  }

  /// Some edits; a person never deletes what a person wrote, so that all of it has to be there for ever.
  mutating func edit() {
    guard let text = pack else { return }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    settle(&lines)
    for _ in 0..<dice(4) {
      let line = dice(lines.count)
      switch dice(9) {
      case 0...2: writeInBlock(&lines)
      case 3: lines.insert(word(), at: line)
      case 4: if Self.isPlain(lines[line]) { lines[line] += " " + word() }
      case 5: if Self.isPlain(lines[line]), !isWritten(lines[line]) { lines.remove(at: line) }
      case 6: lines.insert("<!-- keep:own\(dice(3)) -->\(word())\n<!-- /keep -->", at: outside(lines, line))
      case 7:
        if Self.isPlain(lines[line]), !isWritten(lines[line]) {
          lines.insert(lines.remove(at: line), at: dice(lines.count))
        }
      default: if dice(6) == 0 { lines = lines.map { $0.hasSuffix("\r") ? $0 : $0 + "\r" } }
      }
      lines = lines.joined(separator: "\n").split(separator: "\n", omittingEmptySubsequences: false).map(
        String.init)
    }
    pack = lines.joined(separator: "\n")
    remember()
  }

  /// Settles every conflict by keeping both sides, if the person has the time.
  private mutating func settle(_ lines: inout [String]) {
    guard lines.contains(where: { $0.hasPrefix("<<<<<<< ") }), dice(3) > 0 else { return }
    lines.removeAll {
      $0.hasPrefix("<<<<<<< ") || $0 == "=======" || $0 == "=======\r" || $0.hasPrefix(">>>>>>> ")
    }
  }

  private mutating func writeInBlock(_ lines: inout [String]) {
    let marks = lines.indices.filter { lines[$0].contains("<!-- keep:") }
    guard let line = marks.randomElement(using: &random) else { return }
    let parts = lines[line].split(separator: "-->", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return }
    lines[line] = parts[0] + "-->" + word() + (dice(2) == 0 ? "\n" : "\r\n") + parts[1]
  }

  /// A line that neither a block nor a conflict begins or ends on.
  private static func isPlain(_ line: String) -> Bool {
    !line.contains("<!--") && !["<<<<<<<", "=======", ">>>>>>>"].contains { line.hasPrefix($0) }
  }

  private func isWritten(_ line: String) -> Bool { line.contains(/w[0-9]/) || line.contains("=======") }

  /// That line, or the first: where no block is open.
  private func outside(_ lines: [String], _ line: Int) -> Int {
    let before = lines[..<line]
    let opened = before.reduce(0) { $0 + $1.ranges(of: "<!-- keep:").count }
    return opened == before.reduce(0) { $0 + $1.ranges(of: "<!-- /keep").count } ? line : 0
  }

  // MARK: The judge

  private mutating func remember() {
    blocks = [:]
    for match in (pack ?? "").matches(of: /<!-- keep:[^ ]+ -->((?s:.*?))<!-- \/keep -->/) {
      let body = String(match.output.1)
      if isWritten(body) { blocks[body] = body }
    }
  }

  /// Words that stand neither in the pack nor in a copy, and blocks whose text is no longer that of a block.
  var lost: [String] {
    let texts = ([pack ?? ""] + copies).map { Array($0.utf8) }
    let missing = words.filter { word in !texts.contains { Self.contains($0, Array(word.utf8)) } }
    let gone = blocks.values.filter { body in
      !texts.contains { Self.contains($0, Array((" -->" + body + "<!-- /keep -->").utf8)) }
    }
    return missing.sorted() + gone.sorted()
  }

  private static func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
    guard let first = part.first else { return true }
    var position = 0
    while let start = text[position...].firstIndex(of: first) {
      if text[start...].starts(with: part) { return true }
      position = start + 1
    }
    return false
  }
}
