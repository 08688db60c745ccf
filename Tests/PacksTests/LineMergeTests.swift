import TestSupport
import Testing

@testable import Packs

/// The comparison of lines, and the putting together of two changes.
@Suite struct LineMergeTests {
  private static func numbers(_ text: String) -> [Int] { text.utf8.map(Int.init) }

  /// The longest common part by the textbook's table (Cormen et al., 15.4), which shares nothing with the algorithm.
  private static func longest(_ a: [Int], _ b: [Int]) -> Int {
    var row = [Int](repeating: 0, count: b.count + 1)
    for x in a {
      var diagonal = 0
      for (j, y) in b.enumerated() {
        let above = row[j + 1]
        row[j + 1] = x == y ? diagonal + 1 : max(above, row[j])
        diagonal = above
      }
    }
    return row[b.count]
  }

  @Test(arguments: [
    // Without lines that stand once, Myers's algorithm finds the longest common part: ABCABBA and CBABAC share four (his
    // paper's example, figure 1).
    ("ABCABBA", "CBABAC", 4), ("", "", 0), ("A", "", 0), ("", "A", 0), ("AAAA", "AA", 2), ("ABAB", "BABA", 3),
    ("XAXBX", "XBXAX", 3),
  ])
  func findsTheLongestCommonPart(_ left: String, _ right: String, _ length: Int) {
    let matches = LineDiff.matches(Self.numbers(left), Self.numbers(right))
    #expect(matches.count { $0 != nil } == length)
  }

  @Test func everyMatchIsTheSameLineInOrder() {
    var random = Mutation(seed: 7)
    for _ in 0..<Mutation.rounds(20000) {
      let letters = Int.random(in: 1...8, using: &random)
      let texts = (0..<2).map { _ in
        (0..<Int.random(in: 0...24, using: &random)).map { _ in Int.random(in: 0..<letters, using: &random) }
      }
      let matches = LineDiff.matches(texts[0], texts[1])
      let pairs = matches.enumerated().compactMap { index, match in match.map { (index, $0) } }
      #expect(pairs.allSatisfy { texts[0][$0] == texts[1][$1] })
      #expect(zip(pairs, pairs.dropFirst()).allSatisfy { $0.1 < $1.1 })
      // Anchors may cost a line or two of the longest common part, never find more.
      #expect(pairs.count <= Self.longest(texts[0], texts[1]))
      #expect(texts[0] != texts[1] || pairs.count == texts[0].count)
    }
  }

  /// Lines that all differ, or are few and shuffled, take the time of a pass or two, not its square.
  @Test func longTextsTakeNoLongTime() {
    var random = Mutation(seed: 1)
    let count = 60_000
    let distinct = LineDiff.matches(Array(0..<count), Array(count..<2 * count))
    #expect(distinct.allSatisfy { $0 == nil })
    let texts = (0..<2).map { _ in (0..<count).map { _ in Int.random(in: 0..<3, using: &random) } }
    let start = ContinuousClock.now
    #expect(LineDiff.matches(texts[0], texts[1]).count == count)
    #expect(ContinuousClock.now - start < .seconds(60))
  }

  private static func merged(_ base: String, _ ours: String, _ theirs: String) -> String {
    let merge = ThreeWayMerge(base: numbers(base), ours: numbers(ours), theirs: numbers(theirs))
    func text(_ text: String, _ range: Range<Int>) -> String {
      String(decoding: Array(text.utf8)[range], as: UTF8.self)
    }
    return merge.parts.map { part in
      switch part {
      case .ours(let range): text(ours, range)
      case .theirs(let range): text(theirs, range)
      case .conflict(let one, let other): "<\(text(ours, one))=\(text(theirs, other))>"
      }
    }.joined()
  }

  /// What `git merge-file` (2.39) makes of the same three files, a line a letter.
  @Test(arguments: [
    ("abc", "abc", "abc", "abc"),
    ("abc", "aXbc", "abcY", "aXbcY"),
    ("abc", "ac", "abc", "ac"), ("abc", "abc", "ac", "ac"), ("abc", "aXc", "aXc", "aXc"),
    ("abc", "aXc", "aYc", "a<X=Y>c"), ("abc", "ac", "aYc", "a<=Y>c"), ("abc", "aXc", "ac", "a<X=>c"),
    ("", "X", "Y", "<X=Y>"), ("", "XQ", "YQ", "<X=Y>Q"), ("ab", "", "ab", ""), ("ab", "", "aX", "<=aX>"),
    ("abcdefgh", "aXcdefgh", "abcdefgY", "aXcdefgY"), ("abcd", "aXcd", "abYd", "a<Xc=bY>d"),
  ])
  func putsChangesTogether(_ base: String, _ ours: String, _ theirs: String, _ expected: String) {
    #expect(Self.merged(base, ours, theirs) == expected)
  }

  /// No line of either side is lost unless the other one deleted or replaced it.
  @Test func noNewLineIsLost() {
    var random = Mutation(seed: 11)
    for _ in 0..<Mutation.rounds(20000) {
      var next = 100
      func change(_ text: [Int]) -> [Int] {
        text.flatMap { line -> [Int] in
          switch Int.random(in: 0..<6, using: &random) {
          case 0: return []
          case 1:
            next += 1
            return [line, next]
          case 2:
            next += 1
            return [next]
          default: return [line]
          }
        }
      }
      let base = (0..<12).map { _ in Int.random(in: 0..<6, using: &random) }
      let (ours, theirs) = (change(base), change(base))
      let merge = ThreeWayMerge(base: base, ours: ours, theirs: theirs)
      let out = merge.parts.flatMap { part -> [Int] in
        switch part {
        case .ours(let range): Array(ours[range])
        case .theirs(let range): Array(theirs[range])
        case .conflict(let one, let other): Array(ours[one]) + Array(theirs[other])
        }
      }
      let new = Set((ours + theirs).filter { $0 > 100 })
      #expect(new.isSubset(of: out))
    }
  }
}
