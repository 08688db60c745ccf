import BusinessCalendar
import Certifications
import Journal

/// Where the numbers of certifications come from.
enum CertificationExplanations {
  static func of(_ key: String, _ options: RegisterReportOptions) throws -> [Explanation] {
    let day = options.report.day
    return try options.rostersOfDay().compactMap { roster in
      guard roster.explainable.contains(key) else { return nil }
      return try RosterLedger.told { () throws(RosterRefusal) in try roster.explain(key, asOf: day) }
    }
  }

  static func keys(_ options: RegisterReportOptions) throws -> [String] {
    try options.rostersOfDay().flatMap(\.explainable)
  }
}
