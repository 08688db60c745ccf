import Testing

@testable import ProgrammeFile

@Suite struct AmountTests {
  @Test(arguments: [
    ("S/100K", "100000 PEN"), ("S/1.5M", "1500000 PEN"), ("S/12M", "12000000 PEN"),
    ("US$2.5M", "2500000 USD"),
    ("€80,000", "80000 EUR"), ("PEN 1,200.50", "1200.50 PEN"), ("1 200,50 EUR", "1200.50 EUR"),
    ("£250k", "250000 GBP"), ("R$ 1,000", "1000 BRL"), ("S/. 500", "500 PEN"), ("$18K", "18000 USD"),
    ("S/ 100 000", "100000 PEN"), ("S/\u{A0}100\u{A0}000", "100000 PEN"), ("100,000 PEN", "100000 PEN"),
    ("1,234,567.89 USD", "1234567.89 USD"), ("€1.200,50", "1200.50 EUR"), ("£7.5K", "7500 GBP"),
    ("US$ 3 million", "3000000 USD"), ("S/ 2 millones", "2000000 PEN"), ("S/1B", "1000000000 PEN"),
    ("s/100k", "100000 PEN"), ("¥5,000", "5000 JPY"), ("$100 AUD", "100 AUD"), ("CHF 0.05", "0.05 CHF"),
  ])
  func reads(_ text: String, _ amount: String) throws {
    #expect(try AmountReading.read(text).get().text == amount)
    #expect(try AmountReading.read(text).get().rest.isEmpty)
  }

  @Test(arguments: [
    ("S/80K/year", "year"), ("£9K a year", "year"), ("S/10K/month", "month"), ("€1,500 p.a.", "year"),
    ("US$5K per quarter", "quarter"), ("S/80K al año", "year"), ("S/12M", nil),
  ])
  func readsPeriods(_ text: String, _ period: String?) throws {
    #expect(try AmountReading.read(text).get().per == period)
  }

  @Test(arguments: [
    // 80.000 may be eighty, or eighty thousand.
    "€80.000", "S/1.500M", "S/1,00,00", "S/1.5.2M", "S/0.001", "S/99999999999999M", "S/K", "TBD", "-", "",
    "S/-100K", "(S/100K)", "S/100Q", "S/1e5", "50%", "100", "¤100K", "S/100 USD", "S/１００K", "NaN",
    "S/999999999999999999999999999999999999999999999999999999",
  ])
  func refuses(_ text: String) {
    #expect(throws: AmountReading.Failure.self) { try AmountReading.read(text).get() }
  }

  @Test func leavesWhatFollowsTheAmount() throws {
    #expect(try AmountReading.read("S/12M cloud consumption").get().rest == "cloud consumption")
    #expect(try AmountReading.read("S/100K or S/200K").get().rest == "or S/200K")
  }

  @Test func knowsWhichSignsAreShared() throws {
    #expect(try AmountReading.read("$5").get().ambiguousSign == "$")
    #expect(try AmountReading.read("US$5").get().ambiguousSign == nil)
    #expect(try AmountReading.read("$5 USD").get().ambiguousSign == nil)
  }
}

@Suite struct DateTests {
  @Test(arguments: [
    ("1 July 2023", "2023-07-01"), ("1st July 2023", "2023-07-01"), ("July 1, 2023", "2023-07-01"),
    ("2023-07-01", "2023-07-01"), ("2023/07/01", "2023-07-01"), ("31/07/2023", "2023-07-31"),
    ("07/31/2023", "2023-07-31"), ("01.07.2023", "2023-07-01"), ("1 de julio de 2023", "2023-07-01"),
    ("15 de setiembre de 2024", "2024-09-15"), ("January 2025", "2025-01"), ("Enero 2025", "2025-01"),
    ("enero de 2025", "2025-01"), ("Monday, 3 February 2025", "2025-02-03"), ("2025-07", "2025-07"),
    ("6 Apr 2024", "2024-04-06"), ("29 February 2024", "2024-02-29"), ("2023-07-01.", "2023-07-01"),
  ])
  func reads(_ text: String, _ date: String) { #expect(DateReading.read(text)?.text == date) }

  @Test(arguments: [
    ("01/07/2023", true), ("07/07/2023", false), ("31/07/2023", false), ("01.07.2023", false),
    ("1 July 2023", false),
  ])
  func knowsWhereTheMonthMayStandFirst(_ text: String, _ isAmbiguous: Bool) {
    #expect(DateReading.read(text)?.isAmbiguous == isAmbiguous)
  }

  @Test(arguments: [
    "31 February 2023", "29 February 2023", "31 June 2023", "1 Jully 2023", "1 July 23", "1 July 99999",
    "Upon signature", "", "1 July 2023 or 1 August 2023", "32/01/2023", "2023-13-01", "July",
  ])
  func refuses(_ text: String) { #expect(DateReading.read(text) == nil) }
}

@Suite struct LengthTests {
  @Test(arguments: [
    ("3 years", "3 years"), ("36 months", "36 months"), ("90 days", "90 days"), ("12 months", "12 months"),
    ("Three years", "3 years"), ("twelve (12) months", "12 months"), ("3-year", "3 years"),
    ("3 años", "3 years"), ("90 días", "90 days"), ("Within 30 days", "30 days"), ("1 year", "1 year"),
    ("1,000 days", "1000 days"),
  ])
  func reads(_ text: String, _ length: String) { #expect(LengthReading.read(text)?.text == length) }

  @Test(arguments: [
    "", "0 years", "-3 years", "10000 years", "99999999999999999999 years", "Until terminated", "years",
  ])
  func refuses(_ text: String) { #expect(LengthReading.read(text) == nil) }
}

@Suite struct CadenceTests {
  @Test(arguments: [
    ("Weekly", "week"), ("Fortnightly", "2 weeks"), ("Every two weeks", "2 weeks"),
    ("Every other week", "2 weeks"),
    ("Monthly", "month"), ("MONTHLY", "month"), ("Every two months", "2 months"),
    ("Every 6 weeks", "6 weeks"),
    ("Quarterly", "quarter"), ("Every quarter", "quarter"), ("Every 3 months", "quarter"),
    ("Semi-annual", "6 months"), ("Half-yearly", "6 months"), ("Twice a year", "6 months"),
    ("Four times a year", "3 months"), ("Annual", "year"), ("Annually", "year"), ("Yearly", "year"),
    ("Once a year", "year"), ("Once per month", "month"), ("Biennial", "2 years"), ("Mensual", "month"),
    ("Trimestral", "quarter"), ("Cada dos meses", "2 months"), ("Dos veces al año", "6 months"),
  ])
  func reads(_ text: String, _ cadence: String) {
    let expected = cadence == "3 months" ? "quarter" : cadence
    #expect(CadenceReading.read(text)?.text == expected)
    #expect(CadenceReading.read(text)?.doubt == nil)
  }

  @Test(arguments: [
    ("Bi-weekly", "2 weeks"), ("Biweekly", "2 weeks"), ("Bi-monthly", "2 months"), ("Bi-annual", "6 months"),
    ("Biannually", "6 months"), ("Quincenal", "2 weeks"),
  ])
  func knowsWordsWithTwoMeanings(_ text: String, _ cadence: String) {
    #expect(CadenceReading.read(text)?.text == cadence)
    #expect(CadenceReading.read(text)?.doubt != nil)
  }

  @Test(arguments: [
    "As needed", "Montly", "Weekly or monthly", "Every 0 weeks", "Every -2 weeks", "Every 99999999999 weeks",
    "Twice a week", "Now and then", "", "Daily", "Every five times a year",
  ])
  func refuses(_ text: String) { #expect(CadenceReading.read(text) == nil) }
}

@Suite struct QuantityTests {
  @Test(arguments: [
    ("99.99%", "", "99.99", "percent"), ("4 hours", "", "4", "hours"), ("98%", "", "98", "percent"),
    ("NPS >50", ">", "50", "nps"), ("NPS ≥ 50", ">=", "50", "nps"), ("25", "", "25", ""),
    ("3,800", "", "3800", ""), ("152 subscribers", "", "152", "subscribers"),
    ("S/180K", "", "180000 PEN", "PEN"),
    (">= 95%", ">=", "95", "percent"), ("at least 95%", ">=", "95", "percent"), ("< 5%", "<", "5", "percent"),
    ("30 minutes", "", "30", "minutes"), ("99.995%", "", "99.995", "percent"), ("12K", "", "12000", ""),
    ("10+", ">=", "10", ""), ("1 hour", "", "1", "hours"), ("8.5", "", "8.5", ""),
  ])
  func reads(_ text: String, _ direction: String, _ value: String, _ unit: String) throws {
    let reading = try QuantityReading.read(text).get()
    #expect(reading.direction ?? "" == direction)
    #expect(reading.value == value)
    #expect(reading.unit ?? "" == unit)
  }

  @Test(arguments: [
    "", "eight", "8%%", "-8%", "4 or 5 hours", "1.500 users", "S/100K or S/200K", "soon", "√2",
  ])
  func refuses(_ text: String) {
    #expect(throws: QuantityReading.Failure.self) { try QuantityReading.read(text).get() }
  }
}

@Suite struct NameTests {
  @Test(arguments: [
    ("SOC 2 Type II", "soc-2-type-ii"), ("Sponsors' dinner", "sponsors-dinner"),
    ("Reunión técnica", "reunion-tecnica"),
    ("Größe & Maß", "groesse-mass"), ("四半期", ""), ("—", ""), ("  A  b ", "a-b"), ("📊 QBR 👩‍💻", "qbr"),
    (String(repeating: "abc ", count: 40), "abc" + String(repeating: "-abc", count: 15)),
  ])
  func areLowerCaseLettersAndDigits(_ text: String, _ name: String) {
    #expect(PlainWords.identifier(text) == name)
  }

  @Test(arguments: [
    ("A PLC / B SARL", ["A PLC", "B SARL"]),
    ("Example Software PLC and Example Resale Limited", ["Example Software PLC", "Example Resale Limited"]),
    ("Example Cloud, Inc. / Example Consulting LLC", ["Example Cloud, Inc.", "Example Consulting LLC"]),
    ("Our Company A/S / Their Company", ["Our Company A/S", "Their Company"]),
    ("Empresa Uno S.A.C. y Empresa Dos S.A.", ["Empresa Uno S.A.C.", "Empresa Dos S.A."]),
    ("Research and Development Ltd", ["Research and Development Ltd"]), ("Our Company", ["Our Company"]),
  ])
  func ofPartiesAreParted(_ text: String, _ names: [String]) { #expect(PartyNames.split(text) == names) }
}
