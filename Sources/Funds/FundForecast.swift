public import BusinessCalendar
public import Programme

/// What a fund is expected to bring: what is paid, owed and claimed, and a part of what is promised.
public struct FundForecast: Sendable {
  /// The fund.
  public let fund: Fund
  /// Reimbursed + receivable + claimed + probability × committed, rounded half-even to the minor unit.
  public let expected: Money
  /// Reimbursed + receivable + claimed.
  public let certain: Money
  /// Of how much it is a part.
  public let allocated: Money
  /// How likely promised money is claimed, in percent.
  public let probability: DecimalNumber
  /// What lapses unless somebody acts, and by when: available money and drafts unless applied for, promised money unless
  /// claimed; in order of date.
  public let lapsing: [FundDeadline]
}

extension FundBook {
  /// The forecast of each fund on a date. A fund whose sums cannot be counted is left out.
  ///
  /// - Parameter probability: How likely promised money is claimed, in percent, 0 to 100; values beyond are brought within.
  public func forecasts(on date: CivilDate, probability: DecimalNumber) -> [FundForecast] {
    let (none, all) = (DecimalNumber(mantissa: 0), DecimalNumber(mantissa: 100))
    let probability = min(max(probability, none), all)
    let deadlines = deadlines
    return FundsStatus(self, asOf: date).balances.compactMap { balance in
      let currency = balance.allocated.currency
      guard
        let certain = Money.sum(
          [Bucket.reimbursed, .receivable, .claimed].map(balance.amount(in:)), in: currency),
        let part = HalfEven.percent(probability, of: balance.amount(in: .committed)),
        let expected = certain.adding(part)
      else { return nil }
      return FundForecast(
        fund: balance.fund, expected: expected, certain: certain, allocated: balance.allocated,
        probability: probability,
        lapsing: deadlines.filter { $0.fund == balance.fund.id && $0.day.date >= date })
    }
  }
}
