import ArgumentParser
import BusinessCalendar
import Diagnostics
import Foundation
import Programme
import ProgrammeFile
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
  let schedules: [Schedule]
  /// Problems of the files, sorted; where they hold an error, nothing may be made from the portfolio.
  let readingDiagnostics: [Diagnostic]

  /// What the scheduler has to say.
  var schedulingDiagnostics: [Diagnostic] { schedules.flatMap(\.diagnostics).sorted() }

  /// Reads a workspace for a command that makes something from it: reports all errors, and throws where there is one in a
  /// file. Warnings and notes are for `entente check`.
  static func open(_ options: WorkspaceOptions) throws -> LoadedWorkspace {
    let loaded = try load(options)
    let diagnostics = loaded.readingDiagnostics + loaded.schedulingDiagnostics
    Console.report(diagnostics.filter { $0.severity == .error }.sorted())
    if loaded.readingDiagnostics.hasErrors {
      Console.say("Nothing was done; see all findings with 'entente check'.")
      throw ExitCode(1)
    }
    return loaded
  }

  /// Ends the command as one with findings, where an occurrence could not be placed.
  func finish() throws {
    if schedulingDiagnostics.hasErrors { throw ExitCode(1) }
  }

  static func load(_ options: WorkspaceOptions) throws -> LoadedWorkspace {
    do {
      return try read(options)
    } catch let error as Unreadable {
      throw Console.fail([error.diagnostic])
    }
  }

  private static func read(_ options: WorkspaceOptions) throws -> LoadedWorkspace {
    let root = try options.root()
    let installation = try Installation.find()
    let reader = WorkspaceReader(centres: installation.centres)
    var diagnostics: [Diagnostic] = []

    func source(_ relative: String) throws -> SourceFile {
      let bytes = try InputFile.bytes(at: "\(root)/\(relative)", shownAs: relative).get()
      let (file, problem) = SourceFile.decode(bytes, path: relative)
      if let problem { diagnostics.append(problem) }
      return file
    }

    let workspaceReading = reader.workspace(try source("entente.yaml"))
    diagnostics += workspaceReading.diagnostics
    guard let workspace = workspaceReading.value else { throw Console.fail(diagnostics.sorted()) }

    var programmes: [Programme] = []
    let files = ProgrammePattern.files(of: workspace.programmes, in: root)
    diagnostics += files.diagnostics
    for path in files.paths {
      do {
        let reading = reader.programme(try source(path), people: workspace.people.map(\.id))
        diagnostics += reading.diagnostics
        if let programme = reading.value { programmes.append(programme) }
      } catch let error as Unreadable {
        diagnostics.append(error.diagnostic)
      }
    }
    let portfolio = Portfolio(workspace: workspace, programmes: programmes)
    diagnostics += portfolio.examine()

    let centres = Set(programmes.flatMap { $0.series.flatMap(\.centres) }).intersection(installation.centres)
    var calendars: [String: HolidayCalendar] = [:]
    for centre in centres.sorted() {
      let calendar = try installation.calendar(of: centre)
      calendars[centre] = workspace.holidays[centre].map(calendar.applying) ?? calendar
    }
    let scheduler = Scheduler(calendars: calendars, blackouts: workspace.blackouts)
    return LoadedWorkspace(
      root: root, portfolio: portfolio, installation: installation,
      schedules: portfolio.programmes.map(scheduler.schedule), readingDiagnostics: diagnostics.sorted())
  }
}
