import BusinessCalendar
import Programme

extension FundState {
  /// What making a claim would change.
  func open(_ claim: FundClaim, isDraft: Bool, _ date: CivilDate) throws(FundRefusal) -> FundEffect {
    var request = try request(claim.request)
    guard claims[claim.id] == nil else {
      throw FundRefusal(.wrongKind, "there is a claim \(claim.id) already")
    }
    try checkPositive(claim.asked, in: try account(request.fund))
    request.claims.append(claim.id)
    if isDraft {
      try checkIsApproved(request, for: claim.id)
      return FundEffect(request: request, claim: claim)
    }
    return try submit(claim, of: request, claim.asked, date)
  }

  /// What a step of a claim would change.
  func effect(
    of step: FundMove.OfClaim, on claim: FundClaim, _ date: CivilDate, _ reason: String?
  ) throws(FundRefusal) -> FundEffect {
    let request = try request(claim.request)
    let account = try account(request.fund)
    let action = step.action
    guard action.from.contains(claim.state) else {
      let possible = ClaimAction.allCases.filter { $0.from.contains(claim.state) }
      throw FundRefusal(
        .wrongState,
        "\(claim.id) is \(claim.state.rawValue) since \(claim.since)\(claim.reason.inBrackets) and cannot be \(action.past); "
          + Self.wayOut(possible.map(\.rawValue), from: action.from.map(\.rawValue)))
    }
    var next = claim
    next.state = action.to
    next.since = date
    next.reason = reason
    let claimed = claim.sums.minorUnits(.claimed)
    var flows: [(LedgerBucket, LedgerBucket, Int)] = []
    switch step {
    case .submit(let amount, let share, let evidence):
      try checkPositive(amount, in: account)
      next.share = share
      next.evidence = evidence
      return try submit(next, of: request, amount, date)
    case .approve(let amount):
      try checkPositive(amount, in: account)
      guard amount.minorUnits <= claimed else {
        throw .tooMuch(
          amount, over: claim.asked,
          "\(amount) cannot be approved of \(claim.id), which claims \(claim.asked); approve at most that, or return it to be claimed anew"
        )
      }
      next.approved = amount
      flows = [
        (.claimed, .receivable, amount.minorUnits), (.claimed, .committed, claimed - amount.minorUnits),
      ]
    case .sendBack, .reject: flows = [(.claimed, .committed, claimed)]
    case .pay(let amount):
      try checkPositive(amount, in: account)
      let receivable = claim.sums[LedgerBucket.receivable]
      guard amount.minorUnits <= receivable.minorUnits else {
        throw .tooMuch(
          amount, over: receivable,
          "\(amount) cannot be paid on \(claim.id), on which \(receivable) is still to be paid; record at most that"
        )
      }
      if amount != receivable { next.state = .partPaid }
      flows = [(.receivable, .reimbursed, amount.minorUnits)]
    }
    return try effect(
      flows.map { FundFlow(fund: request.fund, from: $0.0, to: $0.1, minorUnits: $0.2) }, [account],
      request: request, claim: next)
  }

  private func submit(
    _ claim: FundClaim, of request: FundRequest, _ amount: Money, _ date: CivilDate
  ) throws(FundRefusal) -> FundEffect {
    try checkIsApproved(request, for: claim.id)
    try checkClaimable(amount, of: request, share: claim.share, for: claim.id)
    var claim = claim
    claim.asked = amount
    claim.state = .submitted
    claim.since = date
    claim.submitted = date
    return try effect(
      [FundFlow(fund: request.fund, from: .committed, to: .claimed, minorUnits: amount.minorUnits)],
      [try account(request.fund)], request: request, claim: claim)
  }

  private func checkIsApproved(_ request: FundRequest, for claim: String) throws(FundRefusal) {
    guard request.state != .approved else { return }
    throw FundRefusal(
      .wrongState,
      "\(claim) cannot be claimed: \(request.id) is \(request.state.rawValue) since \(request.since)\(request.reason.inBrackets); only an approved request can be claimed on"
    )
  }

  private func checkClaimable(
    _ amount: Money, of request: FundRequest, share: DecimalNumber, for claim: String
  ) throws(FundRefusal) {
    let committed = request.sums[LedgerBucket.committed]
    guard amount.minorUnits <= committed.minorUnits else {
      throw .tooMuch(
        amount, over: committed,
        "\(claim) claims \(amount), and \(committed) is committed to \(request.id) and not claimed; claim at most that"
      )
    }
    guard let claimable = request.claimable(share: share) else {
      throw FundRefusal(
        .amount, "\(share)% of \(request.sums[LedgerBucket.spent]) cannot be counted", asked: amount)
    }
    guard amount.minorUnits <= claimable.minorUnits else {
      throw .tooMuch(
        amount, over: claimable,
        "\(claim) claims \(amount), and \(claimable) can be claimed: \(share)% of the \(request.sums[LedgerBucket.spent]) spent on \(request.id), less \(Money(minorUnits: request.inClaims, currency: amount.currency)) claimed before; claim less, or record what was spent first"
      )
    }
  }
}
