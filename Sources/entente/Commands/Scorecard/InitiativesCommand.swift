import Journal
import ArgumentParser
import Diagnostics
import Programme
import ProgrammeFile
import Scorecard

struct InitiativesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "initiatives",
    abstract: "Growth initiatives: investment, spend, expected and achieved yearly revenue, payback.",
    discussion: """
      Example:  entente initiatives spend mid-market-push 25000 --on 2025-03-14 --ref F001-2231
                entente initiatives arr mid-market-push 180000 --on 2025-06-30
                entente initiatives status
      """,
    subcommands: [
      InitiativesStatusCommand.self, InitiativesSpendCommand.self, InitiativesRevenueCommand.self,
    ])
}

struct InitiativesStatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Prints what each initiative cost and brought, and in how many months it pays back.",
    discussion: """
      Payback: months until a twelfth of the yearly revenue a month covers the amount, 12 × amount ÷ revenue, rounded up to \
      one digit; of the plan by investment and expected revenue, and so far by what was spent and is achieved.

      Example:  entente initiatives status
                entente initiatives status --as-of 2025-06-30 --format csv
      """)

  @OptionGroup var options: RegisterReportOptions

  func run() throws {
    let books = try options.ledgers().map { try $0.initiatives(options) }
    let statuses = books.map { InitiativesStatus($0, asOf: options.report.day) }
    switch options.report.format {
    case .table: Console.write(statuses.map(InitiativeText.text).joined(separator: "\n"))
    case .json:
      let reports = statuses.map(InitiativeText.json)
      Console.write((reports.count == 1 ? reports[0] : .array(reports)).text)
    case .csv: Console.write(InitiativeText.csv(statuses).csv)
    }
    RecordProblem.tell(books.flatMap(\.problems))
  }
}

struct InitiativesSpendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spend",
    abstract: "Records what was paid for an initiative, beside what was paid before.",
    discussion: """
      Example:  entente initiatives spend mid-market-push 25,000.00 --on 2025-03-14 --ref F001-2231
      """)

  @OptionGroup var record: RecordOptions
  @Argument(help: "The initiative.") var initiative: String
  @Argument(help: "How much: 25000, 25,000.00, S/25K.") var amount: String

  func run() throws { try record.initiative(initiative, .spend, amount) }
}

struct InitiativesRevenueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "arr",
    abstract: "Records the yearly recurring revenue that an initiative has brought by a day.",
    discussion: """
      A level, not a sum: it takes the place of any figure before.

      Example:  entente initiatives arr mid-market-push 180,000.00 --on 2025-06-30
      """)

  @OptionGroup var record: RecordOptions
  @Argument(help: "The initiative.") var initiative: String
  @Argument(help: "The yearly revenue by then: 180000, S/180K, 0.") var amount: String

  func run() throws { try record.initiative(initiative, .arr, amount) }
}

extension RecordOptions {
  /// Records an amount of an initiative, and says how the initiative stands then.
  fileprivate func initiative(_ id: String, _ what: InitiativeEntry.What, _ text: String) throws {
    let ledger = try ledger()
    let events = try ledger.recordScorecard(InitiativeBook.kinds, by: actor.resolved()) { events in
      let book = InitiativeBook(ledger.programme, events: events)
      let currency = try book.initiative(id).investment.currency
      return try book.decide(
        what, of: id, Self.money(text, in: currency), on: day, today: .today, reason: reason,
        reference: reference)
    }
    for event in events {
      let figure = [event.fact.details["amount"], event.fact.details["currency"]].compactMap { $0 }
      let amount = figure.joined(separator: " ")
      Console.write(
        TerminalText.visible(
          what == .spend
            ? "\(amount) spent on \(id) on \(event.fact.effective)."
            : "\(id) brings \(amount) a year as of \(event.fact.effective).") + "\n")
    }
    let status = InitiativesStatus(
      InitiativeBook(ledger.programme, events: try ledger.events(InitiativeBook.kinds)), asOf: day)
    for found in status.initiatives where found.initiative.id == id && found.isOverspent {
      Console.say(
        "warning: \(found.spent?.description ?? "") is spent on \(id), and \(found.initiative.investment) was to be invested"
      )
    }
  }

  /// An amount as a person types it; zero is one too.
  private static func money(_ text: String, in currency: Currency) throws -> Money {
    if let zero = DecimalNumber(text), zero.mantissa == 0 { return .zero(currency) }
    switch AmountText.read(text, in: currency) {
    case .success(let money): return money
    case .failure(let problem):
      throw Console.fail([Diagnostic(.scorecardRefused, problem.description, at: nil)])
    }
  }
}
