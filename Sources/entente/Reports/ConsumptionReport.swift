import Consumption
import Programme

/// Where each contract year stands against its commitment: `entente consumption status`.
struct ConsumptionReport {
  let statuses: [ConsumptionStatus]
  /// The only contract year that is wanted, from 1.
  var year: Int?

  init(_ ledgers: [ProgrammeLedger], _ moment: ReportMoment, year: Int? = nil) throws {
    statuses = try ledgers.flatMap {
      try ConsumptionLedger($0, asOf: moment.day, knownAt: moment.knownAt).statuses
    }
    self.year = year
  }

  /// The contract years that are wanted.
  func years(_ status: ConsumptionStatus) -> [YearStatus] {
    status.years.filter { year == nil || $0.number == year }
  }

  var json: JSONValue { .reports(statuses.map { ConsumptionText.json(of: $0, years($0)) }) }
}
