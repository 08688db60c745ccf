public import BusinessCalendar
internal import Journal
public import Programme

extension Roster {
  /// Who holds a certification on a day, by id.
  public func holders(of certification: String, on day: CivilDate) -> [Holding] {
    (holdings[certification] ?? [:]).values.filter { $0.isHeld(on: day) }.sorted { $0.person < $1.person }
  }

  /// The agreement's holders whom the roster does not name.
  ///
  /// Each person on the roster who held the certification while the agreement has run takes the place of one of them, unless
  /// they are known to have come later: an exam was planned for them first, or somebody said so. None is left once the roster
  /// is said to name every holder.
  public func unnamed(of target: CertificationTarget) -> Int {
    if completed[target.id] != nil { return 0 }
    return max(0, target.holders - named(of: target).count)
  }

  /// Those on the roster who take the place of one of the agreement's holders.
  func named(of target: CertificationTarget) -> [Holding] {
    (holdings[target.id] ?? [:]).values.filter { holding in
      let key = HolderTrack.Key(person: holding.person, certification: target.id)
      let isBeyond = tracks[key]?.isBeyondAgreement ?? false
      return !isBeyond && holding.runs.contains { $0.last >= rules.term.first }
    }.sorted { $0.person < $1.person }
  }

  /// Whether a person takes the place of one of the agreement's holders.
  public func takesPlace(_ person: String, of target: CertificationTarget) -> Bool {
    named(of: target).contains { $0.person == person }
  }

  /// A target on the day as of which the roster was made.
  public func progress(of target: CertificationTarget, asOf: CivilDate) -> CertificationProgress {
    let held = holders(of: target.id, on: asOf)
    let unnamed = unnamed(of: target)
    let ends = held.compactMap { $0.run(on: asOf)?.last }
    func ending(within days: Int) -> Int { ends.filter { $0 - asOf <= days }.count }
    let exams = exams(of: target.id)
    let projectedOn = target.due ?? rules.term.last
    let staying = Set(holders(of: target.id, on: projectedOn).map(\.person))
    let gained =
      projectedOn < asOf ? [] : staying.union(passing(target, from: asOf, until: projectedOn))
    let missing = CertificationProgress.missing(unnamed.saturating(staying.count), of: target.target)
    return CertificationProgress(
      target: target, holders: unnamed.saturating(held.count), unnamed: unnamed,
      source: source(of: target, named: held.count, unnamed: unnamed), expiring30: ending(within: 30),
      expiring60: ending(within: 60), expiring: ending(within: 90),
      booked: exams.filter { $0.exam.date >= asOf }.count,
      awaited: exams.filter { $0.exam.date < asOf }.count,
      projected: unnamed.saturating(max(staying.count, gained.count)), projectedOn: projectedOn,
      pace: target.due.flatMap { due in
        due > asOf ? CertificationProgress.Pace(missing: missing, days: due - asOf) : nil
      })
  }

  private func source(of target: CertificationTarget, named: Int, unnamed: Int)
    -> CertificationProgress.Source
  {
    if completed[target.id] == nil, (holdings[target.id] ?? [:]).isEmpty { return .agreement }
    return unnamed == 0 ? .roster : .both(named: named, unnamed: unnamed)
  }

  /// The exams of a certification that are booked and have no result, by date.
  func exams(of certification: String) -> [(person: String, exam: HolderTrack.Exam)] {
    tracks.compactMap { key, track in
      key.certification == certification ? track.exam.map { (key.person, $0) } : nil
    }.sorted { ($0.exam.date, $0.person) < ($1.exam.date, $1.person) }
  }

  /// Who holds a certification on a day if every booked exam is passed: its own, and those that renew it.
  func passing(_ target: CertificationTarget, from asOf: CivilDate, until day: CivilDate) -> Set<String> {
    var people: Set<String> = []
    for (person, exam) in exams(of: target.id) where exam.date >= asOf && exam.date <= day {
      let isKnown = holding(of: person, target.id) != nil
      // Of a holder whom the agreement counts without a name, nothing changes.
      let isCounted = exam.isRenewal && !isKnown && unnamed(of: target) > 0
      if !isCounted, isValid(target, passed: exam.date, on: day) { people.insert(person) }
    }
    for higher in rules.targets where rules.renewed(by: higher.id).contains(target.id) {
      for (person, exam) in exams(of: higher.id) where exam.date >= asOf && exam.date <= day {
        guard holding(of: person, target.id)?.isHeld(on: exam.date) ?? false,
          isValid(higher, passed: exam.date, on: day)
        else { continue }
        people.insert(person)
      }
    }
    return people
  }

  private func isValid(_ target: CertificationTarget, passed: CivilDate, on day: CivilDate) -> Bool {
    target.valid.map { $0.advance(passed) >= day } ?? true
  }

  /// How many people came to hold certifications in a span of days: who held one already counts only for another, and who
  /// had let it lapse counts again.
  public func gained(_ certifications: [String], in days: DateSpan) -> Int {
    certifications.reduce(0) { sum, certification in
      sum
        + (holdings[certification] ?? [:]).values.reduce(0) { sum, holding in
          sum + holding.runs.filter { days.contains($0.first) }.count
        }
    }
  }
}

extension Int {
  /// The sum, or the largest number.
  func saturating(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}
