import BusinessCalendar
import Consumption
import Journal
import Programme
import Testing

@Suite("Statements of billing periods")
struct BookTests {
  @Test("the last import of a period counts, both stay visible, and the same again is nothing")
  func restatement() throws {
    var bench = try Bench()
    try bench.months("2024-07 200000,2024-08 230000")
    let known = bench.events.count
    #expect(
      try bench.take("month,amount,estimated\n2024-07,200000.00,no\n2024-08,230000,no").map(\.kind) == [
        .unchanged, .unchanged,
      ])
    #expect(bench.events.count == known)
    #expect(try bench.take("month,amount\n2024-08,231000").map(\.kind) == [.restated])
    #expect(try bench.year(2, asOf: "2024-12-31").drawn.amount.number.description == "431000.00")
    #expect(
      try bench.year(2, asOf: "2024-12-31", known: known).drawn.amount.number.description == "430000.00")
    let entries = try bench.book(asOf: "2024-12-31").entries
    #expect(entries.map(\.supersededBy) == [nil, "E3", nil])
  }

  @Test("a restatement that is taken back lets the one before count again")
  func undo() throws {
    var bench = try Bench()
    try bench.months("2024-07 200000")
    try bench.months("2024-07 1")
    bench.append(try #require(bench.events.last).undoing(reason: "The wrong file", reference: nil))
    #expect(try bench.year(2, asOf: "2024-07-31").drawn.amount.number.description == "200000.00")
    #expect(try bench.take("month,amount\n2024-07,200000").map(\.kind) == [.unchanged])
  }

  /// A bill of March that corrects January does not take the place of January's own bill.
  @Test("a correction in a later bill is added to its month")
  func correction() throws {
    var bench = try Bench()
    let head =
      "BillingPeriodStart,ChargePeriodStart,ChargeCategory,ChargeClass,BilledCost,EffectiveCost,BillingCurrency,ServiceName\n"
    try bench.take(head + "2025-01-01T00:00:00Z,2025-01-10T00:00:00Z,Usage,,1000,1000,PEN,s")
    let march = head + "2025-03-01T00:00:00Z,2025-03-10T00:00:00Z,Usage,,500,500,PEN,s\n"
    try bench.take(march + "2025-03-01T00:00:00Z,2025-01-10T00:00:00Z,Usage,Correction,-100,-100,PEN,s")
    let months = try bench.year(2, asOf: "2025-03-31").spend.map { "\($0.month) \($0.total.number)" }
    #expect(months == ["2025-01 900.00", "2025-03 500.00"])
    // March stated anew without the correction: January is whole again.
    try bench.take(march)
    #expect(try bench.year(2, asOf: "2025-03-31").drawn.amount.number.description == "1500.00")
  }

  @Test("kinds of data take each other's place, data sets do not")
  func sets() throws {
    var bench = try Bench()
    try bench.take("month,amount\n2024-07,100")
    try bench.take("month,amount\n2024-07,10", set: "second account")
    #expect(try bench.year(2, asOf: "2024-07-31").drawn.amount.number.description == "110.00")
    try bench.take(
      "ChargePeriodStart,ChargeCategory,BilledCost,EffectiveCost,BillingCurrency,ServiceName\n2024-07-01T00:00:00Z,Usage,120,120,PEN,s"
    )
    #expect(try bench.year(2, asOf: "2024-07-31").drawn.amount.number.description == "130.00")
  }

  @Test("a period that runs is estimated, and true from the day of its import; the same file stays so")
  func running() throws {
    var bench = try Bench()
    let text = "month,amount\n2024-09,100"
    #expect(try bench.take(text, on: "2024-09-20").first?.fact?.effective == CivilDate(iso: "2024-09-20"))
    #expect(try bench.book(asOf: "2024-09-30").current.first?.statement.isEstimated == true)
    #expect(try bench.take(text, on: "2024-10-05").map(\.kind) == [.unchanged])
    let final = try bench.take("month,amount\n2024-09,100.0", on: "2024-10-05")
    #expect(final.map(\.kind) == [.restated])
    #expect(final.first?.fact?.effective == CivilDate(iso: "2024-09-30"))
    #expect(try bench.book(asOf: "2024-10-05").current.first?.statement.isEstimated == false)
  }

  @Test(
    "a fact that says nothing is told, and counts for nothing",
    arguments: [
      (["source": "focus"], "2024-13", "its subject is no month"),
      (["source": "paper"], "2024-07", "its source is none of"),
      (["source": "focus", "2024-07 Usage PEN s": "1 1"], "2024-07", "is no sum"),
      (["source": "focus", "2024-07 Usage PEN s": "1 x 1"], "2024-07", "is no sum"),
      (["source": "focus", "2024-07 Usage XXX s": "1 1 1"], "2024-07", "is no sum"),
      (["source": "focus", "2024-07 Usage+odd PEN s": "1 1 1"], "2024-07", "is no sum"),
      (["source": "focus", "rows": "2", "2024-07 Usage PEN s": "1 1 1"], "2024-07", "its sums are of 1"),
    ])
  func unreadable(details: [String: String], subject: String, words: String) throws {
    var bench = try Bench()
    bench.append(
      Fact(
        programme: bench.programme.id, kind: "consumption.month", subject: subject,
        effective: try Bench.date("2024-07-31"), details: details))
    let status = try bench.status(asOf: "2024-12-31")
    #expect(status.findings.first?.words.contains(words) == true)
    #expect(status.findings.first?.isError == true)
    #expect(status.years[1].drawn.amount.minorUnits == 0)
  }

  @Test("what is recorded is what was read")
  func roundTrip() throws {
    var bench = try Bench()
    let text = #"""
      month,service,category,currency,estimated,amount
      2024-07,A service  with  spaces,Tax,USD,yes,0.0000000001
      2024-07,"b+c, ""d""",,PEN,no,-5
      """#
    let read = try Bench.statements(text)
    try bench.take(text)
    #expect(try bench.book(asOf: "2024-12-31").entries.map(\.statement) == read)
  }
}
