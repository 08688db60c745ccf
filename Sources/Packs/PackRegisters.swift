public import BusinessCalendar
public import Programme

/// What a pack shows of the registers beside funds and certifications, as values of its own: a pack imports no register
/// whose facts it only repeats. Nil means that nothing was recorded until the pack's day; empty, that what was recorded
/// leaves nothing to show.
public struct PackRegisters: Sendable {
  /// The actions that this meeting carries over: open ones, and those done since the meeting before.
  public var actions: [PackAction]?
  /// The newest snapshot of the pipeline.
  public var pipeline: PackPipeline?
  /// The newest value of each metric that has one, the agreement's own where none was recorded.
  public var readings: [PackReading]?
  /// What was consumed, by commitment and contract year.
  public var consumption: [PackConsumption]?
  /// What was spent of the training budgets in their period, by the budget's id.
  public var trainingSpend: [String: Money]?
  /// What the activities of marketing brought.
  public var leads: [PackLeads]?

  /// Nothing recorded.
  public init() {}

  /// Whether any value of a metric is more than the agreement's own.
  var hasRecordedReadings: Bool { readings?.contains(where: \.isRecorded) ?? false }
}

/// An action as a pack lists it.
public struct PackAction: Sendable, Hashable {
  /// How it stands.
  public enum State: String, Sendable, Hashable, CaseIterable { case open, slipped, done, dropped }

  /// Its name in the log.
  public let id: String
  /// What is to be done.
  public let what: String
  /// Who does it; nil for nobody.
  public let owner: String?
  /// The owner's party, by id.
  public let party: String?
  /// By when; nil for no date.
  public let due: CivilDate?
  /// Since when.
  public let opened: CivilDate
  /// The meeting that it is from, `qbr/Y2-Q2`.
  public let occurrence: String?
  /// How it stands.
  public let state: State
  /// How often its date was put off.
  public let slips: Int
  /// Why it was put off or dropped.
  public let reason: String?

  /// An action by its parts.
  public init(
    id: String, what: String, owner: String?, party: String?, due: CivilDate?, opened: CivilDate,
    occurrence: String?, state: State, slips: Int, reason: String?
  ) {
    self.id = id
    self.what = what
    self.owner = owner
    self.party = party
    self.due = due
    self.opened = opened
    self.occurrence = occurrence
    self.state = state
    self.slips = slips
    self.reason = reason
  }
}

/// A metric's value as a pack shows it.
public struct PackReading: Sendable, Hashable {
  /// The metric's id.
  public let metric: String
  /// The value.
  public let value: Metric.Value
  /// The day it is of.
  public let date: CivilDate
  /// Where it comes from.
  public let source: String?
  /// The value at the end of the quarter before.
  public let previous: Metric.Value?
  /// Values before it in order of time, itself the last.
  public let history: [DecimalNumber?]
  /// Why it is what it is, in a line.
  public let why: String?
  /// Whether it is older than the metric's period.
  public let isStale: Bool
  /// Whether it was recorded; else it is the agreement's own figure.
  public let isRecorded: Bool
  /// How the register judges it; nil for the pack to hold it against the target alone.
  public let judgement: Judgement?
  /// What the path to a target that is not due yet asks for.
  public let asked: Metric.Value?
  /// Whether it is on that path, and short of the target.
  public let isOnPath: Bool

  /// How a value stands, whatever its age.
  public enum Judgement: String, Sendable, Hashable, CaseIterable { case green, amber, red, noData }

  /// A value by its parts.
  public init(
    metric: String, value: Metric.Value, date: CivilDate, source: String?, previous: Metric.Value?,
    history: [DecimalNumber?] = [], why: String?, isStale: Bool, isRecorded: Bool = true,
    judgement: Judgement? = nil, asked: Metric.Value? = nil, isOnPath: Bool = false
  ) {
    self.metric = metric
    self.value = value
    self.date = date
    self.source = source
    self.previous = previous
    self.history = history
    self.why = why
    self.isStale = isStale
    self.isRecorded = isRecorded
    self.judgement = judgement
    self.asked = asked
    self.isOnPath = isOnPath
  }
}

/// What was consumed in one contract year of a commitment.
public struct PackConsumption: Sendable, Hashable {
  /// The commitment's id.
  public let commitment: String
  /// The contract year, from 1.
  public let year: Int
  /// Eligible spend so far.
  public let actual: Money
  /// The last day that it covers.
  public let through: CivilDate
  /// What the year is expected to come to by the rate so far; nil where nothing can be said.
  public let forecast: Money?
  /// Spend by month in order, nil for months without data.
  public let months: [Money?]

  /// Consumption by its parts.
  public init(
    commitment: String, year: Int, actual: Money, through: CivilDate, forecast: Money?, months: [Money?]
  ) {
    self.commitment = commitment
    self.year = year
    self.actual = actual
    self.through = through
    self.forecast = forecast
    self.months = months
  }
}

/// What an activity of marketing brought.
public struct PackLeads: Sendable, Hashable {
  /// The activity.
  public let activity: String
  /// The request that paid for it.
  public let request: String?
  /// Leads.
  public let leads: Int
  /// Opportunities in the pipeline that came of them.
  public let opportunities: Int
  /// What those are worth; nil where they have no sum.
  public let value: Money?

  /// Leads by their parts.
  public init(activity: String, request: String?, leads: Int, opportunities: Int, value: Money?) {
    self.activity = activity
    self.request = request
    self.leads = leads
    self.opportunities = opportunities
    self.value = value
  }
}
