import Pipeline
import Programme

/// Each programme's opportunities by stage: `entente pipeline status`.
struct PipelineStatusReport {
  let reports: [PipelineReport]

  init(_ ledgers: [ProgrammeLedger], _ moment: ReportMoment) throws {
    reports = try ledgers.map { try PipelineReport($0, moment) }
  }

  var texts: [PipelineStatusText] { reports.map { PipelineStatusText($0) } }

  var json: JSONValue { .reports(texts.map(\.json)) }
}

extension PipelineReport {
  /// The pipeline of a programme.
  init(_ ledger: ProgrammeLedger, _ moment: ReportMoment) throws {
    let events = try ledger.events(PipelineBook.kinds, asOf: moment.day, knownAt: moment.knownAt)
    self.init(
      PipelineBook(ledger.programme.id, events: events), PipelineRules(ledger.programme), asOf: moment.day,
      rates: try ledger.rates(asOf: moment.day, knownAt: moment.knownAt))
  }
}
