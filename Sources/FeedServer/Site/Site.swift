/// What a server answers beside calendars: routes for people and for programs.
public struct Site: Sendable {
  /// The routes, the first that matches answers.
  public let routes: [SiteRoute]
  /// The page on which a director gives the token; told whether a wrong one was given just before.
  public let login: @Sendable (SiteRequest, _ wasRefused: Bool) -> SiteResponse

  /// A site by its parts.
  public init(
    routes: [SiteRoute] = [],
    login: @escaping @Sendable (SiteRequest, _ wasRefused: Bool) -> SiteResponse = Site.plainLogin
  ) {
    self.routes = routes
    self.login = login
  }

  /// A form and nothing else.
  public static let plainLogin: @Sendable (SiteRequest, Bool) -> SiteResponse = { _, wasRefused in
    .html(
      """
      <!doctype html><html lang="en"><meta charset="utf-8"><title>Log in</title>
      <h1>Log in</h1>\(wasRefused ? "<p role=\"alert\">That token opens nothing here.</p>" : "")
      <form method="post" action="/login"><label>Token <input name="token" type="password" \
      autocomplete="current-password" required></label> <button>Log in</button></form></html>

      """, status: wasRefused ? 403 : 200)
  }
}
