import Actions
import ArgumentParser
import BusinessCalendar
import Diagnostics
import Foundation
import Journal
import Programme
import Scheduling

struct PackIngestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ingest",
    abstract: "Records the actions, decisions and attendance that a filled-in pack holds.",
    discussion: """
      Read are lines such as these; an action that has an id already stands with it:

        - [ ] @alliance-director 2025-04-15 Send the statement of work
        - [x] A-12 @psa 2025-03-01 Review the design (reason: two rounds)
        - [ ] A-9 @psa 2025-06-01 Name a speaker (reason: waits for the agenda)
        - [-] A-7 @marketing 2025-02-01 Print flyers (reason: nobody reads them)
        Decision: @partner-manager 2025-03-01 Two regions only
        Attended: @alliance-director, @psa
        Apologies: @marketing

      A later date is a slip, and needs a reason, as does [-], which drops an action. Reading a pack again records only what is \
      new in it. Where a line cannot be read nothing is recorded, unless --skip-errors is given.

      Example:  entente pack ingest packs/qbr/Y2-Q3.md --dry-run
                entente pack ingest sent-back.md --meeting qbr/Y2-Q3
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var actor: ActorOptions
  @Argument(help: "The filled-in pack.") var file: String

  @Option(help: "The programme, where several could be meant.")
  var programme: String?

  @Option(
    name: .customLong("on"),
    help: "The date from which it is true; the meeting's, or today where that is to come.")
  var date: CivilDate?

  @Option(help: "The meeting that it is of, where its path does not say so.")
  var meeting: String?

  @Flag(name: .customLong("dry-run"), help: "Say what would be recorded, and do nothing.")
  var isRehearsal = false

  @Flag(name: .customLong("skip-errors"), help: "Record what can be read, although other lines cannot.")
  var skipsErrors = false

  func run() throws {
    let (source, pack) = try Unreadable.told {
      try PackPlace.open(file, meeting, programme: programme, workspace, asOf: date ?? .today)
    }
    let day = date ?? min(pack.occurrence.date ?? .today, .today)
    let owners = ActionOwners(pack.schedule.programme, people: pack.loaded.portfolio.workspace.people)
    let ledger = pack.loaded.actions(of: pack.schedule.programme)
    func read(_ book: ActionBook) -> ActionIngest {
      ActionIngest(
        source, of: pack.schedule.shortID(of: pack.occurrence), lastBuild: pack.lastBuild, into: book,
        on: day,
        owners: owners)
    }
    let trial = read(try ledger.book())
    let isBad = trial.diagnostics.hasErrors
    if isRehearsal || (isBad && !skipsErrors) {
      if isRehearsal { try tell(trial.facts, in: ledger.book(), " would be recorded") }
      Console.report(trial.diagnostics)
      if isBad, !isRehearsal {
        Console.say("Nothing was recorded; mend these lines, or record the others with --skip-errors.")
      }
      if isBad { throw ExitCode(1) }
      return
    }
    let events = try ledger.ledger.record(ActionLedger.kinds, by: actor.resolved()) { events in
      read(ActionBook(programme: pack.schedule.programme.id, events: events)).facts
    }
    try tell(events.map(\.fact), in: ledger.book(), " recorded")
    Console.report(trial.diagnostics)
    if isBad { throw ExitCode(1) }
  }

  private func tell(_ facts: [Fact], in book: ActionBook, _ ending: String) throws {
    Console.write(ActionText.outcome(of: facts, in: book))
    Console.write("\(facts.count) \(facts.count == 1 ? "fact" : "facts")\(ending)\n")
  }
}
