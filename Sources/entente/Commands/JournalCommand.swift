import ArgumentParser

struct JournalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journal", abstract: "The journal, in which facts are kept and never changed.",
    subcommands: [
      JournalLogCommand.self, JournalVerifyCommand.self, JournalExportCommand.self, JournalImportCommand.self,
    ])
}
