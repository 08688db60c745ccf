import Programme
import Scorecard

/// Each programme's metrics and service levels against their targets: `entente metrics status`.
struct MetricsReport {
  let books: [MetricBook]
  var statuses: [MetricsStatus]

  init(_ ledgers: [ProgrammeLedger], _ moment: ReportMoment) throws {
    books = try ledgers.map { try $0.metrics(moment) }
    statuses = books.map { MetricsStatus($0, asOf: moment.day) }
  }

  var json: JSONValue { .reports(statuses.map(MetricText.json)) }
}
