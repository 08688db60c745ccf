import ArgumentParser

/// The command line's root: one file a command under Commands/.
@main
struct Entente: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "entente",
    abstract: "Runs the governance of a partnership from its agreement.",
    discussion: """
      Reads an agreement, generates the calendars of its meetings by rules, tracks marketing funds and certification \
      targets, and renders agenda packs.

      Start with:  entente init governance --from agreement.md && cd governance && entente check

      Exit codes: 0 fine, 1 findings or failure, 2 changes pending (plan --detailed-exitcode), 64 usage.
      """,
    version: version,
    subcommands: [
      InitCommand.self, CheckCommand.self, AgendaCommand.self, WhyCommand.self, PlanCommand.self,
      PublishCommand.self, CalendarCommand.self, DateCommand.self, FundsCommand.self, CertsCommand.self,
      TrainingBudgetsCommand.self, MetricsCommand.self, InitiativesCommand.self, ComplianceCommand.self,
      ConsumptionCommand.self, PipelineCommand.self,
      RatesCommand.self,
      ActionsCommand.self, PackCommand.self, ExplainCommand.self, JournalCommand.self, UndoCommand.self,
      ServeCommand.self, FeedCommand.self, DoctorCommand.self,
    ])

  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let findings as Findings {
      Console.report(findings.diagnostics)
      exit(withError: ExitCode(1))
    } catch {
      exit(withError: error)
    }
  }
}
