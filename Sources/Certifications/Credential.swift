public import BusinessCalendar
public import Journal

/// A certification of a person, as somebody recorded it: from when until when it is valid.
public struct Credential: Sendable, Hashable {
  /// When it ends.
  public enum Expiry: Sendable, Hashable, CustomStringConvertible {
    /// The last day on which its person is a holder.
    case on(CivilDate)
    /// It has no end.
    case never

    /// The last day; the end of the calendar where there is none.
    public var lastDay: CivilDate {
      switch self {
      case .on(let date): date
      case .never: .latest
      }
    }

    /// The date, or `never`.
    public var description: String {
      switch self {
      case .on(let date): date.description
      case .never: "never"
      }
    }

    /// As a person or a fact writes it; nil for anything else.
    public init?(_ text: some StringProtocol) {
      if text.lowercased() == "never" {
        self = .never
      } else if let date = CivilDate(iso: text) {
        self = .on(date)
      } else {
        return nil
      }
    }
  }

  /// Whose it is, by an id; never a name.
  public let person: String
  /// The person's name, where somebody gave it.
  public let name: String?
  /// Which certification, by its name in the programme.
  public let certification: String
  /// What the issuer calls it: a number, a link.
  public let id: String?
  /// The first day of this validity.
  public let issued: CivilDate
  /// Its last.
  public let expires: Expiry
  /// From what rule the expiry follows, `issued + 3 years`; nil where somebody stated it.
  public let expiryRule: String?
  /// Whether somebody said that the person is none of the holders whom the agreement counts.
  public let isBeyondAgreement: Bool
  /// The files that prove it.
  public let evidence: [Evidence]

  /// A credential by its parts.
  public init(
    person: String, name: String? = nil, certification: String, id: String? = nil, issued: CivilDate,
    expires: Expiry, expiryRule: String? = nil, isBeyondAgreement: Bool = false, evidence: [Evidence] = []
  ) {
    self.person = person
    self.name = name
    self.certification = certification
    self.id = id
    self.issued = issued
    self.expires = expires
    self.expiryRule = expiryRule
    self.isBeyondAgreement = isBeyondAgreement
    self.evidence = evidence
  }

  /// The same with another id.
  func named(_ id: String?) -> Credential {
    Credential(
      person: person, name: name, certification: certification, id: id, issued: issued, expires: expires,
      expiryRule: expiryRule, isBeyondAgreement: isBeyondAgreement, evidence: evidence)
  }
}
