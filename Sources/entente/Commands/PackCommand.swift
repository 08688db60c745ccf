import Actions
import ArgumentParser
import BusinessCalendar
import Diagnostics
import Packs
import Programme
import Certifications
import Scheduling

struct PackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pack", abstract: "Agenda packs.",
    subcommands: [PackBuildCommand.self, PackCheckCommand.self, PackIngestCommand.self])
}

struct PackBuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Renders the agenda pack of a meeting to packs/.",
    discussion: """
      What stands between <!-- keep:NAME --> and <!-- /keep --> in a pack survives every rebuild. Where anything else was \
      edited since the last build, the rebuild shows it and refuses, unless it is told to merge or to overwrite.

      Example:  entente pack build qbr/Y2-Q3
                entente pack build mifibra-aws/qbr/Y2-Q3 --as-of 2025-01-27
                entente pack build qbr/Y2-Q3 --merge
      """)

  @Argument(help: "The meeting, such as qbr/Y2-Q3.")
  var id: String

  @OptionGroup var workspace: WorkspaceOptions

  @Option(name: .customLong("as-of"), help: "The day for which the numbers hold; today unless given.")
  var asOf: CivilDate?

  @OptionGroup var edits: HandEditOptions

  func run() throws {
    let loaded = try LoadedWorkspace.open(workspace, asOf: asOf ?? .today)
    let (schedule, occurrence) = try find(in: loaded)
    guard let pack = schedule.series(of: occurrence).pack else {
      throw failure(.nameUnknown, "\(id) has no pack; name one with 'pack:' in its series")
    }
    let file = PackFile(path(of: occurrence, in: schedule, loaded), in: loaded.root)
    do {
      let day = asOf ?? .today
      let context = PackContext(
        programme: schedule.programme, schedule: schedule, occurrence: occurrence,
        funds: try loaded.funds(of: schedule.programme).status(asOf: day, knownAt: nil).status,
        certifications: CertificationsStatus(
          try loaded.roster(of: schedule.programme).roster(asOf: day), asOf: day),
        consumption: try ConsumptionLedger(
          ProgrammeLedger(
            programme: schedule.programme, journal: loaded.journal, calendars: loaded.calendars),
          asOf: day, knownAt: nil
        ).statuses,
        people: loaded.portfolio.workspace.people,
        language: loaded.portfolio.workspace.language, asOf: day,
        sources: loaded.sources(of: schedule.programme),
        version: Entente.version,
        actions: try loaded.actions(of: schedule.programme).book(asOf: day))
      let templates = try TemplateFolder.sources(loaded)
      let text = try PackBuilder.render(context, templates: templates, template: pack)
      let outcome = try file.rebuild(text, edits: edits.choice, language: context.language)
      Console.report(
        loaded.allDiagnostics(asOf: day).filter { $0.severity == .warning && $0.concerns(schedule.programme) }
      )
      try outcome.tell(asOf: day)
    } catch let error as PackError {
      throw Console.fail(error.diagnostics)
    } catch let error as AtomicFile.Failure {
      throw Console.fail([error.diagnostic])
    } catch let error as Unreadable {
      throw Console.fail([error.diagnostic])
    }
  }

  /// `packs/qbr/Y2-Q3.md`; under the programme's name where the workspace has several, so that no partner's pack and no
  /// hand-written word ever lands in another's.
  private func path(of occurrence: Occurrence, in schedule: Schedule, _ loaded: LoadedWorkspace) -> String {
    let isAlone = loaded.portfolio.programmes.count == 1
    return "packs/\(isAlone ? schedule.shortID(of: occurrence) : schedule.id(of: occurrence)).md"
  }

  private func find(in loaded: LoadedWorkspace) throws -> (Schedule, Occurrence) {
    let found = loaded.schedules.compactMap { schedule in
      schedule.occurrence(named: id).map { (schedule, $0) }
    }
    if found.count == 1 { return found[0] }
    if found.count > 1 {
      let names = found.map { $0.0.id(of: $0.1) }.joined(separator: ", ")
      throw failure(.nameUnknown, "'\(id)' names a meeting in several programmes; write one of \(names)")
    }
    let known = loaded.schedules.flatMap { schedule in schedule.occurrences.map(schedule.shortID) }
    throw failure(.nameUnknown, "no meeting is named '\(id)'\(Suggestion.ending(for: id, in: known))")
  }

  private func failure(_ code: DiagnosticCode, _ message: String) -> ExitCode {
    Console.fail([Diagnostic(code, message, at: nil)])
  }
}

extension Diagnostic {
  /// Whether it stands in a programme's own file.
  fileprivate func concerns(_ programme: Programme) -> Bool {
    location?.file.path == programme.header.location?.file.path
  }
}
