import BusinessCalendar
import Consumption
import Funds
import Packs
import Programme

extension DirectorPage {
  private static let buckets: [(key: String, bucket: Bucket)] = Bucket.allCases.map { ($0.rawValue, $0) }

  var fundMembers: [String: PageValue] {
    let funds = registers.funds
    let isMixed = funds.balances.contains { $0.allocated.currency != funds.currency }
    return [
      "has-funds": .flag(!funds.balances.isEmpty), "currency": .text(funds.currency.code),
      "funds-recorded": .flag(funds.isRecorded),
      "bucket-heads": .list(Self.buckets.map { .text(word($0.key)) }),
      "funds": .list(
        funds.balances.map { balance in
          func cell(_ money: Money) -> PageValue {
            .text(isMixed ? format.money(money) : amount(money))
          }
          return [
            "fund": .text(balance.fund.title), "allocated": cell(balance.allocated),
            "buckets": .list(Self.buckets.map { cell(balance.amount(in: $0.bucket)) }),
            "used": .text(balance.utilisation.map(format.percent) ?? "–"),
            "expires": .text(format.date(balance.expires)), "expires-iso": .text(balance.expires.description),
            "health": .text(balance.health.word.rawValue), "tone": .text(Self.tone(balance.health.word)),
            "reason": .text(balance.health.reason),
          ]
        }),
      "fund-total": isMixed
        ? false
        : funds.totalAllocated.map { total in
          [
            "allocated": .text(amount(total)),
            "buckets": .list(
              Self.buckets.map { .text(funds.total(of: $0.bucket).map(amount) ?? "–") }),
          ]
        } ?? false,
      "has-deadlines": .flag(!registers.deadlines.isEmpty),
      "deadlines": .list(
        registers.deadlines.sorted { ($0.day.date, $0.title) < ($1.day.date, $1.title) }.map { deadline in
          let left = deadline.daysLeft(on: asOf)
          return [
            "what": .text(deadline.title), "request": .optional(deadline.request),
            "kind": .text(word(Self.word(deadline.kind))), "date": .text(format.date(deadline.day.date)),
            "date-iso": .text(deadline.day.date.description), "left": .text(format.number(left)),
            "is-urgent": .flag(left <= 30), "at-risk": .text(format.money(deadline.atRisk)),
          ]
        }),
    ]
  }

  private static func word(_ kind: FundDeadline.Kind) -> String {
    switch kind {
    case .applyBy: "apply-by"
    case .claimBy: "claim-by"
    case .expiry: "fund-expiry"
    }
  }

  private static func tone(_ word: FundHealth.Word) -> String {
    switch word {
    case .over, .lapsing: "red"
    case .risk, .under: "amber"
    case .ok: "green"
    }
  }

  var consumptionMembers: [String: PageValue] {
    [
      "has-consumption": .flag(!registers.consumption.isEmpty),
      "commitments": .list(
        registers.consumption.map { status in
          [
            "title": .text(status.commitment.title), "currency": .text(status.currency.code),
            "imported": .flag(!status.entries.isEmpty),
            "years": .list(status.years.map { row($0) }),
            "findings": .list(status.findings.map { .text($0.words) }),
          ]
        }),
    ]
  }

  private func row(_ year: YearStatus) -> PageValue {
    let isBehind = year.ahead.minorUnits < 0
    return [
      "year": .text(year.label), "true-up": .text(format.date(year.span.last)),
      "true-up-iso": .text(year.span.last.description), "committed": .text(amount(year.committed)),
      "drawn": .text(amount(year.drawn.amount)), "estimated": .text(amount(year.estimated.amount)),
      "expected-line": .text(amount(year.expectedLine)), "ahead": .text(amount(year.ahead)),
      "is-behind": .flag(isBehind), "forecast": .text(year.forecast.map { amount($0.amount) } ?? "–"),
      "shortfall": .text(year.shortfall.map { amount($0.amount) } ?? "–"),
      "is-short": .flag((year.shortfall?.amount.minorUnits ?? 0) > 0),
      "discount": .text(year.discount.reached.map { format.percent($0.percent) } ?? "–"),
      "is-current": .flag(year.span.contains(asOf)),
    ]
  }
}
