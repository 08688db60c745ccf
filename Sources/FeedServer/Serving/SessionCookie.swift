/// The cookie in which a director's browser keeps the token (RFC 6265): for this site alone, out of the reach of scripts, never
/// sent along from another site, and forgotten when the browser is closed.
enum SessionCookie {
  private static let plain = "entente"
  /// Browsers keep it only if it came over TLS, for this host and every path (RFC 6265bis section 4.1.3.2).
  private static let secure = "__Host-entente"

  static func token(of request: SiteRequest) -> String? {
    request.isSecure ? request.cookie(secure) : request.cookie(plain)
  }

  static func set(_ token: String, for request: SiteRequest) -> String { text(token, request) }

  static func remove(for request: SiteRequest) -> String { text("", request) + "; Max-Age=0" }

  private static func text(_ value: String, _ request: SiteRequest) -> String {
    let attributes = "Path=/; HttpOnly; SameSite=Strict"
    return request.isSecure ? "\(secure)=\(value); \(attributes); Secure" : "\(plain)=\(value); \(attributes)"
  }
}
