public import BusinessCalendar
public import Journal
public import Programme

/// A period of a budget: a contract year for `every: year`, the whole term where the budget has no period.
public struct TrainingPeriod: Sendable, Hashable {
  /// `Y3`, `3` for periods that are no years, `term`.
  public let label: String
  /// Its first to its last day.
  public let days: DateSpan

  /// The period of a budget that a date lies in; nil outside of the term.
  public init?(of budget: TrainingBudget, term: DateSpan, on date: CivilDate) {
    guard let found = Self.all(of: budget, term: term).first(where: { $0.days.contains(date) }) else {
      return nil
    }
    self = found
  }

  private init(label: String, days: DateSpan) {
    self.label = label
    self.days = days
  }

  /// All periods of a budget, counted from the term's first day; the last one ends with the term.
  public static func all(of budget: TrainingBudget, term: DateSpan) -> [TrainingPeriod] {
    guard let every = budget.every else { return [TrainingPeriod(label: "term", days: term)] }
    var periods: [TrainingPeriod] = []
    while periods.count < 40_000 {
      let first = every.advance(term.first, times: periods.count)
      let next = every.advance(term.first, times: periods.count + 1)
      guard first <= term.last, next > first,
        let days = DateSpan(first, min(term.last, next.adding(days: -1)))
      else { break }
      let number = periods.count + 1
      periods.append(TrainingPeriod(label: every == .oneYear ? "Y\(number)" : "\(number)", days: days))
    }
    return periods
  }
}

/// Money of a budget that was promised.
public struct TrainingCommitment: Sendable {
  /// `T-1`.
  public let id: String
  /// The budget.
  public let budget: String
  /// What for.
  public let what: String
  /// When it was promised; it counts for the period that this lies in.
  public let date: CivilDate
  /// How much was promised.
  public let amount: Money
  /// How much of it was spent.
  public internal(set) var spent: Money
  /// Whether what was left is free again.
  public internal(set) var isReleased = false

  /// What is still promised.
  public var open: Money {
    isReleased
      ? .zero(amount.currency)
      : Money(minorUnits: max(0, amount.minorUnits - spent.minorUnits), currency: amount.currency)
  }
}

/// A budget in one of its periods, on one day.
public struct TrainingBalance: Sendable {
  /// The budget.
  public let budget: TrainingBudget
  /// The period.
  public let period: TrainingPeriod
  /// What was spent in it, and of promises of it, whenever that was.
  public let spent: Money
  /// What is promised and not spent.
  public let committed: Money
  /// The budget less both; negative where more was spent or promised.
  public let left: Money
  /// Certifications gained in the period until the day, of those that the budget pays for; nil where it names none.
  public let gained: Int?
  /// What each of them cost: spent ÷ gained, to the currency's last digit, half away from zero. nil where none was gained.
  public let costEach: DecimalNumber?
  /// The facts that it stands on.
  public let events: [JournalEvent]

  init(
    budget: TrainingBudget, period: TrainingPeriod, spent: Money, committed: Money, gained: Int?,
    events: [JournalEvent]
  ) {
    self.budget = budget
    self.period = period
    self.spent = spent
    self.committed = committed
    self.gained = gained
    self.events = events
    let used = spent.adding(committed) ?? budget.amount
    left = Money(
      minorUnits: budget.amount.minorUnits.subtractingReportingOverflow(used.minorUnits).partialValue,
      currency: budget.amount.currency)
    costEach = gained.flatMap { gained in
      gained > 0
        ? spent.number.divided(by: DecimalNumber(mantissa: gained), digits: spent.currency.digits) : nil
    }
  }
}
