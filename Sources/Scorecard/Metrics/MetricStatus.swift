public import BusinessCalendar
import Journal
public import Programme

/// How one metric stands on a day.
public struct MetricStatus: Sendable {
  /// How many values the trend shows at most.
  public static let trendLength = 12

  /// The metric.
  public let metric: Metric
  /// The day.
  public let asOf: CivilDate
  /// The newest value: the register's where it has any, else the agreement's.
  public let reading: MetricReading?
  /// The day for which the value is judged: that which it is of. The agreement's own value is where the path begins, and is
  /// judged for the day of the report.
  public let judgedFor: CivilDate
  /// The way from the agreement's value to the target.
  public let path: MetricPath?
  /// What the path asks for on the day of judgement.
  public let asked: Metric.Value?
  /// The value less the target; nil where they are unlike.
  public let difference: Metric.Value?
  /// Why the value is judged as it is, whatever its age.
  public let verdict: MetricVerdict
  /// The last day on which the value is not stale; nil where there is none.
  public let freshUntil: CivilDate?
  /// The contract quarter before that of the value.
  public let previousQuarterEnd: CivilDate?
  /// The value as of the end of that quarter.
  public let previous: MetricReading?
  /// The newest values in order, the agreement's own first where it belongs there.
  public let trend: [MetricReading]
  /// The time that a target of availability leaves, of the value's period, else of the one that runs.
  public let budget: ErrorBudget?

  /// Whether the value is older than its period and its grace.
  public var isStale: Bool { freshUntil.map { asOf > $0 } ?? false }

  /// The word.
  public var health: MetricHealth { reading != nil && isStale ? .stale : verdict.health }

  /// Whether a penalty follows: a service level's target is missed, amber or red.
  public var isPenaltyDue: Bool {
    metric.isServiceLevel && metric.penalty != nil && (verdict == .missed || verdict == .withinAmber)
  }

  /// The trend as a line of blocks.
  public var sparkline: String { Sparkline.text(trend.map(\.value.number)) }

  /// The status of a metric by a book that holds what is effective until the day.
  init(_ metric: Metric, in book: MetricBook, asOf: CivilDate) {
    let rules = book.rules
    let agreed = metric.current.map { MetricReading(agreed: $0, on: rules.baseline(of: metric)) }
    let recorded = book.values(of: metric.id).filter { $0.period.end <= asOf }.map { MetricReading($0) }
    let reading = recorded.last ?? agreed
    let path = MetricPath(metric, by: rules)
    let judgedFor = recorded.last?.date ?? asOf
    self.metric = metric
    self.asOf = asOf
    self.reading = reading
    self.path = path
    self.judgedFor = judgedFor
    asked = path?.value(on: judgedFor)
    difference = reading.flatMap { reading in metric.target.flatMap { reading.value.subtracting($0.value) } }
    verdict =
      reading.map { MetricJudgement(metric: metric, path: path).verdict(on: $0.value, for: judgedFor) }
      ?? .noValue
    freshUntil = reading.map { Self.freshUntil($0.date, metric.keeping) }
    // Beside a value of July, which is told in August, belongs that of June, and not July's own once more.
    let shown = min(reading?.date ?? asOf, asOf)
    let quarterEnd = ContractQuarter(containing: shown, from: rules.reckoning.term)?.lastDayBefore
    previousQuarterEnd = quarterEnd
    previous = quarterEnd.flatMap { end in
      recorded.last { $0.date <= end } ?? agreed.flatMap { $0.date <= end ? $0 : nil }
    }
    let first = agreed.flatMap { agreed in
      recorded.first.map { $0.date > agreed.date } ?? true ? agreed : nil
    }
    trend = Array(((first.map { [$0] } ?? []) + recorded).suffix(Self.trendLength))
    budget = Self.budget(metric, recorded.last, rules, asOf)
  }

  /// The end of the period after the value's, and the grace.
  private static func freshUntil(_ date: CivilDate, _ keeping: Metric.Keeping) -> CivilDate {
    let tenor = (keeping.period ?? .quarter).tenor
    let next = tenor?.advance(date) ?? date
    // A month after 28 February ends on 31 March.
    let end = date.isEndOfMonth && tenor?.months != nil ? next.endOfMonth : next
    return keeping.grace?.advance(end) ?? end
  }

  private static func budget(
    _ metric: Metric, _ reading: MetricReading?, _ rules: MetricRules, _ asOf: CivilDate
  ) -> ErrorBudget? {
    guard metric.hasErrorBudget, let target = metric.target?.value.number else { return nil }
    let running = running(metric.keeping.period ?? .month, at: asOf, rules)
    guard let span = reading?.period?.span ?? running else { return nil }
    return ErrorBudget(span, target: target, value: reading?.value.number)
  }

  /// The period that holds a day; of no declared length a month.
  private static func running(_ length: Metric.Period, at day: CivilDate, _ rules: MetricRules) -> DateSpan? {
    let (year, month, _) = day.parts
    switch length {
    case .day: return DateSpan(day)
    case .week:
      let monday = day.adding(days: 1 - day.weekday.isoNumber)
      return DateSpan(monday, monday.adding(days: 6))
    case .quarter:
      guard let quarter = ContractQuarter(containing: day, from: rules.reckoning.term) else { return nil }
      return DateSpan(quarter.first, quarter.first.adding(months: 3).adding(days: -1))
    case .month, .halfYear, .year:
      let count = length.tenor?.months ?? 1
      guard let first = CivilDate(year: year, month: (month - 1) / count * count + 1, day: 1) else {
        return nil
      }
      return DateSpan(first, first.adding(months: count).adding(days: -1))
    }
  }
}

extension Metric.Value {
  /// The difference; nil between unlike values and on overflow.
  func subtracting(_ other: Metric.Value) -> Metric.Value? {
    guard currency == other.currency, let number = number.subtracting(other.number) else { return nil }
    guard let currency else { return .number(number) }
    return Money(number, currency).map { .money($0) }
  }
}

/// How the metrics of a programme stand on a day.
public struct MetricsStatus: Sendable {
  /// The programme's id.
  public let programme: String
  /// The day.
  public let asOf: CivilDate
  /// Its metrics, in the agreement's order.
  public let metrics: [MetricStatus]
  /// Whether the register has any value of them.
  public let isRecorded: Bool

  /// The metrics by a book that holds what is effective until the day.
  public init(_ book: MetricBook, asOf: CivilDate) {
    self.init(
      programme: book.rules.programme, asOf: asOf,
      metrics: book.rules.metrics.map { MetricStatus($0, in: book, asOf: asOf) })
  }

  /// One of them alone.
  public func only(_ metric: String) -> MetricsStatus {
    MetricsStatus(programme: programme, asOf: asOf, metrics: metrics.filter { $0.metric.id == metric })
  }

  private init(programme: String, asOf: CivilDate, metrics: [MetricStatus]) {
    self.programme = programme
    self.asOf = asOf
    self.metrics = metrics
    isRecorded = metrics.contains { $0.reading?.event != nil }
  }

  /// The metrics of a programme of which nothing is recorded.
  public init(_ programme: Programme, asOf: CivilDate) {
    self.init(MetricBook(MetricRules(programme), events: []), asOf: asOf)
  }
}
