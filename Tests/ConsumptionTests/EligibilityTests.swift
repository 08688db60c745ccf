import Consumption
import Journal
import Programme
import Rates
import Testing

@Suite("What counts towards a commitment")
struct EligibilityTests {
  private static let bill = """
    BillingPeriodStart,ChargePeriodStart,ChargeCategory,ChargeClass,BilledCost,EffectiveCost,BillingCurrency,ServiceName
    2024-07-01T00:00:00Z,2024-07-01T00:00:00Z,Usage,,100,90,PEN,Amazon Connect
    2024-07-01T00:00:00Z,2024-07-01T00:00:00Z,Purchase,,50,0,PEN,Amazon Connect
    2024-07-01T00:00:00Z,2024-07-01T00:00:00Z,Usage,,0,60,PEN,Storage
    2024-07-01T00:00:00Z,2024-07-01T00:00:00Z,Tax,,18,18,PEN,Amazon Connect
    2024-07-01T00:00:00Z,2024-07-01T00:00:00Z,Credit,,-10,-10,PEN,Amazon Connect
    2024-07-01T00:00:00Z,2024-07-01T00:00:00Z,Adjustment,,3,3,PEN,Support
    2024-07-01T00:00:00Z,2024-07-01T00:00:00Z,Usage,Correction,-20,-20,PEN,Amazon Connect
    2024-07-01T00:00:00Z,2024-07-01T00:00:00Z,Usage,,7,7,PEN,Support
    """

  /// By hand from the rows above.
  @Test(
    "by the rules of the programme",
    arguments: [
      // 90 + 0 + 60 − 20 + 7; billed 100 + 50 + 0 − 20 + 7.
      ("", "137.00", ["category Adjustment 3.00", "category Credit -10.00", "category Tax 18.00"]),
      (
        "cost: billed", "137.00",
        ["category Adjustment 3.00", "category Credit -10.00", "category Tax 18.00"]
      ),
      (
        "eligible: { categories: [Usage], corrections: false }", "157.00",
        [
          "category Adjustment 3.00", "category Credit -10.00", "category Purchase 0.00",
          "category Tax 18.00",
          "corrections -20.00",
        ]
      ),
      (
        "eligible: { exclude: [support] }", "130.00",
        ["category Adjustment 3.00", "category Credit -10.00", "category Tax 18.00", "service support 7.00"]
      ),
      (
        "eligible: { services: [amazon-connect], categories: [usage, purchase, tax, credit, adjustment] }",
        "78.00",
        ["service storage 60.00", "service support 10.00"]
      ),
      (
        "cost: billed\n    eligible: { services: [amazon-connect], categories: [Usage, Tax] }", "98.00",
        [
          "category Adjustment 3.00", "category Credit -10.00", "category Purchase 50.00",
          "service storage 0.00",
          "service support 7.00",
        ]
      ),
    ])
  func rules(rule: String, drawn: String, leftOut: [String]) throws {
    var bench = try Bench(rule)
    try bench.take(Self.bill)
    let year = try bench.year(2, asOf: "2024-07-31")
    #expect(year.drawn.amount.number.description == drawn)
    #expect(year.leftOut.map { "\($0.reason.words) \($0.amount.number)" } == leftOut)
  }

  /// 0.005 + 0.005 is a cent; rounded row by row it would be none.
  @Test("is rounded once a month and service")
  func rounding() throws {
    var bench = try Bench()
    try bench.take(
      "month,service,category,amount\n2024-07,s,Usage,0.005\n2024-07,s,Purchase,0.005\n2024-07,t,Usage,0.125")
    let month = try #require(try bench.year(2, asOf: "2024-07-31").spend.first)
    #expect(month.services.map(\.amount.number.description) == ["0.01", "0.12"])
    #expect(month.total.number.description == "0.13")
  }

  /// 100,000.00 × 3.75 = 375,000.00, by the rate of the month's last day.
  @Test("in another currency is converted by the rate of the month's last day")
  func conversion() throws {
    var bench = try Bench()
    try bench.rate("3.70", "2024-07-15")
    try bench.rate("3.75", "2024-07-31")
    try bench.rate("3.80", "2024-08-01")
    try bench.take("month,amount,currency\n2024-07,100000,USD\n2024-07,1,PEN")
    let status = try bench.status(asOf: "2024-08-31")
    #expect(status.years[1].drawn.amount.number.description == "375001.00")
    let part = try #require(status.years[1].spend.first?.services.first?.parts.last)
    #expect(part.rate?.words == "USD/PEN 3.75 of 2024-07-31 (SBS)")
    // The rate is a fact behind the number.
    let kinds = try #require(status.explanation(of: "2024-07")).events.map(\.fact.kind)
    #expect(kinds == ["rate.record", "consumption.month"])
  }

  @Test("without a rate is not counted, and told with currency and month")
  func missingRate() throws {
    var bench = try Bench()
    try bench.rate("3.75", "2024-06-15")
    try bench.take("month,amount,currency\n2024-07,100000,USD\n2024-07,1,PEN")
    let status = try bench.status(asOf: "2024-08-31")
    #expect(status.years[1].drawn.amount.number.description == "1.00")
    #expect(status.years[1].spend.first?.isIncomplete == true)
    let finding = try #require(status.findings.first)
    #expect(finding.isError)
    #expect(
      finding.words.hasPrefix(
        "2024-07: amounts in USD are not counted: no rate USD/PEN is recorded for 2024-07-31"))
  }

  @Test("is not the other cost where the data states only one")
  func missingCost() throws {
    var bench = try Bench()
    try bench.take(
      """
      {"ResultsByTime": [{"TimePeriod": {"Start": "2024-07-01", "End": "2024-08-01"},
       "Total": {"UnblendedCost": {"Amount": "5", "Unit": "PEN"}}, "Groups": [], "Estimated": false}]}
      """)
    let status = try bench.status(asOf: "2024-07-31")
    #expect(status.years[1].drawn.amount.number.description == "0.00")
    #expect(status.findings.first?.words.contains("does not state the effective cost") == true)
    // Nobody said what is tax.
    #expect(
      status.findings.contains {
        $0.words.hasPrefix("2024-07: the data does not tell charges apart by category")
      })
    var billed = try Bench("cost: billed")
    billed.append(try #require(bench.events.first).fact)
    #expect(try billed.year(2, asOf: "2024-07-31").drawn.amount.number.description == "5.00")
  }
}
