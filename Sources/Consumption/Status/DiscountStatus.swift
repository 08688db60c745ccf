public import Programme

/// The discount of a contract year.
public struct DiscountStatus: Sendable {
  /// A step of the agreement's discounts.
  public struct Tier: Sendable, Hashable {
    /// The contract year that it stands beside, from 1.
    public let year: Int
    /// From how much on it holds, where the discount hangs on what was spent.
    public let amount: Money
    /// In percent.
    public let percent: DecimalNumber
  }

  /// On what it hangs.
  public let basis: Commitment.DiscountBasis
  /// The tier that what was drawn has reached; the year's own where the discount hangs on the year.
  public let reached: Tier?
  /// The discount on what was drawn, rounded half-even to the minor unit.
  public let due: Money
  /// The tier that the forecast reaches.
  public let expected: Tier?
  /// The discount on the forecast; nil where there is none.
  public let expectedDue: Money?
  /// The next tier beyond what was drawn, where the discount hangs on what was spent.
  public let next: Tier?

  init(
    _ commitment: Commitment, year: Int, drawn: Money, forecast: Money?, _ currency: Currency
  ) throws(Overflow) {
    basis = commitment.discountBasis
    let tiers = commitment.years.enumerated().compactMap { index, terms in
      terms.discount.map { Tier(year: index + 1, amount: terms.amount, percent: $0) }
    }.filter { $0.amount.currency == currency }
    func tier(_ spend: Money) -> Tier? {
      switch commitment.discountBasis {
      case .year: tiers.first { $0.year == year }
      case .achieved:
        tiers.filter { $0.amount.minorUnits <= spend.minorUnits }.max {
          ($0.amount.minorUnits, $0.year) < ($1.amount.minorUnits, $1.year)
        }
      }
    }
    reached = tier(drawn)
    expected = forecast.flatMap(tier)
    due = if let reached { try drawn.percent(reached.percent) } else { .zero(currency) }
    if let forecast {
      expectedDue = if let expected { try forecast.percent(expected.percent) } else { .zero(currency) }
    } else {
      expectedDue = nil
    }
    next =
      commitment.discountBasis == .achieved
      ? tiers.filter { $0.amount.minorUnits > drawn.minorUnits }.min {
        $0.amount.minorUnits < $1.amount.minorUnits
      }
      : nil
  }
}
