public import BusinessCalendar
public import Programme

/// What a growth initiative cost and brought until the pack's day.
public struct PackInitiative: Sendable, Hashable {
  /// The initiative's id.
  public let initiative: String
  /// What was paid; nil where it has no sum.
  public let spent: Money?
  /// The annual recurring revenue that it has brought; nil where none is recorded.
  public let achieved: Money?
  /// The day of that figure.
  public let achievedOn: CivilDate?
  /// Achieved as a share of the expected revenue, in percent.
  public let share: DecimalNumber?
  /// Months until the achieved revenue covers what was paid.
  public let payback: DecimalNumber?

  /// An initiative by its parts.
  public init(
    initiative: String, spent: Money?, achieved: Money?, achievedOn: CivilDate?, share: DecimalNumber?,
    payback: DecimalNumber?
  ) {
    self.initiative = initiative
    self.spent = spent
    self.achieved = achieved
    self.achievedOn = achievedOn
    self.share = share
    self.payback = payback
  }
}
