public import Programme

/// A fund of which the journal and the programme do not say the same.
public struct FundDrift: Sendable, Hashable {
  /// The fund's id.
  public let fund: String
  /// The allotment that was recorded with its first step.
  public let recorded: Money
  /// What the programme allots now; nil where it has no such fund.
  public let agreed: Money?

  /// In words, with a way out.
  public var words: String {
    guard let agreed else {
      return
        "the journal has \(recorded) of a fund '\(fund)' that the programme does not have; add it, or transfer what is left"
    }
    return
      "the programme allots \(agreed) to \(fund), and \(recorded) was recorded with its first step; the recorded amount counts: allocate or transfer the difference, or correct the programme"
  }
}

extension FundBook {
  /// Funds whose recorded allotment is not the programme's; the recorded one counts.
  public var drifts: [FundDrift] {
    accounts.compactMap { account in
      let id = account.fund.id
      for entry in entries where entry.counts {
        guard case .allocate(id, let recorded, _)? = entry.move else { continue }
        let agreed = account.isInProgramme ? account.fund.amount : nil
        return recorded == agreed ? nil : FundDrift(fund: id, recorded: recorded, agreed: agreed)
      }
      return nil
    }
  }

  /// The requests of a fund, by number.
  public func requests(of fund: String) -> [FundRequest] { requests.filter { $0.fund == fund } }
}
