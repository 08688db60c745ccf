public import BusinessCalendar
public import Programme

/// A fund on one day: its allocation by bucket, and what was paid to suppliers.
///
/// After the fund's last day nobody can ask for what is still available, so it counts as expired, recorded or not.
public struct FundBalance: Sendable {
  /// The fund.
  public let fund: Fund
  /// All that was given to it: by its facts, else what the agreement allots.
  public let allocated: Money
  /// The last day on which it can be drawn.
  public let expires: CivilDate
  /// What it holds, by bucket.
  private let sums: FundSums
  /// Whether its last day has passed.
  private let hasEnded: Bool
  /// Whether any fact of it is recorded.
  public let isRecorded: Bool
  /// What the partner paid suppliers, beside the buckets.
  public var spent: Money { sums[LedgerBucket.spent] }
  /// What a person should look at, in one word with its reason.
  public let health: FundHealth
  /// What a person should look at.
  public let flags: [Flag]

  /// Something about a fund that a person should look at.
  public enum Flag: String, Sendable, Hashable {
    /// Its last day has passed.
    case expired
    /// It expires within 90 days and not all of it is promised.
    case lapsing
  }

  /// The balance of sums, or of the agreement's allotment where nothing was posted; nil where the sums cannot be counted.
  init?(_ fund: Fund, _ recorded: FundSums?, _ rules: FundRules, asOf: CivilDate) {
    isRecorded = recorded?.isAllocated ?? false
    var sums = recorded ?? FundSums(fund.amount.currency)
    if !isRecorded, sums.currency == fund.amount.currency {
      guard sums.move(fund.amount.minorUnits, from: .allocated, to: .available) else { return nil }
    }
    guard let allocated = sums.allocation else { return nil }
    let last = rules.days(of: fund).last
    self.fund = fund
    self.allocated = allocated
    expires = last
    hasEnded = asOf > last
    if hasEnded {
      guard sums.move(sums.minorUnits(.available), from: .available, to: .expired) else { return nil }
      flags = [.expired]
    } else {
      flags = last - asOf <= 90 && sums.minorUnits(.available) > 0 ? [.lapsing] : []
    }
    self.sums = sums
    health = FundHealth(fund, sums, allocated: allocated, rules, asOf: asOf)
  }

  /// What a bucket holds.
  public func amount(in bucket: Bucket) -> Money { sums[bucket] }

  /// The share of the allocation that is promised, owed or paid, in percent with one digit, rounded half-even; nil for an
  /// empty fund.
  public var utilisation: DecimalNumber? {
    sums.sum(LedgerBucket.used).flatMap { HalfEven.percentage($0.minorUnits, of: allocated.minorUnits) }
  }
}

extension LedgerBucket {
  /// What is promised, owed or paid.
  static let used: [LedgerBucket] = [.committed, .claimed, .receivable, .reimbursed]
}
