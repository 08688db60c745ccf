import Funds
import Programme
import Rates

/// Each programme's funds by bucket: `entente funds status`.
struct FundsReport {
  /// One programme's.
  struct Part {
    let status: FundsStatus
    /// Funds of which the programme says something else by now than the journal.
    let drifts: [FundDrift]
    let totals: FundTotals
  }

  let parts: [Part]

  init(_ ledgers: [ProgrammeLedger], _ moment: ReportMoment) throws {
    parts = try ledgers.map { ledger in
      let (status, drifts) = try FundLedger(ledger).status(asOf: moment.day, knownAt: moment.knownAt)
      let totals = try FundTotals(status) {
        try ledger.rates(asOf: moment.day, knownAt: moment.knownAt)
      }
      return Part(status: status, drifts: drifts, totals: totals)
    }
  }

  var json: JSONValue { .reports(parts.map { $0.status.json($0.totals) }) }
}
