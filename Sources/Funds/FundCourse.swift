public import BusinessCalendar
internal import Journal
public import Programme

/// What the funds of a programme hold together from a day on, as far as it is in the programme's currency.
public struct FundCourse: Sendable, Hashable {
  /// From when.
  public let date: CivilDate
  /// Given to the funds.
  public let allocated: Money
  /// Promised for approved requests.
  public let committed: Money
  /// Claimed, and not decided.
  public let claimed: Money
  /// Approved by the sponsor, and not paid.
  public let receivable: Money
  /// Paid by the sponsor.
  public let reimbursed: Money
}

extension FundBook {
  /// What the funds held over time: a value a day on which something moved, in order. A fund of which nothing is recorded holds
  /// what the agreement allots it from its first day on. Nil where the sums cannot be counted.
  public var course: [FundCourse]? {
    let counted = accounts.filter { $0.sums.currency == rules.currency }
    var sums = FundSums(rules.currency)
    var moves = counted.filter { !$0.sums.isAllocated && $0.isInProgramme }.map { account in
      (
        date: rules.days(of: account.fund).first,
        flows: [(LedgerBucket.allocated, 0 &- account.fund.amount.minorUnits)]
      )
    }
    let names = Set(counted.map(\.fund.id))
    for entry in entries where entry.counts {
      let flows = entry.event.fact.postings.compactMap { posting in
        posting.currency == rules.currency.code && names.contains(posting.account)
          ? LedgerBucket(rawValue: posting.bucket).map { ($0, posting.minorUnits) } : nil
      }
      if !flows.isEmpty { moves.append((entry.event.fact.effective, flows)) }
    }
    var course: [FundCourse] = []
    // The order on one date does not matter, for only its end is told.
    for (date, flows) in moves.sorted(by: { $0.date < $1.date }) {
      for (bucket, minorUnits) in flows {
        guard sums.add(minorUnits, to: bucket) else { return nil }
      }
      guard let allocated = sums.allocation else { return nil }
      let point = FundCourse(
        date: date, allocated: allocated, committed: sums[LedgerBucket.committed],
        claimed: sums[LedgerBucket.claimed], receivable: sums[LedgerBucket.receivable],
        reimbursed: sums[LedgerBucket.reimbursed])
      if course.last?.date == date { course.removeLast() }
      course.append(point)
    }
    return course
  }
}
