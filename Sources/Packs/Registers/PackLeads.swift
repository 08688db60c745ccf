public import Programme

/// What an activity of marketing brought.
public struct PackLeads: Sendable, Hashable {
  /// The activity; nil for opportunities for which funds were used and that name none.
  public let activity: String?
  /// The requests that paid for it.
  public let request: String?
  /// Leads; nil where nobody counts them.
  public let leads: Int?
  /// Opportunities in the pipeline that came of them.
  public let opportunities: Int
  /// What those that are open are worth; nil where they have no sum.
  public let value: Money?
  /// That, by the likelihood of their stages.
  public let weighted: Money?
  /// What those that are won are worth.
  public let won: Money?
  /// What was spent of the funds on it; nil where that has no sum.
  public let spent: Money?

  /// Leads by their parts.
  public init(
    activity: String?, request: String?, leads: Int?, opportunities: Int, value: Money?,
    weighted: Money? = nil,
    won: Money? = nil, spent: Money? = nil
  ) {
    self.activity = activity
    self.request = request
    self.leads = leads
    self.opportunities = opportunities
    self.value = value
    self.weighted = weighted
    self.won = won
    self.spent = spent
  }
}
