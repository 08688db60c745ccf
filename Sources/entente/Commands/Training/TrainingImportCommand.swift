import ArgumentParser
import BusinessCalendar
import Interchange
import Journal
import Programme
import ProgrammeFile
import Training

struct TrainingImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Records what was spent of training budgets from a CSV file.",
    discussion: """
      The columns are date, budget, commitment, amount, what and reference, in any order; date, amount, and a budget or a \
      commitment are needed. A budget is written by its id or its title. The same file once more records nothing, and so \
      does a row whose reference, date and amount were recorded by hand.

      Example:  entente training import invoices.csv --dry-run
                entente training import erp.csv --map date="Posting date" --map reference=Invoice
                entente training import 2024.csv --over --reason "Extra course, agreed in the QBR"
      """)

  @OptionGroup var options: ImportOptions

  @Flag(name: .customLong("over"), help: "More than is left, as somebody agreed; say why with --reason.")
  var mayExceed = false

  @Option(help: "Why.")
  var reason: String?

  private static let columns = TrainingRow.Column.allCases.map { column in
    CSVColumn(column.rawValue, or: column == .reference ? ["ref"] : [], isNeeded: column.isNeeded)
  }

  func run() throws {
    let files = try Unreadable.told { try WorkspaceFiles.read(options.workspace) }
    let ledger = TrainingLedger(try options.ledger())
    let mapping = try options.mapping(of: Self.columns, in: files.importMappings)
    let read = try options.readCSV(Self.columns, headings: mapping.columns) {
      try ImportedCells<TrainingRow.Column>($0, mapping, dates: [.date])
    }
    try options.record(
      TrainingBook.kinds, of: ledger.rules.programme, in: ledger.ledger.journal,
      ImportNoun(one: "spend", many: "spends"), reading: (read.problems, read.furtherProblems)
    ) { events in
      let found = TrainingImport(
        read.rows.map { TrainingRow($0.texts) }, TrainingBook(ledger.rules, events: events), reason: reason,
        mayExceed: mayExceed
      ) { text, currency in
        AmountText.read(text, in: currency).mapError { TrainingAmountProblem($0.description) }
      }
      var draft = ImportDraft(facts: found.facts)
      for (cells, outcome) in zip(read.rows, found.outcomes) {
        switch outcome {
        case .new: break
        case .known: draft.present += 1
        case .bad(let column, let message):
          draft.problems.append(
            FileProblem(cells.places[column] ?? FilePlace(line: 1, column: nil), message))
        }
      }
      return draft
    }
  }
}
