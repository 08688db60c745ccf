import BusinessCalendar
import Diagnostics
import Programme

/// The work on one programme of a portfolio: gathers occurrences and diagnostics.
struct ProgrammeRun {
  private let programme: Programme
  private let blackouts: [Blackout]
  private let holidayCalendars: [String: HolidayCalendar]
  private var calendars: SeriesCalendars
  /// How many series each follows, directly or not; nil for one that follows itself or nothing.
  private let layers: [Int?]
  /// The series that others follow.
  private let followed: Set<Int>
  /// By series.
  private var settled: [[Occurrence]]
  private var diagnostics: [Diagnostic] = []
  /// Changes by occurrence; what is left at the end names nothing.
  private var changes: [String: Change]
  private var pins: [String: Change] = [:]
  private var toldCoverage: Set<String> = []
  private var unplaced: [(draft: Draft, rules: SeriesRules, number: Int?)] = []

  /// What a person did to an occurrence.
  enum HandChange {
    case cancel(String)
    case move(Change, CivilDate, LocalTime?)
  }

  init(_ programme: Programme, _ scheduler: Scheduler) {
    self.programme = programme
    blackouts = scheduler.blackouts
    holidayCalendars = scheduler.calendars
    calendars = SeriesCalendars(
      calendars: scheduler.calendars, blackouts: scheduler.blackouts, term: programme.term)
    changes = Dictionary(
      programme.changes.map { ($0.occurrence, $0) }, uniquingKeysWith: { first, _ in first })
    settled = Array(repeating: [], count: programme.series.count)
    layers = Self.layers(of: programme.series)
    followed = Set(
      programme.series.compactMap { series in
        guard case .relative(let day) = series.rule else { return nil }
        return programme.series.firstIndex { $0.id == day.series }
      })
  }

  private static func layers(of series: [Series]) -> [Int?] {
    let numbers = Dictionary(series.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    return series.indices.map { index in
      var depth = 0
      var current = index
      while case .relative(let day) = series[current].rule {
        depth += 1
        guard let next = numbers[day.series], depth <= series.count else { return nil }
        current = next
      }
      return depth
    }
  }

  /// How many layers its series form.
  var depth: Int { (layers.compactMap { $0 }.max() ?? -1) + 1 }

  var programmeID: String { programme.id }

  /// How many series a series follows, directly or not.
  func layer(of index: Int) -> Int { layers[index] ?? 0 }

  /// The series that follow others.
  var followers: [Int] { layers.indices.filter { (layers[$0] ?? 0) > 0 } }

  /// What a person did to the occurrences of a series, by label.
  func changes(of series: String) -> [(label: String, action: Change.Action)] {
    changes.values.filter { $0.occurrence.hasPrefix(series + "/") }.map {
      (String($0.occurrence.dropFirst(series.count + 1)), $0.action)
    }
  }

  /// Whether another series is dated from a series.
  func isFollowed(_ index: Int) -> Bool { followed.contains(index) }

  func series(inLayer layer: Int) -> [Int] { layers.indices.filter { layers[$0] == layer } }

  mutating func report(
    _ code: DiagnosticCode, _ message: String, at location: SourceLocation?,
    severity: Diagnostic.Severity? = nil, notes: [Diagnostic.Note] = []
  ) {
    diagnostics.append(Diagnostic(code, message, at: location, severity: severity, notes: notes))
  }

  // MARK: Who attends

  /// The rules of each series; nil for one whose centre has no data.
  mutating func rules(directory: inout Directory, zones: inout ZoneShelf) -> [SeriesRules?] {
    var result: [SeriesRules?] = []
    let parties = programme.parties.map {
      SeriesRules.Hours(
        who: $0.id, hours: $0.workingHours, zone: zones.offsets(of: $0.zone),
        calendar: holidayCalendars[$0.centre])
    }
    for series in programme.series {
      let missing = calendars.missing(of: series.centres)
      for centre in missing {
        report(
          .scheduleCoverage, "there is no holiday data for \(centre)", at: series.location, severity: .error)
      }
      guard missing.isEmpty else {
        result.append(nil)
        continue
      }
      let (joined, openDays) = calendars.joined(series.centres)
      reportCoverage(of: joined, for: series)
      var required = seats(of: series.attendees, &directory, &zones)
      required += series.resources.compactMap { directory.number(ofResource: $0) }.map {
        SeriesRules.Seat(number: $0, attendee: directory.attendees[$0], hours: nil)
      }
      let numbers = Set(required.map(\.number))
      let optional = seats(of: series.optional, &directory, &zones).filter { !numbers.contains($0.number) }
      result.append(
        SeriesRules(
          series: series, joined: joined, openDays: openDays, zone: zones.offsets(of: series.zone),
          required: required, optional: optional, parties: parties))
    }
    return result
  }

  /// Who sits in the seats of roles, each once.
  private func seats(of roles: [String], _ directory: inout Directory, _ zones: inout ZoneShelf)
    -> [SeriesRules.Seat]
  {
    var result: [SeriesRules.Seat] = []
    for name in roles {
      guard let role = programme.roles.first(where: { $0.id == name }) else { continue }
      for party in programme.parties {
        let person = programme.assignments[party.id]?[name].flatMap(directory.person)
        let title = role.seats[party.id]
        guard person != nil || title != nil else { continue }
        let zone = zones.offsets(of: person?.zone ?? party.zone)
        let number =
          person.map { directory.number(of: $0, in: zone) }
          ?? directory.number(
            ofSeat: name, title: title ?? role.title, party: party.id, programme: programme.id)
        guard !result.contains(where: { $0.number == number }) else { continue }
        result.append(
          .init(
            number: number, attendee: directory.attendees[number],
            hours: .init(
              who: party.id, hours: party.workingHours, zone: zone,
              calendar: holidayCalendars[party.centre])))
      }
    }
    return result
  }

  private mutating func reportCoverage(of joined: JoinedCalendar, for series: Series) {
    for centre in joined.centres where !centre.coverage.contains(programme.term) {
      guard toldCoverage.insert(centre.centre).inserted else { continue }
      report(
        .scheduleCoverage,
        "the holiday data of \(centre.centre) covers \(centre.coverage), the term is \(programme.term); nothing is "
          + "placed on the days outside", at: programme.header.termLocation ?? series.location)
    }
  }

  // MARK: Expand and adjust

  mutating func drafts(of index: Int, _ rules: SeriesRules) -> [Draft] {
    var expansion = Expansion(
      programme: programme, index: index, joined: rules.joined, openDays: rules.openDays)
    let drafts: [Draft]
    if case .relative(let day) = rules.series.rule,
      let base = programme.series.firstIndex(where: { $0.id == day.series })
    {
      drafts = expansion.drafts(
        following: settled[base].sorted {
          ($0.period.span.first, $0.date ?? $0.period.span.first, $0.period.label)
            < ($1.period.span.first, $1.date ?? $1.period.span.first, $1.period.label)
        }, day, around: calendars.openDaysAroundTerm(rules.series.centres))
    } else {
      drafts = expansion.drafts()
    }
    diagnostics += expansion.diagnostics
    return drafts
  }

  func shortID(of draft: Draft) -> String {
    "\(programme.series[draft.seriesIndex].id)/\(draft.period.label)"
  }

  func id(of draft: Draft) -> String { "\(programme.id)/\(shortID(of: draft))" }

  // MARK: Settle

  mutating func takeChange(for draft: Draft) -> HandChange? {
    guard let change = changes.removeValue(forKey: shortID(of: draft)) else { return nil }
    switch change.action {
    case .cancel: return .cancel(change.why)
    case .move(let date, let time): return .move(change, date, time)
    }
  }

  mutating func notePin(_ change: Change, of draft: Draft) { pins[shortID(of: draft)] = change }

  /// - Parameter place: Where subscribers saw it last, which it keeps.
  mutating func settleCancelled(_ draft: Draft, _ why: String, at place: ZonedInstant?) {
    let series = programme.series[draft.seriesIndex]
    let date = place?.date ?? draft.adjusted ?? draft.period.span.first
    let time = series.time.map { own in
      place.flatMap { LocalTime(hour: $0.minutesOfDay / 60, minute: $0.minutesOfDay % 60) } ?? own
    }
    let step = Occurrence.Step(stage: .change, date: date, isAccepted: false, reason: why)
    settled[draft.seriesIndex].append(draft.occurrence(date, time, .cancelled, and: [step]))
  }

  mutating func settleUnplaceable(_ draft: Draft, _ rules: SeriesRules) {
    unplaced.append((draft, rules, nil))
    settled[draft.seriesIndex].append(draft.occurrence(nil, rules.series.time, .unplaceable))
  }

  /// Takes over where the board has a meeting, and says why where that is not what the rule wants.
  mutating func settle(_ draft: Draft, number: Int, board: PlacementBoard) {
    let meeting = board.meetings[number]
    let rules = meeting.rules
    guard let place = board.places[number] else {
      unplaced.append((draft, rules, number))
      let step = Occurrence.Step(
        stage: .place, date: meeting.adjusted, start: rules.zone.instant(meeting.preferred),
        isAccepted: false,
        reason: "no start is left")
      settled[draft.seriesIndex].append(draft.occurrence(nil, rules.series.time, .unplaceable, and: [step]))
      return
    }
    let local = rules.zone.local(place.start)
    let date = CivilDate(clamping: local.quotient(1440))
    let time = rules.series.time.flatMap { _ in
      LocalTime(hour: (local - date.dayNumber * 1440) / 60, minute: (local - date.dayNumber * 1440) % 60)
    }
    var steps: [Occurrence.Step] = []
    let pin = pins[shortID(of: draft)]
    if let pin {
      steps.append(pinStep(pin, draft, date, rules, Objections(board, of: number).to(place.start)))
    } else if place.start != meeting.preferred {
      steps.append(placeStep(meeting, place, date, Objections(board, of: number)))
    }
    if rules.series.time != nil, let step = clockStep(draft, rules, date, at: place.start, pin: pin) {
      steps.append(step)
    }
    settled[draft.seriesIndex].append(
      draft.occurrence(
        date, time, .confirmed, pinned: pin != nil,
        departure: departure(of: meeting, to: place.start, Objections(board, of: number)), and: steps))
  }

  // MARK: Tell

  /// Says of each unplaceable occurrence which rules clash and what would help. The first fifty are looked into.
  mutating func explainUnplaced(board: PlacementBoard, told: inout Int) {
    for (draft, rules, number) in unplaced {
      let message = "\(shortID(of: draft)) cannot be placed"
      told += 1
      guard told <= 50 else {
        report(
          .scheduleUnplaceable, "\(message); see 'entente why \(shortID(of: draft))'",
          at: rules.series.location)
        continue
      }
      let objections = number.map { Objections(board, of: $0) } ?? Objections(draft, rules, board)
      let clash = Clash(objections, preferred: draft.adjusted ?? draft.nominal ?? draft.period.span.first)
      let cause = clash.rules.isEmpty ? "" : " by " + clash.rules.joined(separator: ", and ")
      report(
        .scheduleUnplaceable, "\(message): no start in \(clash.span) is left\(cause)",
        at: rules.series.location,
        notes: clash.relaxations.enumerated().map { .init("\($0 == 0 ? "way out" : "or"): \($1)") }
          + Self.closures(of: draft, rules))
    }
  }

  /// Holidays and blackouts of the days that were allowed, each once with its first day; weekends are no news.
  private static func closures(of draft: Draft, _ rules: SeriesRules) -> [Diagnostic.Note] {
    guard let bound = draft.bound, bound.count <= 400 else { return [] }
    var first: [String: CivilDate] = [:]
    for date in bound {
      for closure in rules.joined.closures(on: date) {
        if case .weekend = closure { continue }
        if first[closure.description] == nil { first[closure.description] = date }
      }
    }
    return first.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.prefix(8).map {
      .init("\($0.key), from \($0.value)")
    }
  }

  private mutating func reportUnknownChanges() {
    guard !changes.isEmpty else { return }
    let known = settled.indices.flatMap { index in
      settled[index].map { "\(programme.series[index].id)/\($0.period.label)" }
    }.sorted()
    let scheduled = Set(settled.indices.filter { !settled[$0].isEmpty }.map { programme.series[$0].id })
    for change in changes.values.sorted(by: { $0.occurrence < $1.occurrence }) {
      // A series without any occurrence has told its own fault.
      guard let series = change.occurrence.split(separator: "/").first, scheduled.contains(String(series))
      else {
        continue
      }
      report(
        .nameUnknown,
        "no occurrence is named '\(change.occurrence)'\(Suggestion.ending(for: change.occurrence, in: known))",
        at: change.location)
    }
  }

  func finish(asOf: CivilDate) -> Schedule {
    var run = self
    run.reportUnknownChanges()
    let occurrences = settled.flatMap { $0 }
    let sorted = occurrences.map { occurrence in
      (
        key: (occurrence.date ?? occurrence.period.span.first, occurrence.time?.minutes ?? -1),
        id: programme.series[occurrence.seriesIndex].id, occurrence
      )
    }.sorted {
      ($0.key.0, $0.key.1, $0.id, $0.2.period.label) < ($1.key.0, $1.key.1, $1.id, $1.2.period.label)
    }.map(\.2)
    let milestones = MilestoneDates(
      programme: programme, calendars: holidayCalendars, blackouts: blackouts, settled: settled)
    return Schedule(
      programme: programme, occurrences: sorted, milestones: milestones.dates,
      diagnostics: run.diagnostics + milestones.diagnostics)
  }
}
