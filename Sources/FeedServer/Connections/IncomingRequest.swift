internal import NIOHTTP1

/// A request as it came, told to the routes.
struct IncomingRequest {
  let request: SiteRequest
  /// For the log: one of the methods that HTTP defines, or `OTHER`.
  let methodName: String
  /// The client's address, for the log.
  let client: String
  /// Whether the client wants to ask for more on its connection (RFC 9112 section 9.3).
  let staysOpen: Bool

  /// nil where it does not name one host, if any (RFC 9112 section 3.2).
  init?(_ head: HTTPRequestHead, _ body: [UInt8], _ context: ServerContext, client: String) {
    let headers = HeaderFields(head.headers.map { ($0.name, $0.value) })
    let hosts = headers.values("host")
    guard hosts.count <= 1, hosts.count == 1 || head.version == .http1_0 else { return nil }
    var target = Substring(head.uri)
    var host = hosts.first?.trimmingBlanks ?? ""
    if target.hasPrefix("http://") || target.hasPrefix("https://") {
      // The form that is meant for proxies; its host is the one that counts.
      let rest = target.drop { $0 != ":" }.dropFirst(3)
      host = String(rest.prefix { $0 != "/" && $0 != "?" })
      target = rest.dropFirst(host.count)
      if target.isEmpty { target = "/" }
    }
    guard host.isEmpty || host.isAuthority else { return nil }
    let forwarded = context.isBehindProxy ? ForwardedElement(headers) : nil
    let scheme = forwarded?.scheme ?? (context.isTLS ? "https" : "http")
    let id = (context.isBehindProxy ? RequestIDs.given(headers) : nil) ?? context.requestIDs.next()
    let method: SiteRequest.Method
    (method, methodName) =
      switch head.method {
      case .GET: (.get, "GET")
      case .HEAD: (.head, "HEAD")
      case .POST: (.post, "POST")
      case .OPTIONS: (.options, "OPTIONS")
      case .PUT, .DELETE, .PATCH, .TRACE, .CONNECT, .PROPFIND: (.other, head.method.rawValue)
      default: (.other, "OTHER")
      }
    request = SiteRequest(
      method, target, headers: headers, body: body, origin: "\(scheme)://\(forwarded?.host ?? host)",
      received: ServerClock.seconds(), id: id, isForwarded: forwarded != nil)
    self.client = forwarded?.client ?? client
    // The decoder reads nothing after a request to speak another protocol, which nobody here does.
    staysOpen = head.isKeepAlive && head.method != .CONNECT && headers.first("upgrade") == nil
  }
}
