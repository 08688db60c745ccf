public import BusinessCalendar
public import Programme

/// All funds of a programme on one day.
public struct FundsStatus: Sendable {
  /// The day.
  public let asOf: CivilDate
  /// The programme's id.
  public let programme: String
  /// The programme's currency.
  public let currency: Currency
  /// In the programme's order.
  public let balances: [FundBalance]

  /// The funds as the programme allots them.
  public init(_ programme: Programme, asOf: CivilDate) {
    self.asOf = asOf
    self.programme = programme.id
    currency = programme.header.currency
    balances = programme.funds.map { FundBalance(untouched: $0, term: programme.term, asOf: asOf) }
  }

  /// The sum of a bucket over the funds in the programme's currency; nil where one is in another, or on overflow.
  public func total(of bucket: Bucket) -> Money? {
    Money.sum(balances.map { $0.amount(in: bucket) }, in: currency)
  }

  /// The sum of all allocations; nil where one is in another currency, or on overflow.
  public var totalAllocated: Money? { Money.sum(balances.map(\.fund.amount), in: currency) }
}
