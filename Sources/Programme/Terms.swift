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
  /// The certifications that it pays for, by their names in the programme.
  public let certifications: [String]
  /// Where it stands.
  public let location: SourceLocation?

  /// A budget by its parts.
  public init(
    id: String, title: String, amount: Money, every: Tenor?, delivery: String?, certifications: [String] = [],
    location: SourceLocation? = nil
  ) {
    self.id = id
    self.title = title
    self.amount = amount
    self.every = every
    self.delivery = delivery
    self.certifications = certifications
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
