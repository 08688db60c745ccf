import BusinessCalendar
import Journal
import Programme
import Rates
import Testing

@Suite("Exchange rates")
struct RateBookTests {
  private func money(_ text: String) throws -> Money {
    let words = text.split(separator: " ")
    let currency = try #require(Currency(words[1]))
    let number = try #require(DecimalNumber(words[0]))
    return try #require(Money(number, currency))
  }

  private func rate(_ pair: String, _ number: String, _ date: String, source: String = "SBS") throws
    -> ExchangeRate
  {
    let codes = pair.split(separator: "/")
    let (from, to) = (try #require(Currency(codes[0])), try #require(Currency(codes[1])))
    let (price, day) = (try #require(DecimalNumber(number)), try #require(CivilDate(iso: date)))
    return try #require(ExchangeRate(from: from, to: to, number: price, date: day, source: source))
  }

  private func book(_ rates: [ExchangeRate]) throws -> RateBook {
    let journal = MemoryJournal()
    for rate in rates {
      _ = try journal.append(by: "treasurer", now: { Timestamp(microseconds: 1_700_000_000_000_000) }) {
        journal in
        RateBook(try journal.events(EventQuery())).record(rate)
      }
    }
    return RateBook(try journal.read { try $0.events(EventQuery()) })
  }

  /// By hand: 100.00 × 3.751 = 375.10; 0.05 × 3.1 = 0.155, half-even to 0.16; 0.05 × 3.3 = 0.165 to 0.16;
  /// 375.10 ÷ 3.751 = 100; 1.00 ÷ 3 = 0.333…; 1000 × 0.0257 = 25.70; 100.00 × 149.505 = 14950.5 to 14950 (even);
  /// 1.000 × 2.5 = 2.50.
  @Test(
    "convert half-even, to the digits of each currency, in both directions",
    arguments: [
      ("100.00 USD", "USD/PEN", "3.751", "375.10 PEN"),
      ("0.05 USD", "USD/PEN", "3.1", "0.16 PEN"),
      ("0.05 USD", "USD/PEN", "3.3", "0.16 PEN"),
      ("-0.05 USD", "USD/PEN", "3.1", "-0.16 PEN"),
      ("375.10 PEN", "USD/PEN", "3.751", "100.00 USD"),
      ("1.00 PEN", "USD/PEN", "3", "0.33 USD"),
      ("1000 JPY", "JPY/PEN", "0.0257", "25.70 PEN"),
      ("100.00 USD", "USD/JPY", "149.505", "14950 JPY"),
      ("14950 JPY", "USD/JPY", "149.5", "100.00 USD"),
      ("1.000 BHD", "BHD/USD", "2.5", "2.50 USD"),
      ("90000000000000.00 USD", "USD/PEN", "3.75", "337500000000000.00 PEN"),
    ])
  func converts(amount: String, pair: String, number: String, expected: String) throws {
    #expect(try rate(pair, number, "2025-03-31").convert(money(amount)) == money(expected))
  }

  @Test("refuse an amount of a third currency, and one that does not fit")
  func refuses() throws {
    let rate = try rate("USD/PEN", "3.75", "2025-03-31")
    #expect(try rate.convert(money("1.00 EUR")) == nil)
    #expect(rate.convert(Money(minorUnits: .max, currency: rate.from)) == nil)
  }

  @Test(
    "are those of the day or of the days before, and not too old",
    arguments: [
      ("2025-03-30", nil), ("2025-03-31", "3.70"), ("2025-04-29", "3.70"), ("2025-04-30", "3.80"),
      ("2025-05-31", "3.80"), ("2025-06-01", nil),
    ])
  func age(date: String, expected: String?) throws {
    let book = try book([rate("USD/PEN", "3.70", "2025-03-31"), rate("USD/PEN", "3.80", "2025-04-30")])
    let (dollar, sol) = (try #require(Currency("USD")), try #require(Currency("PEN")))
    let day = try #require(CivilDate(iso: date))
    #expect(book.rate(from: dollar, to: sol, on: day)?.number.description == expected)
    #expect(book.rate(from: sol, to: dollar, on: day)?.number.description == expected)
  }

  @Test("are taken in the direction that is the younger")
  func directions() throws {
    let book = try book([rate("USD/PEN", "3.70", "2025-03-31"), rate("PEN/USD", "0.27", "2025-04-02")])
    let (dollar, sol) = (try #require(Currency("USD")), try #require(Currency("PEN")))
    let day = try #require(CivilDate(iso: "2025-04-03"))
    #expect(book.rate(from: dollar, to: sol, on: day)?.words == "PEN/USD 0.27 of 2025-04-02 (SBS)")
    // 100.00 ÷ 0.27 = 370.37037…
    #expect(try book.convert(money("100.00 USD"), to: sol, on: day).to == money("370.37 PEN"))
  }

  @Test("are recorded once, and a restated one takes the place of the first")
  func restates() throws {
    let first = try rate("USD/PEN", "3.70", "2025-03-31")
    #expect(try book([first, first]).entries.count == 1)
    let restated = try book([
      first, rate("USD/PEN", "3.71", "2025-03-31"), rate("USD/PEN", "3.71", "2025-03-31"),
    ])
    #expect(restated.entries.count == 2)
    #expect(restated.last("USD/PEN", on: first.date)?.rate.number.description == "3.71")
  }

  @Test("that are missing are told with their day and what to type")
  func missing() throws {
    let sol = try #require(Currency("PEN"))
    let day = try #require(CivilDate(iso: "2025-03-31"))
    let problem = try #require(
      #expect(throws: MissingRate.self) { try RateBook([]).convert(money("1.00 USD"), to: sol, on: day) })
    #expect(
      problem.message
        == "no rate USD/PEN is recorded for 2025-03-31 or the 31 days before; record one: entente rates record USD PEN RATE --on 2025-03-31 --source BANK"
    )
  }
}
