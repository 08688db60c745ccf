import BusinessCalendar
import Journal
public import Programme

/// What a fund spent, claimed and got back in one month or quarter.
public struct FundBurn: Sendable, Hashable {
  /// A calendar month or a calendar quarter.
  public enum Period: String, Sendable, Hashable, CaseIterable {
    case month, quarter
  }

  /// `2025-03` or `2025-Q1`.
  public let period: String
  /// The fund's id.
  public let fund: String
  /// Promised by the sponsor in it, less what was given back.
  public let committed: Money
  /// Paid to suppliers.
  public let spent: Money
  /// Paid by the sponsor.
  public let reimbursed: Money
}

extension FundBook {
  /// What was promised, spent and paid, by fund and calendar period; periods in which nothing was are left out. What was
  /// undone counts for nothing.
  public func burn(by period: FundBurn.Period) -> [FundBurn] {
    var rows: [String: [String: FundSums]] = [:]
    for entry in entries where entry.counts {
      let label = Self.label(of: entry.event.fact.effective, period)
      for posting in entry.event.fact.postings {
        guard let bucket = LedgerBucket(rawValue: posting.bucket),
          let currency = account(posting.account)?.sums.currency,
          currency.code == posting.currency
        else { continue }
        // Promises are what comes into, or leaves, all buckets after the request's together.
        let column: LedgerBucket? =
          LedgerBucket.used.contains(bucket) ? .committed : bucket == .spent ? .spent : nil
        if let column {
          _ = rows[label, default: [:]][posting.account, default: FundSums(currency)].add(
            posting.minorUnits, to: column)
        }
        if bucket == .reimbursed {
          _ = rows[label, default: [:]][posting.account, default: FundSums(currency)].add(
            posting.minorUnits, to: .reimbursed)
        }
      }
    }
    let order = accounts.map(\.fund.id)
    return rows.keys.sorted().flatMap { label in
      order.compactMap { id in
        guard let sums = rows[label]?[id],
          [LedgerBucket.committed, .spent, .reimbursed].contains(where: { sums.minorUnits($0) != 0 })
        else { return nil }
        return FundBurn(
          period: label, fund: id, committed: sums[LedgerBucket.committed], spent: sums[LedgerBucket.spent],
          reimbursed: sums[LedgerBucket.reimbursed])
      }
    }
  }

  private static func label(of date: CivilDate, _ period: FundBurn.Period) -> String {
    switch period {
    case .month: String(date.description.prefix(7))
    case .quarter: date.description.prefix(4) + "-Q\((date.month + 2) / 3)"
    }
  }
}
