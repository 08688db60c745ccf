public import BusinessCalendar
public import Diagnostics
import Programme

/// The story of one date: the clause, the rule, the period, what was rejected and why, and where it is in the end.
public struct Explanation: Sendable {
  /// One step of the story.
  public struct Step: Sendable, Hashable {
    /// What became of a date or a start.
    public enum Decision: String, Sendable {
      case taken, rejected
    }
    /// Which part of the engine took it.
    public let stage: Occurrence.Step.Stage
    /// The date it was about.
    public let date: CivilDate
    /// The start it was about, where it was about one.
    public let start: ZonedInstant?
    /// What became of it.
    public let decision: Decision
    /// Why.
    public let reason: String
  }

  /// `mifibra-aws/qbr/Y2-Q3`.
  public let id: String
  /// What the meeting is called.
  public let title: String
  /// The clause of the agreement that asks for it.
  public let clause: String?
  /// The rule in words.
  public let rule: String
  /// Where the rule stands.
  public let location: SourceLocation?
  /// Its period.
  public let period: Period
  /// What the rule says before holidays.
  public let nominalDate: CivilDate?
  /// Each step, in order; rejected starts cheapest first.
  public let steps: [Step]
  /// Where it is in the end; nil where it has no start.
  public let start: ZonedInstant?
  /// Whether it takes place.
  public let status: Occurrence.Status
  /// Whether it is a deadline on which nothing is due any more.
  public var isSettled = false
  /// Why it has no start, and what would help; nil where it has one.
  public let clash: Clash?
  /// The zone of its series.
  public let zone: Zone
}

/// What a person's "why not then?" is answered with.
public struct CounterExplanation: Sendable {
  /// `mifibra-aws/qbr/Y2-Q3`.
  public let id: String
  /// The day asked about.
  public let date: CivilDate
  /// The start that was asked about, or the best one of the day; nil where the day has none.
  public let start: ZonedInstant?
  /// Whether it could be held then as everything else stands.
  public let isPossible: Bool
  /// The rules that keep it from there, by name.
  public let objections: [String]
  /// How much further from its preferred start that is, in half-hours; nil where it is not possible.
  public let extraHalfHours: Int?
  /// Whether subscribers would see it move.
  public let movesPublished: Bool
}

extension PortfolioSchedule {
  /// The programme and the occurrence of a full name, or of a short one that only one programme has.
  private func find(_ name: String) -> (run: Int, occurrence: Occurrence)? {
    let found = schedules.enumerated().compactMap { index, schedule in
      schedule.occurrence(named: name).map { (index, $0) }
    }
    return found.count == 1 ? found.first : nil
  }

  /// The full names that a short or full name fits: of occurrences, else of deadlines, milestones and dates of the agreement.
  public func identities(named name: String) -> [String] {
    let found = schedules.compactMap { schedule in schedule.occurrence(named: name).map(schedule.id) }
    if !found.isEmpty { return found }
    let due = deadlines(named: name).map(\.id)
    return due.isEmpty ? entries(named: name).map(\.id) : due
  }

  private func entries(named name: String) -> [AgendaEntry] {
    schedules.flatMap(\.agenda).filter { $0.id == name || $0.id == "\($0.programme)/\(name)" }
  }

  /// The story of what is no meeting, which its rule tells.
  private func explain(_ entry: AgendaEntry) -> Explanation {
    let reason = [entry.detail, entry.prepares.map { "for \($0)" }].compactMap { $0 }.joined(separator: "; ")
    return Explanation(
      id: entry.id, title: entry.title, clause: entry.clause, rule: entry.rule, location: nil,
      period: Period(label: entry.period, span: DateSpan(entry.date), whole: DateSpan(entry.date)),
      nominalDate: entry.nominalDate,
      steps: [.init(stage: .expand, date: entry.date, start: nil, decision: .taken, reason: reason)],
      start: entry.start, status: entry.status, clash: nil, zone: entry.zone)
  }

  /// The story of an occurrence; nil where no single one has that name.
  public func explain(_ name: String) -> Explanation? {
    guard let (run, occurrence) = find(name) else {
      let due = deadlines(named: name)
      if !due.isEmpty { return due.count == 1 ? due.first.flatMap(explain) : nil }
      let found = entries(named: name)
      return found.count == 1 ? found.first.map(explain) : nil
    }
    let schedule = schedules[run]
    let series = schedule.series(of: occurrence)
    let id = schedule.id(of: occurrence)
    guard let rules = rules[run][occurrence.seriesIndex] else { return nil }
    var steps: [Explanation.Step] = []
    if let nominal = occurrence.nominalDate {
      let note = occurrence.remarks.first { $0.stage == .expand }?.reason
      let reason =
        "the rule '\(series.ruleWords)' in \(occurrence.period.span)" + (note.map { ": \($0)" } ?? "")
      steps.append(.init(stage: .expand, date: nominal, start: nil, decision: .taken, reason: reason))
    }
    steps += adjustSteps(occurrence, rules, drafts[id])
    if let number = numbers[id] { steps += placeSteps(occurrence, number) }
    steps += occurrence.remarks.filter { $0.stage == .change }.map {
      .init(
        stage: .change, date: $0.date, start: nil, decision: $0.isAccepted ? .taken : .rejected,
        reason: $0.reason)
    }
    let clash: Clash? =
      occurrence.status == .unplaceable
      ? drafts[id].map { draft in
        let objections = numbers[id].map { Objections(board, of: $0) } ?? Objections(draft, rules, board)
        return Clash(objections, preferred: draft.adjusted ?? draft.nominal ?? draft.period.span.first)
      } : nil
    return Explanation(
      id: id, title: series.title, clause: series.clause, rule: series.inWords,
      location: series.ruleLocation ?? series.location, period: occurrence.period,
      nominalDate: occurrence.nominalDate, steps: steps,
      start: occurrence.status == .unplaceable ? nil : schedule.start(of: occurrence),
      status: occurrence.status,
      clash: clash, zone: series.zone)
  }

  /// The days between the nominal and the adjusted date, each with what closes it.
  private func adjustSteps(_ occurrence: Occurrence, _ rules: SeriesRules, _ draft: Draft?) -> [Explanation
    .Step]
  {
    var steps: [Explanation.Step] = []
    guard let nominal = occurrence.nominalDate else {
      return occurrence.remarks.filter { $0.stage == .adjust }.map {
        .init(stage: .adjust, date: $0.date, start: nil, decision: .rejected, reason: $0.reason)
      }
    }
    guard let adjusted = occurrence.adjustedDate else {
      for day in draft?.bound ?? DateSpan(nominal) {
        steps.append(rejected(day, rules))
      }
      return steps
    }
    if let bound = draft?.bound, !bound.contains(nominal) {
      steps.append(
        .init(
          stage: .adjust, date: nominal, start: nil, decision: .rejected,
          reason: "\(nominal) is outside \(bound), which is allowed"))
    }
    let from = draft?.bound.map { $0.clamp(nominal) } ?? nominal
    let passed = from <= adjusted ? DateSpan(from, adjusted) : DateSpan(adjusted, from)
    let days = passed.map { Array($0) } ?? []
    for day in from <= adjusted ? days : days.reversed() where day != adjusted {
      steps.append(rejected(day, rules))
    }
    let word = adjusted == nominal ? "an open day" : "an open day, \(rules.series.convention.rawValue)"
    let isOpen = rules.joined.isOpen(adjusted)
    steps.append(
      .init(
        stage: .adjust, date: adjusted, start: nil, decision: .taken,
        reason: isOpen ? word : "\(rules.series.convention.rawValue), open or not"))
    return steps
  }

  private func rejected(_ day: CivilDate, _ rules: SeriesRules) -> Explanation.Step {
    let closures = rules.joined.closures(on: day).map(\.description).joined(separator: " and ")
    return .init(
      stage: .adjust, date: day, start: nil, decision: .rejected,
      reason: closures.isEmpty ? "open, and on the other side of what the convention takes" : closures)
  }

  /// Each start that would have been better, with what kept the meeting from it.
  private func placeSteps(_ occurrence: Occurrence, _ number: Int) -> [Explanation.Step] {
    let meeting = board.meetings[number]
    let zone = meeting.rules.zone
    let objections = Objections(board, of: number)
    func step(_ start: Int, _ decision: Explanation.Step.Decision, _ reason: String) -> Explanation.Step {
      let instant = zone.instant(start)
      return .init(stage: .place, date: instant.date, start: instant, decision: decision, reason: reason)
    }
    var steps: [Explanation.Step] = []
    guard meeting.rules.series.time != nil, meeting.fixed == nil else {
      return occurrence.remarks.filter { $0.stage == .place }.map {
        .init(
          stage: .place, date: $0.date, start: $0.start, decision: $0.isAccepted ? .taken : .rejected,
          reason: $0.reason)
      }
    }
    let place = board.places[number]
    let limit = place.map { board.cost(of: number) == .zero ? .zero : $0.cost }
    var cheaper: [(cost: PlacementCost, start: Int)] = []
    for day in meeting.days {
      for start in meeting.rules.grid(on: day) where start != place?.start {
        let cost = meeting.cost(of: start)
        guard limit.map({ cost < $0 || (cost == $0 && start < (place?.start ?? start)) }) ?? true else {
          continue
        }
        cheaper.append((cost, start))
      }
    }
    for (_, start) in cheaper.sorted(by: { ($0.cost, $0.start) < ($1.cost, $1.start) }) {
      // Starts outside somebody's hours are no candidates; only the rule's own time is worth a word.
      guard start == meeting.preferred || meeting.rules.isWithinHours(start) else { continue }
      var reasons = objections.to(start).map(\.text)
      if reasons.isEmpty { reasons = board.inconveniences(of: number, at: start) }
      steps.append(
        step(
          start, .rejected,
          reasons.isEmpty
            ? "others would have to make room at a higher cost" : reasons.joined(separator: " and ")))
    }
    if let place {
      let distance = HalfHours((abs(place.start - meeting.preferred) + 29) / 30)
      let words =
        place.start == meeting.preferred
        ? meeting.rules.required.isEmpty
          ? "the time of the rule"
          : "the time of the rule, within the hours of all who are required, none of whom is elsewhere"
        : "\(distance) from the time of the rule"
      let kept = meeting.published?.start == place.start ? ["where it was published"] : []
      let clock = occurrence.remarks.filter { $0.stage == .place && $0.isAccepted }.map(\.reason)
      let missed = board.inconveniences(of: number, at: place.start)
      steps.append(step(place.start, .taken, ([words] + kept + clock + missed).joined(separator: "; ")))
    }
    return steps
  }

  /// What rules a day or a start out, or what it would cost.
  public func explain(_ name: String, not date: CivilDate, at time: LocalTime?) -> CounterExplanation? {
    guard let (run, occurrence) = find(name) else { return nil }
    let schedule = schedules[run]
    let id = schedule.id(of: occurrence)
    guard let rules = rules[run][occurrence.seriesIndex], let draft = drafts[id] else { return nil }
    if occurrence.status == .cancelled {
      return CounterExplanation(
        id: id, date: date, start: nil, isPossible: false,
        objections: ["it is cancelled: \(occurrence.reason)"], extraHalfHours: nil, movesPublished: false)
    }
    let objections = numbers[id].map { Objections(board, of: $0) } ?? Objections(draft, rules, board)
    let preferredDay = draft.adjusted ?? date
    let preferred = rules.preferredStart(on: preferredDay)
    let starts =
      time.map { [rules.zone.minute(local: date.dayNumber * 1440 + $0.minutes)] } ?? rules.grid(on: date)
    let near = starts.sorted { (abs($0 - preferred), $0) < (abs($1 - preferred), $1) }
    let best = near.first { objections.to($0).isEmpty }
    let asked = best ?? time.flatMap { _ in near.first } ?? rules.preferredStart(on: date)
    var found: [String] = []
    if best == nil {
      let ofDay = objections.to(day: date)
      // A closed day needs no reasons from the clock; an open one has at least one for each start.
      let reasons = ofDay.isEmpty ? objections.to(asked) : ofDay
      for reason in reasons.map(\.text) where !found.contains(reason) { found.append(reason) }
    }
    let current = numbers[id].flatMap { board.places[$0]?.start }
    func distance(_ start: Int) -> Int { (abs(start - preferred) + 29) / 30 }
    let published = numbers[id].flatMap { board.meetings[$0].published?.start }
    return CounterExplanation(
      id: id, date: date, start: rules.series.time == nil ? nil : rules.zone.instant(asked),
      isPossible: best != nil, objections: found,
      extraHalfHours: best.map { distance($0) - (current.map(distance) ?? 0) },
      movesPublished: published.map { $0 != asked } ?? false)
  }
}

extension Series {
  /// The part of its rule that names days.
  var ruleWords: String {
    switch rule {
    case .periodic(let tenor, let anchor, let day): "every \(tenor) (\(anchor.rawValue)), \(day)"
    case .recurrence(let text): text
    case .relative(let day): day.description
    }
  }

  /// Its rule in a sentence.
  var inWords: String {
    var words = [ruleWords]
    if let window { words.append("window \(window)") }
    if let time {
      words.append("at \(time) \(zone.name) for \(minutes) min")
    } else {
      words.append("all day")
    }
    words.append("\(convention.rawValue) on \(centres.joined(separator: ", "))")
    if let spacing { words.append("at least \(spacing) days apart") }
    return words.joined(separator: "; ")
  }
}
