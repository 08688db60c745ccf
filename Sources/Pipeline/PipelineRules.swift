public import Programme

/// How a pipeline is weighed and reported: what the programme states, and what is assumed where it states nothing.
public struct PipelineRules: Sendable {
  /// The programme's id.
  public let programme: String
  /// In which currency sums are reported, where the rates are known.
  public let currency: Currency
  /// After how many days in one stage an opportunity is stale.
  public let staleAfter: Int
  /// What the programme does not state and the report stands on, a sentence each without a full stop.
  public let assumptions: [String]
  private let weights: [String: DecimalNumber]

  /// What is assumed of each stage, in percent: how many in a hundred are usually launched from there. A rule of thumb, not a
  /// figure of AWS; a programme states its own.
  public static let assumedWeights: [(stage: OpportunityStage, percent: Int)] = [
    (.prospect, 10), (.qualified, 20), (.technicalValidation, 40), (.businessValidation, 60),
    (.committed, 80),
    (.launched, 100), (.closedLost, 0),
  ]
  /// What is assumed of staleness, in days: two weeks, a pipeline review's usual distance.
  public static let assumedStaleness = 14

  /// The rules of a programme.
  public init(_ programme: Programme) {
    self.init(programme: programme.id, currency: programme.header.currency, terms: programme.pipeline)
  }

  /// Rules by their parts.
  ///
  /// - Parameter currency: The programme's, which is reported in unless the terms name another.
  public init(programme: String, currency: Currency, terms: PipelineTerms = PipelineTerms()) {
    self.programme = programme
    self.currency = terms.currency ?? currency
    staleAfter = terms.staleAfter ?? Self.assumedStaleness
    var weights = Dictionary(
      terms.weights.map { ($0.stage.folded, $0.percent) }, uniquingKeysWith: { first, _ in first })
    var assumed: [String] = []
    for (stage, percent) in Self.assumedWeights where weights[stage.name.folded] == nil {
      weights[stage.name.folded] = DecimalNumber(mantissa: percent)
      assumed.append("\(stage.name) \(percent)%")
    }
    self.weights = weights
    assumptions =
      (assumed.isEmpty
        ? []
        : [
          "weights that the programme does not state under pipeline.weights: \(assumed.joined(separator: ", "))"
        ])
      + (terms.staleAfter == nil
        ? ["stale after \(Self.assumedStaleness) days in one stage (pipeline.stale-after is not stated)"]
        : [])
  }

  /// How likely a stage leads to a launch, in percent; nil for one that has no weight.
  public func weight(of stage: OpportunityStage?) -> DecimalNumber? {
    stage.flatMap { weights[$0.name.folded] }
  }
}
