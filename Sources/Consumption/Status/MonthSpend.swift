public import Programme
public import Rates

/// What counts towards a commitment in one month.
public struct MonthSpend: Sendable {
  /// What one service comes to.
  public struct Service: Sendable {
    /// What the agreement calls it, else the data.
    public let service: String
    /// In the commitment's currency.
    public let amount: Money
    /// Of what it is the sum: an amount of each currency of the data, rounded half-even to its minor unit.
    public let parts: [Part]
  }

  /// An amount in a currency of the data.
  public struct Part: Sendable {
    /// The exact sum of its rows.
    public let exact: ExactAmount
    /// That sum, rounded half-even to the minor unit.
    public let amount: Money
    /// By what it is converted; nil where it is in the commitment's currency.
    public let rate: ExchangeRate?
    /// In the commitment's currency, rounded half-even to the minor unit.
    public let converted: Money
  }

  /// The month of the charges.
  public let month: ChargeMonth
  /// In the commitment's currency.
  public let total: Money
  /// By service, in the agreement's order and then by name.
  public let services: [Service]
  /// Whether something of it may still change.
  public let isEstimated: Bool
  /// Whether something of it could not be counted: a rate or a cost is missing.
  public let isIncomplete: Bool
}
