import ArgumentParser
import Diagnostics
import BusinessCalendar
import Programme
import Funds

struct FundsDueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "due",
    abstract: "Prints what must be applied for or claimed, the most money at risk first.",
    discussion: """
      Amounts of different currencies are not compared: one currency stands after the other, in the order of their codes.

      Example:  entente funds due --within 90d
                entente funds due --within 30d --as-of 2025-10-01 --format csv
      """)

  @OptionGroup var options: RegisterReportOptions

  @Option(help: "How far to look: 90d.")
  var within: DayCount = DayCount(days: 90)

  func run() throws {
    let day = options.report.day
    let due = try options.books().flatMap { book in
      book.due(within: within.days, of: day).map { (programme: book.rules.programme, deadline: $0) }
    }.sorted { FundDeadline.isMoreUrgent($0.deadline, $1.deadline) }
    options.write(
      FundText.table(of: due, on: day), json: FundText.json(of: due, on: day),
      empty: "Nothing is due within \(within.days) days of \(day).")
  }
}

/// A number of days on the command line: `90d` or `90`.
struct DayCount: ExpressibleByArgument {
  let days: Int

  init(days: Int) { self.days = days }

  init?(argument: String) {
    guard let days = Int(argument.hasSuffix("d") ? String(argument.dropLast()) : argument),
      (0...36_600).contains(days)
    else { return nil }
    self.days = days
  }

  var defaultValueDescription: String { "\(days)d" }
}

struct FundsForecastCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecast",
    abstract: "Prints what each fund is expected to bring, and what lapses unless somebody acts.",
    discussion: """
      Expected: reimbursed + receivable + claimed + probability × committed, rounded half-even.

      Example:  entente funds forecast --probability 80
      """)

  @OptionGroup var options: RegisterReportOptions

  @Option(help: "How likely promised money is claimed, in percent.")
  var probability = 100

  func validate() throws {
    if !(0...100).contains(probability) { throw ValidationError("--probability is from 0 to 100") }
  }

  func run() throws {
    let forecasts = try options.books().flatMap { book in
      book.forecasts(on: options.report.day, probability: DecimalNumber(mantissa: probability)).map {
        (programme: book.rules.programme, forecast: $0)
      }
    }
    options.write(
      FundText.table(of: forecasts), json: FundText.json(of: forecasts), empty: "There are no funds.")
  }
}

struct FundsBurnCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "burn",
    abstract: "Prints what was promised, spent and paid, by month or quarter.",
    discussion: """
      Example:  entente funds burn --by quarter
      """)

  @OptionGroup var options: RegisterReportOptions

  @Option(help: "month or quarter.")
  var by: BurnPeriod = .month

  enum BurnPeriod: String, ExpressibleByArgument, CaseIterable { case month, quarter }

  func run() throws {
    let rows = try options.books().flatMap { book in
      book.burn(by: by == .month ? .month : .quarter).map { (programme: book.rules.programme, burn: $0) }
    }
    options.write(
      FundText.table(of: rows, withChart: options.report.format == .table), json: FundText.json(of: rows),
      empty: "No money moved until \(options.report.day).")
  }
}

struct FundsYieldCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "yield",
    abstract: "Prints how much of what was asked for is approved, and how long claims take to be paid.",
    discussion: """
      Example:  entente funds yield --as-of 2025-12-31
      """)

  @OptionGroup var options: RegisterReportOptions

  func run() throws {
    let rows = try options.books().flatMap { book in
      book.yields.map { (programme: book.rules.programme, yield: $0) }
    }
    options.write(FundText.table(of: rows), json: FundText.json(of: rows), empty: "There are no funds.")
  }
}

struct FundsLogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "Prints what happened to funds, requests and claims, in order of date.",
    discussion: """
      Example:  entente funds log
                entente funds log MC-7
      """)

  @OptionGroup var options: RegisterReportOptions
  @Argument(help: "A fund, a request or a claim; everything unless given.") var subject: String?

  func run() throws {
    let books = try options.books()
    if let subject, !books.contains(where: { $0.knows(subject) }) {
      let near = Suggestion.ending(for: subject, in: books.flatMap(\.names))
      throw Console.fail([
        Diagnostic(.nameUnknown, "no fund, request or claim is named '\(subject)'\(near)", at: nil)
      ])
    }
    let lines = books.flatMap { $0.log(of: subject) }
    options.write(
      FundText.table(of: lines), json: FundText.json(of: lines),
      empty: "Nothing is recorded until \(options.report.day).")
  }
}
