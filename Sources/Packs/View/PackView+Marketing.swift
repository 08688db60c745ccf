import BusinessCalendar
import Funds
import Journal
import Programme
import Scheduling

extension PackView {
  /// Requests and claims as the fund register has them, evidence that is missing, claims that are due, and what the
  /// activities brought.
  var marketing: [String: PackValue] {
    let book = context.fundBook
    let requests = book.requests
    return [
      "campaigns": .table(requests.filter { $0.state == .approved }, requestColumns),
      "applications": .table(
        requests.filter { [.draft, .submitted, .returned].contains($0.state) }, requestColumns),
      "open_claims": .table(
        book.claims.filter { ![.paid, .rejected].contains($0.state) }, claimColumns),
      "evidence_missing": .table(
        evidenceMissing,
        [
          .text("subject", \.subject), .text("title", \.title), .text("fund", \.fund),
          .text("missing") { $0.missing.map(format.words.evidence).joined(separator: ", ") },
          .date("claim_by", \.claimBy), .number("days_left") { row in row.claimBy.map { $0 - context.asOf } },
          .flag("is_overdue") { row in row.claimBy.map { $0 < context.asOf } ?? false },
        ]),
      "asks_evidence": .flag(programme.funds.contains { !$0.evidence.isEmpty }),
      "claims_due": claimsDue,
      "applications_due": .table(
        due(.applyBy, within: 60) + due(.expiry, within: 60), deadlineColumns),
      "leads": .table(
        context.registers.leads ?? [],
        [
          .text("activity", \.activity), .text("request", \.request), .number("leads", \.leads),
          .number("opportunities", \.opportunities), .money("value", \.value),
          .money("weighted", \.weighted), .money("won", \.won), .money("spent", \.spent),
        ]),
    ]
  }

  private func fundTitle(_ id: String) -> String { context.fundBook.account(id)?.fund.title ?? id }

  private var requestColumns: [PackColumn<FundRequest>] {
    [
      .text("request", \.id), .text("title", \.title), .text("fund") { fundTitle($0.fund) },
      .status("status") { PackStatus($0.state) }, .date("since", \.since),
      .number("days") { context.asOf - $0.since }, .text("reason", \.reason),
      .date("starts") { $0.activity?.first }, .date("ends") { $0.activity?.last },
      .flag("is_running") { $0.activity?.contains(context.asOf) ?? false },
      .flag("is_over") { request in request.activity.map { $0.last < context.asOf } ?? false },
      .flag("is_ahead") { request in request.activity.map { $0.first > context.asOf } ?? false },
      .money("asked", \.asked), .money("approved", \.approved),
      .money("spent") { $0.sums[LedgerBucket.spent] }, .money("committed") { $0.sums[Bucket.committed] },
      .money("claimed") { $0.sums[Bucket.claimed] }, .money("receivable") { $0.sums[Bucket.receivable] },
      .money("reimbursed") { $0.sums[Bucket.reimbursed] },
    ]
  }

  private var claimColumns: [PackColumn<FundClaim>] {
    [
      .text("claim", \.id), .text("request", \.request), .status("status") { PackStatus($0.state) },
      .date("since", \.since), .number("days") { context.asOf - $0.since }, .text("reason", \.reason),
      .money("asked", \.asked), .money("approved", \.approved),
      .money("receivable") { $0.sums[Bucket.receivable] },
    ]
  }

  // MARK: Evidence

  private struct Missing {
    let subject: String
    let title: String
    let fund: String
    let missing: [String]
    let claimBy: CivilDate?
  }

  /// What a claim that is not decided lacks of what its fund asks for; and what a request lacks on which money is still
  /// committed and no claim waits.
  private var evidenceMissing: [Missing] {
    let book = context.fundBook
    return book.requests.flatMap { request -> [Missing] in
      guard let fund = book.account(request.fund)?.fund, !fund.evidence.isEmpty,
        request.state == .approved
      else { return [] }
      let claimBy = request.activity.flatMap { book.rules.claimBy(fund, activity: $0)?.date }
      let waiting = request.claims.compactMap(book.claim).filter {
        [.draft, .returned, .submitted].contains($0.state)
      }
      let claims = waiting.map { claim in
        (claim.id, fund.evidence.filter { kind in !claim.evidence.contains { $0.kind == kind } })
      }
      let isUnclaimed = waiting.isEmpty && request.sums[Bucket.committed].minorUnits > 0
      return (isUnclaimed ? [(request.id, fund.evidence)] : claims).filter { !$0.1.isEmpty }.map {
        Missing(
          subject: $0.0, title: request.title, fund: fund.title, missing: $0.1, claimBy: claimBy)
      }
    }
  }

  // MARK: Deadlines

  private func due(_ kind: FundDeadline.Kind, within days: Int) -> [FundDeadline] {
    deadlines.filter { $0.kind == kind && $0.daysLeft(on: context.asOf) <= days }
  }

  private var claimsDue: PackValue {
    let rows = due(.claimBy, within: 60)
    func total(_ days: ClosedRange<Int>) -> PackValue {
      .money(
        Money.sum(
          rows.filter { days.contains($0.daysLeft(on: context.asOf)) }.map(\.atRisk),
          in: programme.header.currency))
    }
    return .table(
      rows, deadlineColumns,
      more: [
        "total_overdue": total(-1_000_000 ... -1), "total_30": total(0...30), "total_60": total(31...60),
      ])
  }

  private var deadlineColumns: [PackColumn<FundDeadline>] {
    [
      .text("subject") { $0.request ?? $0.fund }, .text("title", \.title),
      .text("fund") { fundTitle($0.fund) },
      .date("date", \.day.date), .number("days_left") { $0.daysLeft(on: context.asOf) },
      .number("days_late") { deadline in
        let days = deadline.daysLeft(on: context.asOf)
        return days < 0 ? -days : nil
      },
      .money("at_risk", \.atRisk),
      .flag("is_expiry") { $0.kind == .expiry },
      .flag("is_overdue") { $0.daysLeft(on: context.asOf) < 0 },
      .flag("is_in_30") { (0...30).contains($0.daysLeft(on: context.asOf)) },
      .flag("is_in_60") { (31...60).contains($0.daysLeft(on: context.asOf)) },
    ]
  }
}
