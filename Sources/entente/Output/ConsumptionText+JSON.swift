import BusinessCalendar
import Consumption
import Programme

extension ConsumptionText {
  /// A commitment with its contract years.
  static func json(of status: ConsumptionStatus, _ years: [YearStatus]) -> JSONValue {
    let rule = status.commitment.eligible
    return .object([
      ("as_of", .string(status.asOf.description)), ("programme", .string(status.programme)),
      ("commitment", .string(status.commitment.id)), ("title", .string(status.commitment.title)),
      ("currency", .string(status.currency.code)), ("total", amount(status.commitment.total)),
      (
        "counts",
        .object([
          ("cost", .string(rule.cost.rawValue)),
          ("services", rule.services.map { .array($0.map { .string($0) }) } ?? .null),
          ("excluded", .array(rule.excluded.map { .string($0) })),
          ("categories", .array(rule.categories.map { .string($0.rawValue) })),
          ("corrections", .bool(rule.countsCorrections)),
        ])
      ),
      ("years", .array(years.map { json(of: $0, asOf: status.asOf) })),
      (
        "findings",
        .array(
          status.findings.map {
            .object([("severity", .string($0.isError ? "error" : "warning")), ("message", .string($0.words))])
          })
      ),
    ])
  }

  private static func json(of year: YearStatus, asOf: CivilDate) -> JSONValue {
    .object([
      ("year", .string(year.label)), ("from", .string(year.span.first.description)),
      ("true_up", .string(year.span.last.description)), ("committed", amount(year.committed)),
      ("drawn", tally(year.drawn)), ("estimated", tally(year.estimated)),
      (
        "running",
        year.running.map {
          .object([("month", .string($0.month.description)), ("amount", amount($0.total))])
        } ?? .null
      ),
      ("missing_months", months(year.missing)), ("elapsed_months", .integer(year.elapsed)),
      ("expected_line", amount(year.expectedLine)), ("ahead", amount(year.ahead)),
      ("run_rate", runRate(year.runRate)), ("months_left", .integer(year.monthsLeft)),
      ("forecast", range(year.forecast)), ("shortfall", range(year.shortfall)),
      (
        "discount",
        .object([
          ("basis", .string(year.discount.basis.rawValue)), ("reached", tier(year.discount.reached)),
          ("due", amount(year.discount.due)), ("expected", tier(year.discount.expected)),
          ("expected_due", amount(year.discount.expectedDue)), ("next", tier(year.discount.next)),
        ])
      ),
      (
        "services",
        .array(
          year.services.map {
            .object([
              ("service", .string($0.service)), ("expected_monthly", amount($0.expectedMonthly)),
              ("expected", amount($0.expected)), ("actual", amount($0.actual)),
              ("difference", amount($0.difference)),
            ])
          })
      ),
      (
        "left_out",
        .array(
          year.leftOut.map {
            .object([
              ("reason", .string($0.reason.words)), ("amount", amount($0.amount)),
              ("currency", .string($0.amount.currency.code)), ("rows", .integer($0.rows)),
            ])
          })
      ),
    ])
  }

  private static func tally(_ tally: YearStatus.Tally) -> JSONValue {
    .object([("amount", amount(tally.amount)), ("months", months(tally.months))])
  }

  private static func months(_ months: [ChargeMonth]) -> JSONValue {
    .array(months.map { .string($0.description) })
  }

  private static func runRate(_ runRate: RunRate?) -> JSONValue {
    guard let runRate else { return .null }
    var basis = ("basis", JSONValue.string("agreement"))
    var averaged: [ChargeMonth] = []
    if case .months(let months) = runRate.basis { (basis, averaged) = (("basis", .string("months")), months) }
    return .object([
      ("amount", amount(runRate.amount)), ("low", amount(runRate.lowest)), ("high", amount(runRate.highest)),
      basis,
      ("months", months(averaged)),
    ])
  }

  private static func range(_ forecast: YearStatus.Forecast?) -> JSONValue {
    forecast.map {
      .object([("amount", amount($0.amount)), ("low", amount($0.lowest)), ("high", amount($0.highest))])
    } ?? .null
  }

  private static func tier(_ tier: DiscountStatus.Tier?) -> JSONValue {
    tier.map {
      .object([
        ("year", .string("Y\($0.year)")), ("percent", .string($0.percent.description)),
        ("from", amount($0.amount)),
      ])
    } ?? .null
  }
}
