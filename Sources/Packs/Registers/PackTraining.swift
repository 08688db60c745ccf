public import BusinessCalendar
public import Programme

/// A training budget in the period that the pack's day lies in.
public struct PackTraining: Sendable, Hashable {
  /// The budget's id.
  public let budget: String
  /// The period's days.
  public let period: DateSpan
  /// What was spent in it.
  public let spent: Money
  /// What is promised and not spent.
  public let committed: Money
  /// The budget less both; below zero where more was spent or promised.
  public let left: Money
  /// Certifications gained in the period, of those that it pays for; nil where it names none.
  public let gained: Int?

  /// A budget by its parts.
  public init(
    budget: String, period: DateSpan, spent: Money, committed: Money, left: Money, gained: Int?
  ) {
    self.budget = budget
    self.period = period
    self.spent = spent
    self.committed = committed
    self.left = left
    self.gained = gained
  }
}
