public import BusinessCalendar
public import Diagnostics

/// One agreement and the rules drawn from it.
public struct Programme: Sendable {
  /// What it is, who signed it, and for how long.
  public let header: Header
  /// Who signs, in the agreement's order.
  public let parties: [Party]
  /// The seats.
  public let roles: [Role]
  /// Who sits in them: person by role by party.
  public let assignments: [String: [String: String]]
  /// The meeting rules, in the file's order.
  public let series: [Series]
  /// Moves and cancellations by hand.
  public let changes: [Change]
  /// Marketing funds.
  public let funds: [Fund]
  /// Training budgets.
  public let training: [TrainingBudget]
  /// Certification targets.
  public let certifications: [CertificationTarget]
  /// What the tiers of the vendor's partner programme ask for.
  public let tiers: [TierRequirements]
  /// Promises to spend.
  public let commitments: [Commitment]
  /// Customer metrics and service levels.
  public let metrics: [Metric]
  /// Growth initiatives.
  public let initiatives: [Initiative]
  /// How the pipeline of opportunities is weighed.
  public let pipeline: PipelineTerms
  /// The clauses that are words.
  public let terms: WordTerms
  /// What the agreement does not say.
  public let assumptions: [Assumption]

  /// A programme by its parts.
  public init(
    header: Header, parties: [Party], roles: [Role], assignments: [String: [String: String]],
    series: [Series],
    changes: [Change], funds: [Fund], training: [TrainingBudget], certifications: [CertificationTarget],
    commitments: [Commitment], metrics: [Metric], initiatives: [Initiative], terms: WordTerms,
    assumptions: [Assumption], pipeline: PipelineTerms = PipelineTerms(),
    tiers: [TierRequirements] = []
  ) {
    self.header = header
    self.parties = parties
    self.roles = roles
    self.assignments = assignments
    self.series = series
    self.changes = changes
    self.funds = funds
    self.training = training
    self.certifications = certifications
    self.tiers = tiers
    self.commitments = commitments
    self.metrics = metrics
    self.initiatives = initiatives
    self.pipeline = pipeline
    self.terms = terms
    self.assumptions = assumptions
  }

  /// Its name in the workspace.
  public var id: String { header.id }
  /// Its first to its last day.
  public var term: DateSpan { header.term.span }

  /// Something that was filled in: a dotted path, with `*` for any name.
  public struct Assumption: Sendable, Hashable {
    /// The dotted path, `meetings.*.day`.
    public let path: String
    /// Where it stands.
    public let location: SourceLocation?

    /// An assumption by its parts.
    public init(path: String, location: SourceLocation?) {
      self.path = path
      self.location = location
    }
  }
}

/// What an agreement is, who owns it, and for how long it runs.
public struct Header: Sendable {
  /// Its name in the workspace.
  public let id: String
  /// What it is called.
  public let title: String
  /// The line under the title.
  public let subtitle: String?
  /// What kind of agreement it is.
  public let type: String?
  /// The document it was drawn from.
  public let source: SourceDocument?
  /// How confidential it is, in its own words.
  public let classification: String?
  /// The role that owns it.
  public let owner: String?
  /// When it was, and is to be, reviewed.
  public let reviews: Reviews
  /// The currency of its funds and tables.
  public let currency: Currency
  /// When it runs.
  public let term: Term
  /// The first day of its fiscal year; 1 January unless it says otherwise.
  public let fiscalYear: MonthDay
  /// Where the term stands.
  public let termLocation: SourceLocation?
  /// Where the programme's name stands.
  public let location: SourceLocation?

  /// A header by its parts.
  public init(
    id: String, title: String, subtitle: String?, type: String?, source: SourceDocument?,
    classification: String?, owner: String?,
    reviews: Reviews, currency: Currency, term: Term, fiscalYear: MonthDay,
    termLocation: SourceLocation? = nil, location: SourceLocation?
  ) {
    self.id = id
    self.title = title
    self.subtitle = subtitle
    self.type = type
    self.source = source
    self.classification = classification
    self.owner = owner
    self.reviews = reviews
    self.currency = currency
    self.term = term
    self.fiscalYear = fiscalYear
    self.termLocation = termLocation
    self.location = location
  }
}

/// When an agreement runs.
public struct Term: Sendable, Hashable {
  /// How long, as the agreement says.
  public let length: Tenor
  /// Its first to its last day.
  public let span: DateSpan

  /// A term of that length from its first day; nil where the calendar ends before it.
  public init?(from first: CivilDate, length: Tenor) {
    let end = length.advance(first)
    guard end > first, end < .latest, let span = DateSpan(first, end.adding(days: -1)) else { return nil }
    self.length = length
    self.span = span
  }
}

/// The document that a programme was drawn from.
public struct SourceDocument: Sendable {
  /// Its path in the workspace.
  public let file: String
  /// Its SHA-256 when it was read, in lower-case hexadecimal.
  public let sha256: String?
  /// Where the programme names it.
  public let location: SourceLocation?

  /// A document by its parts.
  public init(file: String, sha256: String?, location: SourceLocation?) {
    self.file = file
    self.sha256 = sha256
    self.location = location
  }
}

/// When a document was, and is to be, reviewed; a month stands for all its days.
public struct Reviews: Sendable {
  /// The last review.
  public let last: DateSpan?
  /// The next review.
  public let next: DateSpan?
  /// Where the last stands.
  public let lastLocation: SourceLocation?
  /// Where the next stands.
  public let nextLocation: SourceLocation?

  /// Reviews by their parts.
  public init(
    last: DateSpan? = nil, next: DateSpan? = nil, lastLocation: SourceLocation? = nil,
    nextLocation: SourceLocation? = nil
  ) {
    self.last = last
    self.next = next
    self.lastLocation = lastLocation
    self.nextLocation = nextLocation
  }
}

/// The clauses of an agreement that are words rather than numbers.
public struct WordTerms: Sendable {
  /// Services covered; columns `description`, `use-case`.
  public var services: [ClauseRow] = []
  /// The level in the partner programme.
  public var tier: Tier?
  /// How services are priced; column `model`.
  public var pricing: [ClauseRow] = []
  /// Implementation requirements; columns `status`, `details`, `owner`, `evidence`.
  public var requirements: [ClauseRow] = []
  /// Infrastructure standards; columns `requirement`, `status`, `owner`, `evidence`.
  public var standards: [ClauseRow] = []
  /// Duties of the managed service; column `responsibility`.
  public var managedService: [ClauseRow] = []
  /// Who carries which duty.
  public var sharedResponsibility: [SharedResponsibility] = []
  /// Standards that the parties are certified for.
  public var compliance: [ComplianceCertification] = []
  /// Clauses under a heading.
  public var clauses: [Clause] = []
  /// What happens at the end.
  public var exit: [ExitRight] = []

  /// No clauses.
  public init() {}
}
