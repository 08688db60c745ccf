import BusinessCalendar
import Journal
import Programme
import Funds
import TestSupport
import Testing

/// What holds for every history: 5,000 of 100 steps in a soak run, a tenth otherwise.
struct RandomHistoryTests {
  static let parts: [Bucket] = Bucket.allCases

  /// The buckets of every account by the postings alone, added up here and not by the register.
  struct Sums: Equatable {
    var units: [String: [String: Int]] = [:]

    mutating func add(_ event: JournalEvent) {
      for posting in event.fact.postings {
        units[posting.account, default: [:]][posting.bucket, default: 0] += posting.minorUnits
      }
    }

    /// What is below zero, or does not add up to what was allotted and transferred.
    var faults: [String] {
      units.flatMap { account, buckets -> [String] in
        var faults: [String] = []
        var sum = 0
        for bucket in parts {
          let units = buckets[bucket.rawValue] ?? 0
          if units < 0 { faults.append("\(account) \(bucket) \(units)") }
          sum += units
        }
        let allocation = -(buckets["allocated"] ?? 0) - (buckets["transferred"] ?? 0)
        if sum != allocation { faults.append("\(account) holds \(sum) of \(allocation)") }
        if (buckets["spent"] ?? 0) != -(buckets["suppliers"] ?? 0) || (buckets["spent"] ?? 0) < 0 {
          faults.append("\(account) spent")
        }
        return faults
      }
    }

    /// What differs from a book.
    func differences(_ book: FundBook) -> [String] {
      book.accounts.flatMap { account in
        LedgerBucket.allCases.compactMap { bucket in
          let (posted, held) = (
            units[account.fund.id]?[bucket.rawValue] ?? 0, account.sums[bucket].minorUnits
          )
          return posted == held ? nil : "\(account.fund.id) \(bucket): posted \(posted), held \(held)"
        }
      }
    }
  }

  @Test func whateverHappensTheMoneyAddsUp() throws {
    var (taken, refused, undone, backdated) = (0, 0, 0, 0)
    var kinds: Set<String> = []
    for seed in 0..<UInt64(Mutation.rounds(5000)) {
      var history = try RandomHistory(seed: seed)
      try history.run(steps: 100)
      #expect(history.failures == [], "seed \(seed)")
      let found = try Self.faults(in: history.ledger, seed)
      #expect(found == [], "seed \(seed)")
      taken += history.taken
      refused += history.refused
      undone += history.undone
      kinds.formUnion(history.ledger.events.map { "\($0.fact.kind) \(Self.sort(of: $0.fact.subject ?? ""))" })
      backdated += history.backdated
      if !found.isEmpty { return }
    }
    // Every step there is was taken; a history of refusals alone would prove nothing.
    #expect(
      kinds == [
        "fund.allocate fund", "fund.transfer fund", "fund.expire fund", "fund.request request",
        "fund.submit request", "fund.approve request", "fund.return request", "fund.reject request",
        "fund.cancel request", "fund.spend request", "fund.close request", "fund.lapse request",
        "fund.expire request", "fund.claim claim", "fund.claim-submit claim", "fund.claim-approve claim",
        "fund.claim-return claim", "fund.claim-reject claim", "fund.pay claim", "fund.undo fund",
        "fund.undo request", "fund.undo claim",
      ])
    let rounds = Mutation.rounds(5000)
    #expect(
      taken > rounds * 25 && refused > rounds * 10 && undone > rounds / 2 && backdated > rounds,
      "\(taken) taken, \(refused) refused, \(undone) undone, \(backdated) back-dated")
  }

  private static func sort(of subject: String) -> String {
    subject.contains("-C") ? "claim" : subject.first?.isUppercase ?? false ? "request" : "fund"
  }

  private static func faults(in ledger: TestLedger, _ seed: UInt64) throws -> [String] {
    var found = ledger.book.problems.map { "problem: \($0.event.fact.kind) \($0.refusal)" }
    // Every fact's postings sum to zero in each account.
    for event in ledger.events {
      for (account, postings) in Dictionary(grouping: event.fact.postings, by: \.account)
      where postings.reduce(0, { $0 + $1.minorUnits }) != 0 {
        found.append("\(event.fact.kind) of \(account) does not sum to zero")
      }
    }
    // As of every date: the sums of postings, and at some dates the book made of that prefix and the status from sums.
    let ordered = ledger.events.sorted { ($0.fact.effective, $0.number) < ($1.fact.effective, $1.number) }
    var sums = Sums()
    for (index, event) in ordered.enumerated() {
      sums.add(event)
      let date = event.fact.effective
      guard index + 1 == ordered.count || ordered[index + 1].fact.effective != date else { continue }
      found += sums.faults.map { "as of \(date): \($0)" }
      guard index + 1 == ordered.count || (index + Int(seed)).isMultiple(of: 8) else { continue }
      let book = FundBook(ledger.rules, events: ledger.events, asOf: date)
      found += sums.differences(book).map { "as of \(date): \($0)" }
      found += book.problems.map { "as of \(date): \($0.refusal)" }
      found += states(book).map { "as of \(date): \($0)" }
      found += same(
        FundsStatus(book, asOf: date),
        FundsStatus(ledger.rules, balances: ledger.balances(asOf: date), asOf: date))
    }
    // The book that grew with the events is the one made of all of them.
    let whole = FundBook(ledger.rules, events: ledger.events)
    found += sums.differences(ledger.book) + sums.differences(whole)
    if whole.requests != ledger.book.requests || whole.claims != ledger.book.claims {
      found.append("grown and replayed differ")
    }
    // As it was known when half of it was recorded, it is what the book was then.
    let half = ledger.events.prefix(ledger.events.count / 2)
    let known = FundBook(
      ledger.rules, events: ledger.events, knownAt: half.last?.recorded ?? Timestamp(microseconds: 0))
    let then = FundBook(ledger.rules, events: Array(half))
    if known.requests != then.requests || known.problems.count + then.problems.count > 0 {
      found.append("what was known differs")
    }
    return found
  }

  /// What the buckets of a fund hold that its requests and claims do not account for, told by their states alone.
  private static func states(_ book: FundBook) -> [String] {
    book.accounts.flatMap { account -> [String] in
      var (requested, committed, claimed, owed) = (0, 0, 0, 0)
      for request in book.requests(of: account.fund.id) {
        let claims = request.claims.compactMap(book.claim)
        let waiting = claims.filter { $0.state == .submitted }.reduce(0) { $0 + $1.asked.minorUnits }
        let granted = claims.filter { [.approved, .partPaid, .paid].contains($0.state) }.reduce(0) {
          $0 + ($1.approved?.minorUnits ?? 0)
        }
        if request.state == .submitted { requested += request.asked.minorUnits }
        if request.state == .approved {
          committed += (request.approved?.minorUnits ?? 0) - waiting - granted
        }
        claimed += waiting
        owed += granted
      }
      let sums = account.sums
      let held =
        [
          sums[Bucket.requested], sums[Bucket.committed], sums[Bucket.claimed],
        ].map(\.minorUnits) + [sums[Bucket.receivable].minorUnits + sums[Bucket.reimbursed].minorUnits]
      let told = [requested, committed, claimed, owed]
      return held == told ? [] : ["\(account.fund.id) holds \(held), its requests tell \(told)"]
    }
  }

  private static func same(_ one: FundsStatus, _ other: FundsStatus) -> [String] {
    guard one.balances.count == other.balances.count else { return ["statuses of different funds"] }
    return zip(one.balances, other.balances).compactMap { left, right in
      let isSame =
        left.fund.id == right.fund.id && left.allocated == right.allocated && left.spent == right.spent
        && left.health == right.health && left.flags == right.flags
        && parts.allSatisfy { left.amount(in: $0) == right.amount(in: $0) }
        && Money.sum(parts.map(left.amount(in:)), in: left.allocated.currency) == left.allocated
      return isSame ? nil : "\(left.fund.id): the status by sums is not that of the book"
    }
  }
}
