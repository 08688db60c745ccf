/// A request as the routes of a site see it: its target taken apart, whole, and with what its token opens.
public struct SiteRequest: Sendable {
  /// What is asked for.
  public enum Method: Sendable, Hashable {
    case get, head, post, options
    case other
  }

  /// What is asked for.
  public let method: Method
  /// The path as it was sent, percent-encoded, without the query.
  public let path: String
  /// The path's segments, decoded; nil where it is none that any route could have.
  public let segments: [String]?
  /// The query's names and values in their order, decoded.
  public let query: [(name: String, value: String)]
  /// The header fields.
  public let headers: HeaderFields
  /// The body, whole.
  public let body: [UInt8]
  /// How the client reaches this server: `https://calendars.example`.
  public let origin: String
  /// When it came, in seconds since 1970-01-01T00:00:00Z.
  public let received: Int
  /// By what the log names it.
  public let id: String
  /// Whether a proxy before us says for whom it asks.
  let isForwarded: Bool
  /// What its token opens; set for the route that answers.
  public internal(set) var access: Access = .none
  /// What stands in the places of the route's `{…}`, in their order.
  public internal(set) var parameters: [String] = []

  /// A request by its parts.
  ///
  /// - Parameter target: The path and the query as they were sent (RFC 9112 section 3.2.1).
  public init(
    _ method: Method, _ target: some StringProtocol, headers: HeaderFields = HeaderFields([]),
    body: [UInt8] = [], origin: String = "http://127.0.0.1", received: Int = 0, id: String = "",
    isForwarded: Bool = false
  ) {
    let parts = RequestTarget(target)
    self.method = method
    path = parts.path
    segments = parts.segments
    query = parts.query
    self.headers = headers
    self.body = body
    self.origin = origin
    self.received = received
    self.id = id
    self.isForwarded = isForwarded
  }

  /// Whether the client speaks to us, or to the proxy before us, over TLS.
  public var isSecure: Bool { origin.hasPrefix("https:") }

  /// The first value of a name of the query; nil where it has none.
  public func query(_ name: String) -> String? { query.first { $0.name == name }?.value }

  /// A cookie's value (RFC 6265 section 4.2).
  public func cookie(_ name: String) -> String? {
    for pair in headers.list("cookie", separatedBy: ";") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2, parts[0] == name { return String(parts[1]) }
    }
    return nil
  }

  /// The fields of a form that was sent as `application/x-www-form-urlencoded`; none for any other body.
  public var form: [(name: String, value: String)] {
    let type = headers.first("content-type")?.split(separator: ";").first.map(String.init) ?? ""
    guard type.trimmingBlanks.lowercased() == "application/x-www-form-urlencoded" else { return [] }
    return RequestTarget.pairs(String(decoding: body, as: UTF8.self))
  }
}
