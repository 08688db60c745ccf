public import Diagnostics

/// How a programme weighs its pipeline of opportunities.
public struct PipelineTerms: Sendable {
  /// How likely a stage leads to a launch.
  public struct StageWeight: Sendable, Hashable {
    /// The stage's name, as the partner's system has it: `Technical Validation`.
    public let stage: String
    /// In percent, 0 to 100.
    public let percent: DecimalNumber

    /// A weight by its parts.
    public init(stage: String, percent: DecimalNumber) {
      self.stage = stage
      self.percent = percent
    }
  }

  /// The weights that are stated, in their order; the others are assumed.
  public let weights: [StageWeight]
  /// In which currency it is reported; nil for the programme's.
  public let currency: Currency?
  /// After how many days in one stage an opportunity is stale; nil where nothing is stated.
  public let staleAfter: Int?
  /// Where it stands; nil where nothing is stated.
  public let location: SourceLocation?

  /// Terms by their parts; nothing stated unless given.
  public init(
    weights: [StageWeight] = [], currency: Currency? = nil, staleAfter: Int? = nil,
    location: SourceLocation? = nil
  ) {
    self.weights = weights
    self.currency = currency
    self.staleAfter = staleAfter
    self.location = location
  }
}
