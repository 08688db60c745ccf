/// A path of a site, who may ask for it, and what answers.
public struct SiteRoute: Sendable {
  /// Who may ask.
  public enum Audience: Sendable, Hashable {
    /// Everybody: nothing of the workspace may stand in the answer.
    case anyone
    /// Who has the address: the segment in the place of `{token}` is a token for calendars. To others the path is unknown.
    case subscribers
    /// Who has logged in with a token for the pages. Others are sent to `/login`.
    case directors
    /// Programs with a token for the read API in `Authorization: Bearer`. Others are answered 401.
    case programs
  }

  /// What answers, off the event loop, so that it may compute and read. What it throws is answered 500, and logged.
  public typealias Handler = @Sendable (SiteRequest) throws -> SiteResponse

  /// The method; `.get` answers `.head` too.
  public let method: SiteRequest.Method
  /// `/packs/{programme}/{series}/{period}`: segments, some of them for any text.
  public let pattern: [Segment]
  /// Who may ask.
  public let audience: Audience
  let handler: Handler

  /// One segment of a pattern.
  public enum Segment: Sendable, Hashable {
    /// That text.
    case text(String)
    /// Any text, by its name.
    case any(String)
  }

  /// A route by its parts.
  public init(
    _ method: SiteRequest.Method, _ pattern: String, for audience: Audience,
    _ handler: @escaping Handler
  ) {
    self.method = method
    self.pattern = pattern.split(separator: "/").map { segment in
      segment.hasPrefix("{") && segment.hasSuffix("}")
        ? .any(String(segment.dropFirst().dropLast())) : .text(String(segment))
    }
    self.audience = audience
    self.handler = handler
  }

  /// What stands in the places of `{…}`; nil where the path is another's.
  func match(_ segments: [String]) -> [String]? {
    guard segments.count == pattern.count else { return nil }
    var parameters: [String] = []
    for (wanted, found) in zip(pattern, segments) {
      switch wanted {
      case .text(let text): if text != found { return nil }
      case .any:
        if found.isEmpty { return nil }
        parameters.append(found)
      }
    }
    return parameters
  }

  /// Where in ``match(_:)`` the token stands; nil where it has none.
  var tokenIndex: Int? {
    pattern.filter { if case .any = $0 { true } else { false } }.firstIndex(of: .any("token"))
  }
}
