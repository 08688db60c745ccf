import BusinessCalendar
import Diagnostics
import Programme
import Scheduling
import TestSupport

/// What holds for every portfolio, whatever its rules.
enum Invariant: String, CaseIterable, Sendable {
  case oneOccurrenceOrReasonPerPeriod
  case reasonsAreStated
  case nothingOutsideItsBound
  case nothingOnAClosedDay
  case nobodyBookedTwice
  case nothingOutsideHoursOrInAbsences
  case spacingIsKept
  case milestonesOnOpenDays
  case changesAreObeyedAndTold
  case unplaceableHasNoStartLeft
  case agendaShowsEveryDatedOccurrence

  /// What breaks it, in words.
  func violations(of planned: PlannedMeetings) -> [String] {
    switch self {
    case .oneOccurrenceOrReasonPerPeriod: planned.wrongPeriods
    case .reasonsAreStated: planned.missingReasons
    case .nothingOutsideItsBound: planned.outsideBounds
    case .nothingOnAClosedDay: planned.onClosedDays
    case .nobodyBookedTwice: planned.bookedTwice
    case .nothingOutsideHoursOrInAbsences: planned.notAttendable
    case .spacingIsKept: planned.tooClose
    case .milestonesOnOpenDays: planned.wrongMilestones
    case .changesAreObeyedAndTold: planned.wrongChanges
    case .unplaceableHasNoStartLeft: planned.needlesslyUnplaced
    case .agendaShowsEveryDatedOccurrence: planned.wrongAgenda
    }
  }
}

extension PlannedMeetings {
  /// Periods without an occurrence or a stated reason, and occurrences of no period.
  var wrongPeriods: [String] {
    allSeries.flatMap { programme, series -> [String] in
      let meetings = meetings(of: series, in: programme)
      let labels = meetings.map(\.name)
      var found = Set(labels).count == labels.count ? [] : ["\(programme.id)/\(series.id) has a label twice"]
      switch series.rule {
      case .periodic(let tenor, let anchor, _):
        found += wrongPeriods(meetings, WholePeriods.spans(tenor, anchor, of: programme), programme, series)
      case .recurrence(let text):
        let spans = WholePeriods.spans(ofRecurrence: text, over: programme.term)
        found += wrongRecurrences(meetings, spans, programme, series)
      case .relative(let day):
        guard let base = programme.series.first(where: { $0.id == day.series }) else { return found }
        let owed = self.meetings(of: base, in: programme).map(\.occurrence.period)
        if Set(owed) != Set(meetings.map(\.occurrence.period)) || owed.count != meetings.count {
          found.append("\(programme.id)/\(series.id) has other periods than \(base.id)")
        }
      }
      return found
    }
  }

  private func wrongPeriods(
    _ meetings: [PlannedMeeting], _ spans: [DateSpan], _ programme: Programme, _ series: Series
  ) -> [String] {
    let term = programme.term
    let stubs = spans.filter { $0.first < term.first || $0.last > term.last }.count
    let owed = spans.filter { series.keepsStubs || ($0.first >= term.first && $0.last <= term.last) }
      .compactMap { DateSpan(max($0.first, term.first), min($0.last, term.last)) }
    var found: [String] = []
    if meetings.map(\.occurrence.period.span) != owed {
      found.append(
        "\(programme.id)/\(series.id): \(meetings.map(\.occurrence.period.span)) rather than \(owed)")
    }
    let told = count(.scheduleStub, in: programme) { $0.hasPrefix("\(series.id)/") }
    if told != (series.keepsStubs ? 0 : stubs) {
      found.append("\(programme.id)/\(series.id): \(stubs) stubs, \(told) told")
    }
    return found
  }

  private func wrongRecurrences(
    _ meetings: [PlannedMeeting], _ spans: [DateSpan], _ programme: Programme, _ series: Series
  ) -> [String] {
    let term = programme.term
    let cut = spans.compactMap { DateSpan(max($0.first, term.first), min($0.last, term.last)) }
    let owing = Set(meetings.map(\.occurrence.period.span))
    var found = owing.subtracting(cut).map { "\(programme.id)/\(series.id): \($0) is no period of its rule" }
    for meeting in meetings {
      let nominal = meeting.occurrence.nominalDate
      if nominal.map({ meeting.occurrence.period.span.contains($0) }) != true {
        found.append("\(meeting.id): nominal date \(nominal?.description ?? "-") lies outside its period")
      }
    }
    let empty = zip(spans, cut).count { $0 == $1 && !owing.contains($1) }
    let told = diagnostics(in: programme).contains {
      $0.code == .scheduleNominal
        && $0.message.hasPrefix("\(series.id): the recurrence gives no date in \(empty) period")
        || $0.code == .scheduleRecurrence && meetings.isEmpty
    }
    if empty > 0, !told { found.append("\(programme.id)/\(series.id): \(empty) empty periods, not told") }
    return found.sorted()
  }

  /// Unplaceable occurrences without exactly one diagnostic that names a rule, diagnostics of others,
  /// cancellations without cause.
  var missingReasons: [String] {
    read.programmes.flatMap { programme -> [String] in
      let own = all.filter { $0.programme.id == programme.id }
      let told = diagnostics(in: programme).filter { $0.code == .scheduleUnplaceable }.map(\.message)
      let unplaceable = own.filter { $0.occurrence.status == .unplaceable }
      var found = unplaceable.flatMap { wrongReasons(of: $0, told) }
      if told.count != unplaceable.count {
        found.append("\(programme.id): \(told.count) are told unplaceable")
      }
      found += own.filter { $0.occurrence.status == .cancelled }.compactMap(missingCause)
      found += own.filter { $0.isHeld && $0.start == nil }.map { "\($0.id) is confirmed without a date" }
      return found
    }
  }

  private func wrongReasons(of meeting: PlannedMeeting, _ told: [String]) -> [String] {
    let start = "\(meeting.name) cannot be placed"
    let own = told.filter { $0.hasPrefix(start + ":") || $0.hasPrefix(start + ";") }
    var found = own.count == 1 ? [] : ["\(meeting.id) is unplaceable and told \(own.count) times"]
    if own.contains(where: { $0.contains(": no start is left in ") }) {
      found.append("\(meeting.id) is unplaceable, and no rule is named")
    }
    if meeting.start != nil { found.append("\(meeting.id) is unplaceable and has a date") }
    return found
  }

  private func missingCause(of cancelled: PlannedMeeting) -> String? {
    if cancelled.occurrence.reason.isEmpty { return "\(cancelled.id) is cancelled without a reason" }
    let isByHand = cancelled.programme.changes.contains {
      $0.occurrence == cancelled.name && $0.action == .cancel
    }
    return isByHand || base(of: cancelled)?.isHeld == false ? nil : "\(cancelled.id) is cancelled by nobody"
  }

  /// The occurrence that another follows.
  func base(of meeting: PlannedMeeting) -> PlannedMeeting? {
    guard case .relative(let day) = meeting.series.rule else { return nil }
    let name = "\(meeting.programme.id)/\(day.series)/\(meeting.occurrence.period.label)"
    return all.first { $0.id == name }
  }

  func diagnostics(in programme: Programme) -> [Diagnostic] {
    schedules.first { $0.programme.id == programme.id }?.diagnostics ?? []
  }

  func count(_ code: DiagnosticCode, in programme: Programme, where isMeant: (String) -> Bool) -> Int {
    diagnostics(in: programme).count { $0.code == code && isMeant($0.message) }
  }
}
