import Programme
import ArgumentParser
import BusinessCalendar
import Diagnostics
import Scorecard

struct MetricsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "metrics",
    abstract: "The scorecard: metrics and service levels against their targets.",
    discussion: """
      A value is of a period (a month, a quarter, a day) and is dated by its last day. A second value for the same days \
      corrects the first; both stay in the history.

      Example:  entente metrics record active-deployments 31 --period 2025-03 --source CRM
                entente metrics status --as-of 2025-03-31
      """,
    subcommands: [
      MetricsStatusCommand.self, MetricsHistoryCommand.self, MetricsRecordCommand.self,
      MetricsImportCommand.self,
    ])
}

struct MetricsStatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Prints each metric's newest value against its target, the path to it, and the quarter before.",
    discussion: """
      GREEN, the target is met, or the value is on the straight path from the agreement's figure to the target; AMBER, beside \
      that within the metric's 'amber' threshold; RED, beyond it; STALE, the newest value is older than the metric's period \
      and its 'grace'; NO DATA, there is no value, or nothing to hold it against.

      The error budget is the time that a target of availability leaves, counted in days of 24 hours.

      Example:  entente metrics status
                entente metrics status platform-availability
                entente metrics status --as-of 2025-06-30 --format json
      """)

  @OptionGroup var options: RegisterReportOptions
  @Argument(help: "A metric, to see it alone.") var metric: String?

  func run() throws {
    var found = try MetricsReport(options.ledgers(), options.moment)
    if let metric {
      guard found.statuses.contains(where: { $0.metrics.contains { $0.metric.id == metric } }) else {
        let known = found.statuses.flatMap { $0.metrics.map(\.metric.id) }
        throw Console.fail([
          Diagnostic(
            .nameUnknown, "no metric is named '\(metric)'\(Suggestion.ending(for: metric, in: known))",
            at: nil)
        ])
      }
      found.statuses = found.statuses.map { $0.only(metric) }.filter { !$0.metrics.isEmpty }
    }
    switch options.report.format {
    case .table: Console.write(found.statuses.map(MetricText.text).joined(separator: "\n"))
    case .json: Console.write(found.json.text)
    case .csv: Console.write(MetricText.csv(found.statuses).csv)
    }
    RecordProblem.tell(found.books.flatMap(\.problems))
    for book in found.books {
      for stranger in book.strangers {
        Console.say(
          "warning: values of '\(TerminalText.visible(stranger))' are recorded, and \(book.rules.programme) has no such metric"
        )
      }
    }
  }
}

struct MetricsHistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Prints every value of a metric, those too that were corrected or taken back.",
    discussion: """
      Example:  entente metrics history active-deployments
                entente metrics history active-deployments --known-at 2025-04-30T12:00:00Z --format csv
      """)

  @OptionGroup var options: RegisterReportOptions
  @Argument(help: "The metric.") var metric: String

  func run() throws {
    let books = try options.ledgers().map { try $0.metrics(options.moment) }
    let known = books.flatMap { $0.rules.metrics.map(\.id) + $0.strangers }
    guard known.contains(metric) else {
      throw Console.fail([
        Diagnostic(
          .nameUnknown, "no metric is named '\(metric)'\(Suggestion.ending(for: metric, in: known))", at: nil)
      ])
    }
    let entries = books.flatMap { book in book.history(of: metric).map { (book.rules.programme, $0) } }
    options.write(
      MetricText.history(entries), json: MetricText.historyJSON(entries),
      empty: "No value of '\(metric)' is recorded until \(options.report.day).")
  }
}
