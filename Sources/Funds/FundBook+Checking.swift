import BusinessCalendar
import Diagnostics
import Journal
import Programme

/// What a step is about.
struct FundSubject {
  let fund: Fund
  /// The other fund of a transfer.
  var other: Fund?
  var request: FundRequest?
  var claim: FundClaim?

  var funds: [Fund] { [fund] + (other.map { [$0] } ?? []) }
}

extension FundBook {
  // MARK: Names

  /// Finds what a step names.
  func subject(
    of step: FundStep, on date: CivilDate, in past: FundState
  ) throws(FundRefusal) -> FundSubject {
    switch step {
    case .allocate(let fund, _), .expire(let fund), .request(let fund, _, _, _):
      return FundSubject(fund: try find(fund: fund))
    case .transfer(let from, let to, _):
      return FundSubject(fund: try find(fund: from), other: try find(fund: to))
    case .submit(let id, _, _), .approve(let id, _), .sendBack(let id), .reject(let id), .cancel(let id),
      .spend(let id, _), .close(let id), .lapse(let id), .claim(let id, _, _, _):
      let now = try find(request: id)
      guard let request = past.requests[id] else { throw tooEarly(id, now.opened, date) }
      return FundSubject(fund: try find(fund: request.fund), request: request)
    case .submitClaim(let id, _, _), .approveClaim(let id, _), .returnClaim(let id), .rejectClaim(let id),
      .pay(let id, _):
      let now = try find(claim: id)
      guard let claim = past.claims[id], let request = past.requests[claim.request] else {
        throw tooEarly(id, now.opened, date)
      }
      return FundSubject(fund: try find(fund: request.fund), request: request, claim: claim)
    }
  }

  private func tooEarly(_ id: String, _ opened: CivilDate, _ date: CivilDate) -> FundRefusal {
    FundRefusal(.date, "\(date) is before \(id), which was made on \(opened); name that date or a later one")
  }

  func find(fund id: String) throws(FundRefusal) -> Fund {
    if let account = account(id) { return account.fund }
    if let request = request(id) {
      throw FundRefusal(
        .wrongKind, "\(id) is a request, and a fund is asked for; its fund is \(request.fund)")
    }
    if let claim = claim(id) {
      throw FundRefusal(
        .wrongKind,
        "\(id) is a claim, and a fund is asked for; its fund is \(request(claim.request)?.fund ?? "unknown")")
    }
    throw unknown("fund", id, accounts.map(\.fund.id))
  }

  func find(request id: String) throws(FundRefusal) -> FundRequest {
    if let request = request(id) { return request }
    if let claim = claim(id) {
      throw FundRefusal(
        .wrongKind, "\(id) is a claim, and a request is asked for; its request is \(claim.request)")
    }
    if account(id) != nil {
      throw FundRefusal(
        .wrongKind,
        "\(id) is a fund, and a request is asked for; \(list(requests.filter { $0.fund == id }.map(\.id), "request"))"
      )
    }
    throw unknown("request", id, requests.map(\.id))
  }

  func find(claim id: String) throws(FundRefusal) -> FundClaim {
    if let claim = claim(id) { return claim }
    if let request = request(id) {
      throw FundRefusal(
        .wrongKind, "\(id) is a request, and a claim is asked for; \(list(request.claims, "claim"))")
    }
    if account(id) != nil {
      throw FundRefusal(
        .wrongKind,
        "\(id) is a fund, and a claim is asked for; \(list(claims.filter { request($0.request)?.fund == id }.map(\.id), "claim"))"
      )
    }
    throw unknown("claim", id, claims.map(\.id))
  }

  private func unknown(_ kind: String, _ id: String, _ known: [String]) -> FundRefusal {
    let near = Suggestion.ending(for: id, in: known)
    return FundRefusal(
      .unknownName, "there is no \(kind) '\(id)'" + (near.isEmpty ? "; \(list(known, kind))" : near))
  }

  private func list(_ ids: [String], _ kind: String) -> String {
    if ids.isEmpty { return "there is no \(kind) yet" }
    return "the \(kind)s are \(ids.prefix(8).joined(separator: ", "))\(ids.count > 8 ? " and others" : "")"
  }

  // MARK: Dates

  /// No step is before its fund's first day; what applies for money, promises it or moves it is not after the last.
  func checkDate(of command: FundCommand, _ subject: FundSubject) throws(FundRefusal) {
    for fund in subject.funds {
      let days = rules.days(of: fund)
      if command.date < days.first {
        throw FundRefusal(
          .date,
          "\(command.date) is before \(fund.id), which begins on \(days.first); name a date from then on")
      }
      switch command.step {
      case .allocate, .transfer, .request, .submit, .approve:
        if command.date > days.last {
          throw FundRefusal(
            .date,
            "\(command.date) is after \(fund.id), which ended on \(days.last); name a date until then, or ask for another fund"
          )
        }
      default: break
      }
    }
    if case .expire = command.step, command.date <= rules.days(of: subject.fund).last {
      throw FundRefusal(
        .date,
        "\(subject.fund.id) can be drawn until \(rules.days(of: subject.fund).last) and does not expire on \(command.date); name a later date"
      )
    }
  }

  func checkReason(of command: FundCommand) throws(FundRefusal) {
    if command.reason?.contains(where: { !$0.isWhitespace }) ?? false { return }
    throw FundRefusal(.missing, "\(command.step.words) needs a reason; it is shown wherever the request is")
  }

  // MARK: Rules of the agreement

  /// Holds a step against the agreement's deadlines and what it asks for. These count when a step is recorded; later rules do
  /// not make it wrong.
  ///
  /// - Returns: What was waived.
  func checkRules(of command: FundCommand, _ subject: FundSubject) throws(FundRefusal) -> String? {
    let fund = subject.fund
    switch command.step {
    case .request(_, let title, _, let activity):
      guard title.contains(where: { !$0.isWhitespace }) else {
        throw FundRefusal(.missing, "a request needs a title; say what the money is for")
      }
      try checkActivity(activity, fund)
      return nil
    case .submit(_, _, let activity):
      try checkActivity(activity, fund)
      guard let days = activity ?? subject.request?.activity, let last = rules.applyBy(fund, activity: days),
        command.date > last.date
      else { return nil }
      return try waive(
        "apply by \(last.date)", in: command,
        "\(command.date) is after \(last.words), by which a request for the activity of \(days) must be in")
    case .claim(_, _, let evidence, let isDraft):
      return isDraft ? nil : try checkClaim(command, subject, evidence)
    case .submitClaim(_, _, let evidence):
      return try checkClaim(command, subject, evidence.isEmpty ? subject.claim?.evidence ?? [] : evidence)
    default: return nil
    }
  }

  /// Nothing lapses before its last day.
  func checkLapse(of command: FundCommand, _ subject: FundSubject) throws(FundRefusal) {
    guard case .lapse = command.step, let request = subject.request else { return }
    let last =
      request.state == .approved
      ? lastClaim(of: request, subject.fund) : lastApplication(of: request.activity, subject.fund)
    guard command.date <= last.date, RequestAction.lapse.from.contains(request.state) else { return }
    throw FundRefusal(
      .deadline,
      "\(request.id) does not lapse on \(command.date): it can be \(request.state == .approved ? "claimed on" : "submitted") until \(last.words); close or cancel it instead, or wait"
    )
  }

  private func checkActivity(_ activity: DateSpan?, _ fund: Fund) throws(FundRefusal) {
    guard let activity, !rules.days(of: fund).contains(activity) else { return }
    throw FundRefusal(
      .date,
      "the activity of \(activity) is outside \(fund.id), which runs \(rules.days(of: fund)); name days within it"
    )
  }

  private func checkClaim(
    _ command: FundCommand, _ subject: FundSubject, _ evidence: [FundEvidence]
  ) throws(FundRefusal) -> String? {
    var waived: [String] = []
    if let request = subject.request, let activity = request.activity,
      let last = rules.claimBy(subject.fund, activity: activity), command.date > last.date
    {
      waived.append(
        try waive(
          "claim by \(last.date)", in: command,
          "\(command.date) is after \(last.words), by which a claim on \(request.id) must be in"))
    }
    let missing = subject.fund.evidence.filter { kind in !evidence.contains { $0.kind == kind } }
    if !missing.isEmpty {
      waived.append(
        try waive(
          "evidence: \(missing.joined(separator: ", "))", in: command,
          "the claim brings no \(missing.joined(separator: " and no ")), which \(subject.fund.id) asks for",
          code: .evidence))
    }
    return waived.isEmpty ? nil : waived.joined(separator: "; ")
  }

  private func waive(
    _ what: String, in command: FundCommand, _ message: String, code: FundRefusal.Code = .deadline
  ) throws(FundRefusal) -> String {
    guard command.isWaived else {
      throw FundRefusal(
        code, message + "; where the parties agreed to overlook that, waive it and give the reason")
    }
    try checkReason(of: command)
    return what
  }
}
