import Funds

extension RegisterReportOptions {
  /// The programmes' funds.
  func funds() throws -> [FundLedger] { try ledgers().map(FundLedger.init) }

  /// The programmes' books of funds as of the day of the report.
  func books() throws -> [FundBook] { try funds().map { try $0.book(asOf: report.day, knownAt: knownAt) } }
}
