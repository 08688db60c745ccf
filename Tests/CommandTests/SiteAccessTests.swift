import ArgumentParser
import FeedServer
import Foundation
import TestSupport
import Testing

@testable import entente

/// Who may see what: every route with every kind of token in every place where one may stand.
@Suite struct SiteAccessTests {
  private enum Place: CaseIterable { case nowhere, cookie, bearer, address }

  /// Routes by who may ask, with what stands in the places of their parameters. `TOKEN` is the token that is tried.
  private static let routes: [(pattern: String, path: String, audience: SiteRoute.Audience)] = [
    ("/style", "/style", .anyone), ("/api/v1/openapi.json", "/api/v1/openapi.json", .anyone),
    ("/", "/", .directors), ("/why/{}/{}/{}", "/why/mifibra-aws/qbr/Y2-Q3", .directors),
    ("/packs/{}/{}", "/packs/qbr/Y2-Q3", .directors),
    ("/packs/{}/{}/{}", "/packs/mifibra-aws/qbr/Y2-Q3", .directors),
    ("/s/{}", "/s/TOKEN", .subscribers), ("/api/v1/agenda", "/api/v1/agenda?as_of=2025-01-27", .programs),
    ("/api/v1/funds", "/api/v1/funds", .programs), ("/api/v1/certs", "/api/v1/certs", .programs),
    ("/api/v1/metrics", "/api/v1/metrics", .programs),
    ("/api/v1/consumption", "/api/v1/consumption", .programs),
    ("/api/v1/pipeline", "/api/v1/pipeline", .programs), ("/api/v1/actions", "/api/v1/actions", .programs),
  ]

  /// Words of the workspace that nobody without a right token may read: money, names, meetings, what packs say.
  private static let secrets = [
    "185,000", "185000", "80000.00", "MiFibra", "mifibra", "AWS Peru", "Alliance Director", "Healthcare",
    "Quarterly", "Solutions Architect", "To be written",
  ]

  @Test(.timeLimit(.minutes(30))) func theTableNamesEveryRoute() throws {
    let scratch = try Scratch.sample()
    defer { scratch.remove() }
    let root = scratch.folder.path
    let options = try WorkspaceOptions.parse(["--workspace", root])
    let shelf = WorkspaceShelf(options, root: root, journal: "\(root)/entente.db")
    let site = try SiteRoutes.all(shelf, calendars: "\(root)/calendars")
    let patterns = site.routes.map { route in
      route.pattern.map { segment in
        switch segment {
        case .text(let text): text.hasPrefix("style-") ? "/style" : "/\(text)"
        case .any: "/{}"
        }
      }.joined()
    }
    #expect(patterns.map { $0.isEmpty ? "/" : $0 }.sorted() == Self.routes.map(\.pattern).sorted())
    for (route, pattern) in zip(site.routes, patterns) {
      #expect(
        route.audience == Self.routes.first { $0.pattern == (pattern.isEmpty ? "/" : pattern) }?.audience)
    }
  }

  @Test(.timeLimit(.minutes(30))) func nothingShowsWithoutTheRightToken() throws {
    let bench = try SiteBench()
    defer { bench.remove() }
    let revoked = try bench.bench.scratch.feed("Gone", "--pages")
    try bench.bench.done("feed revoke Gone")
    let ends = ["--expires", "2099-12-31"]
    let expired = try [["--pages"], ["--calendars", "qbr,technical-sync"], ["--api"]].map {
      try bench.bench.scratch.feed("Over \($0)", $0 + ends)
    }
    // The command makes none that is over: time goes by.
    let aged = try Judge.run(
      "run_sql.py", ["entente.db", "UPDATE feed SET expires = made WHERE expires IS NOT NULL"],
      in: bench.bench.scratch.folder)
    try #require(aged.status == 0, "\(aged.messages)")
    let tokens: [(name: String, token: String, opens: SiteRoute.Audience?)] =
      [
        ("pages", bench.pages, .directors), ("calendars", bench.feed, .subscribers),
        ("api", bench.api, .programs),
        ("wrong", String(bench.pages.reversed()), nil), ("revoked", revoked, nil),
      ] + expired.map { ("expired", $0, nil) }
    let style = try #require(
      bench.page("/").body.firstMatch(of: /href="(\/style-[0-9a-f]+\.css)"/).map { String($0.1) })
    for route in Self.routes {
      for token in tokens {
        for place in Place.allCases {
          if place == .address, !route.path.contains("TOKEN") { continue }
          let path = route.path.replacing("/style", with: style).replacing(
            "TOKEN", with: place == .address ? token.token : "A0")
          let arguments: [String] =
            switch place {
            case .nowhere, .address: []
            case .cookie: ["--cookie", "entente=\(token.token)"]
            case .bearer: ["--header", "Authorization: Bearer \(token.token)"]
            }
          let answer = try bench.server.ask(path, arguments)
          let what = "\(route.path) with the token '\(token.name)' as \(place)"
          let isRight =
            switch route.audience {
            case .anyone: true
            case .directors: token.opens == .directors && place == .cookie
            case .subscribers: token.opens == .subscribers && place == .address
            case .programs: token.opens == .programs && place == .bearer
            }
          if isRight {
            // The only programme's packs have no programme in their address.
            #expect(answer.status == (route.pattern == "/packs/{}/{}/{}" ? 404 : 200), "\(what)")
          } else {
            let refused: [SiteRoute.Audience: Int] = [.directors: 303, .subscribers: 404, .programs: 401]
            #expect(answer.status == refused[route.audience], "\(what)")
            if answer.status == 303 { #expect(answer.headers["location"] == "/login") }
          }
          if !isRight || route.audience == .anyone {
            for secret in Self.secrets {
              #expect(!answer.body.contains(secret), "\(what) shows '\(secret)'")
            }
          }
        }
      }
    }
  }
}
