import ArgumentParser
import Diagnostics

struct PipelineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pipeline",
    abstract: "Opportunities: what is in which stage, what it is worth, and what changed.",
    discussion: """
      Import what the AWS command-line tool writes, as it is. Each import is a snapshot of a date; reports tell what was \
      listed as of any day. Names of customers show here, and never in a calendar.

      Example:  aws partnercentral-selling list-opportunities --catalog AWS > listing.json
                entente pipeline import listing.json
                entente pipeline diff
      """,
    subcommands: [
      PipelineStatusCommand.self, PipelineListCommand.self, PipelineDiffCommand.self,
      PipelineInfluenceCommand.self, PipelineImportCommand.self,
    ])
}

struct PipelineStatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Prints the pipeline by stage: how many, what they are worth a month, and that weighted.",
    discussion: """
      Weighted is the monthly amount times the stage's weight, rounded half-even for each opportunity. Weights stand in \
      the programme under pipeline.weights; the report names those that are assumed. Amounts of several currencies are \
      added up only where an exchange rate of the day is recorded ('entente rates record').

      Example:  entente pipeline status
                entente pipeline status --as-of 2026-03-31 --format json
                entente explain pipeline Qualified
      """)

  @OptionGroup var options: RegisterReportOptions

  func run() throws {
    let found = try PipelineStatusReport(options.ledgers(), options.moment)
    let texts = found.texts
    switch options.report.format {
    case .table: Console.write(texts.map(\.text).joined(separator: "\n"))
    case .json: Console.write(found.json.text)
    case .csv: Console.write(PipelineStatusText.csv(texts))
    }
    options.tell(found.reports)
  }
}

struct PipelineListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Prints the opportunities, worth the most first: stage, value, weighted, age, next step.",
    discussion: """
      Example:  entente pipeline list
                entente pipeline list --stage Committed
                entente pipeline list --all --format csv > pipeline.csv
      """)

  @OptionGroup var options: RegisterReportOptions

  @Option(help: "Only that stage.")
  var stage: String?

  @Flag(help: "Those that are launched or lost too.")
  var all = false

  func run() throws {
    let reports = try options.pipelines()
    let texts = reports.map { PipelineListText($0, stage: stage, all: all) }
    options.write(
      options.report.format == .csv ? PipelineListText.records(texts) : PipelineListText.table(texts),
      json: .array(texts.flatMap(\.json)),
      empty: TerminalText.visible(
        "No opportunity\(stage.map { " in '\($0)'" } ?? "") is listed as of \(options.report.day)."))
    options.tell(reports)
  }
}
