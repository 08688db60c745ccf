import BusinessCalendar
import Programme

/// Says what became of one opportunity.
struct ChangeNarrator {
  let history: OpportunityHistory
  /// What a report says of it; nil where it is not listed.
  let line: PipelineLine?
  let since: CivilDate
  let asOf: CivilDate
  let staleAfter: Int

  private var before: Opportunity? { history.state(on: since) }
  private var after: Opportunity? { history.state(on: asOf) }

  var change: PipelineChange {
    PipelineChange(
      id: history.id, before: before, after: after,
      remarks: (arrival + departure + stage + close + amount + standing + others).sorted { one, other in
        Self.order(one.kind) < Self.order(other.kind)
      }, fields: fields)
  }

  private static func order(_ kind: PipelineRemark.Kind) -> Int {
    PipelineRemark.Kind.allCases.firstIndex(of: kind) ?? 0
  }

  // MARK: Coming and going

  private var arrival: [PipelineRemark] {
    guard before == nil, let after else { return [] }
    let wasListed = history.moments.contains { $0.date <= since && $0.state != nil }
    let came = history.moments.first { $0.date > since && $0.state != nil }?.date ?? asOf
    let amount = after.spendWords.map { ", \($0) a month" } ?? ""
    return [
      remark(
        wasListed ? .returned : .new, nil, nil, after.stageName, came,
        "\(wasListed ? "listed again" : "first listed") on \(came): \(after.stageName)\(amount)")
    ]
  }

  private var departure: [PipelineRemark] {
    guard after == nil, let last = history.moments.last, last.state == nil, last.date > since else {
      return []
    }
    let known = before ?? history.lastListed
    let stage = known?.stageName
    let listed = history.moments.last { $0.state != nil }?.date
    return [
      remark(
        .gone, stage, listed, nil, last.date,
        "no longer listed on \(last.date)" + (stage.map { "; it was \($0)" } ?? ""))
    ]
  }

  // MARK: What is told otherwise

  private var stage: [PipelineRemark] {
    guard let after else { return [] }
    let new = after.summary.stage
    guard let before else {
      // What is new and won or lost already is told as such too.
      guard let new, !new.isOpen else { return [] }
      let date = history.run(through: asOf, of: { $0.summary.stage })?.date ?? asOf
      let kind: PipelineRemark.Kind = new == .launched ? .launched : .lost
      return [remark(kind, nil, nil, new.name, date, "\(new.name) on \(date)\(reason(new, after))")]
    }
    guard before.summary.stage != new else { return [] }
    return [
      told(stageKind(before.summary.stage, new), "stage", reason(new, after), \.summary.stage) {
        $0?.name ?? Opportunity.noStage
      }
    ]
  }

  private func reason(_ stage: OpportunityStage?, _ opportunity: Opportunity) -> String {
    stage == .closedLost ? opportunity.summary.lostReason.map { "; reason: \($0)" } ?? "" : ""
  }

  private func stageKind(_ old: OpportunityStage?, _ new: OpportunityStage?) -> PipelineRemark.Kind {
    if new == .closedLost { return .lost }
    if new == .launched { return .launched }
    if old == .closedLost { return .reopened }
    guard let from = old?.rank, let to = new?.rank else { return .moved }
    return to > from ? .advanced : .regressed
  }

  private var close: [PipelineRemark] {
    var remarks: [PipelineRemark] = []
    if let before, let after, let old = before.summary.targetClose, let new = after.summary.targetClose,
      new > old
    {
      remarks.append(
        told(.slipped, "target close", ", \(new - old) \(days(new - old)) later", \.summary.targetClose) {
          $0?.description ?? "none"
        })
    }
    if let overdue = line?.daysOverdue, let target = after?.summary.targetClose {
      let known = history.run(through: asOf, of: { $0.summary.targetClose })?.date
      remarks.append(
        remark(
          .slipped, target.description, known, target.description, asOf,
          "target close \(target) passed \(overdue) \(days(overdue)) before \(asOf) while it is \(after?.stageName ?? "open")"
        ))
    }
    return remarks
  }

  private var amount: [PipelineRemark] {
    guard let before, let after, before.spendWords != after.spendWords else { return [] }
    return [told(.amount, "monthly", "", \.spendWords) { $0 ?? "no amount" }]
  }

  // MARK: What stands still

  private var standing: [PipelineRemark] {
    guard let line, let after, after.isOpen else { return [] }
    var remarks: [PipelineRemark] = []
    if let count = line.daysInStage, count > staleAfter, let from = line.inStageSince {
      remarks.append(
        remark(
          .stale, after.stageName, from, after.stageName, asOf,
          "\(after.stageName) since \(from) at least, \(count) days (more than \(staleAfter))"))
    }
    if after.summary.review == .actionRequired {
      let date = history.run(through: asOf, of: { $0.summary.review })?.date
      let old = before?.summary.review
      let from = old.flatMap { $0 == .actionRequired ? nil : $0.name }
      let comment = after.summary.reviewComments.map { ": \($0)" } ?? ""
      remarks.append(
        remark(
          .actionRequired, from, from == nil ? nil : known(\.summary.review),
          ReviewStatus.actionRequired.name, date,
          "review \(from.map { "\($0) → " } ?? "")Action Required since \(date ?? asOf)\(comment)"))
    }
    return remarks
  }

  // MARK: Everything else

  /// Fields that remarks of their own tell, where they are told at all.
  private var others: [PipelineRemark] {
    guard let before, let after else { return [] }
    let ownStage = before.summary.stage != after.summary.stage
    let ownAmount = before.spendWords != after.spendWords
    let isLater =
      before.summary.targetClose.flatMap { old in after.summary.targetClose.map { $0 > old } } ?? false
    let isWanted = after.isOpen && after.summary.review == .actionRequired
    let names = fields.map(\.name).filter { name in
      switch name {
      case "last-modified", "detailed": false
      case "stage": !ownStage
      case "lost-reason": !(ownStage && after.summary.stage == .closedLost)
      case "target-close": !isLater
      case "review", "review-comments": !isWanted
      default: !(ownAmount && name.hasPrefix("spend."))
      }
    }
    return fields.filter { names.contains($0.name) }.map { field in
      told(.updated, field.name.replacing("-", with: " "), "", { $0.details[field.name] }) { $0 ?? "none" }
    }
  }

  private var fields: [PipelineChange.Field] {
    guard after != nil else { return [] }
    let (old, new) = (before?.details ?? [:], after?.details ?? [:])
    return Set(old.keys).union(new.keys).sorted().compactMap { name in
      old[name] == new[name] ? nil : .init(name: name, before: old[name], after: new[name])
    }
  }

  // MARK: Words

  private func days(_ count: Int) -> String { count == 1 ? "day" : "days" }

  /// From when on what was told at the beginning was.
  private func known<Value: Equatable>(_ value: (Opportunity) -> Value) -> CivilDate? {
    history.run(through: since, of: value)?.date
  }

  /// `stage Qualified (2026-03-01) → Committed (2026-03-15)`.
  private func told<Value: Equatable>(
    _ kind: PipelineRemark.Kind, _ what: String, _ ending: String, _ value: (Opportunity) -> Value,
    _ words: (Value) -> String
  ) -> PipelineRemark {
    let (old, new) = (before.map(value).map(words), after.map(value).map(words))
    let from = known(value)
    let to = history.run(through: asOf, of: value)?.date
    func part(_ words: String?, _ date: CivilDate?) -> String {
      (words ?? "none") + (date.map { " (\($0))" } ?? "")
    }
    return remark(kind, old, from, new, to, "\(what) \(part(old, from)) → \(part(new, to))\(ending)")
  }

  private func remark(
    _ kind: PipelineRemark.Kind, _ before: String?, _ beforeDate: CivilDate?, _ after: String?,
    _ afterDate: CivilDate?, _ words: String
  ) -> PipelineRemark {
    PipelineRemark(
      kind: kind, before: before, beforeDate: beforeDate, after: after, afterDate: afterDate, words: words)
  }
}

extension Opportunity {
  /// `12000.00 USD + 500.00 EUR`, what cannot be counted included; nil where nothing is stated.
  var spendWords: String? {
    let parts = monthly.map(\.description) + uncounted.map(\.words)
    return parts.isEmpty ? nil : parts.joined(separator: " + ")
  }
}
