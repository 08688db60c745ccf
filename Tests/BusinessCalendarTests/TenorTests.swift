import BusinessCalendar
import Testing

@Suite struct TenorTests {
  @Test(arguments: [
    ("month", "1 month"), ("quarter", "3 months"), ("2 quarters", "6 months"), ("half-year", "6 months"),
    ("2 weeks", "2 weeks"), ("fortnight", "2 weeks"), ("Year", "1 year"), ("90 days", "90 days"),
  ])
  func tenorsAreRead(_ text: String, _ expected: String) {
    #expect(Tenor(text)?.description == expected)
  }

  @Test(arguments: [
    "", "0 weeks", "-1 month", "1.5 years", "99999999999 months", "2", "weeks 2", "two weeks", "1 1 day",
  ])
  func whatIsNoTenorIsRefused(_ text: String) {
    #expect(Tenor(text) == nil)
  }
}
