import BusinessCalendar
import Programme
import Testing

@testable import Scorecard

@Suite struct ErrorBudgetTests {
  private static func budget(_ period: String, _ target: String, _ value: String?) throws -> ErrorBudget? {
    let first = try Sample.date(period + "-01")
    let span = try #require(DateSpan(first, first.endOfMonth))
    return ErrorBudget(
      span, target: try #require(DecimalNumber(target)),
      value: try value.map { try #require(DecimalNumber($0)) })
  }

  /// A month of 30 days has 43,200 minutes, of which 99.99 % leave 4.32 = 4 min 19.2 s; one of 31 days has 44,640, which leave
  /// 4.464 = 4 min 27.84 s. A value of 99.97 % took three times as much, 12.96 min = 12 min 57.6 s, so that
  /// 8 min 38.4 s too much were used.
  @Test(
    arguments: [
      ("2025-04", "99.99", nil, "4 min 19.2 s", nil, nil),
      ("2025-03", "99.99", nil, "4 min 27.84 s", nil, nil),
      // 28 days: 40,320 min × 0.0001 = 4.032 min = 4 min 1.92 s; 29 days: 41,760 → 4.176 min = 4 min 10.56 s.
      ("2025-02", "99.99", nil, "4 min 1.92 s", nil, nil),
      ("2024-02", "99.99", nil, "4 min 10.56 s", nil, nil),
      ("2025-04", "99.99", "99.97", "4 min 19.2 s", "12 min 57.6 s", "-8 min 38.4 s"),
      ("2025-04", "99.99", "99.995", "4 min 19.2 s", "2 min 9.6 s", "2 min 9.6 s"),
      ("2025-04", "99.99", "99.99", "4 min 19.2 s", "4 min 19.2 s", "0 s"),
      ("2025-04", "99.99", "100", "4 min 19.2 s", "0 s", "4 min 19.2 s"),
      // 30 days × 1 % = 7.2 h; a month that is out altogether is 30 days.
      ("2025-04", "99", "0", "7 h 12 min", "30 d", "-29 d 16 h 48 min"),
      ("2025-04", "100", "100", "0 s", "0 s", "0 s"),
    ] as [(String, String, String?, String, String?, String?)])
  func isWhatTheTargetLeaves(
    period: String, target: String, value: String?, allowed: String, used: String?, left: String?
  ) throws {
    let budget = try #require(try Self.budget(period, target, value))
    #expect(ErrorBudget.words(budget.allowed) == allowed)
    #expect(budget.used.map(ErrorBudget.words) == used)
    #expect(budget.left.map(ErrorBudget.words) == left)
  }

  @Test func sharesOutsideOfAHundredHaveNone() throws {
    #expect(try Self.budget("2025-04", "100.01", nil) == nil)
    #expect(try Self.budget("2025-04", "-1", nil) == nil)
    #expect(try Self.budget("2025-04", "99.99", "101")?.used == nil)
    #expect(try Self.budget("2025-04", "99.999999999999999", nil) == nil)
  }

  @Test func theGreatestAndTheLeastAreWords() {
    #expect(ErrorBudget.words(DecimalNumber(mantissa: .min, scale: 18)) == "-9.223372036854775807 s")
    #expect(!ErrorBudget.words(DecimalNumber(mantissa: .max)).isEmpty)
  }
}
