/// The parts of a fund's allocation. Their sum is always the allocation.
public enum Bucket: String, Sendable, Hashable, CaseIterable {
  case available, requested, committed, claimed, receivable, reimbursed, expired

  /// The same, as postings name it.
  public var inLedger: LedgerBucket {
    switch self {
    case .available: .available
    case .requested: .requested
    case .committed: .committed
    case .claimed: .claimed
    case .receivable: .receivable
    case .reimbursed: .reimbursed
    case .expired: .expired
    }
  }
}

/// The buckets in which postings keep a fund's money; the account is the fund's id.
///
/// Every step takes from one bucket what it puts into another, so the postings of a fact sum to zero in each account. The
/// first seven are the parts of the allocation. The others are beside them: `allocated` and `transferred` hold, below zero,
/// what the parts got from the agreement and from other funds, so that the allocation is -(allocated + transferred);
/// `spent` holds what the partner paid to suppliers, and `suppliers` the same below zero. `allocated` is never empty
/// again once a fund has facts, even where all of its money went to another fund.
public enum LedgerBucket: String, Sendable, Hashable, CaseIterable {
  case available, requested, committed, claimed, receivable, reimbursed, expired
  case allocated, transferred, spent, suppliers

  /// Whether it stands against another bucket and is below zero, or of either sign.
  var isCounter: Bool {
    switch self {
    case .allocated, .transferred, .suppliers: true
    default: false
    }
  }
}
