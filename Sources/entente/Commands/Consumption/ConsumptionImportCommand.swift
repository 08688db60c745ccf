import ArgumentParser
import BusinessCalendar
import Consumption
import Diagnostics
import Foundation
import Interchange
import Journal
import Programme

struct ConsumptionImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Records billing data: FOCUS, AWS reports, Cost Explorer, or months with amounts.",
    discussion: """
      The kind of a file is found from its headings: a FOCUS 1.x export, an AWS Cost and Usage Report (2.0 or legacy), what 'aws ce \
      get-cost-and-usage' prints, or CSV with the columns month and amount, and service, category, currency and estimated where \
      they are known. The parts of one export are imported together. Of each billing period the last import counts; the same \
      again records nothing. Where several accounts or vendors are imported apart, each is a data set with --set.

      A period that is not over, or not invoiced, is estimated. In FOCUS, BilledCost and EffectiveCost are both kept; the \
      programme says which counts.

      Example:  entente consumption import focus-2024-07.csv focus-2024-08.csv --dry-run
                aws ce get-cost-and-usage --time-period Start=2024-07-01,End=2024-10-01 --granularity MONTHLY \
      --metrics UnblendedCost AmortizedCost --group-by Type=DIMENSION,Key=SERVICE Type=DIMENSION,Key=RECORD_TYPE > ce.json
                entente consumption import ce.json
      """)

  @OptionGroup var options: ImportOptions

  @Argument(help: "Further files of the same export.")
  var otherFiles: [String] = []

  @Option(help: "The data set, where accounts or vendors are imported apart.")
  var set = ConsumptionStatement.onlySet

  @Option(help: "The currency of amounts that state none; the commitment's for months and amounts.")
  var currency: String?

  @Flag(help: "Everything in the files may still change.")
  var estimated = false

  @Option(name: .customLong("on"), help: "The day of the import; today unless given.")
  var date: CivilDate?

  @Option(help: "Why.")
  var reason: String?

  @Option(name: .customLong("ref"), help: "What it is called elsewhere: an invoice, a ticket.")
  var reference: String?

  func validate() throws {
    if set.isEmpty || set.contains(where: \.isNewline) {
      throw ValidationError("--set is a name on one line")
    }
    if let currency, Currency(currency) == nil {
      throw ValidationError("'\(currency)' is no currency of ISO 4217, such as USD")
    }
  }

  func run() throws {
    let files = try Unreadable.told { try WorkspaceFiles.read(options.workspace) }
    let ledger = try options.ledger()
    let programme = ledger.programme
    var wanted = ConsumptionImportOptions(day: date ?? .today)
    wanted.set = set
    wanted.isEstimated = estimated
    wanted.currency = currency.flatMap { Currency($0) }
    wanted.plainCurrency =
      programme.commitments.first?.years.first?.amount.currency ?? programme.header.currency
    wanted.headings = try options.headings(ConsumptionImport.mappedColumns, files.importMappings)
    let reading = try read(wanted)
    let day = wanted.day
    var changes: [StatementChange] = []
    let isGood = reading.problems.isEmpty || options.skipsErrors
    _ = try ledger.record(ConsumptionKind.prefix, by: options.actor.resolved()) { events in
      changes = ConsumptionBook(events: events).changes(
        by: reading.statements, programme: programme.id, on: day, reason: reason, reference: reference)
      return isGood && !options.isRehearsal ? changes.compactMap(\.fact) : []
    }
    try tell(reading, changes)
  }

  private struct Reading {
    let statements: [ConsumptionStatement]
    let problems: [ConsumptionImport.Problem]
    let further: Int
  }

  private func read(_ wanted: ConsumptionImportOptions) throws -> Reading {
    var reader = ConsumptionImport(wanted)
    for file in [options.file] + otherFiles {
      guard let digest = RunningDigest() else {
        throw Console.fail([Diagnostic(.fileRead, "out of memory", at: nil)])
      }
      let size = try? FileManager.default.attributesOfItem(atPath: file)[.size] as? Int
      var progress = ProgressLine(
        "Reading \(TerminalText.visible(file))", of: size.flatMap { $0 > 0 ? $0 : nil })
      var done = 0
      reader.begin(file)
      try Unreadable.told {
        try InputFile.forEachPiece(at: file, shownAs: file) { piece in
          piece.withUnsafeBytes(digest.update)
          reader.read(Array(piece))
          done += piece.count
          progress.show(done)
        }
      }
      reader.end(sha256: digest.finish())
      progress.clear()
    }
    let statements = reader.statements()
    return Reading(
      statements: statements, problems: reader.problems, further: reader.furtherProblems)
  }

  private func tell(_ reading: Reading, _ changes: [StatementChange]) throws {
    Console.report(
      reading.problems.map { item in
        Diagnostic(
          .importRow, item.problem.reason,
          at: SourceLocation(
            file: SourceFile(path: item.file, text: ""), line: item.problem.place.line,
            column: item.problem.place.column ?? 0))
      })
    if reading.further > 0 { Console.say("\(reading.further) more rows are in error.") }
    let noun = ImportNoun(one: "billing period", many: "billing periods")
    let recorded = changes.filter { $0.fact != nil }.count
    let known = changes.count - recorded
    let ending = known == 0 ? "" : "; \(noun.counted(known)) known already"
    let isGood = reading.problems.isEmpty || options.skipsErrors
    guard isGood else {
      Console.say("Nothing was recorded. Mend the file, or leave the rows in error out with --skip-errors.")
      throw ExitCode(1)
    }
    let verb = options.isRehearsal ? "Would record" : "Recorded"
    let count = reading.statements.reduce(0) { $0 + $1.rows }
    let rows = count == 1 ? "1 row" : "\(count) rows"
    Console.write("\(verb) \(noun.counted(recorded)) of \(rows)\(ending).\n")
    if !changes.isEmpty { Console.write(ConsumptionText.table(of: changes).text) }
  }
}
