public import BusinessCalendar
public import Programme

/// The parts of a fund's allocation. Their sum is always the allocation.
public enum Bucket: String, Sendable, Hashable, CaseIterable {
  case available, requested, committed, claimed, receivable, reimbursed, expired
}

/// A fund on one day: its allocation by bucket, and what was paid to suppliers.
public struct FundBalance: Sendable {
  /// The fund.
  public let fund: Fund
  /// The last day on which it can be drawn.
  public let expires: CivilDate
  /// What it holds, by bucket; a bucket without an entry is empty.
  private let amounts: [Bucket: Money]
  /// What the partner paid suppliers, beside the buckets.
  public let spent: Money
  /// What a person should look at.
  public let flags: [Flag]

  /// Something about a fund that a person should look at.
  public enum Flag: String, Sendable, Hashable {
    /// Its last day has passed.
    case expired
    /// It expires within 90 days and not all of it is promised.
    case lapsing
  }

  /// The balance before anything was requested: all of it available, or expired once its last day has passed.
  init(untouched fund: Fund, term: DateSpan, asOf: CivilDate) {
    let available = fund.available ?? term
    self.fund = fund
    expires = available.last
    let isExpired = asOf > available.last
    amounts = [isExpired ? .expired : .available: fund.amount]
    spent = .zero(fund.amount.currency)
    if isExpired {
      flags = [.expired]
    } else {
      flags = available.last - asOf <= 90 ? [.lapsing] : []
    }
  }

  /// What a bucket holds.
  public func amount(in bucket: Bucket) -> Money { amounts[bucket] ?? .zero(fund.amount.currency) }

  /// The share of the allocation that is promised, owed or paid, in percent with one digit; nil for an empty fund.
  public var utilisation: DecimalNumber? {
    let used = [Bucket.committed, .claimed, .receivable, .reimbursed].map(amount(in:))
    guard let sum = Money.sum(used, in: fund.amount.currency) else { return nil }
    let hundredfold = sum.minorUnits.multipliedReportingOverflow(by: 100)
    guard !hundredfold.overflow else { return nil }
    return DecimalNumber(mantissa: hundredfold.partialValue).divided(
      by: DecimalNumber(mantissa: fund.amount.minorUnits), digits: 1)
  }
}
