import BusinessCalendar
import Programme
import Testing

@testable import Scorecard

@Suite struct ReportingPeriodTests {
  /// What is written, and its days. The contract runs from 1 July 2023 for three years, so that Y2-Q3 is January to March 2025;
  /// the fiscal year from 1 April, and FY2025 is the one that ends in 2025. 2020-W53 is 28 December 2020 to 3 January 2021
  /// (ISO 8601: the year's 53rd Thursday is the 31st).
  private static let written: [(text: String, first: String, last: String, length: Metric.Period)] = [
    ("2025-03", "2025-03-01", "2025-03-31", .month), ("2024-02", "2024-02-01", "2024-02-29", .month),
    ("2025-Q1", "2025-01-01", "2025-03-31", .quarter), ("2025-q4", "2025-10-01", "2025-12-31", .quarter),
    ("Y2-Q3", "2025-01-01", "2025-03-31", .quarter), ("y3-q4", "2026-04-01", "2026-06-30", .quarter),
    ("Y1", "2023-07-01", "2024-06-30", .year), ("Y2-H1", "2024-07-01", "2024-12-31", .halfYear),
    ("FY2025-Q1", "2024-04-01", "2024-06-30", .quarter), ("FY2025", "2024-04-01", "2025-03-31", .year),
    ("2025-03-31", "2025-03-31", "2025-03-31", .day), ("2025", "2025-01-01", "2025-12-31", .year),
    ("2025-H2", "2025-07-01", "2025-12-31", .halfYear), ("2025-W12", "2025-03-17", "2025-03-23", .week),
    ("2020-W53", "2020-12-28", "2021-01-03", .week), ("2025-W01", "2024-12-30", "2025-01-05", .week),
  ]

  private static let april: MonthDay = {
    guard let day = MonthDay(month: 4, day: 1) else { preconditionFailure("April has a first day") }
    return day
  }()

  private static let reckoning = ReportingPeriod.Reckoning(
    term: DateSpan(CivilDate(iso: "2023-07-01") ?? .earliest, CivilDate(iso: "2026-06-30") ?? .latest)
      ?? DateSpan(.earliest),
    fiscalYear: april)

  @Test func isReadByItsDays() throws {
    for (text, first, last, length) in Self.written {
      let period = try #require(ReportingPeriod(text, by: Self.reckoning), "\(text)")
      #expect(period.span.description == "\(first)/\(last)", "\(text)")
      #expect(period.length == length && period.label == text.uppercased(), "\(text)")
      #expect(ReportingPeriod.length(of: period.label) == length, "\(text)")
    }
  }

  /// The contract has no fourth year, and 2025 no 53rd week.
  @Test(
    arguments: [
      "", "-", "2025-", "2025-13", "2025-00", "2025-3", "2025-Q5", "2025-Q0", "2025-H3", "Y0-Q1", "Y4-Q1",
      "Y4",
      "Y", "YY2", "FY25", "FY2025-W01", "2025-W53", "2025-W00", "2025-02-29", "25-03", "2025-03-31-01",
      "0000-01", "99999", "Y99999999999999999999", "٢٠٢٥-٠٣",
    ])
  func anythingElseIsNone(text: String) {
    #expect(ReportingPeriod(text, by: Self.reckoning) == nil)
  }

  /// 31 March 2025 lies in Y2-Q3, before which Y2-Q2 ended on 31 December 2024.
  @Test func contractQuartersAreCountedFromTheTerm() throws {
    let term = Self.reckoning.term
    let quarter = try #require(ContractQuarter(containing: Sample.date("2025-03-31"), from: term))
    #expect(quarter.label == "Y2-Q3" && quarter.lastDayBefore.description == "2024-12-31")
    let late = try #require(ContractQuarter(containing: Sample.date("2026-08-01"), from: term))
    #expect(late.label == "Y4-Q1" && late.lastDayBefore.description == "2026-06-30")
    #expect(try ContractQuarter(containing: Sample.date("2023-06-30"), from: term) == nil)
    // A contract that begins in the middle of a month: its second quarter begins on 15 October.
    let middle = try #require(DateSpan(Sample.date("2023-07-15"), Sample.date("2026-07-14")))
    let day = try Sample.date("2023-10-14")
    #expect(ContractQuarter(containing: day, from: middle)?.label == "Y1-Q1")
    #expect(ContractQuarter(containing: day.adding(days: 1), from: middle)?.first.description == "2023-10-15")
  }
}
