public import BusinessCalendar
import Diagnostics
public import Journal
public import Programme

/// All funds of a programme, with their requests and claims: what its facts come to, taken in the order of their effective
/// dates, and on one date in that in which they were recorded.
///
/// A step that was undone is left out, and so is what undid it.
public struct FundBook: Sendable {
  /// What the agreement says.
  public let rules: FundRules
  /// All facts that were looked at, in order, those that were undone included.
  public private(set) var entries: [FundEntry] = []
  /// Facts that do not follow from those before them; a journal that only this register wrote has none.
  public private(set) var problems: [Problem] = []
  private(set) var state: FundState

  /// A fact that could not be taken, or not as it was recorded.
  public struct Problem: Sendable {
    /// The fact.
    public let event: JournalEvent
    /// What is wrong with it.
    public let refusal: FundRefusal
  }

  /// The book of some events. Those of other programmes and registers are passed over.
  ///
  /// - Parameters:
  ///   - asOf: The last effective date that counts; nil for all.
  ///   - knownAt: The last instant of recording that counts; nil for all.
  public init(
    _ rules: FundRules, events: [JournalEvent], asOf: CivilDate? = nil, knownAt: Timestamp? = nil
  ) {
    self.rules = rules
    state = FundState(rules.funds)
    let ours = events.filter { event in
      event.fact.programme == rules.programme && event.fact.kind.hasPrefix(FundKind.prefix)
        && asOf.map { event.fact.effective <= $0 } ?? true && knownAt.map { event.recorded <= $0 } ?? true
    }
    fill(ours.sorted { ($0.fact.effective, $0.number) < ($1.fact.effective, $1.number) })
  }

  /// Adds an event, as if it had been there from the start.
  public mutating func append(_ event: JournalEvent) {
    guard event.fact.programme == rules.programme, event.fact.kind.hasPrefix(FundKind.prefix) else { return }
    let last = entries.last?.event
    let isLast =
      last.map { ($0.fact.effective, $0.number) < (event.fact.effective, event.number) } ?? true
    if isLast, FundKind(name: event.fact.kind) != .undo {
      entries.append(take(event, undoneBy: nil))
    } else {
      self = FundBook(rules, events: entries.map(\.event) + [event])
    }
  }

  private mutating func fill(_ events: [JournalEvent]) {
    var undoing: [String: String] = [:]
    for event in events where FundKind(name: event.fact.kind) == .undo {
      if let undone = event.fact.corrects, undoing[undone] == nil { undoing[undone] = event.id }
    }
    let known =
      undoing.isEmpty ? [:] : Dictionary(events.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for event in events {
      if FundKind(name: event.fact.kind) == .undo {
        if let fault = Self.fault(of: event, undoing: event.fact.corrects.flatMap { known[$0] }, undoing) {
          problems.append(Problem(event: event, refusal: FundRefusal(.undo, fault)))
        }
        entries.append(FundEntry(event: event, move: nil, undoneBy: nil))
      } else if let undoneBy = undoing[event.id] {
        // What it was, for the log; it counts for nothing.
        entries.append(FundEntry(event: event, move: try? FundMove(event.fact), undoneBy: undoneBy))
      } else {
        entries.append(take(event, undoneBy: nil))
      }
    }
  }

  /// What is wrong with an undoing: it moves back what its step moved, on the step's date, once.
  private static func fault(
    of event: JournalEvent, undoing step: JournalEvent?, _ undoing: [String: String]
  ) -> String? {
    guard let step else { return "it undoes an event that is not there" }
    if FundKind(name: step.fact.kind) == .undo { return "it undoes an undoing, \(step.id)" }
    if let first = undoing[step.id], first != event.id {
      return "it undoes \(step.id), which \(first) undid already"
    }
    if step.fact.subject != event.fact.subject || step.fact.effective != event.fact.effective {
      return "it undoes \(step.id), which is of another subject or date"
    }
    let back = step.fact.postings.map {
      Posting(
        account: $0.account, bucket: $0.bucket, minorUnits: 0 &- $0.minorUnits, currency: $0.currency)
    }
    if Set(back) == Set(event.fact.postings), back.count == event.fact.postings.count { return nil }
    return
      "it undoes \(step.id) and was recorded with \(event.fact.postings.words), and \(back.words) would move"
  }

  private mutating func take(_ event: JournalEvent, undoneBy: String?) -> FundEntry {
    do {
      let move = try FundMove(event.fact)
      let entry = FundEntry(event: event, move: move, undoneBy: undoneBy)
      do {
        try FundBook.take(entry, in: &state)
      } catch {
        problems.append(Problem(event: event, refusal: error))
      }
      return entry
    } catch {
      problems.append(Problem(event: event, refusal: error))
      return FundEntry(event: event, move: nil, undoneBy: undoneBy)
    }
  }

  /// Takes a recorded step, and holds its postings against those that follow from the state.
  private static func take(_ entry: FundEntry, in state: inout FundState) throws(FundRefusal) {
    guard let move = entry.move else { return }
    let fact = entry.event.fact
    let effect = try state.effect(of: move, on: fact.effective, reason: fact.reason)
    let postings = effect.flows.postings(in: effect.accounts)
    guard postings == fact.postings || Set(postings) == Set(fact.postings) else {
      throw FundRefusal(
        .laterStep,
        "\(move.words) on \(fact.effective) was recorded with \(fact.postings.words), and \(postings.words) would move"
      )
    }
    state.keep(effect)
  }

  // MARK: Looking at it

  /// Every fund: the programme's in its order, then those that only the journal knows.
  public var accounts: [FundAccount] {
    let known = rules.funds.compactMap { state.accounts[$0.id] }
    return known + state.accounts.values.filter { !$0.isInProgramme }.sorted { $0.fund.id < $1.fund.id }
  }

  /// Every request, by fund and number.
  public var requests: [FundRequest] {
    let order = Dictionary(
      accounts.enumerated().map { ($1.fund.id, $0) }, uniquingKeysWith: { first, _ in first })
    let ranked = state.requests.values.map { (rank: order[$0.fund] ?? 0, request: $0) }
    return ranked.sorted { one, other in
      one.rank != other.rank ? one.rank < other.rank : FundName.isBefore(one.request.id, other.request.id)
    }.map(\.request)
  }

  /// Whether money of a fund was ever asked for.
  public var hasRequests: Bool { !state.requests.isEmpty }

  /// Every claim, by fund and number.
  public var claims: [FundClaim] { requests.flatMap { $0.claims.compactMap { state.claims[$0] } } }

  /// The fund of that id.
  public func account(_ id: String) -> FundAccount? { state.accounts[id] }
  /// The request of that id.
  public func request(_ id: String) -> FundRequest? { state.requests[id] }
  /// The claim of that id.
  public func claim(_ id: String) -> FundClaim? { state.claims[id] }

  /// The facts about a request and its claims, a claim or a fund, in order.
  public func history(of subject: String) -> [FundEntry] {
    entries.filter { entry in
      guard let other = entry.event.fact.subject else { return false }
      return other == subject || other.hasPrefix(subject + "-C")
    }
  }

  // MARK: Other pasts

  /// The state at the end of a date.
  func state(through date: CivilDate) -> FundState {
    if entries.last.map({ $0.event.fact.effective <= date }) ?? true { return state }
    var past = FundState(rules.funds)
    for entry in entries where entry.counts && entry.event.fact.effective <= date {
      // What cannot be taken is among the problems already.
      try? FundBook.take(entry, in: &past)
    }
    return past
  }

  /// Takes every later step once more, after a change of what was before them.
  ///
  /// - Parameter isLater: Which entries are taken.
  /// - Throws: A refusal that names the first step that is no longer possible.
  func replay(on state: FundState, where isLater: (FundEntry) -> Bool) throws(FundRefusal) {
    var state = state
    let broken = Set(problems.map(\.event.id))
    for entry in entries where entry.counts && isLater(entry) && !broken.contains(entry.event.id) {
      do {
        try FundBook.take(entry, in: &state)
      } catch {
        throw FundRefusal(
          .laterStep,
          "\(entry.words) on \(entry.event.fact.effective) would no longer be possible: \(error.message); undo that step first, or take this one on a later date",
          asked: error.asked, allowed: error.allowed)
      }
    }
  }
}

/// A fact of the fund register, and what became of it.
public struct FundEntry: Sendable {
  /// The fact as the journal has it.
  public let event: JournalEvent
  /// What it says; nil for an undoing, and where it cannot be read.
  let move: FundMove?
  /// The id of the event that undid it.
  public let undoneBy: String?

  /// Whether it has any effect.
  var counts: Bool { undoneBy == nil && move != nil }
  /// Whether it undoes another.
  public var isUndoing: Bool { FundKind(name: event.fact.kind) == .undo }
  /// The amount that it states.
  public var amount: Money? { move?.amount }

  /// What was done, in words: `MC-7 approved`.
  public var words: String {
    if let move { return move.words }
    return isUndoing ? "\(event.fact.subject ?? "a step") undone" : event.fact.kind
  }
}

extension FundState {
  mutating func keep(_ effect: FundEffect) {
    for account in effect.accounts { accounts[account.fund.id] = account }
    if let request = effect.request { requests[request.id] = request }
    if let claim = effect.claim { claims[claim.id] = claim }
  }
}

extension [FundFlow] {
  /// As postings, one a bucket that changes, in the order of the funds and of the buckets.
  func postings(in accounts: [FundAccount]) -> [Posting] {
    var postings: [Posting] = []
    for account in accounts {
      var sums = FundSums(account.sums.currency)
      for flow in self where flow.fund == account.fund.id {
        // Within the account's own sums, which did not overflow.
        _ = sums.move(flow.minorUnits, from: flow.from, to: flow.to)
      }
      for bucket in LedgerBucket.allCases where sums.minorUnits(bucket) != 0 {
        postings.append(
          Posting(
            account: account.fund.id, bucket: bucket.rawValue, minorUnits: sums.minorUnits(bucket),
            currency: sums.currency.code))
      }
    }
    return postings
  }
}

extension [Posting] {
  /// `requested -20000.00 PEN, committed 20000.00 PEN`, or `nothing`.
  fileprivate var words: String {
    if isEmpty { return "nothing" }
    return map { posting in
      let amount = Currency(posting.currency).map {
        Money(minorUnits: posting.minorUnits, currency: $0).description
      }
      return "\(posting.bucket) \(amount ?? "\(posting.minorUnits) \(posting.currency)")"
    }.joined(separator: ", ")
  }
}
