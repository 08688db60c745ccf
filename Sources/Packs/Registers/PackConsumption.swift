public import BusinessCalendar
public import Programme

/// What was consumed in one contract year of a commitment.
public struct PackConsumption: Sendable, Hashable {
  /// The commitment's id.
  public let commitment: String
  /// The contract year, from 1.
  public let year: Int
  /// Eligible spend of the months that are over.
  public let actual: Money
  /// The part of it that may still change.
  public let estimated: Money?
  /// The last day that it covers.
  public let through: CivilDate
  /// The actual less the promise spread evenly over the months that are over; below zero where it is behind.
  public let ahead: Money?
  /// What the year is expected to come to by the rate so far; nil where nothing can be said.
  public let forecast: Forecast?
  /// Spend by month in order, nil for months without data.
  public let months: [Money?]
  /// Whether some of the data could not be counted, so that the figures are wrong.
  public let isIncomplete: Bool

  /// What a year may come to.
  public struct Forecast: Sendable, Hashable {
    /// By the average of the last months.
    public let amount: Money
    /// By the lowest of the last months.
    public let lowest: Money
    /// By the highest of them.
    public let highest: Money

    /// A forecast by its parts; without a range it is sure.
    public init(_ amount: Money, lowest: Money? = nil, highest: Money? = nil) {
      self.amount = amount
      self.lowest = lowest ?? amount
      self.highest = highest ?? amount
    }
  }

  /// Consumption by its parts.
  public init(
    commitment: String, year: Int, actual: Money, estimated: Money? = nil, through: CivilDate,
    ahead: Money? = nil, forecast: Forecast?, months: [Money?], isIncomplete: Bool = false
  ) {
    self.commitment = commitment
    self.year = year
    self.actual = actual
    self.estimated = estimated
    self.through = through
    self.ahead = ahead
    self.forecast = forecast
    self.months = months
    self.isIncomplete = isIncomplete
  }
}
