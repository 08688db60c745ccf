import ArgumentParser
import BusinessCalendar
import Diagnostics
import Programme
import Publishing
import Scheduling

struct AgendaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agenda",
    abstract: "Prints the meetings, deadlines and contract dates by day.",
    discussion: """
      Example:  entente agenda --from 2025-10-01 --to 2025-12-31
                entente agenda --calendar qbr --format json
                entente agenda --person alliance-director
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var report: ReportOptions

  @Option(help: "The first day; the day of --as-of unless given.")
  var from: CivilDate?

  @Option(help: "The last day; three months after the first unless given.")
  var to: CivilDate?

  @Option(help: "Only that calendar, one of the workspace's own too.")
  var calendar: String?

  @Option(help: "Only what that person of the workspace attends.")
  var person: String?

  func validate() throws {
    if let from, let to, to < from { throw ValidationError("--to \(to) lies before --from \(from)") }
  }

  func run() throws {
    let loaded = try LoadedWorkspace.show(workspace, asOf: report.day)
    if let person, !loaded.portfolio.workspace.people.contains(where: { $0.id == person }) {
      let known = loaded.portfolio.workspace.people.map(\.id)
      throw ValidationError("no person is named '\(person)'\(Suggestion.ending(for: person, in: known))")
    }
    let chosen = try calendar.map { try PublishedCalendar.named($0, in: loaded.portfolio.workspace) }
    let found = AgendaReport(
      loaded, AgendaReport.Filter(from: from, to: to, calendar: chosen, person: person), asOf: report.day)
    switch report.format {
    case .table:
      Console.write(AgendaText.lines(found.entries))
      if found.entries.isEmpty { Console.say(Self.explainEmpty(found.span, loaded)) }
    case .json: Console.write(found.json.text)
    case .csv: Console.write(AgendaText.table(found.entries).csv)
    }
    try loaded.finish()
  }

  private static func explainEmpty(_ span: DateSpan, _ loaded: LoadedWorkspace) -> String {
    let terms = loaded.portfolio.programmes.map { "\($0.id) runs from \($0.term.first) to \($0.term.last)" }
    return "Nothing between \(span.first) and \(span.last)"
      + (terms.isEmpty ? "; there is no programme." : "; " + terms.joined(separator: ", ") + ".")
  }
}

extension PublishedCalendar {
  /// The calendar of that name.
  static func named(_ name: String, in workspace: Workspace) throws -> PublishedCalendar {
    let all = PublishedCalendar.all(of: workspace)
    if let found = all.first(where: { $0.id == name }) { return found }
    throw ValidationError(
      "no calendar is named '\(name)'\(Suggestion.ending(for: name, in: all.map(\.id)))")
  }
}
