/// All grants of a moment, found by the digest of a token.
///
/// The time of a look-up says nothing of any token: what is compared are digests, and nobody can choose theirs byte by byte.
struct GrantTable: Sendable {
  private let byDigest: [String: Grant]

  init(_ grants: [Grant]) {
    byDigest = Dictionary(grants.map { ($0.digest, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// How many open something at an instant.
  func openCount(at instant: Int) -> Int { byDigest.values.count { $0.isOpen(at: instant) } }

  /// The grant of a token, if it opens something of a kind at an instant. Any text takes the same way.
  func grant(_ token: String, _ kind: Grant.Kind, at instant: Int) -> Grant? {
    let known = byDigest[FeedToken.digest(of: String(token.prefix(256)))]
    guard let known, known.kind == kind, known.isOpen(at: instant) else { return nil }
    return known
  }
}

/// Where grants are kept.
public protocol GrantStore: Sendable {
  /// Whether those that were given last still stand. Asked for each request, from any thread, with nothing held.
  var isUnchanged: Bool { get }
  /// All grants as they stand; nil where they are those that were given last.
  func changedGrants() throws -> [Grant]?
  /// Notes that a grant was used, off the event loop.
  ///
  /// - Parameters:
  ///   - instant: In seconds since 1970-01-01T00:00:00Z.
  ///   - client: What the client calls itself, fit to be shown.
  func noteUse(of grant: Int, at instant: Int, by client: String) throws
}
