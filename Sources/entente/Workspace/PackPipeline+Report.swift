import BusinessCalendar
import Packs
import Pipeline
import Programme

extension PackPipeline {
  /// The open opportunities of a report that has a snapshot, and what changed since a review.
  init(_ report: PipelineReport, _ programme: Programme, reviewedOn review: CivilDate) {
    let dates = report.book.snapshots.map(\.date)
    // Where nothing was known at the review, the first snapshot is what there is to compare with.
    let first = dates.first { $0 < (dates.last ?? review) }
    let since = dates.contains { $0 <= review } ? review : first
    let partner = programme.parties.first { !$0.isProvider }
    self.init(
      date: dates.last ?? report.asOf, source: report.sources.map(\.name).joined(separator: ", "),
      previousDate: since,
      opportunities: report.lines.filter(\.opportunity.isOpen).map { line in
        let before = since.flatMap { report.book.histories[line.opportunity.id]?.state(on: $0) }
        return PackOpportunity(line, before: before, partner: partner?.id)
      },
      changes: since.map { PipelineDiff(report, since: $0).changes.flatMap(PackPipelineChange.all) } ?? [],
      staleAfter: report.rules.staleAfter)
  }
}

extension Party {
  /// Whether it is Amazon Web Services, whose Partner Central tells of opportunities: their teams are the other party's.
  fileprivate var isProvider: Bool { id == "aws" || name.hasPrefix("Amazon Web Services") }
}

extension PackOpportunity {
  /// - Parameter partner: The party whose team the source names.
  fileprivate init(_ line: PipelineLine, before: Opportunity?, partner: String?) {
    let opportunity = line.opportunity
    let detail = opportunity.detail
    let lead = detail?.lead
    self.init(
      id: opportunity.id, customer: opportunity.summary.customer ?? opportunity.name, title: detail?.title,
      stage: opportunity.stageName, value: line.monthly.single, weighted: line.weighted.single,
      // The source tells what marketing brought; not which of the parties a deal is sourced by.
      origin: detail?.campaign != nil || detail?.fundingUsed == true ? .influenced : nil,
      nextStep: opportunity.summary.nextSteps,
      owners: partner.flatMap { party in lead.map { [party: $0] } } ?? [:],
      target: opportunity.summary.targetClose, previousTarget: before?.summary.targetClose,
      inStageSince: line.inStageSince)
  }
}

extension PipelineValue {
  /// The amount, where it is one: in the report's currency, else in the only one that there is.
  var single: Money? {
    if amounts.isEmpty || isOverflowing { return nil }
    return reported ?? (amounts.count == 1 ? amounts.first : nil)
  }

  /// The sum, which is zero of nothing; nil where currencies are kept apart.
  fileprivate var total: Money? { isOverflowing ? nil : reported ?? single }
}

extension PackPipelineChange {
  /// What a pack says of what became of an opportunity.
  fileprivate static func all(_ change: PipelineChange) -> [PackPipelineChange] {
    func made(_ kind: Kind, _ before: Value?, _ after: Value?) -> PackPipelineChange {
      PackPipelineChange(
        opportunity: change.id,
        customer: (change.after ?? change.before)?.summary.customer ?? change.name, kind: kind,
        before: before, after: after)
    }
    let told = change.remarks.compactMap { remark -> PackPipelineChange? in
      let (before, after) = (remark.before.map(Value.text), remark.after.map(Value.text))
      switch remark.kind {
      case .new, .returned: return made(.added, nil, after)
      case .advanced, .regressed, .moved, .reopened: return made(.stage, before, after)
      case .launched: return made(.won, before, after)
      case .lost: return made(.lost, before, after)
      case .gone: return made(.removed, before, nil)
      case .amount: return made(.value, change.before?.worth, change.after?.worth)
      case .actionRequired:
        return made(.action, before, change.after?.summary.reviewComments.map(Value.text) ?? after)
      // Told of every opportunity, or for the source's own sake.
      case .slipped, .stale, .updated: return nil
      }
    }
    guard let before = change.before?.summary.targetClose, let after = change.after?.summary.targetClose,
      before != after
    else { return told }
    return told + [made(.target, .date(before), .date(after))]
  }
}

extension Opportunity {
  /// What is expected a month.
  fileprivate var worth: PackPipelineChange.Value? {
    if monthly.isEmpty { return nil }
    if monthly.count == 1, let money = monthly.first { return .money(money) }
    return .text(monthly.map(\.description).joined(separator: " + "))
  }
}

extension PackLeads {
  /// A campaign. Leads themselves are in no register.
  init(_ row: PipelineInfluence.Row) {
    self.init(
      activity: row.campaign, request: row.requests.map(\.request).joined(separator: ", "), leads: nil,
      opportunities: row.lines.count, value: row.monthly.total, weighted: row.weighted.total,
      won: row.launched.total, spent: row.spent.count == 1 ? row.spent.first : nil)
  }
}
