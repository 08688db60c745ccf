import BusinessCalendar
import Programme

extension PackView {
  /// The pipeline: its deals by value, what changed, what stalled and what slipped.
  var pipeline: [String: PackValue] {
    ["pipeline": .optional(context.registers.pipeline, pipelineColumns)]
  }

  /// How many deals a pack lists by name.
  private static let most = 10

  private var pipelineColumns: [PackColumn<PackPipeline>] {
    [
      .date("date", \.date), .text("source", \.source), .date("previous_date", \.previousDate),
      .flag("is_since_review") { pipeline in pipeline.previousDate.map { $0 < pipeline.date } ?? false },
      .number("count") { $0.opportunities.count }, .number("stale_after", \.staleAfter),
      .number("without_value") { pipeline in
        let count = pipeline.opportunities.count { $0.value == nil }
        return count > 0 ? count : nil
      },
      .money("total_value") { pipeline in Money.sum(pipeline.opportunities.compactMap(\.value)) },
      .money("total_weighted") { pipeline in Money.sum(pipeline.opportunities.compactMap(\.weighted)) },
      .table("deals", opportunityColumns) { Array(byValue($0.opportunities).prefix(Self.most)) },
      .table("stalled", opportunityColumns) { pipeline in
        pipeline.opportunities.filter { (daysInStage($0) ?? 0) > pipeline.staleAfter }.sorted {
          (daysInStage($1) ?? 0, $0.id) < (daysInStage($0) ?? 0, $1.id)
        }
      },
      .table("slipped", opportunityColumns) { pipeline in
        pipeline.opportunities.filter { (daysSlipped($0) ?? 0) > 0 || daysOverdue($0) != nil }.sorted {
          (daysSlipped($1) ?? 0, $0.id) < (daysSlipped($0) ?? 0, $1.id)
        }
      },
      .table("changes", changeColumns, \.changes),
    ]
  }

  /// The most valuable first; currencies apart, in the order of their codes, and those without a value last.
  private func byValue(_ opportunities: [PackOpportunity]) -> [PackOpportunity] {
    opportunities.sorted { one, other in
      let (left, right) = (one.value?.currency.code ?? "~", other.value?.currency.code ?? "~")
      if left != right { return left < right }
      let (more, less) = (one.value?.minorUnits ?? 0, other.value?.minorUnits ?? 0)
      return more == less ? one.id < other.id : more > less
    }
  }

  /// The day that the pipeline's figures are of: what a deal did since is not known.
  private var snapshotDay: CivilDate { context.registers.pipeline?.date ?? context.asOf }

  private func daysInStage(_ opportunity: PackOpportunity) -> Int? {
    opportunity.inStageSince.map { snapshotDay - $0 }
  }

  private func daysSlipped(_ opportunity: PackOpportunity) -> Int? {
    guard let target = opportunity.target, let before = opportunity.previousTarget else { return nil }
    return target - before
  }

  private func daysOverdue(_ opportunity: PackOpportunity) -> Int? {
    opportunity.target.flatMap { $0 < snapshotDay ? snapshotDay - $0 : nil }
  }

  var opportunityColumns: [PackColumn<PackOpportunity>] {
    [
      .text("id", \.id), .text("customer", \.customer), .text("title", \.title), .text("stage", \.stage),
      .money("value", \.value), .money("weighted", \.weighted),
      .flag("is_sourced") { $0.origin == .sourced }, .flag("is_influenced") { $0.origin == .influenced },
      .text("next_step", \.nextStep),
      .text("owners") { opportunity in
        programme.parties.compactMap { party in
          opportunity.owners[party.id].map { "\(party.name): \($0)" }
        }.joined(separator: "; ")
      },
      .text("without_owner") { opportunity in
        programme.parties.filter { opportunity.owners[$0.id] == nil }.map(\.name).joined(separator: ", ")
      },
      .date("target", \.target), .date("previous_target", \.previousTarget),
      .number("days_slipped", daysSlipped), .number("days_overdue", daysOverdue),
      .date("in_stage_since", \.inStageSince),
      .number("days_in_stage", daysInStage),
    ]
  }

  private var changeColumns: [PackColumn<PackPipelineChange>] {
    [.text("opportunity", \.opportunity), .text("customer", \.customer)]
      + PackPipelineChange.Kind.allCases.map { kind in .flag("is_\(kind.rawValue)") { $0.kind == kind } }
      + [.text("before") { $0.before.map(words) }, .text("after") { $0.after.map(words) }]
  }

  private func words(_ value: PackPipelineChange.Value) -> String {
    switch value {
    case .text(let text): text
    case .date(let date): format.date(date)
    case .money(let money): format.money(money)
    }
  }
}
