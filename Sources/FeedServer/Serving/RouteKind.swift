/// What sort of path was asked for, in metrics and logs.
enum RouteKind: String, Sendable, CaseIterable {
  case feed, subscriber, page, api, open, login, health, metrics, unknown

  init(_ audience: SiteRoute.Audience) {
    switch audience {
    case .anyone: self = .open
    case .subscribers: self = .subscriber
    case .directors: self = .page
    case .programs: self = .api
    }
  }
}

/// What is to be done with a request.
struct Decision: Sendable {
  enum Way: Sendable {
    /// The answer stands.
    case answer(SiteResponse)
    /// The answer has to be worked out, off the event loop.
    case work(@Sendable () throws -> SiteResponse)
  }

  let kind: RouteKind
  let way: Way
  /// The path as it may be logged: without any token, and without text that a stranger chose.
  let loggedPath: String
  /// Whose token it was.
  var grant: Int?

  init(_ kind: RouteKind, _ way: Way, logged: String, grant: Int? = nil) {
    self.kind = kind
    self.way = way
    loggedPath = logged
    self.grant = grant
  }

  static let unknown = Decision(.unknown, .answer(.notFound), logged: "/…")
}
