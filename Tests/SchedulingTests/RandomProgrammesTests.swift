import BusinessCalendar
import Diagnostics
import Programme
import Scheduling
import TestSupport
import Testing

/// Invariants of random portfolios. Each is judged by code that shares nothing with the search for starts:
/// days are looked up in the holiday data, clocks are Foundation's, periods are counted month by month.
@Suite struct RandomProgrammesTests {
  /// What each portfolio breaks, by invariant, worked out once for all tests.
  private static let findings: [String: [String]] = {
    let seeds = 1...UInt64(Mutation.rounds(2_000))
    print("random programmes: seeds \(seeds.lowerBound)...\(seeds.upperBound)")
    var found: [String: [String]] = [:]
    for seed in seeds {
      for (name, violations) in RandomTrial(seed: seed).violations where !violations.isEmpty {
        found[name, default: []] += violations.map { "seed \(seed): \($0)" }
      }
    }
    return found
  }()

  @Test(arguments: Invariant.allCases)
  func holds(_ invariant: Invariant) { Self.expectNone(invariant.rawValue) }

  @Test(arguments: RandomTrial.Comparison.allCases)
  func holds(_ comparison: RandomTrial.Comparison) { Self.expectNone(comparison.rawValue) }

  private static func expectNone(_ name: String) {
    let found = findings[name] ?? []
    #expect(found.isEmpty, "\(found.count) in all:\n\(found.prefix(12).joined(separator: "\n"))")
  }
}

/// One random portfolio, scheduled in several ways.
struct RandomTrial {
  /// What holds between two schedules.
  enum Comparison: String, CaseIterable, Sendable {
    case textsAreRead
    case twoRunsAreTheSame
    case aLaterProgrammeChangesNoIdentity
    case publishingMovesNothing
    case historyStays
  }

  /// What is broken, by the name of the invariant.
  private(set) var violations: [(name: String, texts: [String])] = []

  init(seed: UInt64) {
    let texts = RandomPortfolio(seed: seed)
    guard let read = try? ReadPortfolio(texts), let again = try? ReadPortfolio(texts) else {
      violations = [(Comparison.textsAreRead.rawValue, ["not a workspace"])]
      return
    }
    note(.textsAreRead, read.diagnostics.map { "\($0.message) in \(texts.programmes)" })
    let programmes = read.programmes
    guard let first = programmes.first, programmes.count == texts.programmes.count else { return }
    let asOf = first.term.first.adding(days: Int(seed * 37 % 300) - 30)
    let result = read.scheduler.portfolio(programmes, asOf: asOf)
    judge(PlannedMeetings(read, result))

    // In a short run each portfolio is compared in one of three ways, in a soak run in all.
    let isWanted = { (turn: UInt64) in seed % 3 == turn || Mutation.rounds(10) == 10 }
    if isWanted(0) {
      let second = again.scheduler.portfolio(again.programmes, asOf: asOf)
      note(.twoRunsAreTheSame, Self.dump(second) == Self.dump(result) ? [] : ["two runs differ"])
    }
    if isWanted(1) {
      let seen = Self.publication(of: result)
      let published = read.scheduler.portfolio(programmes, asOf: asOf, published: seen)
      note(.publishingMovesNothing, Self.moved(from: result, to: published))
    }
    guard programmes.count > 1, isWanted(2) else { return }
    let fewer = read.scheduler.portfolio(Array(programmes.dropLast()), asOf: asOf)
    note(.aLaterProgrammeChangesNoIdentity, Self.changedIdentities(from: fewer, to: result))
    let published = Self.publication(of: fewer)
    let grown = read.scheduler.portfolio(programmes, asOf: asOf, published: published)
    note(.aLaterProgrammeChangesNoIdentity, Self.changedIdentities(from: fewer, to: grown))
    note(.historyStays, Self.moved(from: fewer, to: grown) { $0 < asOf })
    let history = published.meetings.filter { $0.value.start.date < asOf }.keys
    judge(PlannedMeetings(read, grown, history: Set(history)))
  }

  private mutating func note(_ comparison: Comparison, _ texts: [String]) {
    violations.append((comparison.rawValue, texts))
  }

  private mutating func judge(_ planned: PlannedMeetings) {
    for invariant in Invariant.allCases {
      violations.append((invariant.rawValue, invariant.violations(of: planned)))
    }
  }

  /// What subscribers would have seen.
  private static func publication(of result: PortfolioSchedule) -> LastPublication {
    var meetings: [String: LastPublication.Meeting] = [:]
    for entry in result.schedules.flatMap(\.agenda) where entry.status == .confirmed {
      meetings[entry.id] = .init(start: entry.start, rule: entry.rule)
    }
    return LastPublication(meetings: meetings)
  }

  /// Everything that a person could see of a result.
  private static func dump(_ result: PortfolioSchedule) -> String {
    result.schedules.map { schedule in
      let occurrences = schedule.occurrences.map { "\(schedule.id(of: $0)) \($0) \($0.steps)" }
      return
        (occurrences + schedule.agenda.map { "\($0)" } + schedule.milestones.map { "\($0)" }
        + schedule.diagnostics.map { "\($0.severity) \($0.code) \($0.message) \($0.notes)" })
        .joined(separator: "\n")
    }.joined(separator: "\n")
  }

  /// Meetings with another start, or none, of those whose day is asked for.
  private static func moved(
    from before: PortfolioSchedule, to after: PortfolioSchedule,
    where isMeant: (CivilDate) -> Bool = { _ in true }
  ) -> [String] {
    let starts = Dictionary(
      after.schedules.flatMap(\.agenda).map { ($0.id, $0.start) }, uniquingKeysWith: { first, _ in first })
    return before.schedules.flatMap(\.agenda).compactMap { entry in
      guard entry.status == .confirmed, isMeant(entry.date), starts[entry.id] != entry.start else {
        return nil
      }
      return "\(entry.id) moves from \(entry.start) to \(starts[entry.id]?.description ?? "nowhere")"
    }
  }

  /// Identities, periods and nominal dates of the earlier programmes that another one changed.
  private static func changedIdentities(from before: PortfolioSchedule, to after: PortfolioSchedule)
    -> [String]
  {
    func identities(_ schedule: Schedule) -> Set<String> {
      Set(schedule.occurrences.map { "\(schedule.id(of: $0)) \($0.period)" })
    }
    return zip(before.schedules, after.schedules).flatMap { one, two in
      identities(one).symmetricDifference(identities(two)).sorted()
    }
  }
}
