import BusinessCalendar
import Diagnostics
import Programme

/// Rows of the sample, each built in one place, so that a change of the model changes one function.
extension Sample {
  static let soles = currency("PEN")
  static let dollars = currency("USD")

  static func currency(_ code: String) -> Currency {
    guard let currency = Currency(code) else { preconditionFailure("ISO 4217 has \(code)") }
    return currency
  }

  static func date(_ iso: String) -> CivilDate {
    guard let date = CivilDate(iso: iso) else { preconditionFailure("\(iso) is a day") }
    return date
  }

  static func span(_ first: String, _ last: String) -> DateSpan {
    guard let span = DateSpan(date(first), date(last)) else {
      preconditionFailure("\(first) is before \(last)")
    }
    return span
  }

  /// Whole units of a currency.
  static func money(_ units: Int, _ currency: Currency = soles) -> Money {
    Money(minorUnits: units * 100, currency: currency)
  }

  static func number(_ text: String) -> DecimalNumber {
    guard let number = DecimalNumber(text) else { preconditionFailure("\(text) is a number") }
    return number
  }

  static func commitment(
    total: Money? = money(12_000_000),
    years: [(Money, discount: String?)] = [
      (money(3_000_000), "8"), (money(4_000_000), "10"), (money(5_000_000), "12"),
    ],
    basis: Commitment.DiscountBasis = .year, monthly: [(String, Money)] = [("amazon-connect", money(150_000))]
  ) -> Commitment {
    Commitment(
      id: "consumption", title: "Cloud consumption", total: total,
      totalLocation: place("S/12M cloud consumption"),
      years: years.enumerated().map { index, year in
        Commitment.Year(
          amount: year.0, discount: year.discount.map(number),
          location: index < 3 ? place("| Year \(index + 1)") : nil)
      },
      discountBasis: basis, expectedMonthly: monthly.map { (service: $0.0, amount: $0.1) })
  }

  static func metric(
    _ title: String, _ unit: String, current: Metric.Value?, target: Metric.Value?,
    by: String? = "2025-12-31",
    isServiceLevel: Bool = false, location: SourceLocation? = nil
  ) -> Metric {
    Metric(
      id: title.lowercased(), title: title, unit: unit, current: current,
      target: target.map { Metric.Target(direction: .atLeast, value: $0) }, by: by.map(date),
      isServiceLevel: isServiceLevel, penalty: nil, amber: nil, location: location)
  }

  /// A metric of bare numbers.
  static func count(
    _ title: String, _ current: String?, _ target: String?, unit: String = "count",
    location: SourceLocation? = nil
  ) -> Metric {
    metric(
      title, unit, current: current.map { .number(number($0)) }, target: target.map { .number(number($0)) },
      location: location)
  }

  /// A metric of money.
  static func revenue(_ title: String, _ current: Money?, _ target: Money?, location: SourceLocation? = nil)
    -> Metric
  {
    metric(
      title, "PEN", current: current.map { .money($0) }, target: target.map { .money($0) }, location: location
    )
  }

  /// Service Levels and Customer Metrics.
  static let metrics = [
    metric(
      "Platform Availability", "percent", current: nil, target: .number(number("99.99")), by: nil,
      isServiceLevel: true, location: place("Platform Availability")),
    metric(
      "Mean Time to Resolve", "hours", current: nil, target: .number(number("4")), by: nil,
      isServiceLevel: true,
      location: place("Mean Time to Resolve")),
    count("Active Deployments", "25", "75", location: place("Active Deployments")),
    count("Total Agent Subscribers", "3800", "12000", location: place("Total Agent Subscribers")),
    revenue("Monthly Revenue", money(180_000), money(500_000), location: place("Monthly Revenue")),
    count("Avg. Customer Size", "152", "160", unit: "subscribers", location: place("Avg. Customer Size")),
  ]

  static func fund(_ title: String, _ amount: Int, available: DateSpan? = nil, reimburses: String? = nil)
    -> Fund
  {
    Fund(
      id: title.lowercased(), title: title, purpose: nil, amount: money(amount), clause: nil,
      available: available,
      reimburses: reimburses.map(number), applyBy: nil, claimBy: nil, evidence: [], location: rowPlace)
  }

  static func budget(_ title: String, _ amount: Int, every: Tenor? = Tenor(1, .year)) -> TrainingBudget {
    TrainingBudget(
      id: title.lowercased(), title: title, amount: money(amount), every: every, delivery: nil,
      location: rowPlace)
  }

  static func certification(
    _ title: String, _ holders: Int, _ target: Int, due: String? = "2025-12-31"
  ) -> CertificationTarget {
    CertificationTarget(
      id: title.lowercased(), title: title, holders: holders, target: target, due: due.map(date), valid: nil,
      location: rowPlace)
  }

  static func initiative(_ title: String, _ investment: Int, _ revenue: Int?) -> Initiative {
    Initiative(
      id: title.lowercased(), title: title, investment: money(investment),
      expectedARR: revenue.map { money($0) }, location: rowPlace)
  }

  static func row(_ title: String, _ columns: [String: String]) -> ClauseRow {
    let isOfSample = ["Connect instances", "Availability Zone", "Data Residency"].contains(title)
    return ClauseRow(
      id: title.lowercased(), title: title, columns: columns, location: isOfSample ? place(title) : nil)
  }

  static func clause(_ text: String) -> Clause {
    Clause(group: "data-sovereignty", text: text, location: place(text))
  }

  /// A place for rows whose own does not matter.
  static let rowPlace = SourceLocation(file: SourceFile(path: "rows.yaml", text: ""), line: 1)
}
