import BusinessCalendar
import Journal
import Programme

/// A last day with the facts behind it, whether or not money still hangs on it: what calendars are made from.
public struct TracedDeadline: Sendable {
  /// The last day, with what is lost after it.
  public let deadline: FundDeadline
  /// The steps that set it, in order: the one that drafted or promised, and that which told the days of the activity. None where
  /// the agreement alone sets it.
  public let grounds: [FundEntry]
  /// The step after which nothing hangs on it; nil where something does.
  public let settledBy: FundEntry?

  /// What ``settledBy`` came to, without the name of any fund, request or claim: `nothing is left to claim since 2025-11-20`.
  public var settlement: String? {
    guard let settledBy, let move = settledBy.move else { return nil }
    let date = settledBy.event.fact.effective
    switch (deadline.kind, move) {
    case (.expiry, _): return "nothing is left to apply for since \(date)"
    case (_, .request(_, let step)): return "the request was \(step.action.past) on \(date)"
    case (_, _): return "nothing is left to claim since \(date)"
    }
  }
}

extension FundBook {
  /// Every last day of the funds and their requests, those on which nothing hangs any more included, in order of date.
  public var tracedDeadlines: [TracedDeadline] {
    let trails = DeadlineTrails(self)
    let requests = Dictionary(grouping: requests, by: \.fund)
    var found: [TracedDeadline] = []
    for account in accounts {
      if let expiry = expiry(of: account, trails) { found.append(expiry) }
      for request in requests[account.fund.id] ?? [] {
        let trail = trails.requests[request.id] ?? DeadlineTrails.Trail()
        if let apply = applyBy(request, of: account.fund, trail) { found.append(apply) }
        if let claim = claimBy(request, of: account.fund, trail) { found.append(claim) }
      }
    }
    return found.sorted {
      ($0.deadline.day.date, $0.deadline.fund, $0.deadline.request ?? "", $0.deadline.kind.rawValue)
        < ($1.deadline.day.date, $1.deadline.fund, $1.deadline.request ?? "", $1.deadline.kind.rawValue)
    }
  }

  private func expiry(of account: FundAccount, _ trails: DeadlineTrails) -> TracedDeadline? {
    let fund = account.fund
    let available = account.sums.isAllocated ? account.sums[LedgerBucket.available] : fund.amount
    let settledBy = available.minorUnits > 0 ? nil : trails.drained[fund.id]
    if available.minorUnits <= 0, settledBy == nil { return nil }
    return TracedDeadline(
      deadline: FundDeadline(
        kind: .expiry, fund: fund.id, request: nil, title: fund.title, day: rules.lastApplyBy(fund),
        atRisk: available, clause: fund.clause), grounds: [], settledBy: settledBy)
  }

  private func applyBy(
    _ request: FundRequest, of fund: Fund, _ trail: DeadlineTrails.Trail
  ) -> TracedDeadline? {
    let isOpen = request.state == .draft || request.state == .returned
    if !isOpen, trail.left == nil { return nil }
    return TracedDeadline(
      deadline: FundDeadline(
        kind: .applyBy, fund: fund.id, request: request.id, title: request.title,
        day: lastApplication(of: request.activity, fund), atRisk: request.asked, clause: fund.clause),
      grounds: trail.grounds(after: trail.drafted), settledBy: isOpen ? nil : trail.left)
  }

  private func claimBy(
    _ request: FundRequest, of fund: Fund, _ trail: DeadlineTrails.Trail
  ) -> TracedDeadline? {
    guard trail.promised != nil else { return nil }
    let isOpen = request.state == .approved && request.sums.minorUnits(.committed) > 0
    if !isOpen, trail.emptied == nil { return nil }
    return TracedDeadline(
      deadline: FundDeadline(
        kind: .claimBy, fund: fund.id, request: request.id, title: request.title,
        day: lastClaim(of: request, fund), atRisk: request.sums[LedgerBucket.committed], clause: fund.clause),
      grounds: trail.grounds(after: trail.promised), settledBy: isOpen ? nil : trail.emptied)
  }
}

/// The steps on which deadlines hang, from one pass through a book.
private struct DeadlineTrails {
  /// The last step of each kind that a request has seen.
  struct Trail {
    /// It told the days of the activity.
    var activity: FundEntry?
    /// It made a draft, or returned the request to who asks.
    var drafted: FundEntry?
    /// It took a draft away: submitted, cancelled, lapsed.
    var left: FundEntry?
    /// It promised money.
    var promised: FundEntry?
    /// It took promised money: a claim, or the request's end.
    var emptied: FundEntry?

    /// A step, and the one that told the activity, in order, each once.
    func grounds(after step: FundEntry?) -> [FundEntry] {
      [step, activity].compactMap(\.self).sorted {
        ($0.event.fact.effective, $0.event.number) < ($1.event.fact.effective, $1.event.number)
      }.reduce(into: []) { if $0.last?.event.id != $1.event.id { $0.append($1) } }
    }
  }

  private(set) var requests: [String: Trail] = [:]
  /// The last step that took available money from a fund.
  private(set) var drained: [String: FundEntry] = [:]

  init(_ book: FundBook) {
    let broken = Set(book.problems.map(\.event.id))
    for entry in book.entries where entry.counts && !broken.contains(entry.event.id) {
      guard let move = entry.move else { continue }
      for posting in entry.event.fact.postings
      where posting.minorUnits < 0 && posting.bucket == LedgerBucket.available.rawValue {
        drained[posting.account] = entry
      }
      guard let request = Self.request(of: move, in: book) else { continue }
      requests[request, default: Trail()].follow(move, entry)
    }
  }

  private static func request(of move: FundMove, in book: FundBook) -> String? {
    switch move {
    case .allocate, .transfer, .expire: nil
    case .open(let request, _, _, _, _), .request(let request, _): request
    case .openClaim(_, let request, _, _, _, _): request
    case .claim(let claim, _): book.claim(claim)?.request
    }
  }
}

extension DeadlineTrails.Trail {
  fileprivate mutating func follow(_ move: FundMove, _ entry: FundEntry) {
    let takesPromised = entry.event.fact.postings.contains {
      $0.minorUnits < 0 && $0.bucket == LedgerBucket.committed.rawValue
    }
    if takesPromised { emptied = entry }
    switch move {
    case .open(_, _, _, _, let days):
      drafted = entry
      if days != nil { activity = entry }
    case .request(_, .submit(_, let days)):
      left = entry
      if days != nil { activity = entry }
    case .request(_, .approve): promised = entry
    case .request(_, .sendBack):
      drafted = entry
      left = nil
    case .request(_, .reject), .request(_, .cancel), .request(_, .close), .request(_, .lapse),
      .request(_, .expire):
      if left == nil { left = entry }
    case .request(_, .spend), .allocate, .transfer, .expire, .openClaim, .claim: break
    }
  }
}
