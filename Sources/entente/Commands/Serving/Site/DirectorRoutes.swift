import BusinessCalendar
import FeedServer
import Foundation
import Packs
import Pages
import Programme
import Scheduling

/// The pages for directors: a programme at a glance, the story of a date, packs.
struct DirectorRoutes: Sendable {
  let desk: SiteDesk

  var all: [SiteRoute] {
    [
      SiteRoute(.get, "/", for: .directors) { try home($0) },
      SiteRoute(.get, "/why/{programme}/{series}/{period}", for: .directors) { try why($0) },
      SiteRoute(.get, "/packs/{series}/{period}", for: .directors) { try pack($0) },
      SiteRoute(.get, "/packs/{programme}/{series}/{period}", for: .directors) { try pack($0) },
    ]
  }

  // MARK: The programme

  private func home(_ request: SiteRequest) throws -> SiteResponse {
    let asked = request.query("as_of")
    let day = asked.flatMap { CivilDate(iso: $0) }
    // What is asked for and is no date has no page.
    if asked != nil, day == nil { return .notFound }
    return try desk.page(request, asOf: day) { loaded, language in
      let asOf = loaded.schedule.asOf
      let programmes = loaded.portfolio.programmes
      let links = programmes.map { DirectorPage.Link(id: $0.id, title: $0.header.title) }
      let wanted = request.query("programme")
      let chosen = wanted.map { id in programmes.first { $0.id == id } } ?? (programmes.count == 1 ? programmes.first : nil)
      guard let programme = chosen else {
        if wanted != nil { return .notFound }
        return try overview(loaded, links, language, isToday: day == nil)
      }
      let page = try ProgrammeReport(loaded, programme, calendars: desk.calendars, language: language)
      return .html(try desk.book.director(page.page(links, isToday: day == nil || day == asOf && day == .today)))
    }
  }

  private func overview(
    _ loaded: LoadedWorkspace, _ links: [DirectorPage.Link], _ language: Workspace.Language, isToday: Bool
  ) throws -> SiteResponse {
    let asOf = loaded.schedule.asOf
    let rows = links.map { link in
      let schedule = loaded.schedules.first { $0.programme.id == link.id }
      let last = asOf.adding(months: 3)
      let next = schedule?.agenda { day, _ in day >= asOf && day < last }.first {
        $0.time != nil && $0.status == .confirmed
      }
      return (link: link, next: next)
    }
    return .html(try desk.book.overview(rows, language: language, asOf: asOf, isToday: isToday))
  }

  private func why(_ request: SiteRequest) throws -> SiteResponse {
    try desk.page(request) { loaded, language in
      let id = request.parameters.joined(separator: "/")
      guard
        let schedule = loaded.schedules.first(where: { $0.programme.id == request.parameters.first }),
        schedule.occurrence(named: id) != nil, let story = loaded.schedule.explain(id)
      else { return .notFound }
      return .html(try desk.book.why(story, programme: schedule.programme, language: language))
    }
  }

  // MARK: Packs

  private func pack(_ request: SiteRequest) throws -> SiteResponse {
    try desk.page(request) { loaded, language in
      let name = request.parameters.joined(separator: "/")
      guard let (shelf, ending) = PackShelf.find(name, in: loaded) else { return .notFound }
      guard let ending else { return try read(shelf, language) }
      guard let bytes = shelf.bytes(ending) else { return .notFound }
      return SiteResponse(
        status: 200,
        headers: [
          ("Content-Type", PackShelf.mediaType(ending)),
          ("Content-Disposition", "attachment; filename=\"\(shelf.fileName).\(ending)\""),
        ], body: bytes)
    }
  }

  private func read(_ shelf: PackShelf, _ language: Workspace.Language) throws -> SiteResponse {
    guard let source = shelf.source, let page = PackPage(source, language: language) else { return .notFound }
    return .html(
      try desk.book.pack(
        page, path: shelf.sitePath, formats: shelf.formats, programme: shelf.programme, language: language))
  }
}
