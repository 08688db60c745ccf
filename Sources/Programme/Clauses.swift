public import BusinessCalendar
public import Diagnostics

// The rows of an agreement that are words.

/// One row of a table of words: a name and what the agreement says of it, by column.
///
/// Services, implementation requirements, infrastructure standards and the duties of a managed service are all of
/// this form; the columns are those that ``Programme`` names for each.
public struct ClauseRow: Sendable {
  /// Its name in the programme.
  public let id: String
  /// What the agreement calls it.
  public let title: String
  /// What the agreement says, by column; columns without a text are left out.
  public let columns: [String: String]
  /// Where it stands.
  public let location: SourceLocation?

  /// A row by its parts.
  public init(id: String, title: String, columns: [String: String], location: SourceLocation?) {
    self.id = id
    self.title = title
    self.columns = columns
    self.location = location
  }
}

/// The level in the vendor's partner programme.
public struct Tier: Sendable {
  /// What the agreement calls it.
  public let name: String
  /// Fields in which the partner is specialised.
  public let specialisations: [String]
  /// Competencies that the partner holds.
  public let competencies: [String]
  /// What the tier brings.
  public let benefits: [String]

  /// A tier by its parts.
  public init(name: String, specialisations: [String], competencies: [String], benefits: [String]) {
    self.name = name
    self.specialisations = specialisations
    self.competencies = competencies
    self.benefits = benefits
  }
}

/// An area of duty, and who carries it.
public struct SharedResponsibility: Sendable {
  /// How much of the duty is a party's.
  public enum Share: String, Sendable, Hashable, CaseIterable {
    case responsible, shared, none
  }

  /// Its name in the programme.
  public let id: String
  /// What the agreement calls it.
  public let title: String
  /// By the party's id.
  public let shares: [String: Share]

  /// An area by its parts.
  public init(id: String, title: String, shares: [String: Share]) {
    self.id = id
    self.title = title
    self.shares = shares
  }
}

/// A standard to comply with, and who holds its certificate.
public struct ComplianceCertification: Sendable {
  /// Its name in the programme.
  public let id: String
  /// What the agreement calls it.
  public let title: String
  /// The parties that hold it.
  public let holders: [String]
  /// The last day on which it is valid; nil where the agreement does not say.
  public let expires: CivilDate?
  /// What proves it, in words: a report, an address.
  public let evidence: String?
  /// The role that answers for it.
  public let owner: String?
  /// Where it stands.
  public let location: SourceLocation?

  /// A certification by its parts.
  public init(
    id: String, title: String, holders: [String], expires: CivilDate? = nil, evidence: String? = nil,
    owner: String? = nil, location: SourceLocation? = nil
  ) {
    self.id = id
    self.title = title
    self.holders = holders
    self.expires = expires
    self.evidence = evidence
    self.owner = owner
    self.location = location
  }
}

/// What happens when the agreement ends, and how long that may take.
public struct ExitRight: Sendable {
  /// Its name in the programme.
  public let id: String
  /// What the agreement calls the case.
  public let title: String
  /// What is done.
  public let process: String
  /// How long it may take.
  public let within: Tenor?
  /// Where it stands.
  public let location: SourceLocation?

  /// An exit right by its parts.
  public init(id: String, title: String, process: String, within: Tenor?, location: SourceLocation?) {
    self.id = id
    self.title = title
    self.process = process
    self.within = within
    self.location = location
  }
}

/// A clause in words.
public struct Clause: Sendable {
  /// Under which heading it stands, as an identifier.
  public let group: String
  /// The text.
  public let text: String
  /// Where it stands.
  public let location: SourceLocation?

  /// A clause by its parts.
  public init(group: String, text: String, location: SourceLocation?) {
    self.group = group
    self.text = text
    self.location = location
  }
}
