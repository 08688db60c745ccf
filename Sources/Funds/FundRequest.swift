public import BusinessCalendar
public import Programme

/// An application to spend from a fund, as it stands.
public struct FundRequest: Sendable, Hashable {
  /// Its name within the programme, `MC-7`.
  public let id: String
  /// The fund's id.
  public let fund: String
  /// What it is for.
  public let title: String
  /// The date of its first step.
  public let opened: CivilDate
  /// Where it stands.
  public internal(set) var state: RequestState
  /// The date from which it stands there.
  public internal(set) var since: CivilDate
  /// Why, where the step that led there said so; a rejection always does.
  public internal(set) var reason: String?
  /// The days of the activity that it pays for; nil where they are not known.
  public internal(set) var activity: DateSpan?
  /// What it asks for.
  public internal(set) var asked: Money
  /// What was approved of it last; nil before.
  public internal(set) var approved: Money?
  /// What stands in the buckets on its account, its claims' included, and what was spent.
  public internal(set) var sums: FundSums
  /// The ids of its claims, in order.
  public internal(set) var claims: [String] = []

  init(id: String, fund: String, title: String, opened: CivilDate, activity: DateSpan?, asked: Money) {
    self.id = id
    self.fund = fund
    self.title = title
    self.opened = opened
    state = .draft
    since = opened
    self.activity = activity
    self.asked = asked
    sums = FundSums(asked.currency)
  }

  /// What of it is claimed, to be paid, or paid.
  var inClaims: Int {
    sums.minorUnits(.claimed) + sums.minorUnits(.receivable) + sums.minorUnits(.reimbursed)
  }

  /// What can still be claimed: what the sponsor pays of what was spent, rounded half-even to the minor unit, less what is
  /// claimed, receivable or reimbursed; at most what is committed, never below zero. Nil on overflow.
  public func claimable(share: DecimalNumber) -> Money? {
    guard let owed = HalfEven.percent(share, of: sums[LedgerBucket.spent]) else { return nil }
    let open = min(owed.minorUnits - inClaims, sums.minorUnits(.committed))
    return Money(minorUnits: max(0, open), currency: asked.currency)
  }
}

/// An application to be paid, as it stands.
public struct FundClaim: Sendable, Hashable {
  /// Its name within the programme, `MC-7-C1`.
  public let id: String
  /// The request that it is of.
  public let request: String
  /// The date of its first step.
  public let opened: CivilDate
  /// Where it stands.
  public internal(set) var state: ClaimState
  /// The date from which it stands there.
  public internal(set) var since: CivilDate
  /// When it was submitted last; nil for a draft.
  public internal(set) var submitted: CivilDate?
  /// Why, where the step that led there said so; a rejection always does.
  public internal(set) var reason: String?
  /// What it asks for.
  public internal(set) var asked: Money
  /// What was approved of it; nil before.
  public internal(set) var approved: Money?
  /// The share of what was spent that the sponsor paid when it was made, in percent.
  public internal(set) var share: DecimalNumber
  /// What it brings.
  public internal(set) var evidence: [FundEvidence]
  /// What of it stands in `claimed`, `receivable` and `reimbursed`.
  public internal(set) var sums: FundSums
}
