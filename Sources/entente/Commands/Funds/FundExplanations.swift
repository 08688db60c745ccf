import Funds
import Journal

/// Where the figures of funds come from.
enum FundExplanations {
  static func of(_ key: String, _ options: RegisterReportOptions) throws -> [Explanation] {
    try options.books().compactMap { $0.explanation(of: key, asOf: options.report.day) }
  }

  static func keys(_ options: RegisterReportOptions) throws -> [String] {
    try options.books().flatMap(\.names)
  }
}
