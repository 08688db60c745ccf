public import BusinessCalendar
public import Programme

/// Something that the parties have to comply with.
///
/// Certifications, standards and implementation requirements are told by the same five things (how it stands, until when,
/// what proves it, who answers for it, since when), so that they are one register with one pair of commands.
public struct ComplianceItem: Sendable, Hashable {
  /// Under which heading of the agreement it stands.
  public enum Section: String, Sendable, Hashable, CaseIterable {
    /// A standard for which a party holds a certificate.
    case compliance
    /// An infrastructure standard.
    case standards
    /// An implementation requirement.
    case requirements
  }

  /// Under which heading it stands.
  public let section: Section
  /// Its name in the programme.
  public let id: String
  /// The party that holds the certificate, or is to; nil for standards and requirements.
  public let party: String?
  /// What the agreement calls it.
  public let title: String
  /// What is asked for: `Multi-AZ`, `Multi-account`.
  public let asks: String?
  /// What the agreement says of its state, in its own words; nil where it says nothing.
  public let agreed: String?
  /// The last day on which it is valid, by the programme.
  public let expires: CivilDate?
  /// What proves it, by the programme.
  public let evidence: String?
  /// Who answers for it, by the programme.
  public let owner: String?

  /// What tells it from every other: `compliance/iso-27001/aws`, `standards/encryption`.
  public var key: String { "\(section.rawValue)/\(id)" + (party.map { "/\($0)" } ?? "") }

  /// All of a programme: certifications by party, standards, requirements.
  public static func all(_ programme: Programme) -> [ComplianceItem] {
    let terms = programme.terms
    let certificates = terms.compliance.flatMap { row in
      programme.parties.map { party in
        let isHeld = row.holders.contains(party.id)
        return ComplianceItem(
          section: .compliance, id: row.id, party: party.id, title: row.title, asks: nil,
          agreed: isHeld ? "held" : nil, expires: isHeld ? row.expires : nil,
          evidence: isHeld ? row.evidence : nil, owner: row.owner)
      }
    }
    return certificates
      + rows(terms.standards, .standards, asks: "requirement")
      + rows(terms.requirements, .requirements, asks: "details")
  }

  private static func rows(_ rows: [ClauseRow], _ section: Section, asks: String) -> [ComplianceItem] {
    rows.map { row in
      ComplianceItem(
        section: section, id: row.id, party: nil, title: row.title, asks: row.columns[asks],
        agreed: row.columns["status"], expires: nil, evidence: row.columns["evidence"],
        owner: row.columns["owner"])
    }
  }
}

/// How something stands, as somebody recorded it.
public enum ComplianceState: String, Sendable, Hashable, CaseIterable {
  /// Held, in place, done.
  case compliant
  /// Begun and not done.
  case inProgress = "in-progress"
  /// Neither.
  case nonCompliant = "non-compliant"
  /// Not asked for any more.
  case notApplicable = "not-applicable"

  /// The words that agreements have for it; nil where a word says none of these.
  static func agreed(_ words: String) -> ComplianceState? {
    switch words.lowercased() {
    case "compliant", "complete", "completed", "done", "deployed", "live", "held", "valid", "certified",
      "met",
      "in place", "cumple", "completo", "completado", "desplegado", "vigente":
      .compliant
    case "in progress", "in-progress", "partial", "partially compliant", "ongoing", "planned", "en curso",
      "parcial":
      .inProgress
    case "non-compliant", "not compliant", "missing", "failed", "expired", "no cumple", "vencido":
      .nonCompliant
    case "n/a", "not applicable", "not-applicable", "no aplica": .notApplicable
    default: nil
    }
  }
}
