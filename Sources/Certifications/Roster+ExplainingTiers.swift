public import BusinessCalendar
internal import Diagnostics
public import Journal
public import Programme

extension Roster {
  /// Every key of ``explainTier(_:values:asOf:)``.
  public var explainableTiers: [String] {
    rules.tiers.flatMap { tier in [tier.id] + tier.requirements.map { "\(tier.id)/\($0.rawValue)" } }
  }

  /// The tier that a key is about; nil where it is none of ``explainableTiers``.
  public func tier(explainedBy key: String) -> TierRequirements? {
    guard explainableTiers.contains(key) else { return nil }
    return rules.tiers.first { key == $0.id || key.hasPrefix($0.id + "/") }
  }

  /// How a tier's requirements are counted, on the day as of which the roster was made.
  ///
  /// - Parameters:
  ///   - key: A tier's id for all that it asks for, or with one requirement: `advanced/certified`.
  ///   - values: What other registers know.
  public func explainTier(
    _ key: String, values: [TierRequirements.Requirement: OutsideValue], asOf: CivilDate
  ) throws(RosterRefusal) -> Explanation {
    guard let tier = tier(explainedBy: key) else {
      let near = Suggestion.ending(for: key, in: explainableTiers)
      throw RosterRefusal("no requirement of a tier is named '\(key)'\(near)")
    }
    let card = TierScorecard(tier, self, values: values, asOf: asOf)
    let lines = card.lines.filter { key == tier.id || key == "\(tier.id)/\($0.requirement.rawValue)" }
    var steps: [Explanation.Step] = []
    var events: [JournalEvent] = []
    if let rule = card.rule {
      steps.append(.init("the rule that holds on \(asOf)", "from \(rule.from)"))
    } else if let first = tier.rules.first {
      steps.append(.init("no rule holds on \(asOf); the first", "from \(first.from)"))
    }
    if lines.isEmpty, card.rule != nil { steps.append(.init("it does not ask for that", "nothing is asked")) }
    for line in lines {
      switch line.requirement {
      case .certified, .professional:
        let (counting, behind) = countingSteps(line, of: tier, on: asOf)
        steps += counting
        events += behind
      case .launchedOpportunities, .satisfaction:
        steps.append(Self.outsideStep(line))
        events += values[line.requirement]?.events ?? []
      }
      steps.append(Self.verdict(line))
    }
    if lines.count == card.lines.count, card.rule != nil {
      steps.append(.init("all that is asked for", card.isMet ? "met" : "not met"))
    }
    var seen: Set<String> = []
    return Explanation(
      title:
        "\(tier.title): \(key == tier.id ? "tier" : String(key.dropFirst(tier.id.count + 1))) as of \(asOf)",
      steps: steps,
      events: events.filter { seen.insert($0.id).inserted }.sorted {
        ($0.fact.effective, $0.number) < ($1.fact.effective, $1.number)
      })
  }

  /// How people are counted: those who are named each once, of those without a name the least that they can be.
  private func countingSteps(
    _ line: TierScorecard.Line, of tier: TierRequirements, on day: CivilDate
  ) -> ([Explanation.Step], [JournalEvent]) {
    let name = line.requirement.rawValue
    let targets = counted(line.requirement, by: tier, on: day)
    var events: [JournalEvent] = []
    var steps = targets.map { target -> Explanation.Step in
      let held = holders(of: target.id, on: day)
      events += held.flatMap { self.events(behind: $0, on: day) }
      if let complete = completed[target.id] { events.append(complete) }
      let unnamed = unnamed(of: target)
      return Explanation.Step(
        "\(name), \(target.title): named + unnamed = \(held.count) + \(unnamed)",
        "\(unnamed.saturating(held.count))")
    }
    if targets.isEmpty { steps.append(.init("\(name): no certification of the programme counts", "0")) }
    let people = people(line.requirement, by: tier, on: day)
    steps.append(.init("\(name): people on the roster, each counted once", "\(people.named)"))
    steps.append(
      .init(
        "\(name) = those, or the largest certification with its unnamed holders, who may be the same people in others",
        "\(people.atLeast)"))
    if people.atMost != people.atLeast {
      steps.append(.init("\(name): at most, were all the unnamed different people", "\(people.atMost)"))
    }
    return (steps, events)
  }

  private static func outsideStep(_ line: TierScorecard.Line) -> Explanation.Step {
    let name = line.requirement.rawValue
    guard let value = line.value, let date = line.date else {
      return .init("\(name): \(line.source)", "no value")
    }
    return .init("\(name) on \(date): \(line.source)", "\(value)")
  }

  private static func verdict(_ line: TierScorecard.Line) -> Explanation.Step {
    let asked = "\(line.requirement.rawValue) \(line.target.direction.rawValue) \(line.target.value)"
    switch line.state {
    case .met, .noData: return .init(asked, line.state.word)
    case .missing(let count): return .init(asked, count.map { "\($0) missing" } ?? "missing")
    case .atRisk(let date, let why): return .init("\(asked), at risk from \(date): \(why)", "met")
    }
  }
}

extension TierRequirements {
  /// What any of its rules asks for.
  fileprivate var requirements: [Requirement] {
    Requirement.allCases.filter { requirement in rules.contains { $0.targets[requirement] != nil } }
  }
}
