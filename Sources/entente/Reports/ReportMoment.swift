import BusinessCalendar
import Journal
import Programme

/// What of the journal a report sees.
struct ReportMoment: Sendable, Hashable {
  /// The last effective date that counts: the day of the report.
  let day: CivilDate
  /// The last instant of recording that counts; nil for all.
  let knownAt: Timestamp?
}

extension RegisterReportOptions {
  /// What of the journal the report sees.
  var moment: ReportMoment { ReportMoment(day: report.day, knownAt: knownAt) }
}

extension JSONValue {
  /// The report of the only programme, or a list of all programmes' reports.
  static func reports(_ reports: [JSONValue]) -> JSONValue {
    reports.count == 1 ? reports[0] : .array(reports)
  }
}
