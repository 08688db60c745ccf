import Diagnostics
import Interchange
import Programme

/// The rows of a FOCUS 1.x file (FinOps Open Cost and Usage Specification, dataset Cost and Usage).
///
/// Periods are told by their inclusive starts, so that ends, which are exclusive, are not needed.
struct FocusRows: ChargeRows {
  static let source = ConsumptionStatement.Source.focus
  static let marks: Set<String> = ["chargeperiodstart", "billedcost", "effectivecost", "chargecategory"]
  static let columns = [
    CSVColumn("ChargePeriodStart"), CSVColumn("ChargeCategory"), CSVColumn("BilledCost"),
    CSVColumn("EffectiveCost"), CSVColumn("BillingCurrency"), CSVColumn("ServiceName"),
    CSVColumn("BillingPeriodStart", isNeeded: false), CSVColumn("ChargeClass", isNeeded: false),
    CSVColumn("InvoiceId", isNeeded: false),
  ]

  private enum Column {
    static let (start, category, billed, effective, currency) = (0, 1, 2, 3, 4)
    static let (service, period, chargeClass, invoice) = (5, 6, 7, 8)
  }

  private var cells = ChargeCells()

  init() {}

  mutating func charge(_ row: CSVRecord, _ sums: inout ChargeSums) throws -> ChargeSums.Charge {
    var problems = RowProblems()
    let month = problems.value { try row.month(Column.start) }
    let period = problems.value {
      row.isFilled(Column.period) ? try row.month(Column.period) : nil
    }
    let category = problems.value { try cells.category(row, Column.category) }
    let isCorrection = problems.value { try self.isCorrection(row) }
    let currency = problems.value { try cells.currency(row, Column.currency) }
    let billed = problems.value { try needed(row, Column.billed) }
    let effective = problems.value { try needed(row, Column.effective) }
    let service = problems.value {
      try cells.service(row, Column.service, &sums)
    }
    guard problems.isEmpty, let month, let category, let isCorrection, let currency, let billed,
      let effective,
      let service
    else { throw problems.error }
    return ChargeSums.Charge(
      period: period ?? month, month: month, service: service, category: category, isCorrection: isCorrection,
      // Null until an invoice is issued (FOCUS 1.2, InvoiceId); what is free is on none for ever.
      isEstimated: row.isEmpty(Column.invoice) && !billed.isZero, currency: currency, billed: billed,
      effective: effective)
  }

  private func needed(_ row: CSVRecord, _ column: Int) throws(FileProblem) -> ExactAmount {
    if let amount = try row.amount(column) { return amount }
    throw FileProblem(row.place(column), "\(Self.columns[column].name) is empty; FOCUS wants a number")
  }

  private func isCorrection(_ row: CSVRecord) throws(FileProblem) -> Bool {
    let isPlain = row.withBytes(Column.chargeClass) { $0.trimmed.isEmpty } ?? true
    if isPlain { return false }
    if try row.text(Column.chargeClass)?.lowercased() == "correction" { return true }
    throw FileProblem(
      row.place(Column.chargeClass),
      "'\(row.shown(Column.chargeClass))' is no charge class of FOCUS; it is Correction, or empty")
  }
}
