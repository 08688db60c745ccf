public import Actions
public import BusinessCalendar
public import Certifications
public import Consumption
public import Funds
import Packs
public import Programme
public import Scheduling
public import Scorecard

/// What a director sees of one programme on a day.
public struct DirectorPage: Sendable {
  /// A programme of the workspace, to go to.
  public struct Link: Sendable {
    /// Its id.
    public let id: String
    /// What it is called.
    public let title: String

    /// A link by its parts.
    public init(id: String, title: String) {
      self.id = id
      self.title = title
    }
  }

  /// A meeting's pack, as far as it is built.
  public struct PackLine: Sendable {
    /// The meeting.
    public let meeting: AgendaEntry
    /// Its path on the site without an ending, `/packs/qbr/Y2-Q3`; nil where it is not built.
    public let path: String?
    /// The endings of the files that there are: `md`, `docx`.
    public let formats: [String]

    /// A line by its parts.
    public init(meeting: AgendaEntry, path: String?, formats: [String]) {
      self.meeting = meeting
      self.path = path
      self.formats = formats
    }
  }

  /// How far what is shown can be relied on.
  public struct Health: Sendable {
    /// When something was published last; nil for never.
    public var lastPublication: ZonedInstant?
    /// What is stale or missing, in words.
    public var stale: [String]
    /// Errors and warnings of the files, and what could not be placed.
    public var findings: [String]

    /// Health by its parts.
    public init(lastPublication: ZonedInstant?, stale: [String], findings: [String]) {
      self.lastPublication = lastPublication
      self.stale = stale
      self.findings = findings
    }
  }

  /// The registers' reports, all as of the same day.
  public struct Registers: Sendable {
    /// Funds by bucket.
    public var funds: FundsStatus
    /// The last days on which money hangs, the next 90 days'.
    public var deadlines: [FundDeadline]
    /// Holders against targets.
    public var certifications: CertificationsStatus
    /// Spend against what is committed.
    public var consumption: [ConsumptionStatus]
    /// Metrics and service levels.
    public var metrics: MetricsStatus
    /// Open actions, the earliest due first.
    public var actions: [Action]

    /// Registers by their parts.
    public init(
      funds: FundsStatus, deadlines: [FundDeadline], certifications: CertificationsStatus,
      consumption: [ConsumptionStatus], metrics: MetricsStatus, actions: [Action]
    ) {
      self.funds = funds
      self.deadlines = deadlines
      self.certifications = certifications
      self.consumption = consumption
      self.metrics = metrics
      self.actions = actions
    }
  }

  let programme: Programme
  let others: [Link]
  let language: Workspace.Language
  let asOf: CivilDate
  let isToday: Bool
  let agenda: [AgendaEntry]
  let registers: Registers
  let packs: [PackLine]
  let health: Health

  var format: PackFormat { PackFormat(language: language) }

  /// A page by what it shows.
  ///
  /// - Parameters:
  ///   - others: All programmes of the workspace.
  ///   - isToday: Whether `asOf` is the server's own day.
  ///   - agenda: The meetings and deadlines of the next three months.
  public init(
    programme: Programme, others: [Link], language: Workspace.Language, asOf: CivilDate, isToday: Bool,
    agenda: [AgendaEntry], registers: Registers, packs: [PackLine], health: Health
  ) {
    self.programme = programme
    self.others = others
    self.language = language
    self.asOf = asOf
    self.isToday = isToday
    self.agenda = agenda
    self.registers = registers
    self.packs = packs
    self.health = health
  }
}

extension PageBook {
  /// A director's page of one programme.
  public func director(_ page: DirectorPage) throws -> String {
    try render("director", page.language, title: page.programme.header.title, page.members)
  }

  /// The list of programmes, of a workspace that has none or several.
  public func overview(
    _ programmes: [(link: DirectorPage.Link, next: AgendaEntry?)], language: Workspace.Language,
    asOf: CivilDate, isToday: Bool
  ) throws -> String {
    let format = PackFormat(language: language)
    return try render(
      "overview", language, title: PageWords.word("programmes", language),
      [
        "day-iso": .text(asOf.description), "day": .text(format.date(asOf)), "is-today": .flag(isToday),
        "programme-id": false,
        "programmes": .list(
          programmes.map { link, next in
            [
              "id": .text(link.id), "name": .text(link.title),
              "next": next.map { .object(MeetingView($0, language: language, today: asOf).members) } ?? false,
            ]
          }),
      ])
  }
}

extension DirectorPage {
  var members: [String: PageValue] {
    let header = programme.header
    var members: [String: PageValue] = [
      "programme-id": .text(programme.id), "heading": .text(header.title),
      "subtitle": .optional(header.subtitle), "classification": .optional(header.classification),
      "term-from": .text(format.date(programme.term.first)),
      "term-to": .text(format.date(programme.term.last)),
      "day-iso": .text(asOf.description), "day": .text(format.date(asOf)), "is-today": .flag(isToday),
      "several": .flag(others.count > 1),
      "query": .text("?programme=\(programme.id)" + (isToday ? "" : "&as_of=\(asOf)")),
      "glance": glance, "fund-charts": [], "certification-charts": [], "consumption-charts": [],
    ]
    for part in [
      meetingMembers, fundMembers, certificationMembers, consumptionMembers, scorecardMembers, actionMembers,
      packMembers, healthMembers,
    ] {
      members.merge(part) { $1 }
    }
    return members
  }

  func word(_ key: String) -> String { PageWords.word(key, language) }

  /// Without the code of the currency, which the table's heading names: `1,234.50`.
  func amount(_ money: Money) -> String { format.number(money.number) }
}
