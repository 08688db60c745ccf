import BusinessCalendar
import Programme

extension FundState {
  /// What a step of a request would change.
  func effect(
    of step: FundMove.OfRequest, on request: FundRequest, _ date: CivilDate, _ reason: String?
  ) throws(FundRefusal) -> FundEffect {
    let account = try account(request.fund)
    let action = step.action
    try check(action, of: request)
    var next = request
    var flows: [(LedgerBucket, LedgerBucket, Int)] = []
    let requested = request.sums.minorUnits(.requested)
    let committed = request.sums.minorUnits(.committed)
    switch step {
    case .submit(let amount, let activity):
      try checkPositive(amount, in: account)
      try checkAvailable(amount, in: account, for: request.id)
      next.asked = amount
      next.activity = activity ?? request.activity
      flows = [(.available, .requested, amount.minorUnits)]
    case .approve(let amount):
      try checkPositive(amount, in: account)
      guard amount.minorUnits <= requested else {
        throw .tooMuch(
          amount, over: request.asked,
          "\(amount) cannot be approved of \(request.id), which asks for \(request.asked); approve at most that, or return it to be asked anew"
        )
      }
      next.approved = amount
      flows = [
        (.requested, .committed, amount.minorUnits), (.requested, .available, requested - amount.minorUnits),
      ]
    case .spend(let amount):
      try checkPositive(amount, in: account)
      flows = [(.suppliers, .spent, amount.minorUnits)]
    case .sendBack, .reject, .cancel:
      try checkNothingClaimed(of: request, for: action)
      flows = [(.requested, .available, requested), (.committed, .available, committed)]
    case .close, .lapse:
      try checkNoClaimWaits(of: request, for: action)
      flows = [(.committed, .available, committed)]
    case .expire:
      try checkNoClaimWaits(of: request, for: action)
      flows = [(.committed, .expired, committed)]
    }
    if action != .spend {
      next.state = action.to
      next.since = date
      next.reason = reason
    }
    return try effect(
      flows.map { FundFlow(fund: request.fund, from: $0.0, to: $0.1, minorUnits: $0.2) }, [account],
      request: next)
  }

  private func check(_ action: RequestAction, of request: FundRequest) throws(FundRefusal) {
    guard !action.from.contains(request.state) else { return }
    let possible = RequestAction.allCases.filter { $0.from.contains(request.state) && $0 != .expire }
    throw FundRefusal(
      .wrongState,
      "\(request.id) is \(request.state.rawValue) since \(request.since)\(request.reason.inBrackets) and cannot be \(action.past); "
        + Self.wayOut(possible.map(\.rawValue), from: action.from.map(\.rawValue)))
  }

  /// What can be done now, or when the step would be possible.
  static func wayOut(_ possible: [String], from states: [String]) -> String {
    possible.isEmpty
      ? "that is final; make a new request or claim"
      : "possible now: \(possible.joined(separator: ", ")) (the step needs it \(states.joined(separator: " or ")))"
  }

  private func checkNothingClaimed(of request: FundRequest, for action: RequestAction) throws(FundRefusal) {
    guard request.inClaims != 0 else { return }
    let claimed = Money(minorUnits: request.inClaims, currency: request.asked.currency)
    throw FundRefusal(
      .wrongState,
      "\(request.id) cannot be \(action.past): \(claimed) of it is claimed or paid, and only \(Money.zero(claimed.currency)) may be; close it instead",
      asked: claimed, allowed: .zero(claimed.currency))
  }

  private func checkNoClaimWaits(of request: FundRequest, for action: RequestAction) throws(FundRefusal) {
    let waiting = request.claims.filter { claims[$0]?.state == .submitted }
    guard !waiting.isEmpty else { return }
    throw FundRefusal(
      .wrongState,
      "\(request.id) cannot be \(action.past) while \(waiting.joined(separator: ", ")) waits for an answer with \(request.sums[LedgerBucket.claimed]); approve, return or reject it first"
    )
  }
}

extension String? {
  /// ` (reason)`, or nothing.
  var inBrackets: String { map { " (\($0))" } ?? "" }
}
