import ArgumentParser
import BusinessCalendar
import Diagnostics
import Interchange
import Journal
import Programme
import ProgrammeFile
import Scorecard

struct MetricsRecordCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Records a value of a metric, or corrects one.",
    discussion: """
      A value is dated by the last day of its period. A value for days that have one corrects it; the earlier one stays in \
      the history. Amounts are written as elsewhere: 180000, 180,000.00, S/180K.

      Example:  entente metrics record active-deployments 31 --period 2025-03 --source CRM
                entente metrics record platform-availability 99.97% --period 2025-03 --note "Outage of 12 March"
                entente metrics record active-deployments 32 --period 2025-03 --reason "Two regions were left out"
      """)

  @OptionGroup var record: RecordOptions
  @Argument(help: "The metric.") var metric: String
  @Argument(help: "The value: 31, 3,800, 99.97%, 180000 PEN.") var value: String

  @Option(help: "What it is of: 2025-03, 2025-Q1, Y2-Q3, 2025-03-31; the day of --on unless given.")
  var period: String?

  @Option(help: "Where it comes from: a system, a report; the metric's own source unless given.")
  var source: String?

  @Option(help: "What else there is to say of it.")
  var note: String?

  func validate() throws {
    if period != nil, record.date != nil {
      throw ValidationError("a value is dated by the last day of its period; leave out --on or --period")
    }
  }

  func run() throws {
    let ledger = try record.ledger()
    let rules = MetricRules(ledger.programme)
    let command = MetricCommand(
      metric: metric, period: period ?? record.day.description, value: amount(rules), source: source,
      note: note,
      reason: record.reason, reference: record.reference)
    var corrected: MetricEntry?
    let events = try ledger.recordScorecard(MetricBook.kinds, by: record.actor.resolved()) { events in
      let book = MetricBook(rules, events: events)
      let facts = try book.decide(command, today: .today)
      corrected = facts.first?.corrects.flatMap { id in book.entries.first { $0.event.id == id } }
      return facts
    }
    let ending = corrected.map { ", in the place of \($0.value) of fact \($0.event.number)" } ?? ""
    for event in events {
      let details = event.fact.details
      let value = [details["value"], details["currency"]].compactMap { $0 }.joined(separator: " ")
      Console.write(
        TerminalText.visible(
          "\(metric) of \(details["period"] ?? "") is \(value), dated \(event.fact.effective)\(ending).")
          + "\n")
    }
  }

  /// An amount as agreements write them, `S/180K`, in plain digits; everything else as it is.
  private func amount(_ rules: MetricRules) -> String {
    guard let currency = rules.metrics.first(where: { $0.id == metric })?.currency,
      case .success(let money) = AmountText.read(value, in: currency)
    else { return value }
    return money.description
  }
}

struct MetricsImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Records values of metrics from a CSV file.",
    discussion: """
      The columns are metric, period and value, and source and note where there are any, in any order. A row that was \
      imported before is passed over, even where its value was corrected since.

      Example:  entente metrics import values.csv --dry-run
                entente metrics import export.csv --map metric=KPI --map period=Month --map value=Actual
      """)

  @OptionGroup var options: ImportOptions

  private static let columns = MetricImport.Column.allCases.map {
    CSVColumn($0.rawValue, isNeeded: $0.isNeeded)
  }

  func run() throws {
    let files = try Unreadable.told { try WorkspaceFiles.read(options.workspace) }
    let ledger = try options.ledger()
    let words = options.mapping.flatMap { files.importMappings[$0]?.values } ?? [:]
    let headings = try options.headings(Self.columns, files.importMappings)
    let read = try options.readCSV(Self.columns, headings: headings) { record in
      var cells: [MetricImport.Column: MetricImport.Cell] = [:]
      for (index, column) in MetricImport.Column.allCases.enumerated() {
        let text = try record.text(index) ?? ""
        cells[column] = .init(words[column.rawValue]?[text] ?? text, at: record.place(index))
      }
      return MetricImport.Row(at: FilePlace(line: record.line, column: nil), cells)
    }
    var notes: [FileProblem] = []
    try options.record(
      MetricBook.kinds, of: ledger.programme.id, in: ledger.journal,
      ImportNoun(one: "value", many: "values"), reading: (read.problems, read.furtherProblems)
    ) { events in
      var run = MetricImport(
        into: MetricBook(MetricRules(ledger.programme), events: events), today: .today)
      for row in read.rows { run.take(row) }
      notes = run.notes
      return ImportDraft(facts: run.facts, present: run.present, problems: run.problems)
    }
    for note in notes {
      Console.say("\(options.file):\(note.place.line): note: \(TerminalText.visible(note.reason))")
    }
  }
}
