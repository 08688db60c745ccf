/// What the token of a request opens.
public enum Access: Sendable, Hashable {
  /// Nothing: there is none, or it is wrong, expired or revoked.
  case none
  /// What a grant says.
  case granted(Grant)

  /// What it opens; nil for nothing.
  public var grant: Grant? { if case .granted(let grant) = self { grant } else { nil } }
}

/// What somebody was given a token for. The token itself is known to nobody but them.
public struct Grant: Sendable, Hashable {
  /// What a token opens; each opens one thing.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Calendars, by address.
    case calendars
    /// The pages, everything that stands there included.
    case pages
    /// The read API.
    case api
  }

  /// Its number in the list.
  public let id: Int
  /// For whom it is: `CTO office`.
  public let name: String
  /// What it opens.
  public let kind: Kind
  /// The names of the calendars that it opens; none unless it is one for calendars.
  public let calendars: [String]
  /// The SHA-256 of the token, in lower-case hexadecimal.
  public let digest: String
  /// From when it opens nothing any more, in seconds since 1970-01-01T00:00:00Z; nil where that is never.
  public let expires: Int?
  /// Whether it was taken back.
  public let isRevoked: Bool

  /// A grant by its parts.
  public init(
    id: Int, name: String, kind: Kind, calendars: [String], digest: String, expires: Int?, isRevoked: Bool
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.calendars = calendars
    self.digest = digest
    self.expires = expires
    self.isRevoked = isRevoked
  }

  /// Whether it opens anything at an instant.
  func isOpen(at instant: Int) -> Bool { !isRevoked && expires.map { instant < $0 } ?? true }
}
