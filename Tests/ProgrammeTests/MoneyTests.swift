import Programme
import Testing

@Suite struct MoneyTests {
  static func money(_ number: String, _ code: String) -> Money? {
    guard let number = DecimalNumber(number), let currency = Currency(code) else { return nil }
    return Money(number, currency)
  }

  @Test(arguments: [
    ("17500", "PEN", 1_750_000), ("17500.5", "PEN", 1_750_050), ("0.01", "PEN", 1), ("1200", "JPY", 1200),
    ("1.234", "KWD", 1234), ("-3.50", "EUR", -350),
  ])
  func amountsBecomeMinorUnits(_ number: String, _ code: String, _ expected: Int) {
    #expect(Self.money(number, code)?.minorUnits == expected)
  }

  @Test(arguments: [
    ("10.005", "PEN"), ("1.5", "JPY"), ("99999999999999999999", "PEN"), ("92233720368547758.08", "PEN"),
    ("1", "XXX"),
    ("1", "pen"), ("1e4", "PEN"), ("NaN", "PEN"), ("1,000", "PEN"), ("", "PEN"), (".5", "PEN"), ("5.", "PEN"),
  ])
  func whatIsNoAmountIsRefused(_ number: String, _ code: String) {
    #expect(Self.money(number, code) == nil)
  }

  @Test func sumsNeverMixCurrenciesNorOverflow() throws {
    let pen = try #require(Self.money("1", "PEN"))
    let most = Money(minorUnits: .max, currency: pen.currency)
    #expect(pen.adding(try #require(Self.money("1", "USD"))) == nil)
    #expect(most.adding(pen) == nil)
    #expect(Money.sum([pen, pen], in: pen.currency)?.description == "2.00 PEN")
  }
}

@Suite struct DecimalNumberTests {
  @Test(arguments: [
    // 3,800 / 25 = 152; halves round away from zero.
    ("3800", "25", 0, "152"), ("1", "3", 2, "0.33"), ("2", "3", 2, "0.67"), ("1", "2", 0, "1"),
    ("-1", "2", 0, "-1"),
    ("0.5", "0.25", 1, "2.0"), ("1", "0.003", 0, "333"),
  ])
  func quotientsAreRoundedToTheDigitsAsked(_ a: String, _ b: String, _ digits: Int, _ expected: String) throws
  {
    let quotient = try #require(DecimalNumber(a)).divided(by: #require(DecimalNumber(b)), digits: digits)
    #expect(quotient?.description == expected)
  }

  @Test func quotientsThatCannotBeAreNil() {
    #expect(DecimalNumber(mantissa: 1).divided(by: DecimalNumber(mantissa: 0), digits: 2) == nil)
    #expect(DecimalNumber(mantissa: .max).divided(by: DecimalNumber(mantissa: 1), digits: 2) == nil)
    #expect(DecimalNumber(mantissa: .min).divided(by: DecimalNumber(mantissa: -1), digits: 0) == nil)
  }

  @Test func numbersOfOneValueAreEqualWhateverTheirDigits() throws {
    let short = try #require(DecimalNumber("1.5"))
    let long = try #require(DecimalNumber("1.500"))
    #expect(short == long)
    #expect(short.hashValue == long.hashValue)
    #expect(long.description == "1.500")
  }
}
