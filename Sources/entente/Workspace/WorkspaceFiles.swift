import ArgumentParser
import BusinessCalendar
import Certifications
import Diagnostics
import Foundation
import Programme
import ProgrammeFile
import Publishing
import Funds
import Scheduling
import Training

/// The files of a workspace as they were read, before anything is dated.
struct WorkspaceFiles {
  let root: String
  private let installation: Installation
  private var reader: WorkspaceReader
  private var workspace: Workspace
  private var programmes: [Programme] = []
  private var diagnostics: [Diagnostic] = []
  /// The shipped data of the centres that were asked for, each read once.
  private var shipped: [String: HolidayCalendar] = [:]
  /// The calendars of others as they were read last.
  private var others = OthersCalendars.none

  static func read(_ options: WorkspaceOptions) throws -> WorkspaceFiles {
    let root = try options.root()
    let installation = try Installation.find()
    let reader = WorkspaceReader(centres: installation.centres)
    let (file, problem) = try source("entente.yaml", in: root)
    let reading = reader.workspace(file)
    let problems = (problem.map { [$0] } ?? []) + reading.diagnostics
    guard let workspace = reading.value else { throw Console.fail(problems.sorted()) }
    var files = WorkspaceFiles(
      root: root, installation: installation, reader: reader.knowing(workspace), workspace: workspace,
      diagnostics: problems)
    files.readProgrammes()
    return files
  }

  /// The workspace that is named or that the current folder lies in; nil where there is none. What is wrong with its files
  /// is reported, as far as it is an error.
  static func nearest(_ options: WorkspaceOptions) throws -> WorkspaceFiles? {
    guard options.folder != nil || (try? options.root()) != nil else { return nil }
    var files = try read(options)
    files.others = OthersCalendars(files.workspace, files.programmes, in: files.root)
    let errors = (files.diagnostics + files.others.diagnostics).filter { $0.severity == .error }
    if !errors.isEmpty { throw Console.fail(errors.sorted()) }
    return files
  }

  /// Where what was published is kept.
  var journal: JournalFile { JournalFile(workspace, in: root) }

  /// Every programme with the journal, and with the holidays of its parties. Throws where a file has an error: what could not
  /// be read would be recorded wrong.
  mutating func ledgers() throws -> [ProgrammeLedger] {
    let centres = Set(centres)
    others = OthersCalendars(holidaysOf: centres, workspace, in: root)
    let errors = (diagnostics + others.diagnostics).filter { $0.severity == .error }
    if !errors.isEmpty { throw Console.fail(errors.sorted()) }
    var calendars: [String: HolidayCalendar] = [:]
    for centre in centres.sorted() { calendars[centre] = try calendar(of: centre) }
    return programmes.map { ProgrammeLedger(programme: $0, journal: journal, calendars: calendars) }
  }

  /// How files of other systems are read, by name.
  var importMappings: [String: ImportMapping] {
    Dictionary(workspace.imports.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// What the programmes that could be read say of funds, deadlines left where they fall.
  var fundRules: [FundRules] { programmes.map { FundRules($0) } }

  /// What the programmes that could be read say of certifications.
  var rosterRules: [RosterRules] { programmes.map { RosterRules($0) } }

  /// What the programmes that could be read say of training budgets.
  var trainingRules: [TrainingRules] { programmes.map { TrainingRules($0) } }

  /// The workspace as its file has it.
  var asWritten: Workspace { workspace }

  /// The business centres of all parties, each once, in the order of the programmes.
  var centres: [String] {
    programmes.flatMap { $0.parties.map(\.centre) }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// The centres that the workspace brings files along for.
  var ownCentres: Set<String> { Set(workspace.holidayFiles.keys) }

  /// The holidays of a centre: the shipped data, those of the workspace's files, and then what the workspace changes. nil
  /// where there are none.
  mutating func calendar(of centre: String) throws -> HolidayCalendar? {
    if shipped[centre] == nil, installation.centres.contains(centre) {
      shipped[centre] = try installation.calendar(of: centre)
    }
    let calendar = others.calendar(of: centre, shipped: shipped[centre])
    return workspace.holidays[centre].map { calendar?.applying($0) } ?? calendar
  }

  private init(
    root: String, installation: Installation, reader: WorkspaceReader, workspace: Workspace,
    diagnostics: [Diagnostic]
  ) {
    self.root = root
    self.installation = installation
    self.reader = reader
    self.workspace = workspace
    self.diagnostics = diagnostics
  }

  private static func source(_ relative: String, in root: String) throws -> (SourceFile, Diagnostic?) {
    let path = relative.hasPrefix("/") ? relative : "\(root)/\(relative)"
    return try SourceFile.decode(InputFile.bytes(at: path, shownAs: relative).get(), path: relative)
  }

  private mutating func readProgrammes() {
    let files = ProgrammePattern.files(of: workspace.programmes, in: root)
    diagnostics += files.diagnostics
    for path in files.paths {
      do {
        let (file, problem) = try Self.source(path, in: root)
        if let problem { diagnostics.append(problem) }
        if let programme = read(file) { programmes.append(programme) }
      } catch let error as Unreadable {
        diagnostics.append(error.diagnostic)
      } catch {
        diagnostics.append(Diagnostic(.fileRead, "\(path): \(error)", at: nil))
      }
    }
  }

  private mutating func read(_ file: SourceFile) -> Programme? {
    let reading = reader.programme(
      file, people: workspace.people.map(\.id), resources: workspace.resources.map(\.id))
    diagnostics += reading.diagnostics
    return reading.value
  }

  /// Puts a changed programme, or changed people, resources, blackouts and holidays, in the place of the workspace's own.
  /// Throws where the file has an error: a question that is half understood has no answer.
  mutating func apply(_ path: String) throws {
    let known = diagnostics.count
    try take(path)
    others = OthersCalendars(workspace, programmes, in: root)
    let errors = (diagnostics[known...] + others.diagnostics).filter { $0.severity == .error }
    if !errors.isEmpty { throw Console.fail(errors.sorted()) }
  }

  private mutating func take(_ path: String) throws {
    let bytes = try InputFile.bytes(at: path, shownAs: path).get()
    let (file, problem) = SourceFile.decode(bytes, path: path)
    if let problem { diagnostics.append(problem) }
    if reader.holdsProgramme(file) {
      guard let changed = read(file) else { return }
      programmes.removeAll { $0.id == changed.id }
      programmes.append(changed)
    } else {
      let reading = reader.amendment(file, of: workspace)
      diagnostics += reading.diagnostics
      if let amended = reading.value {
        workspace = amended
        reader = reader.knowing(amended)
      }
    }
  }

  /// Everything dated, looking from a day.
  ///
  /// - Parameter record: What counts as published, where that is not what was.
  mutating func scheduled(asOf: CivilDate, published record: PublicationRecord? = nil) throws
    -> LoadedWorkspace
  {
    others = OthersCalendars(workspace, programmes, in: root)
    let workspace = workspace.with(people: others.people)
    let portfolio = Portfolio(workspace: workspace, programmes: programmes)
    let centres = Set(
      programmes.flatMap { programme in programme.series.flatMap(\.centres) + programme.parties.map(\.centre)
      }
    )
    var calendars: [String: HolidayCalendar] = [:]
    for centre in centres.sorted() { calendars[centre] = try calendar(of: centre) }
    let ledgers = programmes.map { ProgrammeLedger(programme: $0, journal: journal, calendars: calendars) }
    let contents = try journal.contents(ledgers, asOf: asOf)
    let published = record ?? contents.published
    let schedule = Scheduler(calendars: calendars, workspace: workspace).portfolio(
      portfolio.programmes, asOf: asOf, published: published.lastPublication
    ).including(contents.deadlines)
    let problems =
      diagnostics + others.diagnostics + unused(centres) + portfolio.examine()
      + (contents.problem.map { [$0] } ?? [])
    return LoadedWorkspace(
      root: root, portfolio: portfolio, installation: installation, schedule: schedule, published: published,
      calendars: calendars, readingDiagnostics: problems.sorted())
  }

  /// Centres of the workspace's own that nothing uses: misspelt ones, mostly.
  private func unused(_ used: Set<String>) -> [Diagnostic] {
    guard !programmes.isEmpty else { return [] }
    let known = used.union(installation.centres)
    return ownCentres.subtracting(known).sorted().map { centre in
      Diagnostic(
        .calendarCentre,
        "no party or series uses the business centre '\(centre)'\(Suggestion.ending(for: centre, in: known.sorted()))",
        at: workspace.holidayFiles[centre]?.first?.location)
    }
  }
}
