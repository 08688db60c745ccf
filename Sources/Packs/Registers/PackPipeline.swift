public import BusinessCalendar
public import Programme

/// A snapshot of the pipeline, with what changed since the one before.
public struct PackPipeline: Sendable, Hashable {
  /// The day of the snapshot.
  public let date: CivilDate
  /// Where it comes from.
  public let source: String?
  /// The day with whose end it is compared, that of the last review; nil where nothing was known by then.
  public let previousDate: CivilDate?
  /// After how many days in one stage an opportunity counts as stalled.
  public let staleAfter: Int
  /// The open opportunities.
  public let opportunities: [PackOpportunity]
  /// What changed since ``previousDate``.
  public let changes: [PackPipelineChange]

  /// A snapshot by its parts.
  public init(
    date: CivilDate, source: String?, previousDate: CivilDate?, opportunities: [PackOpportunity],
    changes: [PackPipelineChange], staleAfter: Int = 14
  ) {
    self.date = date
    self.source = source
    self.previousDate = previousDate
    self.opportunities = opportunities
    self.changes = changes
    self.staleAfter = staleAfter
  }
}

/// An open opportunity as a pack lists it.
public struct PackOpportunity: Sendable, Hashable {
  /// How the partner comes to it.
  public enum Origin: String, Sendable, Hashable, CaseIterable { case sourced, influenced }

  /// Its name in the source.
  public let id: String
  /// Whose it is.
  public let customer: String
  /// What it is.
  public let title: String?
  /// The stage, in the source's word.
  public let stage: String
  /// What it is worth.
  public let value: Money?
  /// What it is worth by the likelihood of its stage.
  public let weighted: Money?
  /// Sourced or influenced; nil where that is not known.
  public let origin: Origin?
  /// What is done next.
  public let nextStep: String?
  /// Who owns it, by the party's id.
  public let owners: [String: String]
  /// When it is to close.
  public let target: CivilDate?
  /// When it was to close at the last review.
  public let previousTarget: CivilDate?
  /// Since when it is in its stage, whatever else of it changed.
  public let inStageSince: CivilDate?

  /// An opportunity by its parts.
  public init(
    id: String, customer: String, title: String?, stage: String, value: Money?, weighted: Money?,
    origin: Origin?, nextStep: String?, owners: [String: String], target: CivilDate?,
    previousTarget: CivilDate?, inStageSince: CivilDate?
  ) {
    self.id = id
    self.customer = customer
    self.title = title
    self.stage = stage
    self.value = value
    self.weighted = weighted
    self.origin = origin
    self.nextStep = nextStep
    self.owners = owners
    self.target = target
    self.previousTarget = previousTarget
    self.inStageSince = inStageSince
  }
}

/// A difference between two days.
public struct PackPipelineChange: Sendable, Hashable {
  /// What changed.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case added, removed, won, lost, stage, value, target
    /// The provider asks for something to be done.
    case action
  }

  /// The opportunity's name in the source.
  public let opportunity: String
  /// Whose it is.
  public let customer: String
  /// What changed.
  public let kind: Kind
  /// What stood there; nil for a new one.
  public let before: Value?
  /// What stands there now; nil for one that is gone.
  public let after: Value?

  /// What stands in a field.
  public enum Value: Sendable, Hashable {
    /// A word of the source.
    case text(String)
    case date(CivilDate)
    case money(Money)
  }

  /// A change by its parts.
  public init(opportunity: String, customer: String, kind: Kind, before: Value?, after: Value?) {
    self.opportunity = opportunity
    self.customer = customer
    self.kind = kind
    self.before = before
    self.after = after
  }
}
