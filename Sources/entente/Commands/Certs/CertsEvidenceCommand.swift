import ArgumentParser
import Certifications
import Diagnostics
import Journal

struct CertsEvidenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evidence",
    abstract: "Looks whether every file that proves a certification is still what was recorded.",
    discussion: """
      The files lie in 'evidence' beside the journal, each under its SHA-256.

      Example:  entente certs evidence
      """)

  @OptionGroup var workspace: WorkspaceOptions

  func run() throws {
    var count = 0
    var problems: [Diagnostic] = []
    for ledger in try ProgrammeLedger.all(workspace).map(RosterLedger.init) {
      let folder = EvidenceFolder(beside: ledger.ledger.journal)
      for (subject, evidence) in try ledger.roster().evidence {
        count += 1
        let problem: String? =
          switch folder.finding(of: evidence) {
          case .unchanged: nil
          case .missing: "is missing: \(folder.place(of: evidence))"
          case .changed: "is not what was recorded; restore \(folder.place(of: evidence))"
          }
        if let problem {
          problems.append(Diagnostic(.evidenceFile, "\(subject): '\(evidence.name)' \(problem)", at: nil))
        }
      }
    }
    let files = count == 1 ? "1 file" : "\(count) files"
    Console.write(
      "\(files) of evidence, \(problems.isEmpty ? "none changed" : "\(problems.count) found wrong").\n")
    if !problems.isEmpty { throw Console.fail(problems) }
  }
}
