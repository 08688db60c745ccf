import Funds

/// How something stands: a word in the pack, never a colour alone.
enum PackStatus: String, Sendable, Hashable, CaseIterable {
  case green, amber, red
  case noData = "no-data"
  // Of requests and claims.
  case draft, submitted, returned, approved, rejected, closed, cancelled, lapsed
  case partPaid = "part-paid"
  case paid
  // Of actions.
  case open, done, slipped, dropped

  /// That of an item of compliance.
  init(_ health: PackCompliance.Health) {
    self =
      switch health {
      case .green: .green
      case .amber: .amber
      case .red: .red
      case .noData: .noData
      }
  }

  /// That of an application to spend.
  init(_ state: RequestState) { self = PackStatus(rawValue: state.rawValue) ?? .open }

  /// That of an application to be paid.
  init(_ state: ClaimState) { self = PackStatus(rawValue: state.rawValue) ?? .open }
}
