public import BusinessCalendar
public import Programme
public import Certifications
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

/// Days on which somebody who matters for the meeting is closed.
public struct PackClosedDay: Sendable, Hashable {
  /// The days, one after the other.
  public let days: DateSpan
  /// Why, in words: the holiday's or the blackout's name.
  public let reason: String

  /// A closure by its parts.
  public init(days: DateSpan, reason: String) {
    self.days = days
    self.reason = reason
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
  /// The requests and claims of the funds on the day `asOf`.
  public let fundBook: FundBook
  /// What the other registers hold on the day `asOf`.
  public let registers: PackRegisters
  /// Days of the three months from the meeting on which somebody is closed.
  public let closedDays: [PackClosedDay]

  /// A context by its parts; `occurrence` is one of `schedule`, and the registers are those of `asOf`. Without a fund book
  /// no request is recorded.
  public init(
    programme: Programme, schedule: Schedule, occurrence: Occurrence, funds: FundsStatus,
    certifications: CertificationsStatus, people: [Person], language: Workspace.Language, asOf: CivilDate,
    sources: [PackSource], version: String, fundBook: FundBook? = nil,
    registers: PackRegisters = PackRegisters(), closedDays: [PackClosedDay] = []
  ) {
    self.programme = programme
    self.schedule = schedule
    self.occurrence = occurrence
    self.funds = funds
    self.certifications = certifications
    self.people = people
    self.language = language
    self.asOf = asOf
    self.sources = sources
    self.version = version
    self.fundBook = fundBook ?? FundBook(FundRules(programme), events: [])
    self.registers = registers
    self.closedDays = closedDays
  }

  /// What sort of meeting it is, by the pack that its series names.
  var kind: PackKind { series.pack.flatMap { PackKind(rawValue: $0) } ?? .qbr }

  /// The meeting's rule.
  var series: Series { schedule.series(of: occurrence) }
}
