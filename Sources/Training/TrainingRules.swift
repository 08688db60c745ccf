public import BusinessCalendar
public import Programme

/// What a programme says of training budgets.
public struct TrainingRules: Sendable {
  /// The programme's id.
  public let programme: String
  /// The programme's currency.
  public let currency: Currency
  /// The budgets, in the programme's order.
  public let budgets: [TrainingBudget]
  /// The days of the agreement.
  public let term: DateSpan

  /// What a programme says.
  public init(_ programme: Programme) {
    self.init(
      programme: programme.id, currency: programme.header.currency, budgets: programme.training,
      term: programme.term)
  }

  /// Rules by their parts.
  public init(programme: String, currency: Currency, budgets: [TrainingBudget], term: DateSpan) {
    self.programme = programme
    self.currency = currency
    self.budgets = budgets
    self.term = term
  }

  /// The budget of that id.
  public func budget(_ id: String) -> TrainingBudget? { budgets.first { $0.id == id } }
}
