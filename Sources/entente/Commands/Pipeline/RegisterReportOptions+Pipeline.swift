import BusinessCalendar
import Funds
import Journal
import Pipeline
import Programme
import Rates

extension RegisterReportOptions {
  /// The programmes' pipelines as of the day of the report.
  func pipelines() throws -> [PipelineReport] { try ledgers().map { try pipeline(of: $0) } }

  /// The programmes' pipelines, and what their funds spent under which title.
  func pipelinesWithMoney() throws -> [(report: PipelineReport, money: [CampaignMoney])] {
    try ledgers().map { ledger in
      let book = try FundLedger(ledger).book(asOf: report.day, knownAt: knownAt)
      let money = book.requests.map { request in
        CampaignMoney(
          request: request.id, title: request.title, state: request.state.rawValue,
          approved: request.approved,
          spent: request.sums[LedgerBucket.spent], reimbursed: request.sums[LedgerBucket.reimbursed],
          events: book.history(of: request.id).map(\.event).counting)
      }
      return (try pipeline(of: ledger), money)
    }
  }

  private func pipeline(of ledger: ProgrammeLedger) throws -> PipelineReport {
    let events = try ledger.events(PipelineBook.kinds, asOf: report.day, knownAt: knownAt)
    return PipelineReport(
      PipelineBook(ledger.programme.id, events: events), PipelineRules(ledger.programme), asOf: report.day,
      rates: try ledger.rates(asOf: report.day, knownAt: knownAt))
  }
}

/// Where the numbers of pipelines come from.
enum PipelineExplanations {
  static func of(_ key: String, _ options: RegisterReportOptions) throws -> [Explanation] {
    try options.pipelinesWithMoney().compactMap { $0.report.explanation(of: key, money: $0.money) }
  }

  static func keys(_ options: RegisterReportOptions) throws -> [String] {
    try options.pipelines().flatMap(\.keys)
  }
}
