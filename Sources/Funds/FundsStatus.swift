public import BusinessCalendar
public import Journal
public import Programme

/// All funds of a programme on one day.
public struct FundsStatus: Sendable {
  /// The day.
  public let asOf: CivilDate
  /// The programme's id.
  public let programme: String
  /// The programme's currency.
  public let currency: Currency
  /// In the programme's order, then those that only the journal knows.
  public let balances: [FundBalance]
  /// Funds whose sums are more than can be counted, and are left out.
  public let uncounted: [String]

  /// The funds as the programme allots them, with no fact recorded.
  public init(_ programme: Programme, asOf: CivilDate) {
    self.init(FundRules(programme), [], asOf: asOf)
  }

  /// The funds as postings sum up: those with an effective date until `asOf`, by account and bucket. What is of other
  /// programmes is passed over.
  public init(_ rules: FundRules, balances: [JournalBalance], asOf: CivilDate) {
    self.init(rules, Self.accounts(rules, balances), asOf: asOf)
  }

  /// The funds of a book that was made as of that day.
  public init(_ book: FundBook, asOf: CivilDate) {
    self.init(book.rules, book.accounts, asOf: asOf)
  }

  private init(_ rules: FundRules, _ accounts: [FundAccount], asOf: CivilDate) {
    self.asOf = asOf
    programme = rules.programme
    currency = rules.currency
    var balances: [FundBalance] = []
    var uncounted: [String] = []
    let recorded = Dictionary(grouping: accounts, by: \.fund.id)
    let unknown = accounts.filter { !$0.isInProgramme }
    let all =
      rules.funds.flatMap { fund in
        (recorded[fund.id] ?? []).isEmpty ? [FundAccount(fund, isInProgramme: true)] : recorded[fund.id] ?? []
      }
      + unknown
    for account in all {
      if let balance = FundBalance(account.fund, account.sums, rules, asOf: asOf) {
        balances.append(balance)
      } else {
        uncounted.append(account.fund.id)
      }
    }
    self.balances = balances
    self.uncounted = uncounted
  }

  /// Accounts from sums of postings. Sums of one account in two currencies are two accounts.
  private static func accounts(_ rules: FundRules, _ balances: [JournalBalance]) -> [FundAccount] {
    var order: [String] = []
    var sums: [String: [Currency: FundSums]] = [:]
    for balance in balances where balance.programme == rules.programme {
      guard let currency = Currency(balance.currency), let bucket = LedgerBucket(rawValue: balance.bucket)
      else { continue }
      if sums[balance.account] == nil { order.append(balance.account) }
      // Sums that an engine counted; what does not fit shows as a fund that does not add up.
      _ = sums[balance.account, default: [:]][currency, default: FundSums(currency)].add(
        balance.minorUnits, to: bucket)
    }
    return order.sorted().flatMap { id -> [FundAccount] in
      (sums[id] ?? [:]).sorted { $0.key.code < $1.key.code }.map { currency, sums in
        let own = rules.funds.first { $0.id == id }
        let fund = own ?? .recorded(id, amount: .zero(currency))
        var account = FundAccount(fund, isInProgramme: own != nil, currency: currency)
        account.sums = sums
        return account
      }
    }
  }

  /// The sum of a bucket over the funds in the programme's currency; nil where one is in another, or on overflow.
  public func total(of bucket: Bucket) -> Money? {
    Money.sum(balances.map { $0.amount(in: bucket) }, in: currency)
  }

  /// The sum of all allocations; nil where one is in another currency, or on overflow.
  public var totalAllocated: Money? { Money.sum(balances.map(\.allocated), in: currency) }

  /// Whether any fact of a fund is recorded.
  public var isRecorded: Bool { balances.contains(where: \.isRecorded) }
}
