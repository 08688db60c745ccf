import ArgumentParser

struct FundsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "funds",
    abstract: "Co-marketing funds (MDF): what is left, promised, owed to us, and what will lapse.",
    discussion: """
      A request is submitted, approved, spent on, claimed and paid; each step moves money from one bucket of its fund to \
      the next, and is kept in the journal with its date and who says so. 'entente undo' takes the last step back.

      Example:  entente funds status
                entente funds request apn-marketing-central 17500 "Cloud summit, Lima" --from 2025-11-12
                entente funds submit MC-1
      """,
    groupedSubcommands: [
      CommandGroup(
        name: "Reports",
        subcommands: [
          FundsStatusCommand.self, FundsDueCommand.self, FundsForecastCommand.self, FundsBurnCommand.self,
          FundsYieldCommand.self, FundsLogCommand.self, FundsExportCommand.self,
        ]),
      CommandGroup(
        name: "Requests",
        subcommands: [
          FundsRequestCommand.self, FundsSubmitCommand.self, FundsApproveCommand.self,
          FundsReturnCommand.self, FundsRejectCommand.self, FundsCancelCommand.self, FundsSpendCommand.self,
          FundsCloseCommand.self, FundsReleaseCommand.self,
        ]),
      CommandGroup(
        name: "Claims",
        subcommands: [FundsClaimCommand.self, FundsPayCommand.self, FundsEvidenceCommand.self]),
      CommandGroup(
        name: "Funds",
        subcommands: [
          FundsAllocateCommand.self, FundsTransferCommand.self, FundsExpireCommand.self,
          FundsImportCommand.self,
        ]),
    ])
}
