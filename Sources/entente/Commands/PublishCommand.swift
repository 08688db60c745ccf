import ArgumentParser
import BusinessCalendar
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
      All files are written, or none; a second run changes no byte and says so. What is published stays where it is as far
      as the rules allow: 'entente plan' shows what would change. A plan that was saved with 'plan --out' is published only
      if nothing changed meanwhile.

      Before a meeting inside its freeze horizon is moved or cancelled you are asked, unless you say --yes; without a
      terminal nothing is published then.

      Example:  entente publish
                entente publish --to /srv/www/calendars
                entente plan --out monday.plan && entente publish monday.plan
      """)

  @OptionGroup var workspace: WorkspaceOptions

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
    let day = saved?.asOf ?? asOf
    let files = try LoadedWorkspace.open(workspace, asOf: day ?? .today)
    // What was read before somebody else finished may be old, so everything is read again under the lock.
    guard let lock = WorkspaceLock(beside: files.journal.path) else {
      throw Console.fail([
        Diagnostic(
          .fileWrite, "another 'publish' is at work here, or the folder is read-only; try again", at: nil)
      ])
    }
    defer { _ = lock }
    let loaded = try LoadedWorkspace.load(workspace, asOf: day ?? .today)
    // What became unreadable while this waited must not vanish from the calendars.
    if loaded.readingDiagnostics.hasErrors {
      throw Console.fail(loaded.readingDiagnostics.filter { $0.severity == .error })
    }
    let plan = loaded.plan
    if let saved, SavedPlan(plan) != saved, !saved.isPublished(plan) {
      throw Console.fail([
        Diagnostic(
          .planOutdated, "something changed since '\(self.plan ?? "")' was made; look at a new plan", at: nil)
      ])
    }
    if !yes { try ask(plan) }
    try publish(
      plan, loaded,
      at: saved?.instant ?? asOf.map { $0.dayNumber * 86_400 } ?? Int(Date().timeIntervalSince1970))
    try loaded.finish()
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

  private func publish(_ plan: Plan, _ loaded: LoadedWorkspace, at instant: Int) throws {
    let folder = PublishedFolder(path: to ?? "\(loaded.root)/calendars")
    let record = plan.record(revisedAt: instant)
    let publication: Publication
    do {
      publication = try Publication(
        of: record, loaded.portfolio.programmes, workspace: loaded.portfolio.workspace)
    } catch {
      throw Console.fail([Diagnostic(.fileWrite, error.reason, at: nil)])
    }
    Console.report(publication.diagnostics)
    let files = publication.files.map { (name: $0.calendar.fileName, bytes: $0.bytes) }
    let changed = folder.changed(files)
    let gone = folder.superfluous(files.map(\.name))
    do {
      // Written, then recorded, then shown: whenever this is killed, readers have the old files or the new ones, and the
      // next run comes to the same bytes.
      let staged = changed.isEmpty && gone.isEmpty ? nil : try folder.stage(files)
      if record != loaded.published {
        let journal = try loaded.journal.open()
        do {
          try journal.replace(loaded.published, by: record)
        } catch {
          throw Console.fail([loaded.journal.diagnostic(error)])
        }
      }
      if let staged { try folder.show(staged) }
    } catch let failure as AtomicFile.Failure {
      throw Console.fail([failure.diagnostic])
    }
    show(publication, changed: changed, gone: gone)
    Console.write(plan.isEmpty && changed.isEmpty && gone.isEmpty ? "" : PlanText.summary(plan) + "\n")
  }

  private func show(_ publication: Publication, changed: Set<String>, gone: [String]) {
    let shown = to ?? "calendars"
    var table = Table(columns: [.init("file"), .init("events", number: true), .init("")])
    table.rows = publication.files.map { file in
      let name = file.calendar.fileName
      return ["\(shown)/\(name)", String(file.eventCount), changed.contains(name) ? "written" : "unchanged"]
    }
    table.rows += gone.map { ["\(shown)/\($0)", "", "removed"] }
    Console.write(table.text)
    Console.write(changed.isEmpty && gone.isEmpty ? "Nothing changed; no file was written.\n" : "")
  }
}

extension AtomicFile.Failure {
  var diagnostic: Diagnostic {
    let file = SourceFile(path: path, text: "")
    return Diagnostic(
      .fileWrite, "it cannot be written: \(reason); what stood there is untouched",
      at: SourceLocation(file: file))
  }
}
