import Programme
import BusinessCalendar
import Journal
import Scorecard

/// Where the numbers of the scorecard come from.
enum ScorecardExplanations {
  static func ofMetrics(_ key: String, _ options: RegisterReportOptions) throws -> [Explanation] {
    try explanations(try options.ledgers().map { try $0.metrics(options.moment) }) {
      (book) throws(ScorecardRefusal) in
      try book.explain(key, asOf: options.report.day)
    }
  }

  static func ofInitiatives(_ key: String, _ options: RegisterReportOptions) throws -> [Explanation] {
    try explanations(try options.ledgers().map { try $0.initiatives(options) }) {
      (book) throws(ScorecardRefusal) in
      try book.explain(key, asOf: options.report.day)
    }
  }

  static func ofCompliance(_ key: String, _ options: RegisterReportOptions) throws -> [Explanation] {
    try explanations(try options.ledgers().map { try $0.compliance(options) }) {
      (book) throws(ScorecardRefusal) in
      try book.explain(key, asOf: options.report.day)
    }
  }

  static func metrics(_ options: RegisterReportOptions) throws -> [String] {
    try options.ledgers().flatMap { $0.programme.metrics.map(\.id) }
  }

  static func initiatives(_ options: RegisterReportOptions) throws -> [String] {
    try options.ledgers().flatMap { $0.programme.initiatives.map(\.id) }
  }

  static func compliance(_ options: RegisterReportOptions) throws -> [String] {
    try options.ledgers().flatMap { ComplianceItem.all($0.programme).flatMap { [$0.id, $0.key] } }
  }

  /// Those of the books that know a key. Where none does, the refusal of the first that knows more than its name is told.
  private static func explanations<Book>(
    _ books: [Book], _ explain: (Book) throws(ScorecardRefusal) -> Explanation
  ) throws -> [Explanation] {
    var found: [Explanation] = []
    var refusals: [ScorecardRefusal] = []
    for book in books {
      do throws(ScorecardRefusal) { found.append(try explain(book)) } catch { refusals.append(error) }
    }
    if found.isEmpty, let refusal = refusals.first(where: { $0.code != .unknownName }) ?? refusals.first {
      throw refusal.failure
    }
    return found
  }
}
