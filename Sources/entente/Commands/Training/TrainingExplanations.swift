import BusinessCalendar
import Certifications
import Journal
import Training

/// Where the numbers of training budgets come from.
enum TrainingExplanations {
  static func of(_ key: String, _ options: RegisterReportOptions) throws -> [Explanation] {
    let day = options.report.day
    return try options.ledgers().compactMap { ledger in
      let training = TrainingLedger(ledger)
      let book = try training.book(asOf: day, knownAt: options.knownAt)
      guard book.explainable.contains(key) else { return nil }
      let roster = try RosterLedger(ledger).roster(asOf: day, knownAt: options.knownAt)
      do throws(TrainingRefusal) {
        return try book.explain(key, asOf: day) { balance in
          TrainingLedger.gained(balance.budget, balance.period, roster, asOf: day)
        }
      } catch {
        throw Console.fail([error.diagnostic])
      }
    }
  }

  static func keys(_ options: RegisterReportOptions) throws -> [String] {
    try options.ledgers().flatMap { try TrainingLedger($0).book(asOf: options.report.day).explainable }
  }
}
