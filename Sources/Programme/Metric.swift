public import BusinessCalendar
public import Diagnostics

/// A number that the parties watch.
public struct Metric: Sendable {
  /// Its name in the programme.
  public let id: String
  /// What the agreement calls it.
  public let title: String
  /// In what it is counted: `count`, `percent`, `hours`, a currency, or any other word.
  public let unit: String
  /// Its value when the agreement was written.
  public let current: Value?
  /// What is asked of it.
  public let target: Target?
  /// By when; nil where it holds all the time.
  public let by: CivilDate?
  /// Whether it is a service level.
  public let isServiceLevel: Bool
  /// What follows from a miss.
  public let penalty: String?
  /// From where on a miss is only amber.
  public let amber: Amber?
  /// Who keeps its values, from where, and how often.
  public let keeping: Keeping
  /// Where it stands.
  public let location: SourceLocation?

  /// A metric by its parts.
  public init(
    id: String, title: String, unit: String, current: Value?, target: Target?, by: CivilDate?,
    isServiceLevel: Bool, penalty: String?, amber: Amber?, keeping: Keeping = Keeping(),
    location: SourceLocation?
  ) {
    self.id = id
    self.title = title
    self.unit = unit
    self.current = current
    self.target = target
    self.by = by
    self.isServiceLevel = isServiceLevel
    self.penalty = penalty
    self.amber = amber
    self.keeping = keeping
    self.location = location
  }

  /// The currency of its values; nil where they are bare numbers.
  public var currency: Currency? {
    for case .money(let money)? in [target?.value, current] { return money.currency }
    return Currency(unit)
  }
}

extension Metric {
  /// A value: a bare number or money.
  public enum Value: Sendable, Hashable, CustomStringConvertible {
    /// A count, a percentage, hours: the metric's unit says.
    case number(DecimalNumber)
    /// An amount.
    case money(Money)

    /// As programmes write it.
    public var description: String {
      switch self {
      case .number(let number): number.description
      case .money(let money): money.description
      }
    }

    /// The value without its currency.
    public var number: DecimalNumber {
      switch self {
      case .number(let number): number
      case .money(let money): money.number
      }
    }

    /// Its currency, where it is money.
    public var currency: Currency? {
      switch self {
      case .number: nil
      case .money(let money): money.currency
      }
    }
  }

  /// What is asked of it.
  public struct Target: Sendable, Hashable {
    /// Which side of the value is good.
    public enum Direction: String, Sendable, Hashable {
      case atLeast = ">="
      case atMost = "<="
      case above = ">"
      case below = "<"

      /// Whether more is better.
      public var isUpwards: Bool { self == .atLeast || self == .above }
    }
    /// Which side of the value is good.
    public let direction: Direction
    /// The value.
    public let value: Value

    /// A target by its parts.
    public init(direction: Direction, value: Value) {
      self.direction = direction
      self.value = value
    }

    /// Whether a value meets it.
    public func isMet(by actual: DecimalNumber) -> Bool {
      switch direction {
      case .atLeast: actual >= value.number
      case .atMost: actual <= value.number
      case .above: actual > value.number
      case .below: actual < value.number
      }
    }
  }

  /// From where on a miss is only amber.
  public enum Amber: Sendable, Hashable {
    /// From a value on, `99.95`.
    case value(DecimalNumber)
    /// Up to so many percent beside what is asked, `10%`.
    case tolerance(DecimalNumber)

    /// Its number, of either sort.
    public var number: DecimalNumber {
      switch self {
      case .value(let number), .tolerance(let number): number
      }
    }
  }

  /// The length of time that one value is of.
  public enum Period: String, Sendable, Hashable, CaseIterable {
    case day, week, month, quarter
    case halfYear = "half-year"
    case year

    /// As a length of time.
    public var tenor: Tenor? { Tenor(rawValue) }
  }

  /// Who keeps its values, from where, and how often.
  public struct Keeping: Sendable, Hashable {
    /// The role that answers for it.
    public var owner: String?
    /// Where its values come from, unless a value says otherwise: a system, a report.
    public var source: String?
    /// The length of time that each value is of; nil where values of any length are taken.
    public var period: Period?
    /// How long after its period a value may be out; nil for not a day.
    public var grace: Tenor?
    /// The day of the agreement's own value, from which the path to the target leads; nil for the agreement's last review.
    public var baseline: CivilDate?
    /// Whether the share that is missing to 100 % is told as time; nil where the metric's name says it.
    public var hasErrorBudget: Bool?

    /// Nothing that the agreement says.
    public init(
      owner: String? = nil, source: String? = nil, period: Period? = nil, grace: Tenor? = nil,
      baseline: CivilDate? = nil, hasErrorBudget: Bool? = nil
    ) {
      self.owner = owner
      self.source = source
      self.period = period
      self.grace = grace
      self.baseline = baseline
      self.hasErrorBudget = hasErrorBudget
    }
  }

  /// Whether it is the share of time in which something works, so that its target leaves a time in which it need not.
  public var hasErrorBudget: Bool {
    guard unit == "percent", let target, target.direction.isUpwards else { return false }
    if let said = keeping.hasErrorBudget { return said }
    let name = (id + " " + title).lowercased()
    return isServiceLevel && Self.uptimeWords.contains { name.contains($0) }
  }

  private static let uptimeWords = ["availability", "uptime", "disponibilidad"]
}
