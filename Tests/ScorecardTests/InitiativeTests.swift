import BusinessCalendar
import Journal
import Programme
import Testing

@testable import Scorecard

@Suite struct InitiativeTests {
  private static func soles(_ units: Int) throws -> Money {
    Money(minorUnits: units * 100, currency: try #require(Currency("PEN")))
  }

  private static func book(_ sample: Sample, _ day: String = "2030-01-01") throws -> InitiativeBook {
    InitiativeBook(sample.programme, events: try sample.events(InitiativeBook.kinds, asOf: Sample.date(day)))
  }

  private static func record(_ sample: Sample, _ what: InitiativeEntry.What, _ units: Int, _ day: String)
    throws
  {
    let (date, today) = (try Sample.date(day), try Sample.date("2026-01-01"))
    try sample.append(
      try book(sample).decide(what, of: "mid-market-push", soles(units), on: date, today: today))
  }

  /// 12 × 200 ÷ 1500 = 1.6 and 12 × 150 ÷ 800 = 2.25 months by the agreement; the second is only covered once 2.3 are over.
  /// Then 12 × 25 ÷ 180 = 1.67 and 12 × 40 ÷ 180 = 2.67, and at last 12 × 40 ÷ 240 = 2.
  @Test func paysBackOnceTheRevenueCoversIt() throws {
    let sample = try Sample()
    try Self.record(sample, .spend, 25_000, "2025-03-14")
    try Self.record(sample, .arr, 180_000, "2025-03-31")
    try Self.record(sample, .spend, 15_000, "2025-04-14")
    try Self.record(sample, .arr, 240_000, "2025-06-30")
    for (day, spent, achieved, payback, share) in [
      ("2025-03-13", "0.00 PEN", nil, nil, nil), ("2025-03-14", "25000.00 PEN", nil, nil, nil),
      ("2025-03-31", "25000.00 PEN", "180000.00 PEN", "1.7", "12.0"),
      ("2025-05-01", "40000.00 PEN", "180000.00 PEN", "2.7", "12.0"),
      ("2025-06-30", "40000.00 PEN", "240000.00 PEN", "2.0", "16.0"),
    ] as [(String, String, String?, String?, String?)] {
      let status = InitiativesStatus(try Self.book(sample, day), asOf: try Sample.date(day))
      let found = status.initiatives[0]
      #expect(found.spent?.description == spent && found.achieved?.description == achieved, "\(day)")
      #expect(found.payback?.description == payback && found.share?.description == share, "\(day)")
      #expect(status.initiatives.map { $0.expectedPayback?.description } == ["1.6", "2.3"])
      #expect(!found.isOverspent)
    }
    try Self.record(sample, .spend, 160_001, "2025-07-01")
    let over = InitiativesStatus(try Self.book(sample), asOf: try Sample.date("2025-07-01")).initiatives[0]
    #expect(over.isOverspent && over.left?.description == "-1.00 PEN")
  }

  @Test(
    arguments: [
      ("mid-markt-push", 100, "2025-03-01", ScorecardRefusal.Code.unknownName),
      ("mid-market-push", 0, "2025-03-01", .value), ("mid-market-push", -1, "2025-03-01", .value),
      ("mid-market-push", 1, "2025-03-02", .date), ("mid-market-push", Int.max / 100, "2025-03-01", .value),
    ])
  func whatIsNoPaymentIsRefused(id: String, units: Int, day: String, code: ScorecardRefusal.Code) throws {
    let sample = try Sample()
    try Self.record(sample, .spend, 100, "2025-01-01")
    let (date, today, amount) = (try Sample.date(day), try Sample.date("2025-03-01"), try Self.soles(units))
    #expect {
      try Self.book(sample).decide(.spend, of: id, amount, on: date, today: today)
    } throws: {
      ($0 as? ScorecardRefusal)?.code == code
    }
    let dollars = Money(minorUnits: 1, currency: try #require(Currency("USD")))
    #expect {
      try Self.book(sample).decide(.spend, of: "mid-market-push", dollars, on: today, today: today)
    } throws: {
      ($0 as? ScorecardRefusal)?.code == .currency
    }
  }

  /// A fact whose postings are not those of its amount, and one in another currency than the initiative.
  @Test func factsWithoutSenseAreLeftOutAndTold() throws {
    let sample = try Sample()
    let day = try Sample.date("2025-03-01")
    func fact(_ kind: String, _ details: [String: String]) -> Fact {
      Fact(
        programme: "mifibra-aws", kind: kind, subject: "mid-market-push", effective: day, details: details)
    }
    try sample.append([
      fact("initiative.spend", ["amount": "5.00", "currency": "PEN"]),
      fact("initiative.arr", ["amount": "5.00", "currency": "USD"]),
      fact("initiative.arr", ["amount": "-5.00", "currency": "PEN"]), fact("initiative.hope", [:]),
      fact("initiative.arr", ["amount": "7.00", "currency": "PEN"]),
    ])
    let book = try Self.book(sample)
    #expect(book.entries.map(\.amount.description) == ["7.00 PEN"])
    #expect(book.problems.map(\.event.number) == [1, 2, 3, 4])
    // The journal alone does not know the initiative's currency.
    #expect(try sample.journal.verify([InitiativeBook.check]).findings.map(\.number) == [1, 3, 4])
  }

  @Test func whatIsUndoneIsNotSpent() throws {
    let sample = try Sample()
    try Self.record(sample, .spend, 100, "2025-03-01")
    let event = try #require(try sample.events(InitiativeBook.kinds).first)
    try sample.append([event.undoing(reason: nil, reference: nil)])
    let book = try Self.book(sample)
    #expect(book.entries.isEmpty && book.problems.isEmpty)
    #expect(try sample.journal.read { try $0.balances(BalanceQuery()) }.isEmpty)
  }
}
