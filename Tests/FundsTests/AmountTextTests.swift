import Programme
import ProgrammeFile
import Testing

/// Amounts as people type them.
struct AmountTextTests {
  @Test(arguments: [
    ("17500", 1_750_000), ("17,500.00", 1_750_000), ("S/17.5K", 1_750_000), ("S/ 17.5K", 1_750_000),
    ("PEN 17500", 1_750_000), ("17500.5", 1_750_050), ("17500 PEN", 1_750_000), ("0.01", 1), ("$ 5", -1),
    ("$5", -1), ("1.5M", 150_000_000), ("17500.000", 1_750_000),
  ])
  func anAmountIsRead(_ text: String, _ minorUnits: Int) throws {
    let soles = try #require(Currency("PEN"))
    switch AmountText.read(text, in: soles) {
    case .success(let money): #expect(money == Money(minorUnits: minorUnits, currency: soles))
    // A dollar sign is that of several currencies, but not of the sol.
    case .failure(let problem): #expect(minorUnits == -1, "\(problem)")
    }
  }

  @Test func aSignThatSeveralCurrenciesShareIsThatOfTheFund() throws {
    let pesos = try #require(Currency("MXN"))
    #expect(try AmountText.read("$1,200.50", in: pesos).get() == Money(minorUnits: 120_050, currency: pesos))
    let yen = try #require(Currency("JPY"))
    #expect(try AmountText.read("17500", in: yen).get() == Money(minorUnits: 17_500, currency: yen))
  }

  /// A dinar has a thousand fils (ISO 4217: KWD has three digits), so that three after a point are no thousands.
  @Test func threeDigitsAfterAPointAreThoseOfACurrencyThatHasThem() throws {
    let dinars = try #require(Currency("KWD"))
    for text in ["100.005", "100.005 KWD", "KWD 100.005"] {
      #expect(try AmountText.read(text, in: dinars).get() == Money(minorUnits: 100_005, currency: dinars))
    }
    #expect(
      try AmountText.read("1,100.5", in: dinars).get() == Money(minorUnits: 1_100_500, currency: dinars))
    for text in ["100.0005", "1.500K"] {
      #expect(throws: AmountText.Problem.self) { try AmountText.read(text, in: dinars).get() }
    }
  }

  @Test(arguments: [
    ("NaN", "is not an amount"), ("1e400", "1e400"), ("inf", "is not an amount"), ("", "is not an amount"),
    ("-5", "below nothing"), ("0", "not above zero"), ("0.00", "not above zero"), ("USD 5", "in USD"),
    ("US$ 5", "state it in PEN"), ("17500.005", "finer than the smallest unit of PEN"),
    ("17.500", "may mean thousands or a fraction"), ("1,2,3", "separators"),
    ("5 apples", "leave out 'apples'"),
    ("S/80K/year", "leave out 'year'"), ("99999999999999999999", "too large"),
    ("92233720368547758.08", "too large"), ("5X", "no multiplier"), ("PEN 5 USD", "two currencies"),
  ])
  func whatIsNoAmountIsRefused(_ text: String, _ words: String) throws {
    switch AmountText.read(text, in: try #require(Currency("PEN"))) {
    case .success(let money): Issue.record("'\(text)' was read as \(money)")
    case .failure(let problem): #expect(problem.description.contains(words), "\(problem)")
    }
  }
}
