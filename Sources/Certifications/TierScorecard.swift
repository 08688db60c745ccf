public import BusinessCalendar
public import Journal
public import Programme

/// A value that another register knows: launched opportunities, customers' satisfaction.
public struct OutsideValue: Sendable, Hashable {
  /// The value.
  public let number: DecimalNumber
  /// The day for which it holds.
  public let date: CivilDate
  /// Where it comes from, in words.
  public let source: String
  /// The facts behind it.
  public let events: [JournalEvent]

  /// A value by its parts.
  public init(_ number: DecimalNumber, on date: CivilDate, source: String, events: [JournalEvent] = []) {
    self.number = number
    self.date = date
    self.source = source
    self.events = events
  }
}

/// A tier's requirements against what there is on one day.
public struct TierScorecard: Sendable {
  /// Where a requirement stands.
  public enum State: Sendable, Hashable {
    /// Met, and by all that is known it stays so for a year.
    case met
    /// Met, and no longer from a date on unless something is done; with what happens then.
    case atRisk(from: CivilDate, why: String)
    /// Not met; with what is missing, where it can be counted.
    case missing(DecimalNumber?)
    /// Nobody has recorded a value.
    case noData

    /// `met`, `at risk`, `missing` or `no data`.
    public var word: String {
      switch self {
      case .met: "met"
      case .atRisk: "at risk"
      case .missing: "missing"
      case .noData: "no data"
      }
    }
  }

  /// One requirement.
  public struct Line: Sendable {
    /// Which.
    public let requirement: TierRequirements.Requirement
    /// What is asked for on the day.
    public let target: Metric.Target
    /// What there is: of people, the least that it can be.
    public let value: DecimalNumber?
    /// The most that it can be, where the agreement's holders have no names; nil where the value is exact.
    public let atMost: DecimalNumber?
    /// The day for which the value holds.
    public let date: CivilDate?
    /// Where it comes from, in words.
    public let source: String
    /// Where it stands.
    public let state: State
  }

  /// The tier.
  public let tier: TierRequirements
  /// The day.
  public let asOf: CivilDate
  /// The rule that holds on the day; nil before the first, where there is no line.
  public let rule: TierRequirements.Rule?
  /// One a requirement of the rule.
  public let lines: [Line]

  /// Whether all is met on the day, at risk or not.
  public var isMet: Bool {
    rule != nil
      && lines.allSatisfy {
        switch $0.state {
        case .met, .atRisk: true
        case .missing, .noData: false
        }
      }
  }

  /// Whether a requirement stops being met on a known date.
  public var isAtRisk: Bool { lines.contains { $0.state.word == "at risk" } }

  /// How many days ahead is looked for risks.
  static let horizon = 365

  /// A tier by a roster that was made as of the day.
  ///
  /// - Parameter values: What other registers know. It is taken to stay as it is.
  public init(
    _ tier: TierRequirements, _ roster: Roster, values: [TierRequirements.Requirement: OutsideValue],
    asOf: CivilDate
  ) {
    self.tier = tier
    self.asOf = asOf
    rule = tier.rule(on: asOf)
    var lines: [Line] = []
    for requirement in TierRequirements.Requirement.allCases {
      guard let target = rule?.targets[requirement] else { continue }
      lines.append(
        Self.line(requirement, target, of: tier, roster, values[requirement], asOf: asOf))
    }
    self.lines = lines
  }

  private static func line(
    _ requirement: TierRequirements.Requirement, _ target: Metric.Target, of tier: TierRequirements,
    _ roster: Roster, _ outside: OutsideValue?, asOf: CivilDate
  ) -> Line {
    guard requirement == .certified || requirement == .professional else {
      let state: State =
        outside.map { value in
          guard target.isMet(by: value.number) else { return .missing(missing(value.number, target)) }
          return ruleRisk(requirement, tier, asOf: asOf) { _ in value.number } ?? .met
        } ?? .noData
      return Line(
        requirement: requirement, target: target, value: outside?.number, atMost: nil, date: outside?.date,
        source: outside?.source ?? "no register has it", state: state)
    }
    let now = roster.people(requirement, by: tier, on: asOf)
    let value = DecimalNumber(mantissa: now.atLeast)
    let state: State
    if target.isMet(by: value) {
      state =
        ruleRisk(requirement, tier, asOf: asOf, roster.turns(asOf: asOf, within: horizon)) { day in
          DecimalNumber(mantissa: roster.people(requirement, by: tier, on: day).atLeast)
        } ?? .met
    } else {
      state = .missing(missing(value, target))
    }
    return Line(
      requirement: requirement, target: target, value: value,
      atMost: now.atMost == now.atLeast ? nil : DecimalNumber(mantissa: now.atMost), date: asOf,
      source: now.source, state: state)
  }

  /// What is missing, of a target that is a least number.
  private static func missing(_ value: DecimalNumber, _ target: Metric.Target) -> DecimalNumber? {
    let wanted = target.value.number
    guard target.direction == .atLeast, wanted.scale == 0, value.scale == 0 else { return nil }
    let (difference, overflow) = wanted.mantissa.subtractingReportingOverflow(value.mantissa)
    return overflow ? nil : DecimalNumber(mantissa: difference)
  }

  /// The first day on which a value that is enough now is so no longer: because it falls, or because a later rule asks more.
  private static func ruleRisk(
    _ requirement: TierRequirements.Requirement, _ tier: TierRequirements, asOf: CivilDate,
    _ turns: [CivilDate] = [], value: (CivilDate) -> DecimalNumber
  ) -> State? {
    let end = asOf.adding(days: horizon)
    let starts = tier.rules.map(\.from).filter { $0 > asOf && $0 <= end }
    let before = value(asOf)
    for day in Set(turns + starts).sorted() {
      guard let target = tier.rule(on: day)?.targets[requirement] else { continue }
      let then = value(day)
      guard !target.isMet(by: then) else { continue }
      let asked = "\(target.direction.rawValue) \(target.value)"
      let why =
        then < before
        ? "\(then) of \(before) are left by then, and \(asked) are asked for"
        : "the rule from \(tier.rule(on: day)?.from ?? day) asks for \(asked), and there are \(then)"
      return .atRisk(from: day, why: why)
    }
    return nil
  }
}

extension Roster {
  /// The days within a span after a date on which a holder is no longer one.
  fileprivate func turns(asOf: CivilDate, within days: Int) -> [CivilDate] {
    let end = asOf.adding(days: days)
    let all = holdings.values.flatMap { $0.values.flatMap { $0.runs.map { $0.last.adding(days: 1) } } }
    return Set(all.filter { $0 > asOf && $0 <= end }).sorted()
  }

  /// The certifications that count for a requirement under the rule of a day.
  func counted(
    _ requirement: TierRequirements.Requirement, by tier: TierRequirements, on day: CivilDate
  ) -> [CertificationTarget] {
    guard let rule = tier.rule(on: day) else { return [] }
    return rules.targets.filter { target in
      guard rule.counts.map({ $0.contains(target.id) }) ?? true else { return false }
      return requirement == .certified || target.level.map(rule.professionalLevels.contains) ?? false
    }
  }

  /// How many people count for a requirement on a day; a person counts once, however many certifications they hold. The
  /// agreement's holders have no names: one may be counted under several certifications, so that there is a least number and
  /// a most.
  func people(
    _ requirement: TierRequirements.Requirement, by tier: TierRequirements, on day: CivilDate
  ) -> (named: Int, atLeast: Int, atMost: Int, source: String) {
    var named: Set<String> = []
    var (largest, without) = (0, 0)
    for target in counted(requirement, by: tier, on: day) {
      let held = holders(of: target.id, on: day).map(\.person)
      named.formUnion(held)
      let unnamed = min(unnamed(of: target), 1_000_000)
      largest = max(largest, held.count + unnamed)
      without += unnamed
    }
    let source =
      without == 0
      ? "roster" : named.isEmpty ? "agreement, at least" : "roster and agreement, at least"
    return (named.count, max(named.count, largest), named.count + without, source)
  }
}
