/// Somebody's token, as a workspace keeps it: what it is for, and its digest. The token itself is kept nowhere.
public struct FeedRecord: Sendable, Hashable {
  /// What it opens.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case calendars, pages, api
  }

  /// Its number, never given again.
  public let id: Int
  /// For whom it is; no two that stand have the same.
  public let name: String
  /// What it opens.
  public let kind: Kind
  /// The names of the calendars that it opens; none for other kinds.
  public let calendars: [String]
  /// The SHA-256 of the token, in lower-case hexadecimal.
  public let digest: String
  /// When it was made, in seconds since 1970-01-01T00:00:00Z, as all instants here.
  public let made: Int
  /// From when it opens nothing; nil for never.
  public let expires: Int?
  /// When it was taken back; nil while it stands.
  public let revoked: Int?
  /// When it was last used, to the minute; nil for never.
  public let lastUsed: Int?
  /// What the client called itself then.
  public let client: String?
}
