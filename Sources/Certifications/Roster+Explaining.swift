public import BusinessCalendar
internal import Diagnostics
public import Journal
internal import Programme

extension Roster {
  /// The numbers that can be explained of each certification.
  private static let numbers = ["holders", "gap", "expiring", "booked", "projected", "pace"]

  /// Every key of ``explain(_:asOf:)``.
  public var explainable: [String] {
    rules.targets.flatMap { target in
      [target.id] + Self.numbers.map { "\(target.id)/\($0)" }
    }
  }

  /// Where a number comes from, on the day as of which the roster was made.
  ///
  /// - Parameter key: A certification's id for all of its numbers, or with one of them: `solutions-architect/gap`.
  public func explain(_ key: String, asOf: CivilDate) throws(RosterRefusal) -> Explanation {
    let parts = key.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let first = parts.first, let target = rules.target(first),
      parts.count == 1 || Self.numbers.contains(parts[1])
    else {
      throw RosterRefusal(
        "no number of a certification is named '\(key)'\(Suggestion.ending(for: key, in: explainable))")
    }
    let wanted = parts.count == 1 ? Self.numbers : [parts[1]]
    let progress = progress(of: target, asOf: asOf)
    var steps: [Explanation.Step] = []
    var events: [JournalEvent] = []
    for number in wanted {
      let (more, behind) = explain(number, of: progress, asOf: asOf)
      steps += more.filter { !steps.contains($0) }
      events += behind
    }
    var seen: Set<String> = []
    return Explanation(
      title: "\(target.title): \(wanted.count == 1 ? wanted[0] : "certification") as of \(asOf)",
      steps: steps,
      events: events.filter { seen.insert($0.id).inserted }.sorted {
        ($0.fact.effective, $0.number) < ($1.fact.effective, $1.number)
      })
  }

  private func explain(
    _ number: String, of progress: CertificationProgress, asOf: CivilDate
  ) -> ([Explanation.Step], [JournalEvent]) {
    let target = progress.target
    switch number {
    case "gap":
      let (steps, events) = holdersSteps(progress, asOf: asOf)
      return (
        steps + [
          .init("gap = target − holders = \(target.target) − \(progress.holders)", "\(progress.gap)")
        ], events
      )
    case "expiring":
      let ending = holders(of: target.id, on: asOf).filter { holding in
        holding.run(on: asOf).map { $0.last - asOf <= 90 } ?? false
      }
      return (
        [
          .init("expiring within 30 days, by \(asOf.adding(days: 30))", "\(progress.expiring30)"),
          .init("expiring within 60 days, by \(asOf.adding(days: 60))", "\(progress.expiring60)"),
          .init("expiring within 90 days, by \(asOf.adding(days: 90))", "\(progress.expiring)"),
        ], ending.flatMap { events(behind: $0, on: asOf) }
      )
    case "booked":
      let exams = exams(of: target.id)
      return (
        [
          .init("exams booked for \(asOf) or later", "\(progress.booked)"),
          .init("exams before \(asOf) without a result, which count for nothing", "\(progress.awaited)"),
        ], exams.map(\.exam.event)
      )
    case "projected": return projectedSteps(progress, asOf: asOf)
    case "pace":
      let (_, events) = projectedSteps(progress, asOf: asOf)
      let step: Explanation.Step =
        progress.pace.map { .init("pace = \($0.words)", "\($0.perMonth) a month") }
        ?? .init(target.due.map { "the due date, \($0), has come" } ?? "no due date is set", "no pace")
      return ([step], events)
    default: return holdersSteps(progress, asOf: asOf)
    }
  }

  private func holdersSteps(
    _ progress: CertificationProgress, asOf: CivilDate
  ) -> ([Explanation.Step], [JournalEvent]) {
    let target = progress.target
    let held = holders(of: target.id, on: asOf)
    let places = named(of: target)
    var steps: [Explanation.Step] = [
      .init("holders that the agreement counts", "\(target.holders)")
    ]
    var events = held.flatMap { self.events(behind: $0, on: asOf) }
    if let complete = completed[target.id] {
      steps.append(
        .init("the roster was said to name every holder on \(complete.fact.effective)", "0 unnamed"))
      events.append(complete)
    } else {
      steps.append(
        .init(
          "unnamed = agreement − those on the roster who take a place, never negative = \(target.holders) − \(places.count)",
          "\(progress.unnamed)"))
      events += places.flatMap { $0.validities.map(\.event) }
    }
    steps.append(.init("people on the roster whose certification is valid on \(asOf)", "\(held.count)"))
    steps.append(
      .init("holders = unnamed + valid = \(progress.unnamed) + \(held.count)", "\(progress.holders)"))
    return (steps, events)
  }

  private func projectedSteps(
    _ progress: CertificationProgress, asOf: CivilDate
  ) -> ([Explanation.Step], [JournalEvent]) {
    let (target, day) = (progress.target, progress.projectedOn)
    let staying = holders(of: target.id, on: day)
    let passing = day < asOf ? [] : passing(target, from: asOf, until: day)
    let more = passing.subtracting(staying.map(\.person))
    let exams = tracks.filter { more.contains($0.key.person) }.compactMap { $0.value.exam?.event }
    return (
      [
        .init("people on the roster whose certification is valid on \(day)", "\(staying.count)"),
        .init("others who hold it then, if they pass the exam that is booked", "\(more.count)"),
        .init("holders of the agreement without a name, whose expiry is not known", "\(progress.unnamed)"),
        .init(
          "projected = unnamed + valid + passing = \(progress.unnamed) + \(staying.count) + \(more.count)",
          "\(progress.projected)"),
      ], staying.flatMap { events(behind: $0, on: day) } + exams
    )
  }

  /// The facts that make a person a holder on a day.
  func events(behind holding: Holding, on day: CivilDate) -> [JournalEvent] {
    guard let run = holding.run(on: day) else { return [] }
    return holding.validities.filter { run.contains($0.days) }.map(\.event)
  }
}
