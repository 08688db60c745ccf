import ArgumentParser
import BusinessCalendar
import Journal

/// What every command that records a fact takes.
struct RecordOptions: ParsableArguments {
  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var actor: ActorOptions

  @Option(help: "The programme, where several could be meant.")
  var programme: String?

  @Option(name: .customLong("on"), help: "The date from which it is true; today unless given.")
  var date: CivilDate?

  @Option(help: "Why.")
  var reason: String?

  @Option(name: .customLong("ref"), help: "What it is called elsewhere: an invoice, a ticket.")
  var reference: String?

  /// The date from which it is true.
  var day: CivilDate { date ?? .today }

  /// The programme that is meant.
  func ledger() throws -> ProgrammeLedger { try ProgrammeLedger.one(workspace, programme: programme) }
}
