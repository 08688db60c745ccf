public import BusinessCalendar
public import Programme

/// How many people hold a certification over time, and how many are expected to.
public struct HolderCourse: Sendable, Hashable {
  /// A number from a day on.
  public struct Step: Sendable, Hashable {
    /// From when.
    public let date: CivilDate
    /// How many.
    public let holders: Int
  }

  /// The certification's id.
  public let certification: String
  /// Until the day as of which the roster was made, a step a change.
  public let known: [Step]
  /// After that day, as `CertificationProgress.projected` counts: what ends is left out, booked exams are counted as passed.
  public let projected: [Step]
}

extension Roster {
  /// The course of a target from one day to another.
  public func course(of target: CertificationTarget, in span: DateSpan, asOf: CivilDate) -> HolderCourse {
    let unnamed = unnamed(of: target)
    let runs = (holdings[target.id] ?? [:]).values.flatMap(\.runs)
    // Where a number may change: when somebody comes to hold it, and the day after somebody no longer does.
    var changes = Set(runs.flatMap { [$0.first, $0.last.adding(days: 1)] })
    let known = steps(at: changes, from: span.first, through: min(asOf, span.last)) { date in
      unnamed.saturating(holders(of: target.id, on: date).count)
    }
    for exams in [target.id] + rules.targets.map(\.id).filter({ rules.renewed(by: $0).contains(target.id) }) {
      let valid = rules.targets.first { $0.id == exams }?.valid
      for (_, exam) in self.exams(of: exams) where exam.date >= asOf {
        changes.insert(exam.date)
        if let valid { changes.insert(valid.advance(exam.date).adding(days: 1)) }
      }
    }
    let projected = steps(at: changes, from: asOf.adding(days: 1), through: span.last) { date in
      let staying = Set(holders(of: target.id, on: date).map(\.person))
      return unnamed.saturating(staying.union(passing(target, from: asOf, until: date)).count)
    }
    return HolderCourse(certification: target.id, known: known, projected: projected)
  }

  private func steps(
    at changes: Set<CivilDate>, from first: CivilDate, through last: CivilDate, _ count: (CivilDate) -> Int
  ) -> [HolderCourse.Step] {
    guard first <= last else { return [] }
    let dates = [first] + changes.filter { first < $0 && $0 <= last }.sorted()
    return dates.reduce(into: []) { steps, date in
      let holders = count(date)
      if steps.last?.holders != holders { steps.append(HolderCourse.Step(date: date, holders: holders)) }
    }
  }
}
