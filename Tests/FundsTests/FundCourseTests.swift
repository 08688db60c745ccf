import BusinessCalendar
import Funds
import Journal
import Programme
import Testing

/// What the funds held over time, all together: the sample has two in soles, of 150,000, and one in dollars, which does not count.
struct FundCourseTests {
  private static func course(_ steps: [(String, String)], asOf: String? = nil) throws -> [String] {
    let ledger = try UndoTests.ledger(steps)
    let book = FundBook(ledger.rules, events: ledger.events, asOf: try asOf.map(Sample.date))
    return try #require(book.course).map { point in
      let amounts = [point.allocated, point.committed, point.claimed, point.receivable, point.reimbursed]
      return "\(point.date) " + amounts.map { "\($0.minorUnits / 100)" }.joined(separator: " ")
    }
  }

  /// Allocated, committed, claimed, receivable, reimbursed.
  private static let steps: [(String, String)] = [
    ("2025-01-01", "request apn-marketing-central 20000"), ("2025-01-02", "submit MC-1"),
    ("2025-01-03", "approve MC-1 18000"), ("2025-02-01", "spend MC-1 10000"),
    ("2025-03-01", "claim MC-1 10000"), ("2025-03-10", "claim-approve MC-1-C1 9000"),
    ("2025-03-20", "pay MC-1-C1 4000"),
  ]

  @Test func moneyGoesFromPromisedToPaid() throws {
    // Of the 10,000 claimed 9,000 are approved, and 1,000 come back to what is promised.
    #expect(
      try Self.course(Self.steps) == [
        "2023-07-01 150000 0 0 0 0", "2025-01-02 150000 0 0 0 0", "2025-01-03 150000 18000 0 0 0",
        "2025-02-01 150000 18000 0 0 0", "2025-03-01 150000 8000 10000 0 0",
        "2025-03-10 150000 9000 0 9000 0", "2025-03-20 150000 9000 0 5000 4000",
      ])
  }

  @Test func whatTheAgreementAllotsStandsFromTheStart() throws {
    #expect(try Self.course([]) == ["2023-07-01 150000 0 0 0 0"])
  }

  /// What goes from one fund to another changes no sum; what is added does.
  @Test func transfersCancelOut() throws {
    #expect(
      try Self.course([
        ("2025-01-02", "transfer apn-marketing-central partner-opportunity-fund 5000"),
        ("2025-01-03", "allocate partner-opportunity-fund 1000"),
      ]) == ["2023-07-01 150000 0 0 0 0", "2025-01-02 150000 0 0 0 0", "2025-01-03 151000 0 0 0 0"])
  }

  @Test func itEndsWhereTheBookEnds() throws {
    #expect(try Self.course(Self.steps, asOf: "2025-01-05").last == "2025-01-03 150000 18000 0 0 0")
  }
}
