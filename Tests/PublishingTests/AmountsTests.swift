import Testing

@testable import Publishing

@Suite struct AmountsTests {
  @Test(arguments: [
    ("S/100K", "[amount]"), ("US$2.5M in all", "[amount] in all"), ("€80,000.", "[amount]."),
    ("PEN 1,200.50", "[amount]"),
    ("1,200.50 PEN", "[amount]"), ("(S/80K/year)", "([amount]/year)"),
    ("12 € or 12€", "[amount] or [amount]"),
    ("S/1.5M, then S/2M", "[amount], then [amount]"), ("£250k", "[amount]"), ("1'000 CHF", "[amount]"),
    ("spend\nS/ 500", "spend\n[amount]"),
  ])
  func amountsAreReplaced(_ text: String, _ expected: String) {
    #expect(text.withoutAmounts == expected)
  }

  @Test(arguments: [
    "", "25 people", "TOP 10 deals", "AES-256", "ISO 27001", "Y2-Q3", "2025-10-08 is closed", "24/7",
    "OPEN 24 hours", "S/", "PEN",
    "SPEND 5", "qbr/2025-01", "€", "room 5 PENS", "3rd $ign",
  ])
  func whatIsNoAmountStays(_ text: String) {
    #expect(text.withoutAmounts == text)
  }
}
