import ArgumentParser
import BusinessCalendar
import Diagnostics
import Journal
import Programme
import Rates

struct RatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rates",
    abstract: "Exchange rates, by which reports convert.",
    discussion: """
      A report converts by the last recorded rate of the day or of the 31 days before it, and says which. It never adds two \
      currencies up without one. Rates hold for all programmes of the workspace.
      """,
    subcommands: [RatesStatusCommand.self, RatesRecordCommand.self, RatesImportCommand.self])
}

struct RatesRecordCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Records what one unit of a currency costs in another, on a day.",
    discussion: """
      Example:  entente rates record USD PEN 3.751 --on 2025-03-31 --source "SBS, closing rate"
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var actor: ActorOptions

  @Argument(help: "The currency of which one unit is meant (ISO 4217).") var from: String
  @Argument(help: "The currency in which its price is.") var to: String
  @Argument(help: "The price: 3.751.") var rate: String

  @Option(name: .customLong("on"), help: "The day of which it is; today unless given.")
  var date: CivilDate?

  @Option(help: "Who says so: a central bank, a bank, a contract.")
  var source: String

  @Option(help: "Why.")
  var reason: String?

  @Option(name: .customLong("ref"), help: "What it is called elsewhere.")
  var reference: String?

  func run() throws {
    let journal = try Unreadable.told { try WorkspaceFiles.read(workspace).journal }
    let stated: ExchangeRate
    switch RateText.read(from: from, to: to, number: rate, date: date ?? .today, source: source) {
    case .success(let read): stated = read
    case .failure(let problem): throw Console.fail([Diagnostic(.rateRefused, problem.reason, at: nil)])
    }
    let events = try journal.record(
      RateBook.prefix, of: Fact.everyProgramme, by: actor.resolved()
    ) { RateBook($0).record(stated, reason: reason, reference: reference) }
    let known = events.isEmpty ? " is recorded already" : " recorded"
    Console.write("\(TerminalText.visible(stated.words))\(known).\n")
  }
}

struct RatesImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Records exchange rates from a CSV file.",
    discussion: """
      The columns are date, from, to, rate and source, in any order.

      Example:  entente rates import rates.csv --dry-run
                entente rates import sbs.csv --map date=Fecha --map rate="Tipo de cambio"
      """)

  @OptionGroup var options: ImportOptions

  func run() throws {
    let files = try Unreadable.told { try WorkspaceFiles.read(options.workspace) }
    let headings = try options.headings(RateText.columns, files.importMappings)
    let read = try options.readCSV(RateText.columns, headings: headings, RateText.read)
    try options.record(
      RateBook.prefix, of: Fact.everyProgramme, in: files.journal, ImportNoun(one: "rate", many: "rates"),
      reading: (read.problems, read.furtherProblems)
    ) { events in
      let (facts, present) = RateBook(events).record(read.rows)
      return ImportDraft(facts: facts, present: present)
    }
  }
}

struct RatesStatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Prints the last rate of each pair, and how old it is.",
    discussion: """
      Example:  entente rates status
                entente rates status --as-of 2025-03-31 --format json
      """)

  @OptionGroup var options: RegisterReportOptions

  func run() throws {
    let journal = try Unreadable.told { try WorkspaceFiles.read(options.workspace).journal }
    let day = options.report.day
    let book = RateBook(
      try journal.events(
        RateBook.prefix, of: Fact.everyProgramme, asOf: day, knownAt: options.knownAt))
    let entries = book.pairs.compactMap { book.last($0, on: day) }
    var table = Table(columns: [
      .init("pair"), .init("rate", number: true), .init("of"), .init("age", number: true), .init("source"),
      .init("state"),
    ])
    table.rows = entries.map { entry in
      let age = day - entry.rate.date
      return [
        entry.rate.pair, entry.rate.number.description, entry.rate.date.description, String(age),
        entry.rate.source, age > RateBook.longestAge ? "TOO OLD" : "OK",
      ]
    }
    let json = JSONValue.array(
      entries.map { entry in
        .object([
          ("from", .string(entry.rate.from.code)), ("to", .string(entry.rate.to.code)),
          ("rate", .string(entry.rate.number.description)), ("date", .string(entry.rate.date.description)),
          ("age_days", .integer(day - entry.rate.date)), ("source", .string(entry.rate.source)),
          ("usable", .bool(day - entry.rate.date <= RateBook.longestAge)),
        ])
      })
    options.write(table, json: json, empty: "No exchange rate is recorded until \(day).")
  }
}
