import ArgumentParser
import BusinessCalendar
import Diagnostics
import FeedServer
import Journal
import Pages
import Programme
import Scheduling

/// The read API: what the commands print with `--format json`, for programs.
struct ReadAPI: Sendable {
  let desk: SiteDesk

  /// A question as it was asked, understood.
  struct Question {
    var asOf: CivilDate?
    var knownAt: Timestamp?
    var programme: String?
    var from: CivilDate?
    var to: CivilDate?
  }

  private static let register = ["as_of", "known_at", "programme"]

  var all: [SiteRoute] {
    let document = desk.book.openAPI
    return [
      SiteRoute(.get, "/api/v1/openapi.json", for: .anyone) { _ in .json(document) },
      route("agenda", ["as_of", "programme", "from", "to"]) { question, loaded, _, moment in
        AgendaReport(
          loaded,
          AgendaReport.Filter(from: question.from, to: question.to, programme: question.programme),
          asOf: moment.day
        ).json
      },
      route("funds", Self.register) { try FundsReport($2, $3).json },
      route("certs", Self.register) { try CertificationsReport($2, $3).json },
      route("metrics", Self.register) { try MetricsReport($2, $3).json },
      route("consumption", Self.register) { try ConsumptionReport($2, $3).json },
      route("pipeline", Self.register) { try PipelineStatusReport($2, $3).json },
      route("actions", Self.register) { try ActionsReport($2, $3).json },
    ]
  }

  private typealias Report = @Sendable (
    Question, LoadedWorkspace, [ProgrammeLedger], ReportMoment
  ) throws -> JSONValue

  private func route(_ name: String, _ parameters: [String], _ report: @escaping Report) -> SiteRoute {
    SiteRoute(.get, "/api/v1/\(name)", for: .programs) { request in
      do {
        let question = try Question(request.query, allowed: parameters)
        return try answer(question, report)
      } catch let problem as APIProblem {
        return problem.response
      }
    }
  }

  private func answer(_ question: Question, _ report: Report) throws -> SiteResponse {
    let loaded: LoadedWorkspace
    do {
      loaded = try desk.shelf.workspace(asOf: question.asOf)
    } catch let failure as WorkspaceShelf.Failure {
      throw APIProblem(.unavailable, "the workspace cannot be read", failure.lines)
    }
    let errors = loaded.readingDiagnostics.filter { $0.severity == .error }
    if !errors.isEmpty {
      throw APIProblem(.unavailable, "files of the workspace have errors", errors.map(\.line))
    }
    let all = loaded.portfolio.programmes
    let programmes = all.filter { question.programme == nil || $0.id == question.programme }
    if let id = question.programme, programmes.isEmpty {
      throw APIProblem(.notFound, "no programme is named '\(id)'\(Suggestion.ending(for: id, in: all.map(\.id)))")
    }
    do {
      let json = try report(
        question, loaded, programmes.map(loaded.ledger),
        ReportMoment(day: loaded.schedule.asOf, knownAt: question.knownAt))
      return .json(json.text)
    } catch let findings as Findings {
      throw APIProblem(
        .unavailable, "the journal or a file cannot be used", findings.diagnostics.map(\.line))
    }
  }
}

extension ReadAPI.Question {
  /// - Parameter allowed: The names that the route knows.
  /// - Throws: ``APIProblem`` with everything that is wrong.
  fileprivate init(_ query: [(name: String, value: String)], allowed: [String]) throws {
    var problems: [String] = []
    var seen: Set<String> = []
    for (name, value) in query {
      guard allowed.contains(name) else {
        problems.append(
          "there is no parameter '\(name)'\(Suggestion.ending(for: name, in: allowed)); there are "
            + allowed.joined(separator: ", "))
        continue
      }
      guard seen.insert(name).inserted else {
        problems.append("'\(name)' is given twice")
        continue
      }
      func date() -> CivilDate? {
        let date = CivilDate(iso: value)
        if date == nil { problems.append("\(name): '\(value)' is no date, such as 2025-04-15") }
        return date
      }
      switch name {
      case "as_of": asOf = date()
      case "from": from = date()
      case "to": to = date()
      case "programme": programme = value
      default:
        knownAt = Timestamp(rfc3339: value)
        if knownAt == nil {
          problems.append("\(name): '\(value)' is no instant, such as 2025-04-15T12:00:00Z")
        }
      }
    }
    if let from, let to, to < from { problems.append("to, \(to), lies before from, \(from)") }
    if !problems.isEmpty { throw APIProblem(.badRequest, problems.joined(separator: "; ")) }
  }
}

/// Why there is no answer, as RFC 9457 has it.
struct APIProblem: Error {
  enum Status: Int {
    case badRequest = 400
    case notFound = 404
    case unavailable = 503

    var title: String {
      switch self {
      case .badRequest: "The question is not understood"
      case .notFound: "There is no such thing"
      case .unavailable: "The report cannot be made now"
      }
    }
  }

  let status: Status
  let detail: String
  /// What is wrong with files, each with its place.
  let diagnostics: [String]

  init(_ status: Status, _ detail: String, _ diagnostics: [String] = []) {
    (self.status, self.detail, self.diagnostics) = (status, detail, diagnostics)
  }

  var response: SiteResponse {
    var members: [(String, JSONValue)] = [
      ("type", .string("about:blank")), ("title", .string(status.title)),
      ("status", .integer(status.rawValue)), ("detail", .string(detail)),
    ]
    if !diagnostics.isEmpty { members.append(("diagnostics", .array(diagnostics.map { .string($0) }))) }
    return SiteResponse(
      status: status.rawValue, headers: [("Content-Type", "application/problem+json")],
      body: Array(JSONValue.object(members).text.utf8))
  }
}
