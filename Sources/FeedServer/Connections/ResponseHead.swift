internal import NIOHTTP1

/// The head of an answer, with what every answer of this server has.
enum ResponseHead {
  /// What an answer has unless it says otherwise. Nothing may be loaded from elsewhere, run, framed, kept or found by search engines.
  private static let defaults = [
    (
      "Content-Security-Policy",
      "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
        + "frame-ancestors 'none'"
    ),
    ("Referrer-Policy", "no-referrer"), ("X-Content-Type-Options", "nosniff"), ("X-Robots-Tag", "noindex"),
    ("Cache-Control", "no-store"),
  ]

  /// - Parameter isLast: Whether the connection is closed after it.
  static func head(of response: SiteResponse, for request: SiteRequest, isLast: Bool) -> HTTPResponseHead {
    var fields: [(String, String)] = []
    fields.reserveCapacity(response.headers.count + defaults.count + 4)
    fields.append(("Date", ServerClock.date(request.received)))
    for field in response.headers where isSafe(field) { fields.append((field.name, field.value)) }
    for (name, value) in defaults where response.header(name) == nil { fields.append((name, value)) }
    // An answer without a body by its status has no length either (RFC 9110 section 8.6).
    if response.status >= 200, response.status != 204, response.status != 304 {
      fields.append(("Content-Length", String(response.body.count)))
    }
    if request.isSecure { fields.append(("Strict-Transport-Security", "max-age=31536000")) }
    if isLast { fields.append(("Connection", "close")) }
    return HTTPResponseHead(
      version: .http1_1, status: HTTPResponseStatus(statusCode: response.status), headers: HTTPHeaders(fields)
    )
  }

  /// Whether a field can be sent: no text may begin another field or another answer.
  private static func isSafe(_ field: (name: String, value: String)) -> Bool {
    field.name.utf8.allSatisfy { (0x21..<0x7F).contains($0) && $0 != UInt8(ascii: ":") }
      && !field.name.isEmpty
      && field.value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
  }
}
