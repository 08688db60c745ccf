import ArgumentParser
import BusinessCalendar
import Diagnostics
import Funds
import Interchange
import Journal
import Programme
import ProgrammeFile

struct FundsImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Records the steps of a CSV file, or what AWS says of benefit applications and allocations.",
    discussion: """
      A row of a CSV file is a step: date, step (request, submit, approve, return, reject, cancel, spend, close, lapse, claim, \
      claim submit, claim approve, claim return, claim reject, pay, allocate, transfer, expire), and what it needs of fund, \
      to-fund, request, claim, title, amount, from, until, reason, reference. Requests and claims keep the other system's names \
      beside ours. Headings and words that are others are named by --map, or under imports in entente.yaml.

      JSON is what 'aws partnercentral-benefits' prints for get-benefit-application, list-benefit-applications and \
      get-benefit-allocation, one answer or an array of them; put all allocations of a fund in one file.

      The same file twice records nothing.

      Example:  entente funds import steps.csv --dry-run
                entente funds import mdf.csv --mapping crm
                entente funds import applications.json --map amount=Budget.Requested
      """)

  @OptionGroup var options: ImportOptions

  @Option(
    help: "Record steps although a deadline had passed or evidence is not here, for this reason.")
  var waive: String?

  func run() throws {
    let ledger = try options.ledger()
    let mappings = try Unreadable.told { try WorkspaceFiles.read(options.workspace).importMappings }
    if try isJSON() {
      try FundsImportJSON(options: options, waiver: waive, ledger: ledger, mappings: mappings).run()
    } else {
      try FundsImportCSV(options: options, waiver: waive, ledger: ledger, mappings: mappings).run()
    }
  }

  /// Whether the first byte that says something opens a list or an object.
  private func isJSON() throws -> Bool {
    var first: UInt8?
    struct Found: Error {}
    do {
      try Unreadable.told {
        try InputFile.forEachPiece(at: options.file, shownAs: options.file) { piece in
          first = piece.first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
          if first != nil { throw Found() }
        }
      }
    } catch is Found {}
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }
}
