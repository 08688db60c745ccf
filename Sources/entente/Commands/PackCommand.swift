import ArgumentParser

struct PackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pack", abstract: "Agenda packs.",
    subcommands: [
      PackListCommand.self, PackBuildCommand.self, PackDataCommand.self, PackTemplateCommand.self,
      PackCheckCommand.self, PackIngestCommand.self,
    ])
}
