/// What is answered to whom: calendars, the routes of a site, health. Knows no sockets.
final class FeedService: Sendable {
  private let site: Site
  private let publication: PublicationShelf
  private let grants: GrantShelf
  private let uses: UseNotes
  private let counters: ServerCounters

  init(
    site: Site, publication: PublicationShelf, grants: GrantShelf, uses: UseNotes, counters: ServerCounters
  ) {
    self.site = site
    self.publication = publication
    self.grants = grants
    self.uses = uses
    self.counters = counters
  }

  /// What is to be done with a request. Cheap; called on event loops.
  func decide(_ request: SiteRequest) -> Decision {
    let table = grants.current()
    guard let segments = request.segments else { return unknown(request.path, request, table) }
    switch (segments.count, segments.first) {
    case (3, "f"): return feed(token: segments[1], segments[2], request, table)
    case (1, "healthz"): return health(request, isHealthy: true, "ok", "/healthz")
    case (1, "readyz"): return readiness(request, table)
    case (1, "metrics") where !request.isForwarded: return metrics(request, table)
    case (1, "login"): return login(request, table)
    case (1, "logout"): return logout(request)
    default: return route(request, segments, table)
    }
  }

  /// A path that nobody knows is looked up like a token, so that it takes as long to refuse as a wrong token.
  private func unknown(_ word: String, _ request: SiteRequest, _ table: GrantTable) -> Decision {
    _ = table.grant(word, .calendars, at: request.received)
    return .unknown
  }

  // MARK: Calendars

  private func feed(token: String, _ fileName: String, _ request: SiteRequest, _ table: GrantTable)
    -> Decision
  {
    guard let grant = table.grant(token, .calendars, at: request.received), fileName.hasSuffix(".ics"),
      case let name = String(fileName.dropLast(4)), grant.calendars.contains(name)
    else { return .unknown }
    func decision(_ response: SiteResponse) -> Decision {
      Decision(.feed, .answer(response), logged: "/f/…/\(name).ics", grant: grant.id)
    }
    guard request.method == .get || request.method == .head else {
      return decision(.notAllowed(["GET", "HEAD"]))
    }
    guard let set = publication.current() else {
      return decision(
        SiteResponse(
          status: 503, headers: [("Content-Type", "text/plain; charset=utf-8"), ("Retry-After", "300")],
          body: Array("Nothing is published yet.\n".utf8)))
    }
    guard let file = set.files[name] else { return .unknown }
    uses.note(grant.id, at: request.received, by: request.headers.first("user-agent") ?? "")
    return decision(FeedResponse.answer(file, to: request))
  }

  // MARK: The site

  private func route(_ request: SiteRequest, _ segments: [String], _ table: GrantTable) -> Decision {
    let matching = site.routes.compactMap { route in route.match(segments).map { (route, $0) } }
    guard let first = matching.first else {
      return unknown(segments.count > 1 ? segments[1] : request.path, request, table)
    }
    let audience = first.0.audience
    let logged = "/" + first.0.pattern.map(\.logged).joined(separator: "/")
    let kind = RouteKind(audience)
    guard let access = access(of: request, to: first.0, first.1, table) else {
      return refusal(of: request, audience, kind, logged)
    }
    let asked: SiteRequest.Method = request.method == .head ? .get : request.method
    guard
      let (route, parameters) = matching.first(where: { $0.0.method == asked && $0.0.audience == audience })
    else {
      let methods = matching.flatMap { $0.0.method == .get ? ["GET", "HEAD"] : ["POST"] }
      return Decision(kind, .answer(.notAllowed(methods)), logged: logged, grant: access.grant?.id)
    }
    if let grant = access.grant {
      uses.note(grant.id, at: request.received, by: request.headers.first("user-agent") ?? "")
    }
    if request.method == .post, !request.isOfThisSite {
      return Decision(kind, .answer(.text("Ask from this site.\n", status: 403)), logged: logged)
    }
    var request = request
    request.access = access
    request.parameters = parameters
    return Decision(
      kind, .work { [request] in try route.handler(request) }, logged: logged, grant: access.grant?.id)
  }

  /// What the request's token opens of a route; nil for nothing.
  private func access(
    of request: SiteRequest, to route: SiteRoute, _ parameters: [String], _ table: GrantTable
  ) -> Access? {
    func granted(_ token: String?, _ kind: Grant.Kind) -> Access? {
      table.grant(token ?? "", kind, at: request.received).map { .granted($0) }
    }
    switch route.audience {
    case .anyone: return Access.none
    case .subscribers: return granted(route.tokenIndex.map { parameters[$0] }, .calendars)
    case .directors: return granted(SessionCookie.token(of: request), .pages)
    case .programs: return granted(request.bearer, .api)
    }
  }

  private func refusal(
    of request: SiteRequest, _ audience: SiteRoute.Audience, _ kind: RouteKind, _ logged: String
  ) -> Decision {
    switch audience {
    case .anyone, .subscribers: return .unknown
    case .directors: return Decision(kind, .answer(.seeOther("/login")), logged: logged)
    case .programs:
      // RFC 9457.
      let problem = """
        {
          "type": "about:blank",
          "title": "A token for the API is needed",
          "status": 401,
          "detail": "send Authorization: Bearer TOKEN, with a token that 'entente feed add --api' printed"
        }

        """
      let response = SiteResponse(
        status: 401,
        headers: [
          ("Content-Type", "application/problem+json"), ("WWW-Authenticate", "Bearer realm=\"entente\""),
        ], body: Array(problem.utf8))
      return Decision(kind, .answer(response), logged: logged)
    }
  }

  // MARK: Logging in

  private func login(_ request: SiteRequest, _ table: GrantTable) -> Decision {
    let form = site.login
    switch request.method {
    case .get, .head: return Decision(.login, .work { form(request, false) }, logged: "/login")
    case .post:
      guard request.isOfThisSite else {
        return Decision(.login, .answer(.text("Ask from this site.\n", status: 403)), logged: "/login")
      }
      let token = request.form.first { $0.name == "token" }?.value.trimmingBlanks ?? ""
      guard let grant = table.grant(token, .pages, at: request.received) else {
        return Decision(.login, .work { form(request, true) }, logged: "/login")
      }
      var response = SiteResponse.seeOther("/")
      response.headers.append(("Set-Cookie", SessionCookie.set(token, for: request)))
      return Decision(.login, .answer(response), logged: "/login", grant: grant.id)
    default: return Decision(.login, .answer(.notAllowed(["GET", "HEAD", "POST"])), logged: "/login")
    }
  }

  private func logout(_ request: SiteRequest) -> Decision {
    guard request.method == .post else {
      return Decision(.login, .answer(.notAllowed(["POST"])), logged: "/logout")
    }
    var response = SiteResponse.seeOther("/login")
    response.headers.append(("Set-Cookie", SessionCookie.remove(for: request)))
    return Decision(.login, .answer(response), logged: "/logout")
  }

  // MARK: Operation

  private func readiness(_ request: SiteRequest, _ table: GrantTable) -> Decision {
    if publication.current() == nil {
      return health(request, isHealthy: false, "nothing is published", "/readyz")
    }
    if grants.problem != nil {
      return health(request, isHealthy: false, "the journal cannot be read", "/readyz")
    }
    return health(request, isHealthy: true, "ready", "/readyz")
  }

  private func health(_ request: SiteRequest, isHealthy: Bool, _ word: String, _ path: String) -> Decision {
    let response: SiteResponse =
      request.method == .get || request.method == .head
      ? .text(word + "\n", status: isHealthy ? 200 : 503) : .notAllowed(["GET", "HEAD"])
    return Decision(.health, .answer(response), logged: path)
  }

  private func metrics(_ request: SiteRequest, _ table: GrantTable) -> Decision {
    guard request.method == .get || request.method == .head else {
      return Decision(.metrics, .answer(.notAllowed(["GET", "HEAD"])), logged: "/metrics")
    }
    let set = publication.current()
    let text = counters.text(
      shown: set?.shown, files: set?.files.count ?? 0, openGrants: table.openCount(at: request.received),
      isJournalReadable: grants.problem == nil)
    let response = SiteResponse(
      status: 200, headers: [("Content-Type", "text/plain; version=0.0.4; charset=utf-8")],
      body: Array(text.utf8))
    return Decision(.metrics, .answer(response), logged: "/metrics")
  }
}

extension SiteResponse {
  fileprivate static func notAllowed(_ methods: [String]) -> SiteResponse {
    var allowed: [String] = []
    for method in methods where !allowed.contains(method) { allowed.append(method) }
    var response = SiteResponse.text("Ask with \(allowed.joined(separator: ", ")).\n", status: 405)
    response.headers.append(("Allow", allowed.joined(separator: ", ")))
    return response
  }
}

extension SiteRoute.Segment {
  fileprivate var logged: String {
    switch self {
    case .text(let text): text
    case .any: "…"
    }
  }
}

extension SiteRequest {
  /// The token of `Authorization: Bearer` (RFC 6750 section 2.1).
  fileprivate var bearer: String? {
    guard let words = headers.first("authorization")?.split(separator: " "), words.count == 2,
      words[0].lowercased() == "bearer"
    else { return nil }
    return String(words[1])
  }

  /// Whether no other site sent the browser here, as far as the browser tells (W3C Fetch Metadata).
  fileprivate var isOfThisSite: Bool {
    headers.first("sec-fetch-site").map { ["same-origin", "none"].contains($0) } ?? true
  }
}
