import Synchronization
import TestSupport
import Testing

@testable import FeedServer

/// Every sort of path asked with every sort of token. What is answered to whom is written down here by hand.
@Suite struct FeedServiceTests {
  /// Grants that are given in a test.
  private final class Store: GrantStore {
    let grants: Mutex<[Grant]>
    let uses = Mutex<[String]>([])

    init(_ grants: [Grant]) { self.grants = Mutex(grants) }

    var isUnchanged: Bool { false }
    func changedGrants() -> [Grant]? { grants.withLock(\.self) }
    func noteUse(of grant: Int, at instant: Int, by client: String) {
      uses.withLock { $0.append("\(grant) \(instant) \(client)") }
    }
  }

  /// A service with a token of each kind, whose text is its kind.
  private struct Subject {
    let fixture: PublishedFixture
    let store: Store
    let uses: UseNotes
    let service: FeedService

    init() throws {
      fixture = try PublishedFixture()
      try fixture.publish(["qbr.ics": "BEGIN:VCALENDAR", "secret.ics": "SECRET"])
      func grant(_ id: Int, _ token: String, _ kind: Grant.Kind, expires: Int? = nil, isRevoked: Bool = false)
        -> Grant
      {
        Grant(
          id: id, name: token, kind: kind, calendars: kind == .calendars ? ["qbr", "later"] : [],
          digest: FeedToken.digest(of: token), expires: expires, isRevoked: isRevoked)
      }
      store = Store([
        grant(1, "feed", .calendars), grant(2, "pages", .pages), grant(3, "api", .api),
        grant(4, "expired", .calendars, expires: 1000), grant(5, "revoked", .calendars, isRevoked: true),
      ])
      uses = UseNotes(store) { _ in }
      let site = Site(routes: [
        SiteRoute(.get, "/", for: .directors) { _ in .html("SECRET home") },
        SiteRoute(.get, "/packs/{series}/{period}", for: .directors) { .html("SECRET \($0.parameters)") },
        SiteRoute(.get, "/s/{token}", for: .subscribers) { .html("page of \($0.access.grant?.name ?? "")") },
        SiteRoute(.get, "/api/v1/funds", for: .programs) { _ in .json("{\"SECRET\":1}") },
        SiteRoute(.get, "/style.css", for: .anyone) { _ in .text("css") },
      ])
      let counters = ServerCounters()
      service = FeedService(
        site: site, publication: PublicationShelf(path: fixture.path),
        grants: GrantShelf(store, recent: RecentLook(lasting: 0)), uses: uses,
        counters: counters)
    }

    func answer(_ request: SiteRequest) throws -> (response: SiteResponse, logged: String) {
      let decision = service.decide(request)
      switch decision.way {
      case .answer(let response): return (response, decision.loggedPath)
      case .work(let work): return (try work(), decision.loggedPath)
      }
    }
  }

  /// Who asks: the token stands in the address, in the cookie and in the header.
  private static let askers = ["", "wrong", "feed", "pages", "api", "expired", "revoked"]

  /// The status for each of the askers, in their order.
  @Test(arguments: [
    ("/f/TOKEN/qbr.ics", [404, 404, 200, 404, 404, 404, 404]),
    ("/f/TOKEN/secret.ics", [404, 404, 404, 404, 404, 404, 404]),
    ("/f/TOKEN/later.ics", [404, 404, 404, 404, 404, 404, 404]),
    ("/f/TOKEN/qbr", [404, 404, 404, 404, 404, 404, 404]),
    ("/f/TOKEN/", [404, 404, 404, 404, 404, 404, 404]), ("/f/TOKEN", [404, 404, 404, 404, 404, 404, 404]),
    ("/f/TOKEN/qbr.ics/", [404, 404, 404, 404, 404, 404, 404]),
    ("/F/TOKEN/qbr.ics", [404, 404, 404, 404, 404, 404, 404]),
    ("/s/TOKEN", [404, 404, 200, 404, 404, 404, 404]),
    ("/s/TOKEN/more", [404, 404, 404, 404, 404, 404, 404]),
    ("/", [303, 303, 303, 200, 303, 303, 303]), ("/packs/qbr/Y2-Q3", [303, 303, 303, 200, 303, 303, 303]),
    ("/api/v1/funds", [401, 401, 401, 401, 200, 401, 401]),
    ("/api/v1/other", [404, 404, 404, 404, 404, 404, 404]),
    ("/style.css", [200, 200, 200, 200, 200, 200, 200]), ("/login", [200, 200, 200, 200, 200, 200, 200]),
    ("/logout", [405, 405, 405, 405, 405, 405, 405]), ("/healthz", [200, 200, 200, 200, 200, 200, 200]),
    ("/readyz", [200, 200, 200, 200, 200, 200, 200]), ("/metrics", [200, 200, 200, 200, 200, 200, 200]),
    ("/nothing", [404, 404, 404, 404, 404, 404, 404]),
    ("/../etc/passwd", [404, 404, 404, 404, 404, 404, 404]),
  ])
  func everyRouteWithEveryToken(_ path: String, _ statuses: [Int]) throws {
    let subject = try Subject()
    defer { subject.fixture.scratch.remove() }
    for (token, status) in zip(Self.askers, statuses) {
      for method in [SiteRequest.Method.get, .head] {
        let (response, logged) = try subject.answer(
          SiteRequest(
            method, path.replacing("TOKEN", with: token),
            headers: HeaderFields([("Cookie", "a=b; entente=\(token)"), ("Authorization", "Bearer \(token)")]
            ),
            received: 2000))
        #expect(response.status == status, "\(method) \(path) by '\(token)'")
        let body = String(decoding: response.bytes, as: UTF8.self)
        if status != 200 { #expect(!body.contains("SECRET")) }
        if status == 404 {
          #expect(body == "There is nothing here.\n")
          #expect(response.headers.map(\.name) == ["Content-Type"])
        }
        // A token that opens something would be in the log with its path.
        if token.count > 3 { #expect(!logged.contains(token) || path.contains(token), "\(logged)") }
      }
    }
  }

  @Test func aCookieOpensOverTLSOnlyUnderTheNameThatNeedsTLS() throws {
    let subject = try Subject()
    defer { subject.fixture.scratch.remove() }
    for (origin, cookie, status) in [
      ("http://a", "entente=pages", 200), ("https://a", "entente=pages", 303),
      ("https://a", "__Host-entente=pages", 200), ("http://a", "__Host-entente=pages", 303),
    ] {
      let (response, _) = try subject.answer(
        SiteRequest(.get, "/", headers: HeaderFields([("Cookie", cookie)]), origin: origin))
      #expect(response.status == status, "\(origin) \(cookie)")
    }
  }

  @Test(arguments: [
    ("token=pages", 303, true), ("token=wrong", 403, false), ("token=feed", 403, false),
    ("token=api", 403, false),
    ("", 403, false), ("token=", 403, false), ("other=pages", 403, false), ("token=+pages+", 303, true),
  ])
  func whoLogsInGetsACookieThatNoScriptAndNoOtherSiteHas(_ form: String, _ status: Int, _ isIn: Bool) throws {
    let subject = try Subject()
    defer { subject.fixture.scratch.remove() }
    let headers = HeaderFields([("Content-Type", "application/x-www-form-urlencoded")])
    let (response, _) = try subject.answer(
      SiteRequest(.post, "/login", headers: headers, body: Array(form.utf8), origin: "https://a"))
    #expect(response.status == status)
    #expect(
      response.header("Set-Cookie")
        == (isIn ? "__Host-entente=pages; Path=/; HttpOnly; SameSite=Strict; Secure" : nil))
    #expect(response.header("Location") == (isIn ? "/" : nil))
  }

  @Test func noOtherSiteLogsAnybodyIn() throws {
    let subject = try Subject()
    defer { subject.fixture.scratch.remove() }
    for (site, status) in [("cross-site", 403), ("same-site", 403), ("same-origin", 303), ("none", 303)] {
      let headers = HeaderFields([
        ("Content-Type", "application/x-www-form-urlencoded"), ("Sec-Fetch-Site", site),
      ])
      let (response, _) = try subject.answer(
        SiteRequest(.post, "/login", headers: headers, body: Array("token=pages".utf8)))
      #expect(response.status == status, "\(site)")
    }
  }

  @Test(
    arguments: [
      (SiteRequest.Method.post, "/f/feed/qbr.ics", 405, "GET, HEAD"),
      (.other, "/f/feed/qbr.ics", 405, "GET, HEAD"),
      (.options, "/f/feed/qbr.ics", 405, "GET, HEAD"), (.post, "/f/wrong/qbr.ics", 404, nil),
      (.other, "/nothing", 404, nil), (.post, "/healthz", 405, "GET, HEAD"),
      (.other, "/login", 405, "GET, HEAD, POST"),
      (.post, "/style.css", 405, "GET, HEAD"), (.post, "/s/wrong", 404, nil),
      (.post, "/s/feed", 405, "GET, HEAD"),
    ] as [(SiteRequest.Method, String, Int, String?)])
  func otherMethodsAreTurnedAway(
    _ method: SiteRequest.Method, _ path: String, _ status: Int, _ allow: String?
  ) throws {
    let subject = try Subject()
    defer { subject.fixture.scratch.remove() }
    let (response, _) = try subject.answer(SiteRequest(method, path))
    #expect(response.status == status)
    #expect(response.header("Allow") == allow)
  }

  @Test func aTokenThatIsTakenBackOpensNothingAtOnce() throws {
    let subject = try Subject()
    defer { subject.fixture.scratch.remove() }
    #expect(try subject.answer(SiteRequest(.get, "/f/feed/qbr.ics")).response.status == 200)
    subject.store.grants.withLock { $0.removeAll { $0.name == "feed" } }
    #expect(try subject.answer(SiteRequest(.get, "/f/feed/qbr.ics")).response.status == 404)
  }

  @Test func aUseIsNotedOnceAMinuteWithAClientsNameFitToBeShown() throws {
    let subject = try Subject()
    defer { subject.fixture.scratch.remove() }
    for (instant, agent) in [
      (1000, "Cal\u{1B}[31m\r\n/1"), (1030, "Other"), (1059, "Other"),
      (1060, String(repeating: "x", count: 999)),
    ] {
      _ = subject.service.decide(
        SiteRequest(
          .get, "/f/feed/qbr.ics", headers: HeaderFields([("User-Agent", agent)]), received: instant))
    }
    _ = subject.service.decide(SiteRequest(.get, "/f/wrong/qbr.ics", received: 1070))
    subject.uses.finish()
    #expect(
      subject.store.uses.withLock(\.self) == [
        "1 1000 Cal?[31m??/1", "1 1060 " + String(repeating: "x", count: 120),
      ])
  }

  @Test func beforeTheFirstPublicationSubscribersAreToldToComeBack() throws {
    let subject = try Subject()
    defer { subject.fixture.scratch.remove() }
    let empty = try PublishedFixture()
    defer { empty.scratch.remove() }
    let service = FeedService(
      site: Site(), publication: PublicationShelf(path: empty.path), grants: GrantShelf(subject.store),
      uses: subject.uses, counters: ServerCounters())
    func status(_ path: String) -> (Int, String?)? {
      guard case .answer(let response) = service.decide(SiteRequest(.get, path)).way else { return nil }
      return (response.status, response.header("Retry-After"))
    }
    #expect(status("/f/feed/qbr.ics")?.0 == 503)
    #expect(status("/f/feed/qbr.ics")?.1 == "300")
    #expect(status("/f/wrong/qbr.ics")?.0 == 404)
    #expect(status("/readyz")?.0 == 503)
    #expect(status("/healthz")?.0 == 200)
  }

  @Test func metricsAreNotForThoseBehindAProxy() throws {
    let subject = try Subject()
    defer { subject.fixture.scratch.remove() }
    #expect(try subject.answer(SiteRequest(.get, "/metrics", isForwarded: true)).response.status == 404)
  }

  @Test func bothFormsOfACalendarHaveTagsOfTheirOwn() throws {
    let subject = try Subject()
    defer { subject.fixture.scratch.remove() }
    func ask(_ fields: (String, String)...) throws -> SiteResponse {
      try subject.answer(
        SiteRequest(.get, "/f/feed/qbr.ics", headers: HeaderFields(fields.map { (name: $0.0, value: $0.1) }))
      ).response
    }
    let plain = try ask()
    let gzip = try ask(("Accept-Encoding", "gzip"))
    let tags = [try #require(plain.header("ETag")), try #require(gzip.header("ETag"))]
    #expect(Set(tags).count == 2)
    #expect(gzip.header("Content-Encoding") == "gzip")
    #expect(plain.header("Content-Encoding") == nil)
    for response in [plain, gzip] { #expect(response.header("Vary") == "Accept-Encoding") }
    #expect(try ask(("If-None-Match", tags[0])).status == 304)
    #expect(try ask(("If-None-Match", tags[1])).status == 200)
    #expect(try ask(("If-None-Match", tags[1]), ("Accept-Encoding", "gzip")).status == 304)
    #expect(try ask(("If-None-Match", tags[0]), ("Accept-Encoding", "gzip")).status == 200)
    #expect(try ask(("Accept", "image/png"), ("Accept", "text/html;q=0")).status == 200)
  }
}
