public import Programme

/// A fund and what its facts come to.
public struct FundAccount: Sendable {
  /// The fund; where the programme no longer has it, what the journal tells of it.
  public let fund: Fund
  /// Whether the programme has it.
  public let isInProgramme: Bool
  /// What its postings come to; nothing before its first fact.
  public internal(set) var sums: FundSums

  init(_ fund: Fund, isInProgramme: Bool, currency: Currency? = nil) {
    self.fund = fund
    self.isInProgramme = isInProgramme
    sums = FundSums(currency ?? fund.amount.currency)
  }

  /// What can be applied for: the allotment, before the first fact.
  var available: Money { sums.isAllocated ? sums[LedgerBucket.available] : fund.amount }
}

extension Fund {
  /// A fund that the journal knows and the programme does not.
  static func recorded(_ id: String, amount: Money, clause: String? = nil) -> Fund {
    Fund(
      id: id, title: id.identifierInWords, purpose: nil, amount: amount, clause: clause, available: nil,
      reimburses: nil, applyBy: nil, claimBy: nil, evidence: [])
  }
}
