import BusinessCalendar
import Certifications
import Journal

/// Where the numbers of certifications come from.
enum CertificationExplanations {
  static func of(_ key: String, _ options: RegisterReportOptions) throws -> [Explanation] {
    let day = options.report.day
    return try options.rosters().compactMap { rosters in
      let roster = try rosters.roster(asOf: day, knownAt: options.knownAt)
      // A certification goes before a tier of the same name.
      if roster.explainable.contains(key) {
        return try RosterLedger.told { () throws(RosterRefusal) in try roster.explain(key, asOf: day) }
      }
      guard let tier = roster.tier(explainedBy: key) else { return nil }
      let values = try TierSources(rosters.ledger, asOf: day, knownAt: options.knownAt).values(of: tier)
      return try RosterLedger.told { () throws(RosterRefusal) in
        try roster.explainTier(key, values: values, asOf: day)
      }
    }
  }

  static func keys(_ options: RegisterReportOptions) throws -> [String] {
    try options.rostersOfDay().flatMap { $0.explainable + $0.explainableTiers }
  }
}
