import BusinessCalendar
import Journal
import Programme
import Funds
import TestSupport

/// Steps by chance, the same for the same seed: most are possible, some are not, some are before others, some are undone.
struct RandomHistory {
  var random: Mutation
  var ledger: TestLedger
  private(set) var taken = 0
  private(set) var refused = 0
  private(set) var undone = 0
  private(set) var backdated = 0
  private(set) var failures: [String] = []
  private var day: CivilDate

  init(seed: UInt64) throws {
    random = Mutation(seed: seed)
    ledger = try Sample.ledger()
    // Some histories go beyond the funds' last day, 2026-06-30.
    day = try Sample.date(seed.isMultiple(of: 5) ? "2026-04-01" : "2025-01-01")
  }

  mutating func run(steps: Int) throws {
    for _ in 0..<steps { try step() }
  }

  private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

  private mutating func step() throws {
    if chance(30) { day = day.adding(days: Int.random(in: 1...12, using: &random)) }
    let before = ledger.events.count
    if chance(6), let event = ledger.events.randomElement(using: &random) {
      do {
        ledger.append([try ledger.book.undo(event: event.id).fact])
        undone += 1
      } catch { look(at: error, before) }
      return
    }
    let isEarlier = chance(15)
    let date = isEarlier ? day.adding(days: -Int.random(in: 1...60, using: &random)) : day
    let command = FundCommand(
      try chance(60) ? likelyStep() : anyStep(), on: date, reason: chance(90) ? "agreed" : nil,
      isWaived: chance(70))
    do {
      try ledger.take(command)
      taken += 1
      if isEarlier { backdated += 1 }
    } catch let refusal as FundRefusal { look(at: refusal, before) }
  }

  private mutating func look(at refusal: FundRefusal, _ before: Int) {
    refused += 1
    if ledger.events.count != before { failures.append("a refused step wrote: \(refusal)") }
    if refusal.code == .tooMuch, refusal.allowed == nil || refusal.message.isEmpty {
      failures.append("without figures: \(refusal)")
    }
  }

  private mutating func anyStep() throws -> FundStep {
    let funds = ledger.rules.funds.map(\.id)
    let fund = funds.randomElement(using: &random) ?? ""
    let requests = ledger.book.requests
    let request = requests.randomElement(using: &random)
    let claim = requests.flatMap(\.claims).compactMap(ledger.book.claim).randomElement(using: &random)
    let isDollars = (request?.fund ?? fund) == "events"
    let amount = try someAmount(isDollars ? "USD" : "PEN")
    switch Int.random(in: 0..<25, using: &random) {
    case 0: return .allocate(fund: fund, amount: try someAmount(fund == "events" ? "USD" : "PEN"))
    case 1:
      return .transfer(
        from: fund, to: funds.randomElement(using: &random) ?? "", amount: try someAmount("PEN"))
    case 2, 3, 4:
      let start = day.adding(days: Int.random(in: -10...90, using: &random))
      return .request(
        fund: fund, title: "Cloud day", amount: try someAmount(fund == "events" ? "USD" : "PEN"),
        activity: chance(80) ? DateSpan(start, start.adding(days: 2)) : nil)
    case 5, 6, 7:
      return .submit(request: request?.id ?? "MC-1", amount: chance(30) ? amount : nil, activity: nil)
    case 8, 9, 10: return .approve(request: request?.id ?? "MC-1", amount: chance(50) ? amount : nil)
    case 11: return .sendBack(request: request?.id ?? "MC-1")
    case 12:
      return chance(30) ? .reject(request: request?.id ?? "MC-1") : .cancel(request: request?.id ?? "x")
    case 13, 14: return .spend(request: request?.id ?? "MC-1", amount: amount)
    case 15:
      return chance(30) ? .close(request: request?.id ?? "MC-1") : .lapse(request: request?.id ?? "MC-1")
    case 16, 17, 18:
      return .claim(
        request: request?.id ?? "MC-1", amount: chance(60) ? nil : amount,
        evidence: chance(80) ? try Sample.evidence() : [], isDraft: chance(20))
    case 19:
      return .submitClaim(claim: claim?.id ?? "MC-1-C1", amount: chance(50) ? amount : nil, evidence: [])
    case 20, 21: return .approveClaim(claim: claim?.id ?? "MC-1-C1", amount: chance(40) ? amount : nil)
    case 22: return chance(50) ? .returnClaim(claim: claim?.id ?? "x") : .rejectClaim(claim: claim?.id ?? "x")
    default:
      if chance(50) { return .expire(fund: fund) }
      return .pay(claim: claim?.id ?? "MC-1-C1", amount: chance(40) ? amount : nil)
    }
  }

  /// A step that the states of the requests allow, though not always its amount or date.
  private mutating func likelyStep() throws -> FundStep {
    let requests = ledger.book.requests
    let claims = requests.flatMap(\.claims).compactMap(ledger.book.claim).filter {
      $0.state != .paid && $0.state != .rejected
    }
    if chance(40), let claim = claims.randomElement(using: &random) {
      switch claim.state {
      case .submitted where chance(20): return .returnClaim(claim: claim.id)
      case .submitted where chance(10): return .rejectClaim(claim: claim.id)
      case .submitted: return .approveClaim(claim: claim.id, amount: nil)
      case .approved, .partPaid:
        let half = max(1, claim.sums[LedgerBucket.receivable].minorUnits / 2)
        return .pay(
          claim: claim.id,
          amount: chance(40) ? Money(minorUnits: half, currency: claim.asked.currency) : nil)
      default: return .submitClaim(claim: claim.id, amount: nil, evidence: [])
      }
    }
    let open: [RequestState] = [.draft, .submitted, .returned, .approved]
    guard let request = requests.filter({ open.contains($0.state) }).randomElement(using: &random)
    else { return try anyStep() }
    let part = Money(
      minorUnits: max(1, request.asked.minorUnits / Int.random(in: 1...4, using: &random)),
      currency: request.asked.currency)
    switch request.state {
    case .submitted where chance(20): return .sendBack(request: request.id)
    case .submitted where chance(10): return .reject(request: request.id)
    case .submitted: return .approve(request: request.id, amount: chance(50) ? part : nil)
    case .approved where chance(10):
      return chance(50) ? .close(request: request.id) : .lapse(request: request.id)
    case .approved where chance(40): return .spend(request: request.id, amount: part)
    case .approved:
      return .claim(
        request: request.id, amount: chance(50) ? nil : part, evidence: try Sample.evidence(),
        isDraft: chance(20))
    default: return .submit(request: request.id, amount: nil, activity: nil)
    }
  }

  private mutating func someAmount(_ code: String) throws -> Money {
    let most = chance(10) ? 12_000_000 : 1_500_000
    return Money(
      minorUnits: chance(2) ? 0 : Int.random(in: 1...most, using: &random),
      currency: try Sample.unwrap(Currency(code)))
  }
}
