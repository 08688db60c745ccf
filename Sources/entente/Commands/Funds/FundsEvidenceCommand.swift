import ArgumentParser
import Diagnostics
import Funds
import Journal

struct FundsEvidenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evidence",
    abstract: "The files that claims bring.",
    discussion: """
      Example:  entente funds evidence verify
      """,
    subcommands: [FundsEvidenceVerifyCommand.self], defaultSubcommand: FundsEvidenceVerifyCommand.self)
}

struct FundsEvidenceVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Looks whether every file of evidence is still what was claimed with.",
    discussion: """
      The files lie in 'evidence' beside the journal, each under its SHA-256.

      Example:  entente funds evidence verify
      """)

  @OptionGroup var workspace: WorkspaceOptions

  func run() throws {
    var count = 0
    var problems: [Diagnostic] = []
    for ledger in try ProgrammeLedger.all(workspace).map(FundLedger.init) {
      let folder = EvidenceFolder(beside: ledger.journal)
      for claim in try ledger.book().claims {
        for evidence in claim.evidence {
          count += 1
          let what = "\(claim.id): \(evidence.kind) '\(evidence.name)'"
          switch folder.finding(of: evidence) {
          case .unchanged: break
          case .missing:
            problems.append(
              Diagnostic(.evidenceFile, "\(what) is missing: \(folder.place(of: evidence))", at: nil))
          case .changed:
            problems.append(
              Diagnostic(
                .evidenceFile,
                "\(what) is not what was claimed with; restore \(folder.place(of: evidence))", at: nil))
          }
        }
      }
    }
    let files = count == 1 ? "1 file" : "\(count) files"
    Console.write(
      "\(files) of evidence, \(problems.isEmpty ? "none changed" : "\(problems.count) found wrong").\n")
    if !problems.isEmpty { throw Console.fail(problems) }
  }
}
