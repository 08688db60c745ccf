import BusinessCalendar
import Journal
import Programme
import Testing

@testable import Scorecard

@Suite struct MetricStatusTests {
  /// The path leads from 31 January 2025, the end of the month of the agreement's last review, to 31 December 2025: 28 + 31 + 30
  /// + 31 + 30 + 31 + 31 + 30 + 31 + 30 + 31 = 334 days. Until 31 March they are 59, until 30 June 150.
  @Test(
    arguments: [
      // 3,800 + 8,200 × 59 ÷ 334 = 5,248.503; × 150 ÷ 334 = 7,482.634.
      ("subscribers", "2025-03-31", "5248.5"), ("subscribers", "2025-06-30", "7482.6"),
      // 25 + 50 × 59 ÷ 334 = 33.832; × 150 ÷ 334 = 47.455.
      ("deployments", "2025-03-31", "33.8"), ("deployments", "2025-06-30", "47.5"),
      // 180,000 + 320,000 × 150 ÷ 334 = 323,712.5748.
      ("revenue", "2025-06-30", "323712.57 PEN"),
      // Before its beginning and after its end it stays where it is.
      ("subscribers", "2025-01-27", "3800"), ("subscribers", "2025-01-31", "3800"),
      ("subscribers", "2025-12-31", "12000"), ("subscribers", "2026-03-01", "12000"),
      // From 100 on 1 January down to 20: 182 of 364 days are half of the way.
      ("incidents", "2025-07-02", "60"),
    ])
  func thePathIsStraight(metric: String, day: String, asked: String) throws {
    let sample = try Sample()
    #expect(try sample.status(metric, day).asked?.description == asked)
  }

  /// A value, and how it stands as of the end of its period, by the numbers above.
  private static let judged:
    [(metric: String, value: String, period: String, health: MetricHealth, verdict: MetricVerdict)] = [
      ("subscribers", "5249", "2025-03", .green, .onPath), ("subscribers", "5248", "2025-03", .red, .missed),
      ("subscribers", "12000", "2025-03", .green, .meetsTarget),
      // Within ten percent of 33.832 is from 30.449 on.
      ("deployments", "34", "2025-03", .green, .onPath),
      ("deployments", "33", "2025-03", .amber, .withinAmber),
      ("deployments", "31", "2025-03", .amber, .withinAmber), ("deployments", "30", "2025-03", .red, .missed),
      // On the day that it is due the target itself is asked for: ten percent beside 75 is 67.5.
      ("deployments", "75", "2025-12", .green, .meetsTarget),
      ("deployments", "68", "2025-12", .amber, .withinAmber), ("deployments", "67", "2025-12", .red, .missed),
      ("revenue", "323712.58", "2025-06", .green, .onPath),
      ("revenue", "323712.57", "2025-06", .red, .missed),
      ("incidents", "60", "2025-07-02", .green, .onPath), ("incidents", "61", "2025-07-02", .red, .missed),
      ("incidents", "20", "2025-07-02", .green, .meetsTarget),
      ("availability", "99.99", "2025-04", .green, .meetsTarget),
      ("availability", "99.989", "2025-04", .amber, .withinAmber),
      ("availability", "99.95", "2025-04", .amber, .withinAmber),
      ("availability", "99.949", "2025-04", .red, .missed),
      // A quarter more than four hours is five.
      ("resolve", "4", "2025-Q1", .green, .meetsTarget), ("resolve", "5", "2025-Q1", .amber, .withinAmber),
      ("resolve", "5.01", "2025-Q1", .red, .missed),
      ("nps", "51", "2025-Q1", .green, .meetsTarget), ("nps", "50", "2025-Q1", .red, .missed),
      ("nps", "-10", "2025-Q1", .red, .missed),
      ("watched", "7", "2025-Q1", .noData, .noTarget), ("open", "9", "2025-Q1", .amber, .notDue),
      ("open", "9", "2025-12", .red, .missed), ("open", "10", "2025-Q1", .green, .meetsTarget),
    ]

  @Test func aValueIsJudgedForTheDayThatItIsOf() throws {
    for (metric, value, period, health, verdict) in Self.judged {
      let sample = try Sample()
      let day = try sample.record(metric, value, period).fact.effective
      let status = try sample.status(metric, day.description)
      #expect(status.health == health && status.verdict == verdict, "\(metric) \(value): \(status.reason)")
      // Told later it is judged alike, as long as it is not stale.
      let later = try sample.status(metric, day.adding(days: 20).description)
      #expect(later.health == health && later.asked == status.asked, "\(metric) \(value): \(later.reason)")
    }
  }

  @Test func whatNobodyHasIsNoData() throws {
    let sample = try Sample()
    for metric in ["availability", "resolve", "nps", "watched", "open"] {
      let status = try sample.status(metric, "2025-06-30")
      #expect(status.health == .noData && status.reading == nil && status.verdict == .noValue)
      #expect(status.sparkline == "" && status.previous == nil && !status.isPenaltyDue && !status.isStale)
    }
  }

  /// The agreement's own figure is where the path begins, and is judged for the day of the report.
  @Test(
    arguments: [
      ("2025-01-27", MetricHealth.green, MetricHealth.green), ("2025-01-31", .green, .green),
      // 25 + 50 × 10 ÷ 334 = 26.5, and ten percent less is 23.8.
      ("2025-02-10", .amber, .amber), ("2025-03-31", .red, .red),
      // Another was due by the end of the quarter after January: 30 April.
      ("2025-04-30", .red, .red), ("2025-05-01", .stale, .red),
    ])
  func theAgreementsFigureAgesToo(day: String, health: MetricHealth, judged: MetricHealth) throws {
    let status = try Sample().status("deployments", day)
    #expect(status.health == health && status.verdict.health == judged, "\(status.reason)")
    #expect(
      status.reading?.origin == .agreement && status.reading?.value == .number(DecimalNumber(mantissa: 25)))
    #expect(status.reading?.date.description == "2025-01-31")
  }

  /// By the month and ten days, a value of March is to be followed until 10 May, one of February until 10 April; without words
  /// a value is followed a quarter later.
  @Test(
    arguments: [
      ("availability", "99.99", "2025-03", "2025-05-10"), ("availability", "99.99", "2025-02", "2025-04-10"),
      ("resolve", "3", "2025-Q1", "2025-06-30"), ("resolve", "3", "2025-02", "2025-05-31"),
      ("resolve", "3", "2025-03-15", "2025-06-15"),
    ])
  func isStaleOnceAnotherValueIsOverdue(metric: String, value: String, period: String, last: String) throws {
    let sample = try Sample()
    try sample.record(metric, value, period)
    #expect(try sample.status(metric, last).health == .green)
    let day = try Sample.date(last).adding(days: 1)
    let late = try sample.status(metric, day.description)
    #expect(late.health == .stale && late.verdict.health == .green && late.freshUntil?.description == last)
  }

  /// Beside a value stands that of the end of the contract quarter before; April to June 2025 is Y2-Q4.
  @Test func thePreviousQuarterIsThatBeforeTheValues() throws {
    let sample = try Sample()
    for (value, period) in [("20", "2024-12"), ("31", "2025-03"), ("35", "2025-04"), ("40", "2025-06")] {
      try sample.record("deployments", value, period)
    }
    func previous(_ day: String) throws -> String? {
      try sample.status("deployments", day).previous?.value.description
    }
    #expect(try previous("2025-03-31") == "20")
    #expect(try previous("2025-05-31") == "31")
    #expect(try previous("2025-06-30") == "31")
    // In July there is no value of the new quarter; beside that of June stands that of March, not June's once more.
    #expect(try previous("2025-07-28") == "31")
    #expect(try previous("2024-12-31") == nil)
    // Without values of its own: the agreement's figure has none before it.
    #expect(try sample.status("subscribers", "2025-06-30").previous == nil)
    try sample.record("subscribers", "9000", "2025-06")
    #expect(try sample.status("subscribers", "2025-06-30").previous?.origin == .agreement)
  }

  /// A penalty follows from a miss that is only amber too, and never from a metric that is no service level.
  @Test(
    arguments: [
      ("availability", "99.97", "2025-04", true), ("availability", "99.9", "2025-04", true),
      ("availability", "99.99", "2025-04", false), ("nps", "50", "2025-04", true),
      ("deployments", "1", "2025-04", false),
    ])
  func aMissHasItsPenalty(metric: String, value: String, period: String, isDue: Bool) throws {
    let sample = try Sample()
    try sample.record(metric, value, period)
    #expect(try sample.status(metric, "2025-04-30").isPenaltyDue == isDue)
  }

  @Test func theErrorBudgetIsThatOfTheValuesPeriod() throws {
    let sample = try Sample()
    #expect(
      try sample.status("availability", "2025-04-15").budget?.span.description == "2025-04-01/2025-04-30")
    try sample.record("availability", "99.97", "2025-03")
    let budget = try #require(try sample.status("availability", "2025-04-15").budget)
    #expect(budget.span.description == "2025-03-01/2025-03-31" && budget.allowed.description == "267.84")
    #expect(try sample.status("nps", "2025-04-15").budget == nil)
  }

  /// The agreement's figure, and at most eleven of the thirteen values.
  @Test func theTrendIsTheNewestTwelve() throws {
    let sample = try Sample()
    for month in 1...9 { try sample.record("deployments", "\(20 + month)", "2025-0\(month)") }
    #expect(try sample.status("deployments", "2025-09-30").sparkline.count == 9)
    try sample.record("subscribers", "5000", "2025-03")
    #expect(
      try sample.status("subscribers", "2025-03-31").trend.map(\.value.description) == ["3800", "5000"])
    for month in 1...9 { try sample.record("deployments", "\(month)", "2024-0\(month)") }
    let trend = try sample.status("deployments", "2025-09-30").trend
    #expect(
      trend.count == 12 && trend.last?.value.description == "29" && trend.first?.value.description == "7")
  }

  /// Numbers at the edge of what can be counted are judged, or are said not to be, and nothing stops.
  @Test func theGreatestNumbersStopNothing() throws {
    let edge = "999999999999999999"
    let text = Sample.text.replacing(
      "current: 25, target: 75", with: "current: -\(edge), target: \(edge)")
    let sample = try Sample(text)
    let status = try sample.status("deployments", "2025-06-30")
    #expect(status.reading != nil && !status.reason.isEmpty)
    _ = try sample.metrics().explain("deployments", asOf: Sample.date("2025-06-30"))
  }
}
