public import BusinessCalendar

/// How a certificate of a party, a standard or a requirement stands on the pack's day.
public struct PackCompliance: Sendable, Hashable {
  /// Under which heading of the agreement it stands.
  public enum Section: String, Sendable, Hashable, CaseIterable { case certificate, standard, requirement }
  /// How it stands.
  public enum State: String, Sendable, Hashable, CaseIterable {
    case compliant, inProgress, nonCompliant, notApplicable
  }
  /// GREEN, AMBER, RED; NO DATA where the agreement's words do not say, or it is not asked for any more.
  public enum Health: String, Sendable, Hashable, CaseIterable { case green, amber, red, noData }

  /// Under which heading it stands.
  public let section: Section
  /// Its id in the programme.
  public let id: String
  /// Whose it is, by the party's id; nil for standards and requirements.
  public let party: String?
  /// How somebody recorded that it stands; nil where only the agreement speaks.
  public let recorded: State?
  /// Since when that is.
  public let since: CivilDate?
  /// The last day on which it is valid.
  public let expires: CivilDate?
  /// Who answers for it.
  public let owner: String?
  /// What proves it: a file's name.
  public let evidence: String?
  /// The word for it.
  public let health: Health

  /// Whether it is in place: compliant, and not expired.
  var isMet: Bool { recorded == .compliant && health != .red }

  /// An item by its parts.
  public init(
    section: Section, id: String, party: String?, recorded: State?, since: CivilDate?, expires: CivilDate?,
    owner: String?, evidence: String?, health: Health
  ) {
    self.section = section
    self.id = id
    self.party = party
    self.recorded = recorded
    self.since = since
    self.expires = expires
    self.owner = owner
    self.evidence = evidence
    self.health = health
  }
}
