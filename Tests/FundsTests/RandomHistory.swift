import BusinessCalendar
import Journal
import Programme
import Registers
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
    day = try Sample.date(seed.isMultiple(of: 3) ? "2026-04-01" : "2025-01-01")
  }

  mutating func run(steps: Int) throws {
    for _ in 0..<steps { try step() }
  }

  private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

  private mutating func step() throws {
    if chance(30) { day = day.adding(days: Int.random(in: 1...12, using: &random)) }
    let before = ledger.events.count
    let old = ledger.balances()
    if chance(6), let event = ledger.events.randomElement(using: &random) {
      do {
        ledger.append([try ledger.book.undo(event: event.id).fact])
        undone += 1
      } catch { try look(at: error, before, old) }
      return
    }
    let isEarlier = chance(15)
    let date = isEarlier ? day.adding(days: -Int.random(in: 1...60, using: &random)) : day
    let command = FundCommand(
      try anyStep(), on: date, reason: chance(90) ? "agreed" : nil, isWaived: chance(70))
    do {
      try ledger.take(command)
      taken += 1
      if isEarlier { backdated += 1 }
    } catch let refusal as FundRefusal { try look(at: refusal, before, old) }
  }

  private mutating func look(at refusal: FundRefusal, _ before: Int, _ old: [JournalBalance]) throws {
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
    let claim = ledger.book.claims.randomElement(using: &random)
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

  private mutating func someAmount(_ code: String) throws -> Money {
    let most = chance(10) ? 12_000_000 : 1_500_000
    return Money(
      minorUnits: chance(2) ? 0 : Int.random(in: 1...most, using: &random),
      currency: try Sample.unwrap(Currency(code)))
  }
}
