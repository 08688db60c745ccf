import Programme
import Testing

@Suite struct AmountsTests {
  @Test(arguments: [
    ("S/100K", "[amount]"), ("US$2.5M in all", "[amount] in all"), ("€80,000.", "[amount]."),
    ("PEN 1,200.50", "[amount]"),
    ("1,200.50 PEN", "[amount]"), ("(S/80K/year)", "([amount]/year)"),
    ("12 € or 12€", "[amount] or [amount]"),
    ("S/1.5M, then S/2M", "[amount], then [amount]"), ("£250k", "[amount]"), ("1'000 CHF", "[amount]"),
    ("spend\nS/ 500", "spend\n[amount]"),
    // The spaces that French and Spanish printers put between groups and before the sign, and SI's between groups.
    ("100\u{A0}€ now", "[amount] now"), ("1\u{202F}200\u{202F}300,50\u{A0}EUR", "[amount]"),
    ("PEN\u{A0}100", "[amount]"), ("S/ 1 200 300.", "[amount]."), ("25 1 200 PEN", "25 [amount]"),
    // The scale is a part of the amount.
    ("US$ 2.5 million in all", "[amount] in all"), ("2,5 millones de soles", "[amount]"),
    ("3 million USD", "[amount]"), ("5 billion euros", "[amount]"), ("200 mil PEN", "[amount]"),
    ("500 dollars", "[amount]"), ("500 Soles.", "[amount]."), ("12 dólares", "[amount]"),
    // Signs of other currencies (U+20A0 to U+20CF).
    ("₩5,000", "[amount]"), ("5000 ₽", "[amount]"), ("-$500", "-[amount]"),
    ("$500-$700", "[amount]-[amount]"),
    ("USD500", "[amount]"), ("100€ 200€", "[amount] [amount]"), ("1 PEN 2 PEN", "[amount] [amount]"),
    ("PEN 1 PEN 2", "[amount] [amount]"), ("£1m/£2m", "[amount]/[amount]"),
  ])
  func amountsAreReplaced(_ text: String, _ expected: String) {
    #expect(text.withoutAmounts == expected)
  }

  @Test(arguments: [
    "", "25 people", "TOP 10 deals", "AES-256", "ISO 27001", "Y2-Q3", "2025-10-08 is closed", "24/7",
    "OPEN 24 hours", "S/", "PEN",
    "SPEND 5", "5 million people", "2 solesmates", "12 300 people", "7 mil", "qbr/2025-01", "€",
    "room 5 PENS", "3rd $ign",
  ])
  func whatIsNoAmountStays(_ text: String) {
    #expect(text.withoutAmounts == text)
  }
}
