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
  /// The discount on the part that may no longer change.
  public let discountDue: Money?
  /// Spend by month in order, nil for months without data.
  public let months: [Money?]
  /// Those of ``months``, counted from 0, that may still change.
  public let mayChange: Set<Int>
  /// Spend by service, those of the agreement first.
  public let services: [Service]
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

  /// What a service brought.
  public struct Service: Sendable, Hashable {
    /// What the agreement calls it, else the data.
    public let service: String
    /// What the agreement expects a month; nil where it names no such service.
    public let monthly: Money?
    /// What the months that are over brought.
    public let actual: Money
    /// That, less what is expected of these months.
    public let difference: Money

    /// A service by its parts.
    public init(_ service: String, monthly: Money?, actual: Money, difference: Money) {
      self.service = service
      self.monthly = monthly
      self.actual = actual
      self.difference = difference
    }
  }

  /// Consumption by its parts.
  public init(
    commitment: String, year: Int, actual: Money, estimated: Money? = nil, through: CivilDate,
    ahead: Money? = nil, forecast: Forecast?, discountDue: Money? = nil, months: [Money?],
    mayChange: Set<Int> = [], services: [Service] = [],
    isIncomplete: Bool = false
  ) {
    self.commitment = commitment
    self.year = year
    self.actual = actual
    self.estimated = estimated
    self.through = through
    self.ahead = ahead
    self.forecast = forecast
    self.discountDue = discountDue
    self.months = months
    self.mayChange = mayChange
    self.services = services
    self.isIncomplete = isIncomplete
  }
}
