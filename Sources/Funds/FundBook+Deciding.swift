import BusinessCalendar
public import Journal
import Programme

extension FundBook {
  /// What a command appends to the journal. The book must hold all facts, whatever their dates.
  ///
  /// A step before later ones is possible only where all of those stay possible, with the same money, after it. A fund's
  /// first step brings its allotment by the agreement along, on the fund's first day.
  ///
  /// - Returns: The facts, to be appended together; the last one is the step itself, and its subject the id that a new
  ///   request or claim got.
  /// - Throws: Why it is not possible, with the figures and a way out.
  public func decide(_ command: FundCommand) throws(FundRefusal) -> [Fact] {
    var past = state(through: command.date)
    let subject = try subject(of: command.step, on: command.date, in: past)
    try checkDate(of: command, subject)
    if case .reject = command.step { try checkReason(of: command) }
    if case .rejectClaim = command.step { try checkReason(of: command) }
    try checkLapse(of: command, subject)

    var facts: [Fact] = []
    for fund in subject.funds {
      guard let allotment = allotment(of: fund) else { continue }
      facts.append(try take(allotment, on: rules.days(of: fund).first, in: &past))
    }
    var steps: [Fact] = []
    for move in try moves(of: command, subject, in: past) {
      steps.append(
        try take(move, on: command.date, reason: command.reason, reference: command.reference, in: &past))
    }
    // After the state, so that nobody is told to waive the deadline of what is not possible anyway.
    if let waived = try checkRules(of: command, subject) {
      for index in steps.indices { steps[index].details["waived"] = waived }
    }
    if entries.last.map({ $0.event.fact.effective > command.date }) ?? false {
      try replay(on: past) { $0.event.fact.effective > command.date }
    }
    return facts + steps
  }

  /// The allotment of a fund that has no facts; nil where it has, or is allotted nothing.
  private func allotment(of fund: Fund) -> FundMove? {
    guard let account = account(fund.id), !account.sums.isAllocated, fund.amount.minorUnits > 0 else {
      return nil
    }
    return .allocate(fund: fund.id, fund.amount, clause: fund.clause)
  }

  private func take(
    _ move: FundMove, on date: CivilDate, reason: String? = nil, reference: String? = nil,
    in state: inout FundState
  ) throws(FundRefusal) -> Fact {
    let effect = try state.effect(of: move, on: date, reason: reason)
    state.keep(effect)
    return Fact(
      programme: rules.programme, kind: move.kind.name, subject: move.subject, effective: date,
      reason: reason, reference: reference, details: move.details,
      postings: effect.flows.postings(in: effect.accounts))
  }

  /// The figures of a step: amounts that were not stated, and new ids.
  private func moves(
    of command: FundCommand, _ subject: FundSubject, in past: FundState
  ) throws(FundRefusal) -> [FundMove] {
    switch command.step {
    case .allocate(let fund, let amount): return [.allocate(fund: fund, amount, clause: nil)]
    case .transfer(let from, let to, let amount): return [.transfer(from: from, to: to, amount)]
    case .expire: return try expiring(subject.fund, on: command.date, in: past)
    case .request(_, let title, let amount, let activity):
      return [
        .open(
          request: nextRequest(of: subject.fund), fund: subject.fund.id, title: title, amount,
          activity: activity)
      ]
    case .submit(let id, let amount, let activity):
      return [.request(id, .submit(try stated(amount, else: subject.request?.asked), activity: activity))]
    case .approve(let id, let amount):
      return [.request(id, .approve(try stated(amount, else: subject.request?.asked)))]
    case .sendBack(let id): return [.request(id, .sendBack)]
    case .reject(let id): return [.request(id, .reject)]
    case .cancel(let id): return [.request(id, .cancel)]
    case .spend(let id, let amount): return [.request(id, .spend(amount))]
    case .close(let id): return [.request(id, .close)]
    case .lapse(let id): return [.request(id, .lapse)]
    case .claim(let id, let amount, let evidence, let isDraft):
      let share = rules.share(of: subject.fund)
      let all = amount == nil ? try claimable(on: id, share: share, in: past) : nil
      return [
        .openClaim(
          nextClaim(on: id), request: id, try stated(amount, else: all), share: share, evidence,
          isDraft: isDraft)
      ]
    case .submitClaim(let id, let amount, let evidence):
      let claim = try past.claim(id)
      return [
        .claim(
          id,
          .submit(
            try stated(amount, else: claim.asked), share: rules.share(of: subject.fund),
            evidence.isEmpty ? claim.evidence : evidence))
      ]
    case .approveClaim(let id, let amount):
      return [.claim(id, .approve(try stated(amount, else: subject.claim?.asked)))]
    case .returnClaim(let id): return [.claim(id, .sendBack)]
    case .rejectClaim(let id): return [.claim(id, .reject)]
    case .pay(let id, let amount):
      return [.claim(id, .pay(try stated(amount, else: subject.claim?.sums[LedgerBucket.receivable])))]
    }
  }

  private func stated(_ amount: Money?, else all: Money?) throws(FundRefusal) -> Money {
    guard let amount = amount ?? all else {
      throw FundRefusal(.amount, "the step needs an amount; state one")
    }
    return amount
  }

  /// All that can be claimed on a request.
  private func claimable(
    on id: String, share: DecimalNumber, in past: FundState
  ) throws(FundRefusal) -> Money {
    let request = try past.request(id)
    guard let claimable = request.claimable(share: share), claimable.minorUnits > 0 else {
      throw FundRefusal(
        .tooMuch,
        "nothing can be claimed on \(id): \(request.sums[LedgerBucket.spent]) is spent, of which the sponsor pays \(share)%, \(Money(minorUnits: request.inClaims, currency: request.asked.currency)) is claimed, and \(request.sums[LedgerBucket.committed]) is committed; record what was spent first",
        allowed: .zero(request.asked.currency))
    }
    return claimable
  }

  /// What goes when a fund has ended: promised money of requests that can no longer be claimed on, then what is available.
  private func expiring(
    _ fund: Fund, on date: CivilDate, in past: FundState
  ) throws(FundRefusal) -> [FundMove] {
    let account = try past.account(fund.id)
    let gone = past.requests.values.filter { request in
      request.fund == fund.id && request.state == .approved && request.sums.minorUnits(.claimed) == 0
        && date > lastClaim(of: request, fund).date
    }
    var moves = gone.sorted { FundName.isBefore($0.id, $1.id) }.map { FundMove.request($0.id, .expire) }
    let available = account.sums[LedgerBucket.available]
    if available.minorUnits > 0 { moves.append(.expire(fund: fund.id, available)) }
    guard !moves.isEmpty else {
      throw FundRefusal(
        .wrongState,
        "nothing of \(fund.id) can expire on \(date): \(available) is available, and no approved request without a waiting claim is past its last day for claims; its requests can be closed one by one",
        allowed: available)
    }
    return moves
  }

  /// The last day on which a request can be claimed on: by the fund's rule, else the fund's last day.
  func lastClaim(of request: FundRequest, _ fund: Fund) -> FundDate {
    request.activity.flatMap { rules.claimBy(fund, activity: $0) } ?? rules.expiry(of: fund)
  }

  /// The last day on which a request can be submitted: by the fund's rule, at most the fund's last day.
  func lastApplication(of activity: DateSpan?, _ fund: Fund) -> FundDate {
    let end = rules.expiry(of: fund)
    guard let date = activity.flatMap({ rules.applyBy(fund, activity: $0) }), date.date < end.date else {
      return end
    }
    return date
  }
}
