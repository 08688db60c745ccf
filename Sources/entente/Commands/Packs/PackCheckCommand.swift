import Actions
import ArgumentParser
import Programme
import Diagnostics
import Packs
import Scheduling

struct PackCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Reads a finished pack, and prints what is wrong with it.",
    discussion: """
      Minutes sum to the meeting's length and at most half of them look back; every decision and action has an owner and a \
      date; figures are no older than the period that they stand for; nothing is empty or still to be written; no conflict \
      is unsettled. Errors make it end with 1; notes do not.

      Example:  entente pack check packs/qbr/Y2-Q3.md
                entente pack check sent-back.md --meeting qbr/Y2-Q3 --format json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json
  }

  @OptionGroup var workspace: WorkspaceOptions
  @Argument(help: "The pack.") var file: String

  @Option(help: "The meeting that it is of, where its path does not say so.")
  var meeting: String?

  @Option(help: "The programme, where several could be meant.")
  var programme: String?

  @Option(help: "table or json.")
  var format: Format = .table

  func run() throws {
    let (source, pack) = try Unreadable.told {
      try PackPlace.open(file, meeting, programme: programme, workspace, asOf: .today)
    }
    let series = pack.schedule.series(of: pack.occurrence)
    let findings = PackCheck.examine(
      source,
      of: PackCheck.Meeting(
        minutes: pack.occurrence.time == nil ? nil : series.minutes, date: pack.occurrence.date,
        period: pack.occurrence.period.span,
        owners: ActionOwners(pack.schedule.programme, people: pack.loaded.portfolio.workspace.people),
        staleMetrics: try pack.staleMetrics()))
    switch format {
    case .json: Console.write(JSONValue.object([("diagnostics", .array(findings.map(\.json)))]).text)
    case .table:
      let formatter = DiagnosticFormatter(colour: false)
      Console.write(findings.map(formatter.format).joined() + CheckCommand.summary(findings) + "\n")
    }
    if findings.hasErrors { throw ExitCode(1) }
  }
}
