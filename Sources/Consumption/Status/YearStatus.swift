public import BusinessCalendar
public import Programme

/// Where a commitment stands in one contract year.
///
/// Drawn is what closed months brought: those that are over, and of which nothing may change any more. Forecast = drawn +
/// estimated months that are over + run-rate × months left, where a month is left that is not over, or of which nothing is
/// imported. The range takes the lowest and the highest month in the place of the run-rate.
public struct YearStatus: Sendable {
  /// Some months and their sum.
  public struct Tally: Sendable {
    /// In order.
    public let months: [ChargeMonth]
    /// What counts of them.
    public let amount: Money
  }

  /// An amount with the least and the most that it may be.
  public struct Forecast: Sendable, Hashable {
    /// By the run-rate.
    public let amount: Money
    /// By the lowest month.
    public let lowest: Money
    /// By the highest month.
    public let highest: Money
  }

  /// What one service brought, beside what the agreement expects.
  public struct Service: Sendable {
    /// What the agreement calls it, else the data.
    public let service: String
    /// What the agreement expects a month; nil where it names no such service.
    public let expectedMonthly: Money?
    /// That for each month that is over and of which there is data.
    public let expected: Money?
    /// What those months brought.
    public let actual: Money
    /// Actual less expected; all of it where nothing is expected.
    public let difference: Money
  }

  /// From 1.
  public let number: Int
  /// Its first to its last day, which is the day of the true-up.
  public let span: DateSpan
  /// Its months.
  public let months: [ChargeMonth]
  /// What is promised.
  public let committed: Money
  /// What each month with data comes to.
  public let spend: [MonthSpend]
  /// What closed months brought.
  public let drawn: Tally
  /// What months brought that are over and may still change.
  public let estimated: Tally
  /// What the month that is not over brought so far; nil where nothing is known of it.
  public let running: MonthSpend?
  /// Months that are over and of which nothing is imported.
  public let missing: [ChargeMonth]
  /// How many of its months are over.
  public let elapsed: Int
  /// The promise spread evenly over the months, up to the last that is over; rounded half-even to the minor unit.
  public let expectedLine: Money
  /// Drawn and estimated, less the expected line.
  public let ahead: Money
  /// What a month is expected to bring; nil where nothing says so.
  public let runRate: RunRate?
  /// How many months the run-rate stands for.
  public let monthsLeft: Int
  /// What the year comes to; nil where months are left and there is no run-rate.
  public let forecast: Forecast?
  /// What is missing to the promise; by the run-rate, by the highest and by the lowest month.
  public let shortfall: Forecast?
  /// The discount.
  public let discount: DiscountStatus
  /// By service.
  public let services: [Service]
  /// What is in the data and does not count.
  public let leftOut: [LeftOut]

  /// Its name, `Y2`.
  public var label: String { "Y\(number)" }

  /// Whether its last day is in the past.
  public func isOver(asOf: CivilDate) -> Bool { span.last < asOf }
}

extension YearStatus {
  /// - Parameter index: Of the contract year, from 0.
  init(
    _ commitment: Commitment, _ terms: Commitment.Year, index: Int, span: DateSpan,
    _ eligible: EligibleMonths,
    asOf: CivilDate
  ) throws(Overflow) {
    let currency = terms.amount.currency
    number = index + 1
    self.span = span
    committed = terms.amount
    months = ChargeMonth.ending(in: span)
    spend = months.compactMap { eligible.months[$0] }
    let over = months.filter { $0.last <= asOf }
    elapsed = over.count
    missing = over.filter { eligible.months[$0] == nil }
    running = spend.first { $0.month.last > asOf }
    let ended = spend.filter { $0.month.last <= asOf }
    drawn = try Self.tally(ended.filter { !$0.isEstimated }, currency)
    estimated = try Self.tally(ended.filter(\.isEstimated), currency)
    expectedLine = months.isEmpty ? .zero(currency) : try committed.times(elapsed, by: months.count)
    let known = try drawn.amount.plus(estimated.amount)
    ahead = try known.minus(expectedLine)

    // Full months of the years before too: the first month of a year has no other pace.
    let lastOfYear = months.last ?? ChargeMonth(containing: span.last)
    let full = eligible.months.values.filter { $0.month.last <= asOf && $0.month <= lastOfYear }
    runRate = try RunRate(
      full.sorted { $0.month < $1.month }, expected: commitment.expectedMonthly.map(\.amount), currency)
    monthsLeft = months.count - ended.count
    let forecast = try Self.forecast(known, runRate, monthsLeft)
    self.forecast = forecast
    shortfall = try forecast.map { forecast throws(Overflow) in
      Forecast(
        amount: try Self.gap(terms.amount, forecast.amount),
        lowest: try Self.gap(terms.amount, forecast.highest),
        highest: try Self.gap(terms.amount, forecast.lowest))
    }
    discount = try DiscountStatus(
      commitment, year: index + 1, drawn: drawn.amount, forecast: forecast?.amount, currency)
    services = try Self.services(commitment, ended, currency)
    leftOut = Self.leftOut(months, eligible)
  }

  private static func tally(_ months: [MonthSpend], _ currency: Currency) throws(Overflow) -> Tally {
    Tally(months: months.map(\.month), amount: try Money.total(months.map(\.total), currency))
  }

  private static func forecast(_ known: Money, _ runRate: RunRate?, _ left: Int) throws(Overflow) -> Forecast?
  {
    guard left > 0 else { return Forecast(amount: known, lowest: known, highest: known) }
    guard let runRate else { return nil }
    return Forecast(
      // Not by the rounded average: nine months of a third of a cent are three cents.
      amount: try known.plus(runRate.sum.times(left, by: runRate.count)),
      lowest: try known.plus(runRate.lowest.times(left)),
      highest: try known.plus(runRate.highest.times(left)))
  }

  private static func gap(_ committed: Money, _ spend: Money) throws(Overflow) -> Money {
    let gap = try committed.minus(spend)
    return gap.minorUnits > 0 ? gap : .zero(committed.currency)
  }

  private static func services(
    _ commitment: Commitment, _ ended: [MonthSpend], _ currency: Currency
  ) throws(Overflow) -> [Service] {
    var actual: [String: Money] = [:]
    for month in ended {
      for service in month.services {
        actual[service.service] = try actual[service.service, default: .zero(currency)].plus(service.amount)
      }
    }
    var rows: [Service] = []
    for (service, monthly) in commitment.expectedMonthly {
      let brought = actual.removeValue(forKey: service) ?? .zero(currency)
      let expected = try monthly.times(ended.count)
      rows.append(
        Service(
          service: service, expectedMonthly: monthly, expected: expected, actual: brought,
          difference: try brought.minus(expected)))
    }
    for (service, brought) in actual.sorted(by: { $0.key < $1.key }) {
      rows.append(
        Service(service: service, expectedMonthly: nil, expected: nil, actual: brought, difference: brought))
    }
    return rows
  }

  /// By reason and currency, over all months.
  private static func leftOut(_ months: [ChargeMonth], _ eligible: EligibleMonths) -> [LeftOut] {
    var sums: [LeftOut.Reason: [Currency: LeftOut]] = [:]
    for part in months.flatMap({ eligible.leftOut[$0] ?? [] }) {
      let currency = part.amount.currency
      let before = sums[part.reason]?[currency]
      let amount = before?.amount.adding(part.amount) ?? part.amount
      sums[part.reason, default: [:]][currency] = LeftOut(
        reason: part.reason, amount: amount, rows: (before?.rows ?? 0) + part.rows)
    }
    return sums.values.flatMap(\.values).sorted {
      ($0.reason.words, $0.amount.currency.code) < ($1.reason.words, $1.amount.currency.code)
    }
  }
}
