import BusinessCalendar
public import Programme

/// How much of what a fund was asked for it promised, and how long it takes to pay.
public struct FundYield: Sendable, Hashable {
  /// The fund's id.
  public let fund: String
  /// Requests that were decided, by their last decision: approved, or rejected. Returned ones are not decided yet.
  public let decided: Int
  /// What they asked for.
  public let asked: Money
  /// What was approved of it.
  public let approved: Money
  /// Claims that were paid in full.
  public let paidClaims: Int
  /// Their days from the last submission to the last payment, in order.
  public let cycleDays: [Int]

  /// Approved of asked, in percent with one digit, rounded half-even; nil where nothing was decided.
  public var approvalYield: DecimalNumber? {
    HalfEven.percentage(approved.minorUnits, of: asked.minorUnits)
  }

  /// The mean of the days, with one digit, rounded half-even; nil where no claim was paid.
  public var meanCycle: DecimalNumber? {
    HalfEven.quotient(cycleDays.reduce(0, +), times: 10, by: cycleDays.count).map {
      DecimalNumber(mantissa: $0, scale: 1)
    }
  }

  /// The longest; nil where no claim was paid.
  public var longestCycle: Int? { cycleDays.last }
}

extension FundBook {
  /// The yield and the cycle of each fund; a fund whose sums cannot be counted is left out.
  public var yields: [FundYield] {
    let all = requests
    return accounts.compactMap { account -> FundYield? in
      let own = all.filter { $0.fund == account.fund.id }
      let decided = own.filter { $0.approved != nil || $0.state == .rejected }
      let currency = account.sums.currency
      let paid = own.flatMap(\.claims).compactMap(claim).filter { $0.state == .paid }
      guard let asked = Money.sum(decided.map(\.asked), in: currency),
        let approved = Money.sum(
          decided.compactMap { $0.state == .rejected ? nil : $0.approved }, in: currency)
      else { return nil }
      return FundYield(
        fund: account.fund.id, decided: decided.count, asked: asked, approved: approved,
        paidClaims: paid.count,
        cycleDays: paid.compactMap { claim in claim.submitted.map { claim.since - $0 } }.sorted())
    }
  }
}
