import ArgumentParser
import BusinessCalendar
import CalDAV
import Diagnostics
import Foundation
import Journal
import Programme
import Publishing

struct PublishCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: "Writes the calendars as iCalendar files.",
    discussion: """
      All files are written, or none; a second run changes no byte and says so. What is published stays where it is as far \
      as the rules allow: 'entente plan' shows what would change. A plan that was saved with 'plan --out' is published only \
      if nothing changed meanwhile.

      Before a meeting inside its freeze horizon is moved or cancelled you are asked, unless you say --yes; without a \
      terminal nothing is published then.

      With --caldav the events of one calendar go into a CalDAV calendar that people share, too: exactly what changed is put \
      and deleted, and what somebody else changed there is left alone and told.

      Example:  entente publish
                entente publish --to /srv/www/calendars
                entente plan --out monday.plan && entente publish monday.plan
                entente publish --caldav https://dav.example/calendars/governance/
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup(title: "CalDAV") var collection: CollectionOptions

  @Argument(help: "A plan that 'entente plan --out' saved.")
  var plan: String?

  @Option(help: "The folder to write to; 'calendars' in the workspace unless given.")
  var to: String?

  @Option(name: .customLong("as-of"), help: "Publish as of that day; today unless given.")
  var asOf: CivilDate?

  @Flag(help: "Do not ask before moving or cancelling what lies inside its freeze horizon.")
  var yes = false

  func validate() throws {
    if plan != nil, asOf != nil { throw ValidationError("a saved plan has its own day; leave out --as-of") }
    if to == "" { throw ValidationError("--to names no folder") }
  }

  func run() throws {
    let saved = try plan.map { try PlanFile.read($0) }
    let publisher = try self.publisher()
    let day = saved?.asOf ?? asOf
    var files = try Unreadable.told { try WorkspaceFiles.read(workspace) }
    // What was published is read under the lock.
    guard let lock = WorkspaceLock(besideJournal: files.journal.path) else {
      throw Console.fail([
        Diagnostic(.fileWrite, "another 'publish' is at work here; try again when it is done", at: nil)
      ])
    }
    defer { _ = lock }
    let loaded = try Unreadable.told { try LoadedWorkspace.open(&files, asOf: day ?? .today) }
    let shared = try PublishedCalendar.named(collection.calendar, in: loaded.portfolio.workspace)
    let plan = loaded.plan
    if let saved, SavedPlan(plan) != saved, !saved.isPublished(plan) {
      throw Console.fail([
        Diagnostic(
          .planOutdated, "something changed since '\(self.plan ?? "")' was made; look at a new plan", at: nil)
      ])
    }
    if !yes { try ask(plan) }
    let record = plan.record(
      revisedAt: saved?.instant ?? asOf.map { $0.dayNumber * 86_400 } ?? Int(Date().timeIntervalSince1970))
    try publish(plan, record, loaded)
    if let publisher {
      try put(shared, of: record, into: PublishedCollection(publisher: publisher, journal: loaded.journal))
    }
    try loaded.finish()
  }

  /// The CalDAV calendar to publish to; nil where none is named. An address or credentials that are no good are told
  /// before anything is published.
  private func publisher() throws -> CollectionPublisher? {
    do {
      return try collection.publisher(environment: ProcessInfo.processInfo.environment)
    } catch {
      throw Console.fail([error.diagnostic])
    }
  }

  /// Asks before something inside its freeze horizon changes.
  private func ask(_ plan: Plan) throws {
    let frozen = plan.changes.filter(\.isFrozen)
    if frozen.isEmpty { return }
    Console.write(PlanText.lines(of: frozen))
    let count = frozen.count == 1 ? "1 meeting" : "\(frozen.count) meetings"
    let question = "\(count) inside the freeze horizon would be moved or cancelled"
    guard let answer = Console.ask("\(question). Publish? [y/N] ") else {
      throw Console.fail([
        Diagnostic(
          .publishFrozen, "\(question); nothing was published. Publish with --yes if that is meant", at: nil)
      ])
    }
    if !["y", "yes"].contains(answer.lowercased()) {
      Console.say("Nothing was published.")
      throw ExitCode(1)
    }
  }

  private func publish(_ plan: Plan, _ record: PublicationRecord, _ loaded: LoadedWorkspace) throws {
    let folder = PublishedFolder(path: to ?? "\(loaded.root)/calendars")
    show(try WorkspacePublication(loaded: loaded, folder: folder).publish(record))
    if !plan.isEmpty { Console.write(PlanText.doneSummary(plan) + "\n") }
  }

  private func put(
    _ calendar: PublishedCalendar, of record: PublicationRecord, into collection: PublishedCollection
  ) throws {
    let resources: [EventResource]
    do {
      resources = try EventResource.all(in: calendar, of: record)
    } catch {
      throw Console.fail([Diagnostic(.fileWrite, error.reason, at: nil)])
    }
    let report = try collection.publish(resources)
    Console.write(CollectionText.summary(report, of: collection.publisher.url))
    Console.report(report.problems.map(\.diagnostic))
    if !report.isComplete { throw ExitCode(1) }
  }

  private func show(_ staged: StagedPublication) {
    let shown = to ?? "calendars"
    var table = Table(columns: [.init("file"), .init("events", number: true), .init("")])
    table.rows = staged.publication.files.map { file in
      let name = file.calendar.fileName
      let isChanged = staged.changed.contains(name)
      return ["\(shown)/\(name)", String(file.eventCount), isChanged ? "written" : "unchanged"]
    }
    table.rows += staged.gone.map { ["\(shown)/\($0)", "", "removed"] }
    Console.write(table.text)
    if staged.changed.isEmpty, staged.gone.isEmpty {
      Console.write("Nothing changed; no file was written.\n")
    }
  }
}
