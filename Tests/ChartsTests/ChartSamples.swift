import BusinessCalendar
import Charts
import Foundation

/// Charts of every kind, ordinary and at their edges.
enum ChartSamples {
  struct Missing: Error {}

  static func date(_ text: String) throws -> CivilDate {
    guard let date = CivilDate(iso: text) else { throw Missing() }
    return date
  }

  static func span(_ first: String, _ last: String) throws -> DateSpan {
    guard let span = DateSpan(try date(first), try date(last)) else { throw Missing() }
    return span
  }

  static func money(_ language: ChartLanguage) -> ChartUnit {
    .money(sign: language == .spanishPE ? "S/" : "PEN", digits: 2)
  }

  // MARK: Funds

  static func funds(
    _ days: [(String, Int, Int, Int, Int)], span: DateSpan? = nil, asOf: String = "2025-01-27",
    expiries: [String] = ["2025-06-30"], unit: ChartUnit? = nil, _ language: ChartLanguage = .englishGB
  ) throws -> FundChart {
    FundChart(
      year: 2, span: try span ?? self.span("2024-07-01", "2025-06-30"),
      days: try days.map {
        FundChart.Day(
          date: try date($0.0), allocated: $0.1 * 100, committed: $0.2 * 100, claimed: $0.3 * 100,
          reimbursed: $0.4 * 100)
      }, asOf: try date(asOf), expiries: try expiries.map(date), unit: unit ?? money(language),
      language: language)
  }

  /// A year of requests, claims and payments.
  static let fundYear = [
    ("2023-07-01", 205_000, 0, 0, 0), ("2024-08-12", 205_000, 18_000, 0, 0),
    ("2024-09-20", 205_000, 48_000, 0, 0), ("2024-10-15", 205_000, 30_000, 18_000, 0),
    ("2024-11-04", 205_000, 30_000, 0, 18_000), ("2024-12-02", 230_000, 52_000, 12_500, 18_000),
    ("2025-01-13", 230_000, 61_000, 0, 30_500),
  ]

  // MARK: Consumption

  static func months(
    _ states: [ConsumptionChart.State], from first: String = "2024-07-01", share: Int? = 333_333
  )
    throws -> [ConsumptionChart.Month]
  {
    let first = try date(first)
    return states.enumerated().map {
      ConsumptionChart.Month(
        first: first.adding(months: $0.offset), share: share.map { $0 * 100 }, state: $0.element)
    }
  }

  static func consumption(
    _ months: [ConsumptionChart.Month], forecast: (Int, Int, Int)? = nil, asOf: String = "2025-01-27",
    subject: String = "Cloud consumption", _ language: ChartLanguage = .englishGB
  ) throws -> ConsumptionChart {
    ConsumptionChart(
      subject: subject, months: months,
      forecast: forecast.map {
        ConsumptionChart.Forecast(amount: $0.0 * 100, lowest: $0.1 * 100, highest: $0.2 * 100)
      }, asOf: try date(asOf), unit: money(language), language: language)
  }

  /// Half a year of which the last month is not closed.
  static let consumptionYear: [ConsumptionChart.State] =
    [251_200, 263_450, 270_010, 288_700, 301_125].map { .spent($0 * 100) } + [.estimated(262_400_00)]
    + Array(repeating: .ahead, count: 6)

  // MARK: Certifications

  static func certifications(
    _ tracks: [CertificationChart.Track], asOf: String = "2025-01-27", span: DateSpan? = nil,
    _ language: ChartLanguage = .englishGB
  ) throws -> CertificationChart {
    CertificationChart(
      span: try span ?? self.span("2024-07-01", "2026-01-31"), tracks: tracks, asOf: try date(asOf),
      language: language)
  }

  static func track(
    _ title: String, _ holders: [(String, Int)], _ projected: [(String, Int)], _ target: Int,
    due: String? = "2025-12-31"
  ) throws -> CertificationChart.Track {
    CertificationChart.Track(
      title: title, holders: try holders.map { .init(date: try date($0.0), holders: $0.1) },
      projected: try projected.map { .init(date: try date($0.0), holders: $0.1) }, target: target,
      due: try due.map(date))
  }

  static func roster() throws -> [CertificationChart.Track] {
    [
      try track(
        "AWS Solutions Architect", [("2023-07-01", 8), ("2024-11-20", 9)],
        [("2025-03-11", 8), ("2025-03-20", 9), ("2025-09-15", 11)], 15),
      try track("Amazon Connect Specialist", [("2023-07-01", 5)], [], 10),
      try track("AWS DevOps Engineer", [("2023-07-01", 4), ("2024-10-01", 9)], [("2025-06-01", 8)], 8),
      try track("AWS Security", [("2023-07-01", 3), ("2025-01-10", 2)], [], 6, due: nil),
    ]
  }

  // MARK: All

  /// Every chart that is kept as a golden file, by its name.
  static func all() throws -> [(name: String, chart: any Chart)] {
    let whole = 1_000_000_000_000_000
    let long = String(repeating: "Agreement & <Annex> \"B\" ", count: 50)
    return [
      ("funds.en-GB", try funds(fundYear)),
      ("funds.es-PE", try funds(fundYear, .spanishPE)),
      ("funds.empty", try funds([], expiries: [])),
      ("funds.one-day", try funds([("2025-01-27", 205_000, 40_000, 0, 0)], expiries: ["2026-06-30"])),
      (
        "funds.ten-years",
        try funds(
          (0..<400).map { index in
            let day = try date("2015-07-01").adding(days: index * 9)
            return (
              day.description, 900_000 + index * 1000, 90_000 + index % 7 * 20_000, index % 5 * 9000,
              index * 1900
            )
          }, span: span("2015-07-01", "2025-06-30"), asOf: "2025-06-30",
          expiries: ["2016-06-30", "2018-06-30", "2018-08-31", "2020-06-30", "2022-06-30", "2025-06-30"])
      ),
      (
        "funds.ten-days",
        try funds(
          [("2025-01-20", 50, 10, 0, 0), ("2025-01-22", 50, 10, 20, 0)],
          span: span("2025-01-20", "2025-01-29"),
          expiries: ["2025-01-29"])
      ),
      (
        "funds.quadrillions",
        try funds(
          [("2024-07-01", 5 * whole, whole, 0, 0), ("2024-12-01", 5 * whole, 2 * whole, whole, whole / 2)])
      ),
      ("consumption.en-GB", try consumption(months(consumptionYear), forecast: (284_075, 262_400, 301_125))),
      (
        "consumption.es-PE",
        try consumption(
          months(consumptionYear), forecast: (284_075, 262_400, 301_125), subject: "Consumo en la nube",
          .spanishPE)
      ),
      ("consumption.empty", try consumption([])),
      (
        "consumption.no-data",
        try consumption(
          months(Array(repeating: .missing, count: 7) + Array(repeating: .ahead, count: 5)))
      ),
      ("consumption.one-month", try consumption(months([.spent(12_345)], share: nil), subject: long)),
      (
        "consumption.credits",
        try consumption(
          months(
            [.spent(250_000_00), .spent(-80_000_00), .missing, .spent(0), .estimated(-120_000_00)]
              + Array(repeating: .ahead, count: 7), share: 60_000), forecast: (10_000, -90_000, 140_000))
      ),
      (
        "consumption.five-years",
        try consumption(
          (0..<60).map { index in
            ConsumptionChart.Month(
              first: try date("2020-07-01").adding(months: index), share: 20_000_000 + index / 12 * 9_000_000,
              state: .spent(18_000_000 + index * 700_000))
          }, asOf: "2025-06-30", .spanishPE)
      ),
      (
        "consumption.quadrillions",
        try consumption(
          months(
            Array(repeating: .spent(whole * 100), count: 6) + Array(repeating: .ahead, count: 6),
            share: 2 * whole),
          forecast: (whole, whole / 2, 3 * whole))
      ),
      ("certifications.en-GB", try certifications(roster())),
      ("certifications.es-PE", try certifications(roster(), .spanishPE)),
      ("certifications.empty", try certifications([])),
      (
        "certifications.many",
        try certifications(
          (0..<11).map { try track("\(long) \($0)", [("2024-07-01", 120_000 + $0)], [], 1_500_000) })
      ),
      (
        "certifications.nobody",
        try certifications([
          try track("Nobody yet", [], [], 4), try track("Nothing asked", [], [], 0, due: nil),
        ])
      ),
    ]
  }
}
