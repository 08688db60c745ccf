public import Programme

/// What is in the data and does not count towards a commitment.
public struct LeftOut: Sendable, Hashable {
  /// Why it does not.
  public enum Reason: Sendable, Hashable {
    /// The rule leaves the service out.
    case service(String)
    /// The rule leaves the category out.
    case category(EligibleSpend.Category)
    /// The rule leaves corrections out.
    case correction

    /// `service support`, `category Tax`, `corrections`.
    public var words: String {
      switch self {
      case .service(let name): "service \(name)"
      case .category(let category): "category \(category.rawValue)"
      case .correction: "corrections"
      }
    }
  }

  /// Why.
  public let reason: Reason
  /// How much, in the currency of the data.
  public let amount: Money
  /// How many rows.
  public let rows: Int
}
