import ArgumentParser
import BusinessCalendar
import Programme
import Training

struct TrainingStatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Prints each budget in the contract year of the day.",
    discussion: """
      What a certification costs is what was spent of the budget in the year, divided by the certifications gained in it, of \
      those that the budget's 'certifications' names.

      Example:  entente training status
                entente training status --as-of 2025-06-30 --format json
      """)

  @OptionGroup var options: RegisterReportOptions

  func run() throws {
    let day = options.report.day
    let reports = try options.ledgers().map { ledger in
      let training = TrainingLedger(ledger)
      return TrainingReport(
        rules: training.rules, balances: try training.balances(asOf: day, knownAt: options.knownAt), asOf: day
      )
    }
    switch options.report.format {
    case .table: Console.write(reports.map(\.text).joined(separator: "\n"))
    case .json:
      let values = reports.map(\.json)
      Console.write((values.count == 1 ? values[0] : .array(values)).text)
    case .csv: Console.write(TrainingReport.csv(reports))
    }
  }
}

/// The budgets of a programme on one day, as text.
private struct TrainingReport {
  let rules: TrainingRules
  let balances: [TrainingBalance]
  let asOf: CivilDate

  var text: String {
    guard !rules.budgets.isEmpty else { return "\(rules.programme) has no training budgets.\n" }
    guard !balances.isEmpty else {
      return "\(rules.programme): no training budget holds on \(asOf); the agreement runs \(rules.term).\n"
    }
    var table = Table(
      columns: [.init("budget"), .init("period"), .init("days")]
        + ["amount", "spent", "committed", "left", "gained", "cost each"].map {
          Table.Column($0, number: true)
        })
    table.rows = balances.map { row in
      [row.budget.title, row.period.label, row.period.days.description]
        + [row.budget.amount, row.spent, row.committed, row.left].map(\.grouped)
        + [row.gained.map(String.init) ?? "-", row.costEach?.description ?? "-"]
    }
    if let totals, Set(balances.map(\.period)).count == 1, balances.count > 1 {
      table.rows.append(["Total", "", ""] + totals.map(\.grouped) + ["", ""])
    }
    return "\(rules.programme): training budgets as of \(asOf), in \(rules.currency.code). "
      + "Source: the agreement's budgets, the journal's facts.\n\n" + table.text
  }

  /// Of all budgets, in the programme's currency; nil where one is in another.
  private var totals: [Money]? {
    let columns = [
      balances.map(\.budget.amount), balances.map(\.spent), balances.map(\.committed), balances.map(\.left),
    ]
    let sums = columns.compactMap { Money.sum($0, in: rules.currency) }
    return sums.count == columns.count ? sums : nil
  }

  var json: JSONValue {
    .object([
      ("as_of", .string(asOf.description)), ("programme", .string(rules.programme)),
      ("currency", .string(rules.currency.code)), ("training", .array(balances.map(Self.json))),
    ])
  }

  private static func json(_ row: TrainingBalance) -> JSONValue {
    .object([
      ("budget", .string(row.budget.id)), ("title", .string(row.budget.title)),
      ("period", .string(row.period.label)), ("from", .string(row.period.days.first.description)),
      ("to", .string(row.period.days.last.description)),
      ("amount", .string(row.budget.amount.number.description)),
      ("spent", .string(row.spent.number.description)),
      ("committed", .string(row.committed.number.description)),
      ("left", .string(row.left.number.description)), ("gained", row.gained.map { .integer($0) } ?? .null),
      ("cost_per_certification", .optional(row.costEach?.description)),
      ("currency", .string(row.budget.amount.currency.code)), ("delivery", .optional(row.budget.delivery)),
    ])
  }

  /// One line a budget, over all programmes.
  static func csv(_ reports: [TrainingReport]) -> String {
    var table = Table(
      columns: ["as_of", "programme", "budget", "title", "period", "from", "to", "currency"].map {
        Table.Column($0)
      }
        + ["amount", "spent", "committed", "left", "gained", "cost_per_certification"].map {
          Table.Column($0, number: true)
        })
    for report in reports {
      table.rows += report.balances.map { row in
        [
          report.asOf.description, report.rules.programme, row.budget.id, row.budget.title, row.period.label,
          row.period.days.first.description, row.period.days.last.description,
          row.budget.amount.currency.code,
        ] + [row.budget.amount, row.spent, row.committed, row.left].map(\.number.description)
          + [row.gained.map(String.init) ?? "", row.costEach?.description ?? ""]
      }
    }
    return table.csv
  }
}
