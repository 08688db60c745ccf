import BusinessCalendar
import Programme

/// All funds, requests and claims of a programme between two steps.
struct FundState: Sendable {
  var accounts: [String: FundAccount] = [:]
  var requests: [String: FundRequest] = [:]
  var claims: [String: FundClaim] = [:]

  /// The programme's funds before any step.
  init(_ funds: [Fund]) {
    for fund in funds { accounts[fund.id] = FundAccount(fund, isInProgramme: true) }
  }

  /// Takes a step, or refuses it and changes nothing.
  ///
  /// - Returns: What moved.
  @discardableResult
  mutating func take(_ move: FundMove, on date: CivilDate, reason: String?) throws(FundRefusal) -> [FundFlow]
  {
    let effect = try effect(of: move, on: date, reason: reason)
    keep(effect)
    return effect.flows
  }

  func account(_ id: String) throws(FundRefusal) -> FundAccount {
    guard let account = accounts[id] else { throw FundRefusal(.unknownName, "there is no fund '\(id)'") }
    return account
  }

  func request(_ id: String) throws(FundRefusal) -> FundRequest {
    guard let request = requests[id] else { throw FundRefusal(.unknownName, "there is no request '\(id)'") }
    return request
  }

  func claim(_ id: String) throws(FundRefusal) -> FundClaim {
    guard let claim = claims[id] else { throw FundRefusal(.unknownName, "there is no claim '\(id)'") }
    return claim
  }
}

/// What a step changes.
struct FundEffect {
  var flows: [FundFlow] = []
  var accounts: [FundAccount] = []
  var request: FundRequest?
  var claim: FundClaim?
}

extension FundState {
  /// What a step would change; every rule of money and state is checked here, for new steps and for recorded ones.
  func effect(of move: FundMove, on date: CivilDate, reason: String?) throws(FundRefusal) -> FundEffect {
    switch move {
    case .allocate(let fund, let amount, let clause):
      let account =
        accounts[fund]
        ?? FundAccount(.recorded(fund, amount: amount, clause: clause), isInProgramme: false)
      try checkPositive(amount, in: account)
      return try effect(
        [FundFlow(fund: fund, from: .allocated, to: .available, minorUnits: amount.minorUnits)], [account])
    case .transfer(let from, let to, let amount):
      let (giver, taker) = (try account(from), try account(to))
      guard from != to else {
        throw FundRefusal(.wrongKind, "\(from) cannot transfer to itself; name another fund")
      }
      try checkPositive(amount, in: giver)
      try checkPositive(amount, in: taker)
      try checkAvailable(amount, in: giver, for: "the transfer to \(to)")
      return try effect(
        [
          FundFlow(fund: from, from: .available, to: .transferred, minorUnits: amount.minorUnits),
          FundFlow(fund: to, from: .transferred, to: .available, minorUnits: amount.minorUnits),
        ], [giver, taker])
    case .expire(let fund, let amount):
      let account = try account(fund)
      try checkPositive(amount, in: account)
      try checkAvailable(amount, in: account, for: "what expires")
      return try effect(
        [FundFlow(fund: fund, from: .available, to: .expired, minorUnits: amount.minorUnits)], [account])
    case .open(let id, let fund, let title, let amount, let activity):
      let account = try account(fund)
      try checkPositive(amount, in: account)
      guard requests[id] == nil else { throw FundRefusal(.wrongKind, "there is a request \(id) already") }
      var effect = FundEffect()
      effect.request = FundRequest(
        id: id, fund: fund, title: title, opened: date, activity: activity, asked: amount)
      effect.request?.reason = reason
      return effect
    case .request(let id, let step): return try effect(of: step, on: try request(id), date, reason)
    case .openClaim(let id, let request, let amount, let share, let evidence, let isDraft):
      return try open(
        FundClaim(
          id: id, request: request, opened: date, state: .draft, since: date, reason: reason, asked: amount,
          share: share, evidence: evidence, sums: FundSums(amount.currency)), isDraft: isDraft, date)
    case .claim(let id, let step): return try effect(of: step, on: try claim(id), date, reason)
    }
  }

  /// Accounts, request and claim with the flows added to each of them.
  func effect(
    _ flows: [FundFlow], _ accounts: [FundAccount], request: FundRequest? = nil, claim: FundClaim? = nil
  ) throws(FundRefusal) -> FundEffect {
    var effect = FundEffect(flows: flows.filter { $0.minorUnits != 0 }, request: request, claim: claim)
    for account in accounts {
      var account = account
      for flow in effect.flows where flow.fund == account.fund.id {
        let isCounted =
          account.sums.move(flow.minorUnits, from: flow.from, to: flow.to)
        guard isCounted, account.sums.allocation != nil else {
          throw FundRefusal(
            .amount, "\(account.fund.id) cannot hold that much money; ask for a smaller amount")
        }
      }
      for bucket in LedgerBucket.allCases where !bucket.isCounter && account.sums.minorUnits(bucket) < 0 {
        throw FundRefusal(
          .tooMuch,
          "the bucket '\(bucket.rawValue)' of \(account.fund.id) would hold \(account.sums[bucket])",
          allowed: .zero(account.sums.currency))
      }
      effect.accounts.append(account)
    }
    for flow in effect.flows {
      for (bucket, minorUnits) in [(flow.from, -flow.minorUnits), (flow.to, flow.minorUnits)] {
        // Within the account's sums, which did not overflow.
        if FundState.ofRequest.contains(bucket) { _ = effect.request?.sums.add(minorUnits, to: bucket) }
        if FundState.ofClaim.contains(bucket) { _ = effect.claim?.sums.add(minorUnits, to: bucket) }
      }
    }
    return effect
  }

  private static let ofRequest: Set<LedgerBucket> = [
    .requested, .committed, .claimed, .receivable, .reimbursed, .spent,
  ]
  private static let ofClaim: Set<LedgerBucket> = [.claimed, .receivable, .reimbursed]

  func checkPositive(_ amount: Money, in account: FundAccount) throws(FundRefusal) {
    let currency = account.sums.currency
    guard amount.currency == currency else {
      throw FundRefusal(
        .currency,
        "\(amount) is not in \(currency.code), the currency of \(account.fund.id); state it in \(currency.code)",
        asked: amount)
    }
    guard amount.minorUnits > 0 else {
      throw FundRefusal(
        .amount, "\(amount) is not above zero; state what is meant as a positive amount", asked: amount)
    }
  }

  func checkAvailable(_ amount: Money, in account: FundAccount, for what: String) throws(FundRefusal) {
    let available = account.sums[LedgerBucket.available]
    guard amount.minorUnits <= available.minorUnits else {
      throw .tooMuch(
        amount, over: available,
        "\(what) needs \(amount), and \(available) is available in \(account.fund.id); ask for less, or transfer or release money first"
      )
    }
  }
}
