import Interchange
import Programme

/// Months and amounts, as a person or a spreadsheet writes them: `month,amount`, with service, category, currency and estimated
/// where they are known.
struct PlainRows: ChargeRows {
  static let source = ConsumptionStatement.Source.plain
  static let marks: Set<String> = ["month", "amount"]
  static let columns = [
    CSVColumn("month"), CSVColumn("amount"), CSVColumn("service", isNeeded: false),
    CSVColumn("category", isNeeded: false), CSVColumn("currency", isNeeded: false),
    CSVColumn("estimated", isNeeded: false),
  ]

  private enum Column {
    static let (month, amount, service, category, currency, estimated) = (0, 1, 2, 3, 4, 5)
  }

  /// Of amounts whose row names none.
  private let currency: Currency?
  private var cells = ChargeCells()

  init(currency: Currency?) { self.currency = currency }

  mutating func charge(_ row: CSVRecord, _ sums: inout ChargeSums) throws -> ChargeSums.Charge {
    var problems = RowProblems()
    let month = problems.value { try self.month(row) }
    let amount = problems.value {
      if let amount = try row.amount(Column.amount) { return amount }
      throw FileProblem(row.place(Column.amount), "the amount is missing")
    }
    let service = problems.value { try cells.service(row, Column.service, &sums) }
    let category = problems.value {
      // A person who states an amount says that it is one of usage, unless the file says otherwise.
      try row.text(Column.category) == nil ? .usage : try cells.category(row, Column.category)
    }
    let currency = problems.value {
      if try row.text(Column.currency) == nil, let currency = self.currency { return currency }
      return try cells.currency(row, Column.currency)
    }
    let isEstimated = problems.value { try self.isEstimated(row) }
    guard problems.isEmpty, let month, let amount, let service, let category, let currency, let isEstimated
    else {
      throw problems.error
    }
    return ChargeSums.Charge(
      period: month, month: month, service: service, category: category, isEstimated: isEstimated,
      currency: currency, billed: amount, effective: amount)
  }

  private func month(_ row: CSVRecord) throws(FileProblem) -> ChargeMonth {
    if let month = try row.text(Column.month).flatMap({ ChargeMonth($0) }) { return month }
    throw FileProblem(
      row.place(Column.month), "'\(row.shown(Column.month))' is no month, such as 2024-07")
  }

  private func isEstimated(_ row: CSVRecord) throws(FileProblem) -> Bool {
    switch try row.text(Column.estimated)?.lowercased() {
    case nil, "false", "no", "0": return false
    case "true", "yes", "1": return true
    default:
      throw FileProblem(
        row.place(Column.estimated), "'\(row.shown(Column.estimated))' is neither yes nor no")
    }
  }
}
