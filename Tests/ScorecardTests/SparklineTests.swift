import Programme
import Testing

@testable import Scorecard

@Suite struct SparklineTests {
  /// Eight heights for the way from the least to the greatest: of 0 to 7 each number is its own.
  @Test(
    arguments: [
      ([], ""), (["5"], "▄"), (["5", "5.0", "5"], "▄▄▄"),
      (["0", "1", "2", "3", "4", "5", "6", "7"], "▁▂▃▄▅▆▇█"),
      (["7", "0"], "█▁"), (["-1", "0", "1"], "▁▅█"),
      // 3.5 of 7 lies between 3 and 4, and goes to the even one.
      (["0", "0.5", "1"], "▁▅█"), (["99.97", "99.995", "99.99"], "▁█▇"),
    ] as [([String], String)])
  func showsTheHeights(values: [String], line: String) throws {
    #expect(Sparkline.text(try values.map { try #require(DecimalNumber($0)) }) == line)
  }

  @Test func theGreatestAndTheLeastAreShown() {
    let far = [DecimalNumber(mantissa: .min), DecimalNumber(mantissa: .max)]
    #expect(Sparkline.text(far) == "▁█")
    // Of these not even 127 bits hold the heights: no line rather than a wrong one.
    #expect(Sparkline.text([DecimalNumber(mantissa: 1, scale: 18), DecimalNumber(mantissa: .max)]) == "")
  }
}
