/// An answer of a site: status, header fields, body.
public struct SiteResponse: Sendable {
  /// What is sent as the body.
  enum Body: Sendable {
    case bytes([UInt8])
    /// A calendar, which all who fetch it share.
    case shared(SharedBody)

    var count: Int {
      switch self {
      case .bytes(let bytes): bytes.count
      case .shared(let body): body.count
      }
    }
  }

  /// The status code (RFC 9110 section 15).
  public var status: Int
  /// Names and values; none has a line end. What the server adds to every answer need not be among them.
  public var headers: [(name: String, value: String)]
  var body: Body

  /// An answer by its parts.
  public init(status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
    self.init(status: status, headers: headers, content: .bytes(body))
  }

  init(status: Int, headers: [(name: String, value: String)], content: Body) {
    self.status = status
    self.headers = headers
    body = content
  }

  /// A page.
  public static func html(_ text: String, status: Int = 200) -> SiteResponse {
    text.response("text/html; charset=utf-8", status)
  }

  /// JSON.
  public static func json(_ text: String, status: Int = 200) -> SiteResponse {
    text.response("application/json", status)
  }

  /// Text without markup.
  public static func text(_ text: String, status: Int = 200) -> SiteResponse {
    text.response("text/plain; charset=utf-8", status)
  }

  /// Sends the client to another path of this site, with GET (RFC 9110 section 15.4.4).
  public static func seeOther(_ path: String) -> SiteResponse {
    SiteResponse(status: 303, headers: [("Location", path)])
  }

  /// What is not there, and what a wrong token asks for: the same bytes.
  public static let notFound = SiteResponse.text("There is nothing here.\n", status: 404)

  /// The body's bytes.
  public var bytes: [UInt8] {
    switch body {
    case .bytes(let bytes): bytes
    case .shared(let body): body.bytes
    }
  }

  /// The value of a header field; nil where it has none.
  public func header(_ name: String) -> String? { HeaderFields(headers).first(name) }
}

extension String {
  fileprivate func response(_ type: String, _ status: Int) -> SiteResponse {
    SiteResponse(status: status, headers: [("Content-Type", type)], body: Array(utf8))
  }
}
