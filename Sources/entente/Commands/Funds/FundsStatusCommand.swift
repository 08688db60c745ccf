import ArgumentParser
import Diagnostics
import BusinessCalendar
import Programme
import Funds
import Rates

struct FundsStatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Prints each fund's allocation by bucket, or one fund's requests and claims.",
    discussion: """
      The word at the end: OVER, more was spent than the sponsor promised; LAPSING, money must be applied for or claimed \
      within 90 days; RISK, much was spent and is not claimed; UNDER, little is used and much of the time is gone; OK.

      Example:  entente funds status
                entente funds status apn-marketing-central
                entente funds status --as-of 2025-10-01 --format json
      """)

  @OptionGroup var options: RegisterReportOptions
  @Argument(help: "A fund, to see its requests and claims.") var fund: String?

  func run() throws {
    if let fund { return try show(fund) }
    let report = try FundsReport(options.ledgers(), options.moment)
    let found = report.parts
    switch options.report.format {
    case .table:
      found.isEmpty
        ? Console.say("There is no programme, and so no fund.")
        : Console.write(found.map { $0.status.text($0.totals) }.joined(separator: "\n"))
    case .json: Console.write(report.json.text)
    case .csv: Console.write(FundsStatus.csv(found.map(\.status)))
    }
    Console.report(
      found.flatMap(\.totals.missing).map {
        Diagnostic(.rateMissing, $0.message, at: nil, severity: .warning)
      })
    for drift in found.flatMap(\.drifts) {
      Console.say("warning: \(TerminalText.visible(drift.words))")
    }
  }

  private func show(_ fund: String) throws {
    let books = try options.books()
    guard let book = books.first(where: { $0.account(fund) != nil }) else {
      let known = books.flatMap { $0.accounts.map(\.fund.id) }
      for book in books {
        guard let request = book.request(book.claim(fund)?.request ?? fund) else { continue }
        let kind = request.id == fund ? "request" : "claim"
        throw Console.fail([
          Diagnostic(
            .nameUnknown,
            "\(fund) is a \(kind), and a fund is asked for; its fund is \(request.fund), and its steps are in 'entente funds log \(fund)'",
            at: nil)
        ])
      }
      throw Console.fail([
        Diagnostic(
          .nameUnknown, "no fund is named '\(fund)'\(Suggestion.ending(for: fund, in: known))", at: nil)
      ])
    }
    let requests = book.requests(of: fund)
    options.write(
      FundText.table(of: requests, in: book, isIndented: options.report.format == .table),
      json: FundText.json(of: requests, in: book),
      empty: "Nothing was requested of '\(fund)' until \(options.report.day).")
  }
}
