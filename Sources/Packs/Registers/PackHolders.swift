public import BusinessCalendar

/// How many held a certification over time, and how many are expected to.
public struct PackHolders: Sendable, Hashable {
  /// A number from a day on.
  public struct Step: Sendable, Hashable {
    /// From when.
    public let date: CivilDate
    /// How many.
    public let holders: Int

    /// A step by its parts.
    public init(date: CivilDate, holders: Int) {
      self.date = date
      self.holders = holders
    }
  }

  /// The certification's id.
  public let certification: String
  /// Until the pack's day, a step a change.
  public let known: [Step]
  /// After it, a step a change.
  public let projected: [Step]

  /// A course by its parts.
  public init(certification: String, known: [Step], projected: [Step]) {
    self.certification = certification
    self.known = known
    self.projected = projected
  }
}
