import BusinessCalendar
import Diagnostics
import FeedServer
import Foundation
import Pages
import Programme
import Publishing
import Scheduling

/// What the routes of the server stand on: the workspace, the pages, and where the calendars lie.
struct SiteDesk: Sendable {
  let shelf: WorkspaceShelf
  let book: PageBook
  /// The folder of published calendars.
  let calendars: String

  /// Answers with a page of the workspace, or says which of its files keeps it from being made.
  ///
  /// - Parameter day: The day of the page; today unless given.
  func page(
    _ request: SiteRequest, asOf day: CivilDate? = nil,
    _ make: (LoadedWorkspace, Workspace.Language) throws -> SiteResponse
  ) throws -> SiteResponse {
    let loaded: LoadedWorkspace
    do {
      loaded = try shelf.workspace(asOf: day)
    } catch let failure as WorkspaceShelf.Failure {
      let language = AcceptedLanguage.of(request, else: .englishGB)
      return .html(try book.unavailable(language, failure.lines), status: 503)
    }
    let language = AcceptedLanguage.of(request, else: loaded.portfolio.workspace.language)
    let errors = loaded.readingDiagnostics.filter { $0.severity == .error }
    if !errors.isEmpty {
      return .html(try book.unavailable(language, errors.map(\.line)), status: 503)
    }
    do {
      return try make(loaded, language)
    } catch let findings as Findings {
      return .html(try book.unavailable(language, findings.diagnostics.map(\.line)), status: 503)
    }
  }
}

extension LoadedWorkspace {
  /// A programme, with its journal and its parties' holidays.
  func ledger(of programme: Programme) -> ProgrammeLedger {
    ProgrammeLedger(programme: programme, journal: journal, calendars: calendars)
  }
}

extension Diagnostic {
  /// Place and message on one line: `programmes/mifibra-aws.yaml:31:10: '3rd tuesdy' is not a day rule`.
  var line: String { (location.map { "\($0.description): " } ?? "") + message }
}

/// The language that a reader's browser asks for (RFC 9110 section 12.5.4).
enum AcceptedLanguage {
  /// The language that the reader likes best of those that pages have, the first of several; `fallback` where that is none.
  static func of(_ request: SiteRequest, else fallback: Workspace.Language) -> Workspace.Language {
    var best: (language: Workspace.Language, weight: Double)?
    for member in (request.headers.joined("accept-language") ?? "").split(separator: ",").prefix(32) {
      let parts = member.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
      guard let primary = parts.first?.split(separator: "-").first else { continue }
      let language: Workspace.Language
      switch primary {
      case "en": language = .englishGB
      case "es": language = .spanishPE
      default: continue
      }
      let quality = parts.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 }
      let weight = quality ?? 1
      if weight > (best?.weight ?? 0) { best = (language, weight) }
    }
    return best?.language ?? fallback
  }
}
