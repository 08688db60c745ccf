public import Diagnostics

/// What counts towards a commitment: which cost, of which services and charges.
///
/// The words for charges are those of the FinOps Open Cost and Usage Specification (FOCUS) 1.x, with *Refund* beside them,
/// which other exports tell apart; in FOCUS a refund is a negative charge of its own category.
public struct EligibleSpend: Sendable {
  /// Which of a charge's two costs counts.
  public enum Cost: String, Sendable, Hashable, CaseIterable {
    /// What is invoiced in the period (FOCUS BilledCost): cash, with what is paid upfront in one month.
    case billed
    /// What belongs to the month of the charge (FOCUS EffectiveCost): accrued, with what was paid upfront spread over the
    /// usage that it covers.
    case effective
  }

  /// How a charge is billed (FOCUS ChargeCategory).
  public enum Category: String, Sendable, Hashable, CaseIterable {
    case usage = "Usage"
    case purchase = "Purchase"
    case tax = "Tax"
    case credit = "Credit"
    case adjustment = "Adjustment"
    /// Money given back; no category of FOCUS, but a kind of charge in AWS reports.
    case refund = "Refund"
  }

  /// Which cost counts.
  public let cost: Cost
  /// Only these services; nil for all.
  public let services: [String]?
  /// Not these services.
  public let excluded: [String]
  /// Only charges of these categories.
  public let categories: [Category]
  /// Whether corrections of periods that were invoiced before count (FOCUS ChargeClass).
  public let countsCorrections: Bool
  /// What the services of the agreement are called in billing data, beside their own names.
  public let serviceNames: [(service: String, names: [String])]
  /// Where the rule stands.
  public let location: SourceLocation?

  /// A rule by its parts.
  ///
  /// The effective cost counts unless the programme says otherwise: a commitment is measured against a run-rate by month, and
  /// the billed cost puts three years of a reservation into the month of its purchase. Over all periods both have the same sum
  /// (FOCUS, EffectiveCost, requirements).
  public init(
    cost: Cost = .effective, services: [String]? = nil, excluded: [String] = [],
    categories: [Category] = [.usage, .purchase], countsCorrections: Bool = true,
    serviceNames: [(service: String, names: [String])] = [], location: SourceLocation? = nil
  ) {
    self.cost = cost
    self.services = services
    self.excluded = excluded
    self.categories = categories
    self.countsCorrections = countsCorrections
    self.serviceNames = serviceNames
    self.location = location
  }
}
