import BusinessCalendar
import Programme

/// How a fund does, in one word with its reason. The first that holds, from the top:
///
/// - `OVER`: of what was paid to suppliers, the sponsor's share is more than all that it promised, owes or paid. The
///   difference stays with the partner.
/// - `LAPSING`: money is available and the last day to apply for it is within 90 days or over, or money is committed and the
///   last day to claim it is. The last days are those of an activity on the fund's last day.
/// - `RISK`: at least a tenth of the allocation was paid to suppliers and can be claimed, and is not.
/// - `UNDER`: more than a quarter of the fund's days are gone, and the share of the allocation that is promised, owed or
///   paid is less than half the share of the days; or the fund has ended and some of it expired.
/// - `OK`: none of these.
public struct FundHealth: Sendable, Hashable {
  /// The word.
  public enum Word: String, Sendable, Hashable, CaseIterable {
    case over = "OVER"
    case lapsing = "LAPSING"
    case risk = "RISK"
    case under = "UNDER"
    case ok = "OK"
  }

  /// The word.
  public let word: Word
  /// Its reason, with its figures, without a full stop.
  public let reason: String

  /// How many days before a last day money begins to lapse.
  static let warning = 90

  private init(_ word: Word, _ reason: String) {
    self.word = word
    self.reason = reason
  }

  /// Judges sums in which what is available after the fund's last day has expired already.
  init(_ fund: Fund, _ sums: FundSums, allocated: Money, _ rules: FundRules, asOf: CivilDate) {
    let days = rules.days(of: fund)
    let available = sums[LedgerBucket.available]
    let committed = sums[LedgerBucket.committed]
    let currency = sums.currency
    let used = sums.sum(LedgerBucket.used) ?? .zero(currency)
    let share = rules.share(of: fund)
    let owed = HalfEven.percent(share, of: sums[LedgerBucket.spent]) ?? .zero(currency)
    if owed.minorUnits > used.minorUnits {
      self.init(
        .over,
        "\(share)% of the \(sums[LedgerBucket.spent]) spent is \(owed), and \(used) is promised, owed or paid"
      )
      return
    }
    let (applyBy, claimBy) = (rules.lastApplyBy(fund), rules.lastClaimBy(fund))
    if available.minorUnits > 0, applyBy.date - asOf <= Self.warning {
      self.init(.lapsing, "\(available) is available and must be applied for by \(applyBy.date)")
      return
    }
    if committed.minorUnits > 0, claimBy.date - asOf <= Self.warning {
      let must = claimBy.date < asOf ? "was to be" : "must be"
      self.init(.lapsing, "\(committed) is committed and \(must) claimed by \(claimBy.date)")
      return
    }
    let inClaims = sums.sum([.claimed, .receivable, .reimbursed])?.minorUnits ?? 0
    let (open, overflow) = owed.minorUnits.subtractingReportingOverflow(inClaims)
    let unclaimed = overflow ? 0 : min(open, committed.minorUnits)
    if unclaimed > 0, unclaimed >= allocated.minorUnits / 10 {
      self.init(
        .risk, "\(Money(minorUnits: unclaimed, currency: currency)) was paid to suppliers and is not claimed")
      return
    }
    let expired = sums[LedgerBucket.expired]
    if asOf > days.last {
      self =
        expired.minorUnits > 0
        ? FundHealth(.under, "\(expired) of \(allocated) expired on \(days.last)")
        : FundHealth(.ok, "ended on \(days.last), all of it used")
      return
    }
    let gone =
      HalfEven.percentage(max(0, asOf - days.first + 1), of: days.count) ?? DecimalNumber(mantissa: 0)
    let part = HalfEven.percentage(used.minorUnits, of: allocated.minorUnits) ?? DecimalNumber(mantissa: 0)
    let isLate = gone > DecimalNumber(mantissa: 25)
    // Both have one digit; part × 2 < gone, without a product that could overflow.
    if allocated.minorUnits > 0, isLate, part.mantissa < (gone.mantissa + 1) / 2 {
      self.init(.under, "\(part)% is used and \(gone)% of its days are gone")
    } else {
      self.init(.ok, "\(part)% is used and \(gone)% of its days are gone")
    }
  }
}
