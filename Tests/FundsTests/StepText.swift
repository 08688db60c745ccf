import BusinessCalendar
import Programme
import Funds

/// Steps as specifications write them: `approve MC-1 15000`, `request apn-marketing-central 20000 2025-04-01/2025-04-03`.
enum StepText {
  struct Unreadable: Error {
    let text: String
  }

  static func read(_ text: String, currency: String = "PEN") throws -> FundStep {
    let words = text.split(separator: " ").map(String.init)
    let currency = try Sample.unwrap(Currency(currency))
    func amount(_ index: Int) throws -> Money? {
      guard index < words.count, let number = DecimalNumber(words[index]) else { return nil }
      return try Sample.unwrap(Money(number, currency))
    }
    func days() throws -> DateSpan? {
      guard let word = words.last, word.contains("/") else { return nil }
      let ends = word.split(separator: "/").map(String.init)
      return try Sample.days(ends[0], ends[1])
    }
    func needed(_ index: Int) throws -> Money { try Sample.unwrap(try amount(index)) }
    guard words.count > 1 else { throw Unreadable(text: text) }
    let id = words[1]
    switch words[0] {
    case "allocate": return .allocate(fund: id, amount: try needed(2))
    case "transfer": return .transfer(from: id, to: words[2], amount: try needed(3))
    case "expire": return .expire(fund: id)
    case "request": return .request(fund: id, title: "Cloud day", amount: try needed(2), activity: try days())
    case "submit": return .submit(request: id, amount: try amount(2), activity: try days())
    case "approve": return .approve(request: id, amount: try amount(2))
    case "return": return .sendBack(request: id)
    case "reject": return .reject(request: id)
    case "cancel": return .cancel(request: id)
    case "spend": return .spend(request: id, amount: try needed(2))
    case "close": return .close(request: id)
    case "lapse": return .lapse(request: id)
    case "claim":
      return .claim(request: id, amount: try amount(2), evidence: try Sample.evidence(), isDraft: false)
    case "claim-draft":
      return .claim(request: id, amount: try amount(2), evidence: try Sample.evidence(), isDraft: true)
    case "claim-submit": return .submitClaim(claim: id, amount: try amount(2), evidence: [])
    case "claim-approve": return .approveClaim(claim: id, amount: try amount(2))
    case "claim-return": return .returnClaim(claim: id)
    case "claim-reject": return .rejectClaim(claim: id)
    case "pay": return .pay(claim: id, amount: try amount(2))
    default: throw Unreadable(text: text)
    }
  }

  /// A command; rejections get a reason.
  static func command(_ text: String, on date: String, isWaived: Bool = false, currency: String = "PEN")
    throws
    -> FundCommand
  {
    FundCommand(
      try read(text, currency: currency), on: try Sample.date(date), reason: "agreed in the sync",
      isWaived: isWaived)
  }
}

/// A life: steps with what the fund holds after each of them, in whole units.
struct Life {
  /// A step, its date, and the buckets after it: available, requested, committed, claimed, receivable, reimbursed,
  /// expired, spent.
  typealias Row = (date: String, step: String, holds: [Int])

  static let columns: [LedgerBucket] = [
    .available, .requested, .committed, .claimed, .receivable, .reimbursed, .expired, .spent,
  ]

  /// Takes the steps; gives what differs from what was expected.
  static func differences(
    _ rows: [Row], in fund: String = Sample.central, _ ledger: inout TestLedger
  ) throws -> [String] {
    var found: [String] = []
    for row in rows {
      do {
        try ledger.take(try StepText.command(row.step, on: row.date))
      } catch let refusal as FundRefusal {
        found.append("\(row.step): \(refusal)")
        continue
      }
      let sums = try Sample.unwrap(ledger.book.account(fund)).sums
      let holds = columns.map { sums[$0].minorUnits }
      if holds != row.holds.map({ $0 * 100 }) { found.append("\(row.step): \(holds.map { $0 / 100 })") }
    }
    return found
  }
}
