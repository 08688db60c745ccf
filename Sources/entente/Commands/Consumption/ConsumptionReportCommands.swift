import ArgumentParser
import BusinessCalendar
import Consumption
import Journal
import Diagnostics
import Programme

struct ConsumptionStatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Prints where each contract year stands against its commitment.",
    discussion: """
      Drawn is what closed months brought; estimated, what months brought that are over and may still change. The run-rate is the \
      average of the last \(RunRate.averaged) months with data, and what the agreement expects a month where there is none. Forecast = \
      drawn + estimated + run-rate × months left; its range takes the lowest and the highest of the last \(RunRate.ranged) months. The \
      expected line is the commitment spread evenly over the months.

      Example:  entente consumption status
                entente consumption status --year 2 --as-of 2025-01-31 --format json
      """)

  @OptionGroup var options: RegisterReportOptions

  @Option(help: "Only that contract year, from 1.")
  var year: Int?

  func run() throws {
    let report = try ConsumptionReport(options.ledgers(), options.moment, year: year)
    let statuses = report.statuses
    if let year, !statuses.isEmpty, statuses.allSatisfy({ report.years($0).isEmpty }) {
      throw ValidationError("no commitment has a contract year \(year)")
    }
    switch options.report.format {
    case .table:
      statuses.isEmpty
        ? Console.say("The agreement commits to no spend.")
        : Console.write(
          statuses.map { ConsumptionText.text(of: $0, report.years($0), chosen: year) }
            .joined(separator: "\n")
        )
    case .json: Console.write(report.json.text)
    case .csv: Console.write(ConsumptionText.csv(of: statuses.map { ($0, report.years($0)) }))
    }
    try options.tell(statuses)
  }
}

struct ConsumptionServicesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "services",
    abstract: "Prints each service's spend beside what the agreement expects.",
    discussion: """
      Expected is the agreement's amount a month for each month of the contract year that is over and of which there is data.

      Example:  entente consumption services
                entente consumption services --as-of 2024-12-31 --format csv
      """)

  @OptionGroup var options: RegisterReportOptions

  @Option(help: "The contract year, from 1; that of the day unless given.")
  var year: Int?

  func run() throws {
    let statuses = try options.consumption().flatMap(\.statuses)
    let rows = statuses.compactMap { status in
      (year.map { number in status.years.first { $0.number == number } } ?? status.year).map { (status, $0) }
    }
    options.write(
      ConsumptionText.services(rows, isGrouped: options.report.format == .table),
      json: ConsumptionText.servicesJSON(rows), empty: "There is no service to show.")
    try options.tell(statuses)
  }
}

struct ConsumptionMonthsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "months",
    abstract: "Prints what counts of each month, estimated months marked.",
    discussion: """
      Example:  entente consumption months
                entente explain consumption 2024-07
      """)

  @OptionGroup var options: RegisterReportOptions

  func run() throws {
    let statuses = try options.consumption().flatMap(\.statuses)
    options.write(
      ConsumptionText.months(statuses, isGrouped: options.report.format == .table),
      json: ConsumptionText.monthsJSON(statuses), empty: "Nothing is imported until \(options.report.day).")
    try options.tell(statuses)
  }
}

struct ConsumptionHistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Prints every import of each billing period, and which one counts.",
    discussion: """
      Example:  entente consumption history
                entente consumption history 2024-07 --known-at 2024-09-01T00:00:00Z
      """)

  @OptionGroup var options: RegisterReportOptions
  @Argument(help: "Only that billing period, such as 2024-07.") var period: String?

  func validate() throws {
    if let period, ChargeMonth(period) == nil {
      throw ValidationError("'\(period)' is no month, such as 2024-07")
    }
  }

  func run() throws {
    let month = period.flatMap { ChargeMonth($0) }
    let rows = try options.consumption().flatMap { ledger in
      ledger.book.entries.filter { month == nil || $0.statement.period == month }.map {
        (programme: ledger.programme.id, entry: $0)
      }
    }.sorted {
      ($0.entry.statement.period, $0.entry.statement.set, $0.entry.event.number)
        < ($1.entry.statement.period, $1.entry.statement.set, $1.entry.event.number)
    }
    options.write(
      ConsumptionText.history(rows), json: ConsumptionText.historyJSON(rows),
      empty: "Nothing is imported until \(options.report.day).")
  }
}

/// Where figures of consumption come from.
enum ConsumptionExplanations {
  static func of(_ key: String, _ options: RegisterReportOptions) throws -> [Explanation] {
    try options.consumption().flatMap(\.statuses).compactMap { $0.explanation(of: key) }
  }

  static func keys(_ options: RegisterReportOptions) throws -> [String] {
    try options.consumption().flatMap(\.statuses).flatMap(\.keys)
  }
}
