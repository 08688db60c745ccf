import Consumption
import Programme
import Testing

@Suite("Exact amounts")
struct ExactAmountTests {
  @Test(
    "are read and written without loss",
    arguments: [
      ("150000", "150000"), ("-0.0000166667", "-0.0000166667"), ("1.50", "1.5"), ("+3", "3"),
      ("007.10", "7.1"),
      ("0.000", "0"), ("-0", "0"), ("4.8E-7", "0.00000048"), ("1.2e3", "1200"), ("1.25E+1", "12.5"),
      ("99999999999999999999.999999999999999999", "99999999999999999999.999999999999999999"),
      // The smallest that a double of AWS prints in full.
      ("1.2345678901234567E-12", "0.0000000000012345678901234567"),
    ])
  func reads(text: String, written: String) {
    #expect(ExactAmount(text)?.description == written)
  }

  @Test(
    "are no amounts",
    arguments: [
      "", "-", ".5", "5.", "1,5", "1 000", "1.2.3", "0x10", "1e", "1e+", "E5", "NaN", "1E9999", "1e40", "٣",
      "1000000000000000000000000000000000000000",
    ])
  func refuses(text: String) {
    #expect(ExactAmount(text) == nil)
  }

  /// Half-even by hand: 0.125 lies between 0.12 and 0.13, 0.135 between 0.13 and 0.14; a yen has no digits, a dinar three.
  @Test(
    "are rounded once, half-even",
    arguments: [
      ("0.125", "PEN", "0.12 PEN"), ("0.135", "PEN", "0.14 PEN"), ("0.1250000001", "PEN", "0.13 PEN"),
      ("-0.125", "PEN", "-0.12 PEN"), ("-0.135", "PEN", "-0.14 PEN"), ("2.5", "JPY", "2 JPY"),
      ("3.5", "JPY", "4 JPY"), ("7", "BHD", "7.000 BHD"), ("0.004999", "USD", "0.00 USD"),
    ])
  func rounds(text: String, code: String, expected: String) throws {
    let amount = try #require(ExactAmount(text))
    let currency = try #require(Currency(code))
    #expect(amount.rounded(in: currency)?.description == expected)
  }

  @Test("add up exactly, and refuse what has too many digits")
  func adds() throws {
    var sum = ExactAmount.zero
    let tenth = try #require(ExactAmount("0.1"))
    let added = (0..<3).map { _ in sum.add(tenth) }
    #expect(added == [true, true, true])
    #expect(sum == ExactAmount("0.3"))
    let less = try #require(ExactAmount("-0.30000000000000000001"))
    let isLess = sum.add(less)
    #expect(isLess)
    #expect(sum.description == "-0.00000000000000000001")
    var large = try #require(ExactAmount("1e37"))
    let cent = try #require(ExactAmount("0.01"))
    let fits = large.add(cent)
    #expect(!fits)
    #expect(large == ExactAmount("1e37"))
  }
}
