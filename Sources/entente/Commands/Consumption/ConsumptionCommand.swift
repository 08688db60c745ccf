import ArgumentParser

struct ConsumptionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "consumption",
    abstract: "Cloud spend against the commitment: drawn, run-rate, forecast, shortfall, discount.",
    discussion: """
      Billing data is imported by billing period, and a later import of a period takes the place of the one before. What counts \
      is a rule of the programme: cost, eligible and service-names at the commitment.

      Example:  entente consumption import focus-2024-07.csv
                entente consumption status
                entente explain consumption Y2/forecast
      """,
    subcommands: [
      ConsumptionStatusCommand.self, ConsumptionServicesCommand.self, ConsumptionMonthsCommand.self,
      ConsumptionHistoryCommand.self, ConsumptionImportCommand.self,
    ])
}
