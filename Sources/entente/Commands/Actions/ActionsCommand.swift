import Actions
import ArgumentParser
import Programme

struct ActionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "actions", abstract: "What was promised in meetings, by whom and by when.",
    subcommands: [
      ActionsListCommand.self, ActionsAddCommand.self, ActionsEditCommand.self, ActionsDoneCommand.self,
      ActionsSlipCommand.self, ActionsDropCommand.self,
    ])
}

struct ActionsListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Prints the open actions with their age and how often they slipped, the earliest due first.",
    discussion: """
      Example:  entente actions list
                entente actions list --all --as-of 2025-04-15 --format csv
                entente actions list --owner alliance-director --from qbr/Y2-Q3
      """)

  @OptionGroup var options: RegisterReportOptions

  @Flag(help: "Those that are done or dropped too.")
  var all = false

  @Option(help: "Only those of a role or a person.")
  var owner: String?

  @Option(name: .customLong("from"), help: "Only those of a meeting, such as qbr/Y2-Q3.")
  var occurrence: String?

  func run() throws {
    let day = options.report.day
    let rows = try options.ledgers().flatMap { ledger in
      try ActionLedger(ledger: ledger).book(asOf: day, knownAt: options.knownAt).actions.map {
        (programme: ledger.programme.id, action: $0)
      }
    }.filter { _, action in
      (all || action.state == .open) && owner.map { $0 == action.owner || $0 == "@" + action.owner } ?? true
        && occurrence.map { $0 == action.occurrence } ?? true
    }.sorted { ($0.action.due, $0.programme) < ($1.action.due, $1.programme) }
    options.write(
      ActionText.table(of: rows, on: day), json: ActionText.json(of: rows, on: day),
      empty: all ? "No action is recorded until \(day)." : "No action is open on \(day).")
  }
}
