public import BusinessCalendar
public import Programme

/// A last day of a fund or of one of its requests, with the money that is lost after it.
public struct FundDeadline: Sendable, Hashable {
  /// Of what it is the last day.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// To submit a request that is a draft or was returned.
    case applyBy = "apply by"
    /// To claim on an approved request.
    case claimBy = "claim by"
    /// To apply for what is still available.
    case expiry
  }

  /// Of what it is the last day.
  public let kind: Kind
  /// The fund's id.
  public let fund: String
  /// The request's id; nil for `expiry`.
  public let request: String?
  /// The request's title, or the fund's.
  public let title: String
  /// The day, and what it follows from.
  public let day: FundDate
  /// What is lost after it: what a draft asks for, what is committed, what is available.
  public let atRisk: Money
  /// The clause of the fund.
  public let clause: String?

  /// How many days are left on a date; negative once it has passed.
  public func daysLeft(on date: CivilDate) -> Int { day.date - date }
}

extension FundBook {
  /// Every last day on which money hangs, past ones included, in order of date. The book is of one date; what happens after it
  /// is not in it.
  public var deadlines: [FundDeadline] {
    tracedDeadlines.filter { $0.settledBy == nil }.map(\.deadline)
  }

  /// The last days up to some days after a date, past ones included, the most money at risk first; currencies apart, in the
  /// order of their codes.
  public func due(within days: Int, of date: CivilDate) -> [FundDeadline] {
    deadlines.filter { $0.day.date <= date.adding(days: days) }.sorted { one, other in
      if one.atRisk.currency != other.atRisk.currency {
        return one.atRisk.currency.code < other.atRisk.currency.code
      }
      if one.atRisk.minorUnits != other.atRisk.minorUnits {
        return one.atRisk.minorUnits > other.atRisk.minorUnits
      }
      return (one.day.date, one.fund, one.request ?? "") < (other.day.date, other.fund, other.request ?? "")
    }
  }
}
