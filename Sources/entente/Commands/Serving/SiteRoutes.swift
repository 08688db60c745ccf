import FeedServer
import Pages
import Programme

/// The pages and the read API of the server.
enum SiteRoutes {
  /// All of them, over a workspace.
  ///
  /// - Parameter calendars: The folder of published calendars.
  static func all(_ shelf: WorkspaceShelf, calendars: String) throws -> Site {
    let book = try PageBook(folder: Installation.find().site)
    let desk = SiteDesk(shelf: shelf, book: book, calendars: calendars)
    let style = SiteRoute(.get, book.style.path, for: .anyone) { _ in
      SiteResponse(
        status: 200,
        headers: [
          ("Content-Type", "text/css; charset=utf-8"), ("Cache-Control", "public, max-age=31536000, immutable"),
        ], body: Array(book.style.text.utf8))
    }
    let routes =
      [style] + DirectorRoutes(desk: desk).all + SubscriberRoutes(desk).all + ReadAPI(desk: desk).all
    return Site(routes: routes) { request, wasRefused in
      let fallback = (try? shelf.current().portfolio.workspace.language) ?? .englishGB
      let language = AcceptedLanguage.of(request, else: fallback)
      guard let page = try? book.login(language, wasRefused: wasRefused) else {
        return Site.plainLogin(request, wasRefused)
      }
      return .html(page, status: wasRefused ? 403 : 200)
    }
  }
}
