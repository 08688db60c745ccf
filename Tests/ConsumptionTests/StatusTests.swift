import BusinessCalendar
import Consumption
import Programme
import Testing

/// Contract year 2 of the sample agreement is July 2024 to June 2025, with 4,000,000 committed, a discount of 10 % and 260,000
/// expected a month, the sum of its column Est. Monthly. Every figure below is worked out by hand from that.
@Suite("Where a commitment stands")
struct StatusTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let months: String
    let asOf: String
    let drawn: String
    let estimated: String
    let line: String
    let runRate: String
    let left: Int
    let forecast: [String]
    let shortfall: [String]
    let due: String
    var testDescription: String { name }
  }

  static let cases = [
    // 12 × 260,000 = 3,120,000; 4,000,000 − 3,120,000 = 880,000; half of the year is over.
    Case(
      name: "nothing imported: the agreement's own expectation", months: "", asOf: "2024-12-31",
      drawn: "0.00",
      estimated: "0.00", line: "2000000.00", runRate: "260000.00", left: 12,
      forecast: ["3120000.00", "3120000.00", "3120000.00"],
      shortfall: ["880000.00", "880000.00", "880000.00"],
      due: "0.00"),
    // (230 + 260 + 320) ÷ 3 = 270; 1,010 + 8 × 270 = 3,170; lowest 200, highest 320; 4,000 × 4 ÷ 12 = 1,333.33333.
    Case(
      name: "four closed months", months: "2024-07 200000,2024-08 230000,2024-09 260000,2024-10 320000",
      asOf: "2024-10-31", drawn: "1010000.00", estimated: "0.00", line: "1333333.33", runRate: "270000.00",
      left: 8,
      forecast: ["3170000.00", "2610000.00", "3570000.00"],
      shortfall: ["830000.00", "430000.00", "1390000.00"],
      due: "101000.00"),
    // The same with October still open to change: it is not drawn, but what is forecast stays.
    Case(
      name: "an estimated month that is over",
      months: "2024-07 200000,2024-08 230000,2024-09 260000,2024-10 320000 estimated", asOf: "2024-10-31",
      drawn: "690000.00", estimated: "320000.00", line: "1333333.33", runRate: "270000.00", left: 8,
      forecast: ["3170000.00", "2610000.00", "3570000.00"],
      shortfall: ["830000.00", "430000.00", "1390000.00"],
      due: "69000.00"),
    // (200 + 260) ÷ 2 = 230; August is left like the nine months to come: 460 + 10 × 230 = 2,760.
    Case(
      name: "a month that is missing", months: "2024-07 200000,2024-09 260000", asOf: "2024-09-30",
      drawn: "460000.00",
      estimated: "0.00", line: "1000000.00", runRate: "230000.00", left: 10,
      forecast: ["2760000.00", "2460000.00", "3060000.00"],
      shortfall: ["1240000.00", "940000.00", "1540000.00"],
      due: "46000.00"),
    // (360 + 300 + 300) ÷ 3 = 320; July's 100 is seven months back and no longer in the range.
    Case(
      name: "a range of six months",
      months:
        "2024-07 100000,2024-08 300000,2024-09 300000,2024-10 300000,2024-11 360000,2024-12 300000,2025-01 300000",
      asOf: "2025-01-31", drawn: "1960000.00", estimated: "0.00", line: "2333333.33", runRate: "320000.00",
      left: 5,
      forecast: ["3560000.00", "3460000.00", "3760000.00"],
      shortfall: ["440000.00", "240000.00", "540000.00"],
      due: "196000.00"),
    // The last three months of year 1 are the pace of year 2: 300 each, 3,600 in all.
    Case(
      name: "the first day of the year", months: "2024-04 300000,2024-05 300000,2024-06 300000",
      asOf: "2024-07-01",
      drawn: "0.00", estimated: "0.00", line: "0.00", runRate: "300000.00", left: 12,
      forecast: ["3600000.00", "3600000.00", "3600000.00"],
      shortfall: ["400000.00", "400000.00", "400000.00"],
      due: "0.00"),
    // 1 sol over three months is a third each; nine more months of it are 3, whatever a month rounds to.
    Case(
      name: "no cent is lost to rounding", months: "2024-07 1,2024-08 0,2024-09 0", asOf: "2024-09-30",
      drawn: "1.00",
      estimated: "0.00", line: "1000000.00", runRate: "0.33", left: 9, forecast: ["4.00", "1.00", "10.00"],
      shortfall: ["3999996.00", "3999990.00", "3999999.00"], due: "0.10"),
  ]

  @Test("by months", arguments: cases)
  func figures(_ example: Case) throws {
    var bench = try Bench()
    if !example.months.isEmpty { try bench.months(example.months) }
    let year = try bench.year(2, asOf: example.asOf)
    func texts(_ forecast: YearStatus.Forecast?) -> [String] {
      [forecast?.amount, forecast?.lowest, forecast?.highest].map { $0?.number.description ?? "-" }
    }
    #expect(year.committed.number.description == "4000000.00")
    #expect(year.drawn.amount.number.description == example.drawn)
    #expect(year.estimated.amount.number.description == example.estimated)
    #expect(year.expectedLine.number.description == example.line)
    #expect(year.runRate?.amount.number.description == example.runRate)
    #expect(year.monthsLeft == example.left)
    #expect(texts(year.forecast) == example.forecast)
    #expect(texts(year.shortfall) == example.shortfall)
    #expect(year.discount.due.number.description == example.due)
    #expect(year.discount.reached?.percent == DecimalNumber(mantissa: 10))
    #expect(year.span.last == CivilDate(iso: "2025-06-30"))
  }

  /// 690 + 9 × 230 = 2,760: October so far is neither drawn nor part of the pace.
  @Test("the month that runs is said apart and not counted twice")
  func running() throws {
    var bench = try Bench()
    try bench.months("2024-07 200000,2024-08 230000,2024-09 260000,2024-10 150000", on: "2024-10-15")
    let year = try bench.year(2, asOf: "2024-10-15")
    #expect(year.running?.total.description == "150000.00 PEN")
    #expect(year.running?.isEstimated == true)
    #expect(year.drawn.amount.description == "690000.00 PEN")
    #expect(year.forecast?.amount.description == "2760000.00 PEN")
    // A day earlier nothing was known of October.
    #expect(try bench.year(2, asOf: "2024-10-14").running == nil)
  }

  /// By hand: 3,500,000 is above the 3,000,000 of 8 %, 280,000 of it; 4,000,000 is the tier of 10 %.
  @Test(
    "a discount that hangs on what was spent",
    arguments: [
      ("2900000", "none", "0.00", "8"), ("3500000", "8", "280000.00", "10"),
      ("4000000", "10", "400000.00", "12"),
      ("6000000.05", "12", "720000.01", "none"),
    ])
  func achieved(amount: String, tier: String, due: String, next: String) throws {
    var bench = try Bench("discount-basis: achieved")
    try bench.months("2024-07 \(amount)")
    let discount = try bench.year(2, asOf: "2024-07-31").discount
    #expect((discount.reached?.percent.description ?? "none") == tier)
    #expect(discount.due.number.description == due)
    #expect((discount.next?.percent.description ?? "none") == next)
  }

  /// 15 July 2023 to 14 July 2024: July 2023 ends in it, July 2024 does not.
  @Test("a contract year that begins within a month has the months that end in it")
  func brokenMonths() throws {
    var bench = try Bench(from: "2023-07-15")
    try bench.months("2023-07 1,2024-06 2,2024-07 4")
    #expect(try bench.year(1, asOf: "2024-07-31").drawn.amount.number.description == "3.00")
    #expect(try bench.year(2, asOf: "2024-07-31").drawn.amount.number.description == "4.00")
    #expect(
      try bench.status(asOf: "2024-07-31").findings.contains { $0.words.contains("begins on 2023-07-15") })
  }

  /// The agreement expects 150, 25, 50, 15 and 20 thousand a month; two months with data are twice that.
  @Test("services beside what is expected of them, whatever the data calls them")
  func services() throws {
    var bench = try Bench("service-names: { compute: [AmazonEC2, \"EC2 - Other\"] }")
    try bench.take(
      """
      month,service,amount
      2024-07,Amazon Connect,140000
      2024-07,AmazonEC2,40000
      2024-08,amazon-connect,180000
      2024-08,EC2 - Other,20000
      2024-08,AWS Direct Connect,50000
      2024-08,Amazon Lex,7
      """)
    let rows = try bench.year(2, asOf: "2024-08-31").services.map { service in
      "\(service.service) \(service.expected?.number.description ?? "-") \(service.actual.number) \(service.difference.number)"
    }
    #expect(
      rows == [
        "amazon-connect 300000.00 320000.00 20000.00", "direct-connect 50000.00 50000.00 0.00",
        "compute 100000.00 60000.00 -40000.00", "storage 30000.00 0.00 -30000.00",
        "support 40000.00 0.00 -40000.00", "Amazon Lex - 7.00 7.00",
      ])
  }
}
