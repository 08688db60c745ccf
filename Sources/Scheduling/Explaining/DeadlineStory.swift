import BusinessCalendar
import Programme

extension PortfolioSchedule {
  /// The deadlines of registers that a full name fits, or a short one, settled ones included.
  func deadlines(named name: String) -> [RegisterDeadline] {
    schedules.flatMap(\.deadlines).filter { $0.id == name || $0.id == "\($0.programme)/\(name)" }
  }

  /// The story of a deadline: the rule and the facts that set it, the closed days it was moved over, and what settled it.
  func explain(_ deadline: RegisterDeadline) -> Explanation? {
    let day = deadline.day
    guard let programme = schedules.first(where: { $0.programme.id == deadline.programme })?.programme,
      let zone = (programme.parties.first { deadline.parties.contains($0.id) } ?? programme.parties.first)?
        .zone,
      let midnight = LocalTime(hour: 0, minute: 0)
    else { return nil }
    var steps = deadline.facts.map { fact in
      Explanation.Step(
        stage: .expand, date: fact.date, start: nil, decision: .taken, reason: fact.trace)
    }
    steps.append(
      .init(
        stage: .expand, date: day.nominalDate, start: nil, decision: .taken, reason: deadline.rule))
    steps += day.passed.map {
      .init(stage: .adjust, date: $0.date, start: nil, decision: .rejected, reason: $0.closure)
    }
    if let note = day.passed.isEmpty ? day.note : "the open day before" {
      steps.append(.init(stage: .adjust, date: day.date, start: nil, decision: .taken, reason: note))
    }
    if let settlement = deadline.settlement {
      steps.append(
        .init(
          stage: .change, date: settlement.fact.date, start: nil, decision: .rejected,
          reason: "\(settlement.words): \(settlement.fact.trace)"))
    }
    return Explanation(
      id: deadline.id, title: deadline.title, clause: deadline.clause, rule: deadline.rule,
      location: deadline.location,
      period: Period(label: deadline.period, span: DateSpan(day.date), whole: DateSpan(day.date)),
      nominalDate: day.nominalDate, steps: steps, start: zone.instant(of: day.date, midnight),
      status: deadline.settlement == nil ? .confirmed : .cancelled, isSettled: deadline.settlement != nil,
      clash: nil, zone: zone)
  }
}

extension RegisterDeadline.Fact {
  /// `MC-7 approved (event 01K…)`.
  fileprivate var trace: String { "\(words) (event \(event))" }
}
