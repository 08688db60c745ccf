import ArgumentParser

struct CertsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "certs",
    abstract: "Certifications: who holds them, what is missing, what expires, and the vendor's tiers.",
    discussion: """
      The agreement counts holders without naming them. Each person that the roster names takes the place of one of them, \
      unless an exam was planned for them first or --new says that they came later. The places that nobody has taken \
      count as holders, until the roster is said to name everybody: 'entente certs roster CERTIFICATION --complete'. Every \
      report says which part of a number is the agreement's, and which the roster's.

      Example:  entente certs status
                entente certs add p-17 solutions-architect --issued 2025-03-10 --credential SAA-88231
                entente certs plan p-21 solutions-architect --exam 2025-11-20
                entente certs import roster.csv --map person="Employee ID" --complete
      """,
    groupedSubcommands: [
      CommandGroup(
        name: "Reports",
        subcommands: [CertsStatusCommand.self, CertsPeopleCommand.self, CertsTiersCommand.self]),
      CommandGroup(
        name: "Recording",
        subcommands: [
          CertsAddCommand.self, CertsRenewCommand.self, CertsRevokeCommand.self, CertsPlanCommand.self,
          CertsRosterCommand.self, CertsImportCommand.self, CertsEvidenceCommand.self,
        ]),
    ])
}
