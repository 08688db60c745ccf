import ArgumentParser
import BusinessCalendar
import Diagnostics
import Foundation
import Journal
import Funds

struct FundsExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes what moved money for hledger, ledger, beancount or a spreadsheet.",
    discussion: """
      Every fact is a transaction, those that were undone and their reversals included. The accounts are \
      Assets:MDF:<Fund>:<Bucket>, and what they hold at the end of each date is asserted, so that the program finds \
      what was changed by hand.

      Example:  entente funds export --to hledger mdf.journal && hledger -f mdf.journal check --strict
                entente funds export --to beancount mdf.beancount && bean-check mdf.beancount
                entente funds export --to csv > moves.csv
      """)

  @OptionGroup var workspace: WorkspaceOptions

  @Option(help: "hledger, ledger, beancount or csv.")
  var to: Format

  @Option(name: .customLong("as-of"), help: "Facts until that day; until today unless given.")
  var asOf: CivilDate?

  @Option(name: .customLong("known-at"), help: "As the journal knew it at that instant (RFC 3339).")
  var knownAt: Timestamp?

  @Option(help: "Only that programme.")
  var programme: String?

  @Argument(help: "The file to write, readable by you only; standard output unless given.")
  var file: String?

  enum Format: String, ExpressibleByArgument, CaseIterable { case hledger, ledger, beancount, csv }

  func run() throws {
    let books = try ProgrammeLedger.all(workspace, programme: programme).map {
      try FundLedger($0).book(asOf: asOf ?? .today, knownAt: knownAt)
    }
    let export = FundExport(books)
    if !export.problems.isEmpty { throw Console.fail(export.problems.map(\.diagnostic)) }
    let text =
      switch to {
      case .hledger: HledgerText(export).text
      case .ledger: LedgerText(export).text
      case .beancount: BeancountText(export).text
      case .csv: FundText.table(of: export).csv
      }
    guard let file else { return Console.write(text) }
    do {
      try AtomicFile.write(Array(text.utf8), to: file, mode: 0o600)
    } catch {
      throw Console.fail([error.diagnostic])
    }
  }
}
