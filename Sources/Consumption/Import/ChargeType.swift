import Programme

/// The types of charges in AWS billing data: `line_item_line_item_type` of reports, RECORD_TYPE of Cost Explorer.
enum ChargeType: Sendable, Hashable {
  case usage, discountedUsage, savingsPlanCoveredUsage, savingsPlanNegation
  case savingsPlanRecurringFee, savingsPlanUpfrontFee, reservationFee, fee
  case tax, credit, refund, discount
  /// One that this program does not know.
  case other

  /// By its name in either, `SavingsPlanCoveredUsage` or `Savings Plan Covered Usage`.
  init(_ name: String) {
    let key = name.lowercased().filter { $0.isLetter }
    self = Self.named[key] ?? (key.hasSuffix("discount") ? .discount : .other)
  }

  private static let named: [String: ChargeType] = [
    "usage": .usage, "discountedusage": .discountedUsage, "reservationappliedusage": .discountedUsage,
    "savingsplancoveredusage": .savingsPlanCoveredUsage, "savingsplannegation": .savingsPlanNegation,
    "savingsplanrecurringfee": .savingsPlanRecurringFee, "savingsplanupfrontfee": .savingsPlanUpfrontFee,
    "rifee": .reservationFee, "recurringreservationfee": .reservationFee, "recurring": .reservationFee,
    "fee": .fee, "upfrontreservationfee": .fee, "upfront": .fee, "supportfee": .fee, "support": .fee,
    "tax": .tax, "credit": .credit, "refund": .refund, "discount": .discount,
  ]

  /// What FOCUS would call it. Discounts count as usage, because FOCUS states costs after discounts; the negation of usage that
  /// a Savings Plan covers does, because both have to vanish together.
  var category: EligibleSpend.Category {
    switch self {
    case .usage, .discountedUsage, .savingsPlanCoveredUsage, .savingsPlanNegation, .discount: .usage
    case .savingsPlanRecurringFee, .savingsPlanUpfrontFee, .reservationFee, .fee: .purchase
    case .tax: .tax
    case .credit: .credit
    case .refund: .refund
    case .other: .adjustment
    }
  }
}
