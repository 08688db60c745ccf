import Diagnostics
import Interchange
import Programme

/// The rows of an AWS Cost and Usage Report, 2.0 or legacy, as CSV.
///
/// Billed is the unblended cost. Effective is the amortised cost, as AWS documents it: usage that a Savings Plan or a
/// reservation covers at its effective cost, the unused rest of both at their fees, and neither the payments upfront nor the
/// negations of covered usage.
struct CURRows: ChargeRows {
  static let source = ConsumptionStatement.Source.cur
  static let marks: Set<String> = ["line_item_line_item_type"]
  static let legacyMarks: Set<String> = ["lineitem/lineitemtype"]
  static let columns = [
    CSVColumn("line_item_usage_start_date", or: ["lineItem/UsageStartDate"]),
    CSVColumn("line_item_line_item_type", or: ["lineItem/LineItemType"]),
    CSVColumn("line_item_unblended_cost", or: ["lineItem/UnblendedCost"]),
    CSVColumn("line_item_currency_code", or: ["lineItem/CurrencyCode"]),
    CSVColumn("line_item_product_code", or: ["lineItem/ProductCode"]),
    CSVColumn(
      "bill_billing_period_start_date", or: ["bill/BillingPeriodStartDate"], isNeeded: false),
    CSVColumn("bill_invoice_id", or: ["bill/InvoiceId"], isNeeded: false),
    CSVColumn(
      "savings_plan_savings_plan_effective_cost", or: ["savingsPlan/SavingsPlanEffectiveCost"],
      isNeeded: false),
    CSVColumn(
      "savings_plan_total_commitment_to_date", or: ["savingsPlan/TotalCommitmentToDate"], isNeeded: false),
    CSVColumn("savings_plan_used_commitment", or: ["savingsPlan/UsedCommitment"], isNeeded: false),
    CSVColumn("reservation_effective_cost", or: ["reservation/EffectiveCost"], isNeeded: false),
    CSVColumn(
      "reservation_unused_amortized_upfront_fee_for_billing_period",
      or: ["reservation/UnusedAmortizedUpfrontFeeForBillingPeriod"], isNeeded: false),
    CSVColumn("reservation_unused_recurring_fee", or: ["reservation/UnusedRecurringFee"], isNeeded: false),
    CSVColumn("reservation_reservation_a_r_n", or: ["reservation/ReservationARN"], isNeeded: false),
  ]

  private enum Column {
    static let (start, type, unblended, currency, product) = (0, 1, 2, 3, 4)
    static let (period, invoice, planCost, planCommitted, planUsed) = (5, 6, 7, 8, 9)
    static let (reservationCost, unusedUpfront, unusedFee, reservation) = (10, 11, 12, 13)
  }

  private var cells = ChargeCells()
  private var types = TextCache<ChargeType>()

  init() {}

  mutating func charge(_ row: CSVRecord, _ sums: inout ChargeSums) throws -> ChargeSums.Charge {
    var problems = RowProblems()
    let month = problems.value { try row.month(Column.start) }
    let period = problems.value {
      row.isFilled(Column.period) ? try row.month(Column.period) : nil
    }
    let type = problems.value { try self.type(row) }
    let currency = problems.value { try cells.currency(row, Column.currency) }
    let billed = problems.value {
      // Discounts may have no unblended cost of their own.
      try row.amount(Column.unblended) ?? .zero
    }
    let effective = problems.value {
      guard let type, let billed else { return ExactAmount?.none }
      return try self.effective(row, type, billed)
    }
    let service = problems.value { try cells.service(row, Column.product, &sums) }
    guard problems.isEmpty, let month, let type, let currency, let billed, let service else {
      throw problems.error
    }
    return ChargeSums.Charge(
      period: period ?? month, month: month, service: service, category: type.category,
      // Blank until the bill is final.
      isEstimated: row.isEmpty(Column.invoice) && !billed.isZero, currency: currency, billed: billed,
      effective: effective)
  }

  private mutating func type(_ row: CSVRecord) throws(FileProblem) -> ChargeType {
    let known: ChargeType?? = row.withBytes(Column.type) { bytes in
      types.value(of: bytes) { text in text.flatMap { $0.isEmpty ? nil : ChargeType($0) } }
    }
    if let type = known ?? nil { return type }
    throw FileProblem(row.place(Column.type), "the row does not say what type of charge it is")
  }

  /// The amortised cost; nil where the file lacks a column that this row needs.
  private func effective(
    _ row: CSVRecord, _ type: ChargeType, _ billed: ExactAmount
  ) throws(FileProblem) -> ExactAmount? {
    switch type {
    case .savingsPlanCoveredUsage: return try row.amount(Column.planCost)
    case .discountedUsage: return try row.amount(Column.reservationCost)
    case .savingsPlanNegation, .savingsPlanUpfrontFee: return .zero
    case .savingsPlanRecurringFee:
      guard let committed = try row.amount(Column.planCommitted), let used = try row.amount(Column.planUsed)
      else { return nil }
      return committed.subtracting(used)
    case .reservationFee:
      guard let upfront = try row.amount(Column.unusedUpfront), var unused = try row.amount(Column.unusedFee)
      else { return nil }
      return unused.add(upfront) ? unused : nil
    case .fee:
      // The payment upfront of a reservation names it; any other fee is what it is.
      return row.isFilled(Column.reservation) ? .zero : billed
    case .usage, .tax, .credit, .refund, .discount, .other: return billed
    }
  }
}
