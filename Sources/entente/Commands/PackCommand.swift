import ArgumentParser

struct PackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pack", abstract: "Agenda packs.",
    subcommands: [
      PackListCommand.self, PackBuildCommand.self, PackDataCommand.self, PackDiffCommand.self,
      PackTemplateCommand.self,
      PackCheckCommand.self, PackIngestCommand.self,
    ])
}
