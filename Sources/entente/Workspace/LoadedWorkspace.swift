import ArgumentParser
import BusinessCalendar
import Diagnostics
import Foundation
import Programme
import ProgrammeFile
import Publishing
import Funds
import Scheduling

/// `--workspace DIR`, else the nearest folder upwards that holds `entente.yaml`, as git finds `.git`.
struct WorkspaceOptions: ParsableArguments {
  @Option(
    name: .customLong("workspace"), help: "The workspace's folder; the nearest one upwards unless given.")
  var folder: String?

  /// The folder, without a slash at its end.
  func root() throws -> String {
    if let folder {
      let path = URL(fileURLWithPath: folder).path
      guard FileManager.default.fileExists(atPath: path + "/entente.yaml") else {
        throw Unreadable(folder, "'\(folder)' holds no entente.yaml; make a workspace with 'entente init'")
      }
      return path
    }
    var url = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
    while true {
      if FileManager.default.fileExists(atPath: url.path + "/entente.yaml") { return url.path }
      let parent = url.deletingLastPathComponent()
      if parent.path == url.path {
        throw Unreadable(
          "entente.yaml",
          "there is no entente.yaml here or in any folder above; make a workspace with 'entente init', "
            + "or name one with --workspace")
      }
      url = parent
    }
  }
}

/// A workspace as read from disk, with everything that is wrong with it.
struct LoadedWorkspace {
  let root: String
  let portfolio: Portfolio
  let installation: Installation
  let schedule: PortfolioSchedule
  /// What was published last.
  let published: PublicationRecord
  let calendars: [String: HolidayCalendar]
  /// Problems of the files, sorted; where they hold an error, nothing may be made from the portfolio.
  let readingDiagnostics: [Diagnostic]

  var schedules: [Schedule] { schedule.schedules }

  /// What the scheduler has to say.
  var schedulingDiagnostics: [Diagnostic] { schedules.flatMap(\.diagnostics).sorted() }

  /// Reads a workspace for a command that shows something: reports all errors, and goes on with what could be read.
  /// Warnings and notes are for `entente check`.
  static func show(_ options: WorkspaceOptions, asOf: CivilDate) throws -> LoadedWorkspace {
    let loaded = try load(options, asOf: asOf)
    loaded.reportErrors()
    return loaded
  }

  /// As ``show(_:asOf:)``, with a changed programme or a part of a workspace file in the place of its own. What counts as
  /// published is where every meeting is without the change, whether that was published or not.
  static func show(_ options: WorkspaceOptions, asOf: CivilDate, with change: String) throws
    -> LoadedWorkspace
  {
    try Unreadable.told {
      var files = try WorkspaceFiles.read(options)
      let now = try files.scheduled(asOf: asOf)
      try files.apply(change)
      let loaded = try files.scheduled(
        asOf: asOf,
        published: Plan(from: .empty, to: now.schedule, workspace: now.portfolio.workspace).record(
          revisedAt: 0))
      loaded.reportErrors()
      return loaded
    }
  }

  private func reportErrors() {
    Console.report((readingDiagnostics + schedulingDiagnostics).filter { $0.severity == .error }.sorted())
  }

  /// Reads a workspace for a command that makes something from it: as ``show(_:asOf:)``, and throws where a file has
  /// an error, because what could not be read would vanish from what is made.
  static func open(_ options: WorkspaceOptions, asOf: CivilDate) throws -> LoadedWorkspace {
    try Unreadable.told {
      var files = try WorkspaceFiles.read(options)
      return try open(&files, asOf: asOf)
    }
  }

  /// As ``open(_:asOf:)``, of files that were read.
  static func open(_ files: inout WorkspaceFiles, asOf: CivilDate) throws -> LoadedWorkspace {
    let loaded = try files.scheduled(asOf: asOf)
    loaded.reportErrors()
    if loaded.readingDiagnostics.hasErrors {
      Console.say("Nothing was done; see all findings with 'entente check'.")
      throw ExitCode(1)
    }
    return loaded
  }

  /// Ends the command as one with findings, where a file has an error or an occurrence could not be placed.
  func finish() throws {
    if readingDiagnostics.hasErrors || schedulingDiagnostics.hasErrors { throw ExitCode(1) }
  }

  static func load(_ options: WorkspaceOptions, asOf: CivilDate) throws -> LoadedWorkspace {
    try Unreadable.told {
      var files = try WorkspaceFiles.read(options)
      return try files.scheduled(asOf: asOf)
    }
  }

  /// What publishing would change.
  var plan: Plan { plan(schedule) }

  /// What publishing a schedule would change.
  func plan(_ schedule: PortfolioSchedule) -> Plan {
    Plan(from: published, to: schedule, workspace: portfolio.workspace)
  }

  /// The funds of a programme.
  func funds(of programme: Programme) -> FundLedger {
    FundLedger(ProgrammeLedger(programme: programme, journal: journal, calendars: calendars))
  }

  /// The certifications of a programme.
  func roster(of programme: Programme) -> RosterLedger {
    RosterLedger(ProgrammeLedger(programme: programme, journal: journal, calendars: calendars))
  }

  /// Where what was published is kept.
  var journal: JournalFile { JournalFile(portfolio.workspace, in: root) }

  /// The schedule of the same programmes with an answer from outside.
  func scheduled(by answer: [String: Int]) -> PortfolioSchedule {
    Scheduler(calendars: calendars, workspace: portfolio.workspace).portfolio(
      portfolio.programmes, asOf: schedule.asOf, published: published.lastPublication, answer: answer
    ).including(schedules.flatMap(\.deadlines))
  }
}
