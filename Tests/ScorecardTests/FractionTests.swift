import Programme
import Testing

@testable import Scorecard

@Suite struct FractionTests {
  private static func number(_ text: String) throws -> DecimalNumber { try #require(DecimalNumber(text)) }

  /// Ratios, and what they are with one digit: half to even, and up.
  @Test(arguments: [
    (27, 12, "2.2", "2.3"), (47, 20, "2.4", "2.4"), (9, 4, "2.2", "2.3"), (-9, 4, "-2.2", "-2.2"),
    (1, 3, "0.3", "0.4"), (-1, 3, "-0.3", "-0.3"), (8, 5, "1.6", "1.6"), (0, 7, "0.0", "0.0"),
    (1, -3, "-0.3", "-0.3"),
  ])
  func isRounded(above: Int, below: Int, halfEven: String, up: String) throws {
    let fraction = try #require(Fraction(Int128(above), Int128(below)))
    #expect(fraction.rounded(to: 1)?.description == halfEven)
    #expect(fraction.rounded(to: 1, .up)?.description == up)
  }

  @Test func nothingOverflows() throws {
    let most = try #require(Fraction(Int128.max))
    #expect(Fraction(1, 0) == nil && Fraction(.min) == nil && Fraction(1, .min) == nil)
    #expect(most.adding(most) == nil && most.times(most) == nil && most.rounded(to: 1) == nil)
    #expect(try most.isLess(than: #require(Fraction(1, 3))) == nil)
    #expect(try most.over(#require(Fraction(0))) == nil)
    // The least integer as a number of 18 digits after the point is one like any other.
    #expect(Fraction(DecimalNumber(mantissa: .min, scale: 18)) != nil)
  }

  @Test func theGreatestIntegersAreCompared() throws {
    let (small, great) = (
      try #require(Fraction(DecimalNumber(mantissa: .max - 1, scale: 2))),
      try #require(Fraction(DecimalNumber(mantissa: .max, scale: 2)))
    )
    #expect(small.isLess(than: great) == true && great.isLess(than: small) == false)
  }
}
