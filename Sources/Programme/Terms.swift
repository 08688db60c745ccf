public import BusinessCalendar
public import Diagnostics

// The rows of an agreement that carry money, numbers or dates.

/// A budget for joint marketing, drawn down by requests and claims.
public struct Fund: Sendable {
  /// Its name in the programme.
  public let id: String
  /// What the agreement calls it.
  public let title: String
  /// What it may be spent on.
  public let purpose: String?
  /// The allocation.
  public let amount: Money
  /// The clause that grants it.
  public let clause: String?
  /// The days on which it can be drawn; nil for the whole term.
  public let available: DateSpan?
  /// The share of a claim that is paid back, in percent.
  public let reimburses: DecimalNumber?
  /// When a request must be in.
  public let applyBy: DeadlineRule?
  /// When a claim must be in.
  public let claimBy: DeadlineRule?
  /// What a claim must bring.
  public let evidence: [String]
  /// Where it stands.
  public let location: SourceLocation?

  /// A fund by its parts.
  public init(
    id: String, title: String, purpose: String?, amount: Money, clause: String?, available: DateSpan?,
    reimburses: DecimalNumber?, applyBy: DeadlineRule?, claimBy: DeadlineRule?, evidence: [String],
    location: SourceLocation? = nil
  ) {
    self.id = id
    self.title = title
    self.purpose = purpose
    self.amount = amount
    self.clause = clause
    self.available = available
    self.reimburses = reimburses
    self.applyBy = applyBy
    self.claimBy = claimBy
    self.evidence = evidence
    self.location = location
  }
}

/// A deadline told from an activity's dates, `14 days before start`.
public struct DeadlineRule: Sendable, Hashable {
  /// Days, weeks or months.
  public let lag: Tenor
  /// Whether it lies before or after.
  public let isBefore: Bool
  /// Whether of the activity's first day, or of its last.
  public let ofStart: Bool

  /// Written `14 days before start`, `30 days after end`; nil where it is not that.
  public init?(_ text: some StringProtocol) {
    let words = text.lowercased().split(separator: " ")
    guard words.count == 4, let lag = Tenor(words[0] + " " + words[1]),
      words[2] == "before" || words[2] == "after",
      words[3] == "start" || words[3] == "end"
    else { return nil }
    self.lag = lag
    isBefore = words[2] == "before"
    ofStart = words[3] == "start"
  }
}

/// A yearly budget for training.
public struct TrainingBudget: Sendable {
  /// Its name in the programme.
  public let id: String
  /// What the agreement calls it.
  public let title: String
  /// The budget of one period.
  public let amount: Money
  /// The period; nil for the whole term.
  public let every: Tenor?
  /// Who delivers.
  public let delivery: String?
  /// Where it stands.
  public let location: SourceLocation?

  /// A budget by its parts.
  public init(
    id: String, title: String, amount: Money, every: Tenor?, delivery: String?,
    location: SourceLocation? = nil
  ) {
    self.id = id
    self.title = title
    self.amount = amount
    self.every = every
    self.delivery = delivery
    self.location = location
  }
}

/// A number of certified people that the agreement asks for.
public struct CertificationTarget: Sendable {
  /// Its name in the programme.
  public let id: String
  /// What the agreement calls it.
  public let title: String
  /// Holders when the agreement was written.
  public let holders: Int
  /// Holders that are asked for.
  public let target: Int
  /// By when; nil where that is open.
  public let due: CivilDate?
  /// How long a certification is valid.
  public let valid: Tenor?
  /// Where it stands.
  public let location: SourceLocation?

  /// A target by its parts.
  public init(
    id: String, title: String, holders: Int, target: Int, due: CivilDate?, valid: Tenor?,
    location: SourceLocation? = nil
  ) {
    self.id = id
    self.title = title
    self.holders = holders
    self.target = target
    self.due = due
    self.valid = valid
    self.location = location
  }
}

/// A promise to spend, by contract year.
public struct Commitment: Sendable {
  /// One contract year of it.
  public struct Year: Sendable, Hashable {
    /// The least to be spent in that year.
    public let amount: Money
    /// The discount that goes with it, in percent.
    public let discount: DecimalNumber?
    /// Where it stands.
    public let location: SourceLocation?

    /// A year by its parts.
    public init(amount: Money, discount: DecimalNumber?, location: SourceLocation?) {
      self.amount = amount
      self.discount = discount
      self.location = location
    }
  }

  /// What the discount of a year hangs on.
  public enum DiscountBasis: String, Sendable, Hashable, CaseIterable {
    /// The contract year.
    case year
    /// What was spent.
    case achieved
  }

  /// Its name in the programme.
  public let id: String
  /// What it is about.
  public let title: String
  /// The total that the agreement states.
  public let total: Money?
  /// Where the total stands.
  public let totalLocation: SourceLocation?
  /// The contract years in order.
  public let years: [Year]
  /// What the discount hangs on.
  public let discountBasis: DiscountBasis
  /// Expected spend a month, by service, in the agreement's order.
  public let expectedMonthly: [(service: String, amount: Money)]
  /// What counts towards it.
  public let eligible: EligibleSpend

  /// A commitment by its parts.
  public init(
    id: String, title: String, total: Money?, totalLocation: SourceLocation?, years: [Year],
    discountBasis: DiscountBasis, expectedMonthly: [(service: String, amount: Money)],
    eligible: EligibleSpend = EligibleSpend()
  ) {
    self.id = id
    self.title = title
    self.total = total
    self.totalLocation = totalLocation
    self.years = years
    self.discountBasis = discountBasis
    self.expectedMonthly = expectedMonthly
    self.eligible = eligible
  }
}

/// A number that the parties watch.
public struct Metric: Sendable {
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
  }

  /// What is asked of it.
  public struct Target: Sendable, Hashable {
    /// Which side of the value is good.
    public enum Direction: String, Sendable, Hashable {
      case atLeast = ">="
      case atMost = "<="
      case above = ">"
      case below = "<"
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
  public let amber: DecimalNumber?
  /// Where it stands.
  public let location: SourceLocation?

  /// A metric by its parts.
  public init(
    id: String, title: String, unit: String, current: Value?, target: Target?, by: CivilDate?,
    isServiceLevel: Bool,
    penalty: String?, amber: DecimalNumber?, location: SourceLocation?
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
    self.location = location
  }
}

/// An investment that is expected to bring yearly revenue.
public struct Initiative: Sendable {
  /// Its name in the programme.
  public let id: String
  /// What the agreement calls it.
  public let title: String
  /// What is put in.
  public let investment: Money
  /// The annual recurring revenue that is expected.
  public let expectedARR: Money?
  /// Where it stands.
  public let location: SourceLocation?

  /// An initiative by its parts.
  public init(
    id: String, title: String, investment: Money, expectedARR: Money?,
    location: SourceLocation? = nil
  ) {
    self.id = id
    self.title = title
    self.investment = investment
    self.expectedARR = expectedARR
    self.location = location
  }
}
