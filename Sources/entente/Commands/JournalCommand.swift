import ArgumentParser

struct JournalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journal", abstract: "The journal, in which facts are kept and never changed.",
    discussion: """
      Example:  entente journal log
                entente journal verify
      """,
    subcommands: [
      JournalLogCommand.self, JournalVerifyCommand.self, JournalExportCommand.self, JournalImportCommand.self,
    ])
}
