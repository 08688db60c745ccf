public import BusinessCalendar
public import Diagnostics

/// A number of certified people that the agreement asks for.
public struct CertificationTarget: Sendable {
  /// How hard a certification is, in the words that vendors share.
  public enum Level: String, Sendable, Hashable, CaseIterable {
    case foundational, associate, professional, specialty
  }

  /// Its name in the programme.
  public let id: String
  /// What the agreement calls it.
  public let title: String
  /// Holders when the agreement was written.
  public let holders: Int
  /// Holders that are asked for.
  public let target: Int
  /// By when; nil where that is open.
  public let due: CivilDate?
  /// How long a certification is valid.
  public let valid: Tenor?
  /// How hard it is; nil where the programme does not say.
  public let level: Level?
  /// The certifications that passing this one renews, by their names in the programme.
  public let renews: [String]
  /// How long before its expiry a certification may be renewed.
  public let renewalWindow: Tenor?
  /// What other systems call it.
  public let knownAs: [String]
  /// Where it stands.
  public let location: SourceLocation?

  /// A target by its parts.
  public init(
    id: String, title: String, holders: Int, target: Int, due: CivilDate?, valid: Tenor?,
    level: Level? = nil, renews: [String] = [], renewalWindow: Tenor? = nil, knownAs: [String] = [],
    location: SourceLocation? = nil
  ) {
    self.id = id
    self.title = title
    self.holders = holders
    self.target = target
    self.due = due
    self.valid = valid
    self.level = level
    self.renews = renews
    self.renewalWindow = renewalWindow
    self.knownAs = knownAs
    self.location = location
  }
}
