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
    let found = try ActionsReport(
      options.ledgers(), options.moment,
      ActionsReport.Filter(all: all, owner: owner, occurrence: occurrence))
    options.write(
      ActionText.table(of: found.rows, on: day), json: found.json,
      empty: all ? "No action is recorded until \(day)." : "No action is open on \(day).")
  }
}
