import Diagnostics
import Foundation
import Testing

@testable import ProgrammeFile

/// Any bytes at all are read in good time, and what is read is a tree that can be written and decoded.
@Suite struct RobustnessTests {
  /// A generator with a seed, so that a failure can be seen again.
  private struct Random: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  private static let splinters: [String] = [
    "|", "||", "\n", "\r", "\r\n", "#", "- ", "> ", "```", "<!--", "-->", "**", "[", "](", "![", "&amp;",
    "\\", "`", "~~", "\t",
    "S/", "$", "€80.000", "999999999999999999999", "99999999999999M", "-", "✓", "%", ":", "/", "\u{0}",
    "\u{FFFD}", "\u{202E}",
    "\u{FEFF}", "é", "👩‍💻", "Every 0 weeks", "31 February 2023", "|---|---|", "Parties", "Year 0", "2025",
    "| Term |", "---",
    "    ", "[^1]", "<br>", "{{{x}}}", "NPS >", "\u{2028}", "\u{301}",
  ]

  @Test func mutationsOfTheSample() throws {
    let sample = Array(try TestFile.sample().utf8)
    let count = ProcessInfo.processInfo.environment["ENTENTE_FUZZ_COUNT"].flatMap { Int($0) } ?? 1000
    var random = Random(state: 2023_07_01)
    for _ in 0..<count {
      var bytes = sample
      if Bool.random(using: &random) {
        let start = Int.random(in: 0..<bytes.count, using: &random)
        bytes = Array(bytes[start..<min(bytes.count, start + Int.random(in: 1...2500, using: &random))])
      }
      for _ in 0..<Int.random(in: 1...12, using: &random) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        let end = min(bytes.count, place + Int.random(in: 0...30, using: &random))
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes.removeSubrange(place..<end)
        case 1: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 2:
          let splinter = Self.splinters.randomElement(using: &random) ?? "|"
          bytes.insert(contentsOf: splinter.utf8, at: place)
        case 3:
          bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &random))
        default:
          bytes.replaceSubrange(
            place..<end, with: Self.splinters.randomElement(using: &random)?.utf8.map { $0 } ?? [])
        }
      }
      examine(String(decoding: bytes, as: UTF8.self))
    }
  }

  /// Whatever is read can be decoded, names what it assumes, and has its places within the text.
  private func examine(_ text: String) {
    let agreement = ImportedAgreement(text)
    let run = DecodingRun(
      file: agreement.result.programme.file,
      names: KnownNames(centres: Country.all.map(\.centre).sorted(), people: []))
    _ = ProgrammeDecoder(run: run).decode(agreement.result.programme.root)
    // Only what the agreement does not give can be missing; nothing that is written can be wrong.
    let wrong = run.diagnostics.filter { $0.code != .keyMissing && $0.severity == .error }
    #expect(wrong.isEmpty, "\(wrong.map(\.message)) in:\n\(text)")
    #expect(!run.diagnostics.contains { $0.code == .assumedUnknown }, "\(text)")
    let lines = text.utf8.reduce(1) { $1 == UInt8(ascii: "\n") || $1 == UInt8(ascii: "\r") ? $0 + 1 : $0 }
    #expect(agreement.result.diagnostics.allSatisfy { ($0.location?.line ?? 0) <= lines })
  }

  @Test(arguments: [
    ("quotes", String(repeating: ">", count: 10_000) + "a"),
    ("quotes with blanks", String(repeating: "> ", count: 10_000) + "a"),
    ("lists", String(repeating: "- ", count: 10_000) + "a"),
    ("lists by lines", (0..<1000).map { String(repeating: "  ", count: $0) + "- a\n" }.joined()),
    ("brackets", String(repeating: "[", count: 100_000)),
    ("images", String(repeating: "![", count: 50_000) + String(repeating: "]", count: 50_000)),
    ("emphasis", String(repeating: "*a _b ", count: 20_000)),
    ("fences", String(repeating: "```\n", count: 9_999)),
    ("comments", String(repeating: "<!--", count: 20_000)),
    (
      "blank lines in deep lists",
      String(repeating: "- ", count: 20) + "a\n" + String(repeating: "\n", count: 200_000)
    ),
    (
      "columns",
      String(repeating: "|a", count: 20_000) + "|\n" + String(repeating: "|-", count: 20_000) + "|\n"
    ),
    // 50 KB of these cost libcmark-gfm's own tables gigabytes.
    (
      "short rows",
      "|" + String(repeating: "a|", count: 60) + "\n|" + String(repeating: "-|", count: 60) + "\n"
        + String(repeating: "|x|\n", count: 100_000)
    ),
    ("heads without tables", String(repeating: "a|b\n-|-|-\n", count: 50_000)),
    ("pipes", String(repeating: "|\n", count: 200_000)),
    ("one line", String(repeating: "word ", count: 400_000)),
    ("labels", String(repeating: "**Term**: 3 years  \n", count: 20_000)),
    ("sentences", String(repeating: "Term: 3 years. ", count: 20_000)),
    ("dollars", "| Fund | Budget |\n|---|---|\n" + (0..<20_000).map { "| Fund \($0) | $\($0) |\n" }.joined()),
    ("nothing", ""), ("blanks", "  \n\t\n"), ("a byte order mark", "\u{FEFF}"), ("NUL", "\u{0}\u{0}|\u{0}"),
  ])
  func extremes(_ name: String, _ text: String) {
    let clock = ContinuousClock()
    let time = clock.measure { examine("# T\n\n" + text) }
    // Unoptimised and beside other tests; what is quadratic takes minutes.
    #expect(time < .seconds(30), "\(name) took \(time)")
  }
}
