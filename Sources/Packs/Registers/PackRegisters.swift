public import Journal

/// What a pack shows of the registers beside funds and certifications, as values of its own: a pack imports no register
/// whose facts it only repeats. Nil means that nothing was recorded until the pack's day; empty, that what was recorded
/// leaves nothing to show.
public struct PackRegisters: Sendable {
  /// Every action; what of them a meeting carries over is for its pack to choose.
  public var actions: [PackAction]?
  /// The newest snapshot of the pipeline.
  public var pipeline: PackPipeline?
  /// The newest value of each metric that has one, the agreement's own where none was recorded.
  public var readings: [PackReading]?
  /// What was consumed, by commitment and contract year.
  public var consumption: [PackConsumption]?
  /// How many held each certification over time, where a roster is recorded.
  public var holders: [PackHolders]?
  /// The training budgets that have a period on the day, in that period.
  public var training: [PackTraining]?
  /// What growth initiatives cost and brought.
  public var initiatives: [PackInitiative]?
  /// How certificates, standards and requirements stand, those of the agreement's own words included.
  public var compliance: [PackCompliance]?
  /// What the activities of marketing brought.
  public var leads: [PackLeads]?

  /// The facts behind each table, undone ones and their undoings too.
  public var facts: [PackTable: [JournalEvent]] = [:]

  /// Nothing recorded.
  public init() {}

  /// Whether any value of a metric is more than the agreement's own.
  var hasRecordedReadings: Bool { readings?.contains(where: \.isRecorded) ?? false }
}
