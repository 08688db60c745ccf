public import Actions
public import BusinessCalendar
public import Programme
public import Certifications
public import Consumption
public import Funds
public import Scheduling

/// Something that a pack was made from, as its cover names it.
public struct PackSource: Sendable, Hashable {
  /// What a person knows it by: `programmes/mifibra-aws.yaml`.
  public let name: String
  /// How to tell that it is the same one: `SHA-256 …`.
  public let detail: String

  /// A source by its parts.
  public init(name: String, detail: String) {
    self.name = name
    self.detail = detail
  }
}

/// Everything that a pack may say: values only, so that the same context gives the same bytes.
public struct PackContext: Sendable {
  /// The agreement's rules.
  public let programme: Programme
  /// All dated meetings of the programme.
  public let schedule: Schedule
  /// The meeting that the pack is for.
  public let occurrence: Occurrence
  /// The funds on the day `asOf`.
  public let funds: FundsStatus
  /// The certification targets on the day `asOf`.
  public let certifications: CertificationsStatus
  /// The actions on the day `asOf`; nil where none are kept.
  public let actions: ActionBook?
  /// The commitments with what was consumed, on the day `asOf`.
  public let consumption: [ConsumptionStatus]
  /// The people of the workspace.
  public let people: [Person]
  /// How dates, numbers and money are written.
  public let language: Workspace.Language
  /// The day for which the numbers hold.
  public let asOf: CivilDate
  /// The files that the pack was made from; the agreement that the programme names is added to them.
  public let sources: [PackSource]
  /// The program's own version.
  public let version: String

  /// A context by its parts; `occurrence` is one of `schedule`, and the registers are those of `asOf`.
  public init(
    programme: Programme, schedule: Schedule, occurrence: Occurrence, funds: FundsStatus,
    certifications: CertificationsStatus, consumption: [ConsumptionStatus] = [], people: [Person],
    language: Workspace.Language, asOf: CivilDate,
    sources: [PackSource], version: String, actions: ActionBook? = nil
  ) {
    self.programme = programme
    self.schedule = schedule
    self.occurrence = occurrence
    self.funds = funds
    self.certifications = certifications
    self.actions = actions
    self.consumption = consumption
    self.people = people
    self.language = language
    self.asOf = asOf
    self.sources = sources
    self.version = version
  }

  /// The meeting's rule.
  var series: Series { schedule.series(of: occurrence) }
}
