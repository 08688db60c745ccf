public import BusinessCalendar
public import Programme
public import Rates

/// Something that a reader of consumption must know.
public enum ConsumptionFinding: Sendable, Hashable {
  /// Amounts of a month are not counted, because there is no rate of their currency.
  case missingRate(month: ChargeMonth, MissingRate)
  /// The data of a month does not state the cost that counts; its amounts are not counted.
  case missingCost(EligibleSpend.Cost, month: ChargeMonth)
  /// A fact cannot be read, and is not counted.
  case unreadable(event: String, reason: String)
  /// Figures larger than can be counted.
  case overflow(String)
  /// A contract year whose amount is in another currency than the first's.
  case otherCurrency(year: Int)
  /// Months that are over and of which nothing is imported.
  case missingMonths([ChargeMonth])
  /// Months whose data does not tell tax and credits from usage.
  case unclassified([ChargeMonth])
  /// A month of which there is nothing but corrections in later bills.
  case onlyCorrections(ChargeMonth)
  /// Nothing is imported at all.
  case noData
  /// The contract year begins within a month.
  case brokenMonths(CivilDate)

  /// Whether the figures are wrong for it, rather than weaker.
  public var isError: Bool {
    switch self {
    case .missingRate, .missingCost, .unreadable, .overflow, .otherCurrency: true
    case .missingMonths, .unclassified, .onlyCorrections, .noData, .brokenMonths: false
    }
  }

  /// A sentence without a full stop: what is wrong, and what to do.
  public var words: String {
    switch self {
    case .missingRate(let month, let missing):
      "\(month): amounts in \(missing.from.code) are not counted: \(missing.message)"
    case .missingCost(let cost, let month):
      "\(month): the data does not state the \(cost.rawValue) cost, which counts; import data that has it, or set "
        + "'cost: \(cost == .billed ? "effective" : "billed")' at the commitment"
    case .unreadable(let event, let reason): "event \(event) is not counted: \(reason)"
    case .overflow(let what): "\(what): the figures are larger than can be counted"
    case .otherCurrency(let year):
      "year \(year) is committed in another currency than year 1; it is not reported"
    case .missingMonths(let months):
      "nothing is imported of \(Self.list(months)), although \(months.count == 1 ? "it is" : "they are") over; "
        + "the run-rate stands for \(months.count == 1 ? "it" : "them")"
    case .unclassified(let months):
      "\(Self.list(months)): the data does not tell charges apart by category, so that tax and credits count; group by "
        + "RECORD_TYPE to leave them out"
    case .onlyCorrections(let month):
      "\(month): only corrections in later bills are imported, not its own bill"
    case .noData:
      "nothing is imported; the run-rate is what the agreement expects a month"
    case .brokenMonths(let date):
      "the contract year begins on \(date); billing data is by month, so each month counts where its last day is"
    }
  }

  /// Months, those in a row as first to last.
  public static func list(_ months: [ChargeMonth]) -> String {
    var runs: [(first: ChargeMonth, last: ChargeMonth)] = []
    for month in months {
      if let run = runs.last, run.last.adding(1) == month {
        runs[runs.count - 1].last = month
      } else {
        runs.append((month, month))
      }
    }
    return runs.map { $0.first == $0.last ? "\($0.first)" : "\($0.first) to \($0.last)" }.joined(
      separator: ", ")
  }
}
