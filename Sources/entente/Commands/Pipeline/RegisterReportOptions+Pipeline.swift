import BusinessCalendar
import Diagnostics
import Funds
import Journal
import Pipeline
import Programme
import Rates

extension RegisterReportOptions {
  /// The programmes' pipelines as of the day of the report.
  func pipelines() throws -> [PipelineReport] { try ledgers().map { try PipelineReport($0, moment) } }

  /// The programmes' pipelines, and what their funds spent under which title.
  func pipelinesWithMoney() throws -> [(report: PipelineReport, money: [CampaignMoney])] {
    try ledgers().map { ledger in
      let book = try FundLedger(ledger).book(asOf: report.day, knownAt: knownAt)
      return (try PipelineReport(ledger, moment), book.campaignMoney)
    }
  }

  /// Tells what a reader of these reports must know: currencies without a rate, and facts that are left out.
  func tell(_ reports: [PipelineReport]) {
    Console.report(
      reports.flatMap { report in
        report.missingRates.map {
          Diagnostic(
            .rateMissing, MissingRate(from: $0, to: report.rules.currency, date: report.asOf).message,
            at: nil,
            severity: .warning)
        }
      })
    for problem in reports.flatMap(\.book.problems) {
      let fact = "fact \(problem.event.number) (\(problem.event.fact.kind))"
      Console.say(TerminalText.visible("warning: \(fact) is left out: \(problem.refusal.message)"))
    }
  }
}

extension FundBook {
  /// What was spent under which title.
  var campaignMoney: [CampaignMoney] {
    requests.map { request in
      CampaignMoney(
        request: request.id, title: request.title, state: request.state.rawValue, approved: request.approved,
        spent: request.sums[LedgerBucket.spent], reimbursed: request.sums[LedgerBucket.reimbursed],
        events: history(of: request.id).map(\.event).counting)
    }
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
