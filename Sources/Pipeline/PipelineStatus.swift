public import Programme

/// The pipeline by stage.
public struct PipelineStatus: Sendable {
  /// All opportunities of a stage.
  public struct Row: Sendable {
    /// The stage's name.
    public let stage: String
    /// How likely it leads to a launch, in percent; nil for a stage without a weight.
    public let weight: DecimalNumber?
    /// How many there are.
    public let count: Int
    /// What is expected a month.
    public let monthly: PipelineValue
    /// That, weighed.
    public let weighted: PipelineValue
    /// How many state an amount that cannot be counted.
    public let uncounted: Int

    init(_ stage: String, weight: DecimalNumber?, _ lines: [PipelineLine], _ nothing: PipelineValue) {
      self.stage = stage
      self.weight = weight
      count = lines.count
      var (monthly, weighted) = (nothing, nothing)
      for line in lines {
        monthly.add(line.monthly)
        weighted.add(line.weighted)
      }
      self.monthly = monthly
      self.weighted = weighted
      uncounted = lines.count { !$0.opportunity.uncounted.isEmpty }
    }
  }

  /// The stages of the API in their order, then others by name, then those that state none.
  public let rows: [Row]
  /// What is neither launched nor lost.
  public let open: Row

  /// The stages of a report.
  public init(_ report: PipelineReport) {
    let lines = Dictionary(grouping: report.lines) { $0.opportunity.stageName }
    let known = OpportunityStage.known.map(\.name)
    let others = lines.keys.filter { !known.contains($0) && $0 != Opportunity.noStage }.sorted()
    let last = lines[Opportunity.noStage] == nil ? [] : [Opportunity.noStage]
    rows = (known + others + last).map { name in
      let stage = name == Opportunity.noStage ? nil : OpportunityStage(name)
      return Row(name, weight: report.rules.weight(of: stage), lines[name] ?? [], report.nothing)
    }
    open = Row("Open", weight: nil, report.lines.filter(\.opportunity.isOpen), report.nothing)
  }
}
