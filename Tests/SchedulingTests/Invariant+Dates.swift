import BusinessCalendar
import Diagnostics
import Programme
import Scheduling

extension PlannedMeetings {
  /// The days that a meeting's period and window allow, or those between the meeting that it follows and
  /// its neighbour; nil for none.
  func bound(of meeting: PlannedMeeting) -> DateSpan? {
    let period = meeting.occurrence.period.span
    if let window = meeting.series.window { return dates(of: window, in: period, meeting.series.centres) }
    guard case .relative(let day) = meeting.series.rule else { return period }
    // What follows a meeting that is not held can only be pinned, to any day of its period.
    guard let base = base(of: meeting), base.isHeld, let date = base.occurrence.date else { return period }
    let term = meeting.programme.term
    // Neighbours are told by their periods; one that a person moved past another bounds nothing on that side.
    let others = meetings(of: base.series, in: meeting.programme)
    guard let index = others.firstIndex(where: { $0.id == base.id }) else { return nil }
    if day.isBefore {
      let previous = others[..<index].compactMap(\.occurrence.date).last { $0 < date }
      return DateSpan(max(previous?.adding(days: 1) ?? term.first, term.first), min(date, term.last))
    }
    let next = others[(index + 1)...].compactMap(\.occurrence.date).first { $0 > date }
    return DateSpan(max(date, term.first), min(next?.adding(days: -1) ?? term.last, term.last))
  }

  /// A window's days: both ends are counted off a list of the period's days. An end that overshoots the
  /// list ends with the period; a beginning that does leaves nothing.
  private func dates(of window: Window, in period: DateSpan, _ centres: [String]) -> DateSpan? {
    let list = period.filter { !window.countsBusinessDays || !days.isClosed($0, centres) }
    let first = window.from > 0 ? window.from - 1 : list.count + window.from
    let last = window.to > 0 ? window.to - 1 : list.count + window.to
    guard first < list.count, last >= 0 else { return nil }
    return DateSpan(
      first < 0 ? period.first : list[first], last >= list.count ? period.last : list[last])
  }

  /// Meetings on days that their rule does not allow.
  var outsideBounds: [String] {
    all.compactMap { meeting in
      guard meeting.isHeld, !meeting.occurrence.isPinned, let date = meeting.occurrence.date else {
        return nil
      }
      let bound = bound(of: meeting)
      if let bound, bound.first <= date, date <= bound.last { return nil }
      return "\(meeting.id) is on \(date), outside \(bound?.description ?? "nothing")"
    }
  }

  /// Whether a meeting's day is closed although its convention is not to leave the date as it is.
  func isOnClosedDay(_ meeting: PlannedMeeting) -> Bool {
    guard let date = meeting.occurrence.date, days.isClosed(date, meeting.series.centres) else {
      return false
    }
    return meeting.series.convention != .unadjusted || date != meeting.occurrence.adjustedDate
  }

  /// Meetings on closed days.
  var onClosedDays: [String] {
    all.filter { $0.isHeld && !$0.occurrence.isPinned && isOnClosedDay($0) }
      .map { "\($0.id) is on \($0.occurrence.date?.description ?? "-"), which is closed" }
  }

  /// Pairs of neighbours of a series that are closer than its spacing, unless neither of them can move.
  var tooClose: [String] {
    allSeries.flatMap { programme, series -> [String] in
      guard let spacing = series.spacing else { return [] }
      let held = meetings(of: series, in: programme).filter(\.isHeld)
      return zip(held, held.dropFirst()).compactMap { one, two in
        guard let first = one.occurrence.date, let second = two.occurrence.date,
          abs(second.dayNumber - first.dayNumber) < spacing,
          !isFixed(one) || !isFixed(two)
        else { return nil }
        return "\(one.id) on \(first) and \(two.id) on \(second) are not \(spacing) days apart"
      }
    }
  }

  /// Milestones on closed days, not as far before their occurrence as their rule says, or missing.
  var wrongMilestones: [String] {
    schedules.flatMap { schedule -> [String] in
      let programme = schedule.programme
      var found: [String] = []
      var owed = 0
      for meeting in all where meeting.programme.id == programme.id && meeting.isHeld {
        guard let date = meeting.occurrence.date else { continue }
        for milestone in meeting.series.milestones {
          guard let party = programme.parties.first(where: { $0.id == milestone.party }) else { continue }
          let due = day(milestone.businessDaysBefore, before: date, [party.centre])
          let isDated = schedule.milestones.contains {
            $0.occurrence == meeting.name && $0.what == milestone.what && $0.date == due
          }
          let isTold = diagnostics(in: programme).contains {
            $0.code == .scheduleMilestone
              && $0.message.hasPrefix("'\(milestone.what)' of \(meeting.name) has no day")
          }
          owed += isTold ? 0 : 1
          if isDated == isTold {
            found.append(
              "'\(milestone.what)' of \(meeting.id) on \(date) is not on \(due?.description ?? "-")")
          }
        }
      }
      for milestone in schedule.milestones {
        let centre = programme.parties.first { $0.id == milestone.party }?.centre ?? ""
        if days.isClosed(milestone.date, [centre]) {
          found.append(
            "\(programme.id)/\(milestone.occurrence): \(milestone.what) on \(milestone.date) is closed")
        }
      }
      if schedule.milestones.count != owed {
        found.append("\(programme.id) has \(schedule.milestones.count) milestones, not \(owed)")
      }
      return found
    }
  }

  /// The open day so many open days before a date; for none, the date itself or the open one before it.
  private func day(_ count: Int, before date: CivilDate, _ centres: [String]) -> CivilDate? {
    var (day, left) = (date, count)
    if count == 0 { left = days.isClosed(day, centres) ? 1 : 0 }
    while left > 0 {
      day = day.adding(days: -1)
      if abs(day.dayNumber - date.dayNumber) > 900 { return nil }
      if !days.isClosed(day, centres) { left -= 1 }
    }
    return day
  }
}
