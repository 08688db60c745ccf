import BusinessCalendar
import Diagnostics
import Programme
import Scheduling
import TestSupport

extension PlannedMeetings {
  /// Two meetings that one person, seat or room has to be in at once.
  struct Overlap {
    let who: String
    let one: PlannedMeeting
    let two: PlannedMeeting
  }

  var overlaps: [Overlap] {
    var byWho: [String: [PlannedMeeting]] = [:]
    for meeting in all where meeting.isHeld && meeting.isTimed {
      for seat in meeting.required { byWho[seat.who, default: []].append(meeting) }
    }
    var found: [Overlap] = []
    for (who, meetings) in byWho.sorted(by: { $0.key < $1.key }) {
      let sorted = meetings.sorted { ($0.start ?? 0, $0.id) < ($1.start ?? 0, $1.id) }
      for (index, one) in sorted.enumerated() {
        for two in sorted[(index + 1)...] {
          guard let end = one.end, let start = two.start, start < end else { break }
          found.append(Overlap(who: who, one: one, two: two))
        }
      }
    }
    return found
  }

  /// People in two meetings at once, unless neither of them can move.
  var bookedTwice: [String] {
    overlaps.filter { !isFixed($0.one) || !isFixed($0.two) }
      .map { "\($0.who) is in \($0.one.id) and in \($0.two.id) at once" }
  }

  /// Why those who have to be in a meeting cannot be.
  func objections(to meeting: PlannedMeeting) -> [String] {
    guard meeting.isTimed, let start = meeting.start, let end = meeting.end else { return [] }
    return meeting.required.compactMap {
      $0.objection(start, end) ?? (isOff($0, meeting, start) ? "\($0.who) has a day off there" : nil)
    }
  }

  /// Whether a start is on another day where somebody works than where the series is, and on a day off there.
  private func isOff(_ seat: RequiredSeat, _ meeting: PlannedMeeting, _ start: Int) -> Bool {
    guard let centre = seat.centre, meeting.series.centres.contains(centre),
      meeting.series.convention != .unadjusted
    else { return false }
    let there = WallClock.reading(start, in: seat.zone).day
    return there != WallClock.reading(start, in: meeting.series.zone.name).day
      && days.isHoliday(there, centre)
  }

  /// Meetings outside the hours of someone required, or while that person is away; those that nobody is
  /// required for, at other times than their own and outside the hours of a party.
  var notAttendable: [String] {
    all.filter { $0.isHeld && !$0.occurrence.isPinned }.flatMap { meeting -> [String] in
      var found = objections(to: meeting)
      if let start = meeting.start, let end = meeting.end, isStray(meeting, start, end) {
        found.append("nobody is required, and some are not at work")
      }
      return found.map { "\(meeting.id): \($0)" }
    }
  }

  /// Whether a meeting that nobody is required for would be neither at its own time nor within the hours of
  /// all parties.
  private func isStray(_ meeting: PlannedMeeting, _ start: Int, _ end: Int) -> Bool {
    guard let time = meeting.series.time?.minutes, meeting.required.allSatisfy({ $0.hours == nil }) else {
      return false
    }
    let zone = meeting.series.zone.name
    let shown = WallClock.reading(start, in: zone)
    // A clock that skips the time shows a later one.
    if shown.minutes == time || WallClock.instant(shown.day, time, in: zone) == nil { return false }
    return meeting.programme.parties.contains { party in
      let hours = (from: party.workingHours.from.minutes, to: party.workingHours.to.minutes)
      let seat = RequiredSeat(
        who: party.id, hours: hours, zone: party.zone.name, away: [], centre: party.centre)
      return seat.objection(start, end) != nil || isOff(seat, meeting, start)
    }
  }

  /// Changes that are not obeyed, and pins that break a rule without a warning or are warned of without
  /// cause.
  var wrongChanges: [String] {
    let clashing = Set(overlaps.flatMap { [$0.one.id, $0.two.id] })
    return read.programmes.flatMap { programme -> [String] in
      var found: [String] = []
      for change in programme.changes {
        guard let meeting = all.first(where: { $0.id == "\(programme.id)/\(change.occurrence)" }) else {
          if count(.nameUnknown, in: programme, where: { $0.contains("'\(change.occurrence)'") }) != 1 {
            found.append("\(programme.id)/\(change.occurrence) does not exist, and nothing says so")
          }
          continue
        }
        let told = count(.scheduleChange, in: programme) { $0.hasPrefix("\(meeting.name) is moved although") }
        switch change.action {
        case .cancel:
          if meeting.occurrence.status != .cancelled { found.append("\(meeting.id) is not cancelled") }
        case .move(let date, let time):
          let isThere = meeting.isHeld && meeting.occurrence.isPinned && meeting.occurrence.date == date
          if !isThere || !shows(time ?? meeting.series.time, meeting) {
            found.append("\(meeting.id) is not moved to \(date) \(time?.description ?? "")")
          }
          let breaks = brokenRules(by: meeting, isClashing: clashing.contains(meeting.id))
          if breaks.isEmpty != (told == 0) {
            found.append("\(meeting.id) is warned of \(told) times, and breaks \(breaks)")
          }
        }
      }
      let pinned = all.filter { $0.programme.id == programme.id && $0.occurrence.isPinned }
      for meeting in pinned where !programme.changes.contains(where: { $0.occurrence == meeting.name }) {
        found.append("\(meeting.id) is pinned by nobody")
      }
      return found
    }
  }

  /// Whether a meeting's clock shows a time, or no clock does on that day.
  private func shows(_ time: LocalTime?, _ meeting: PlannedMeeting) -> Bool {
    guard meeting.isTimed, let time, let date = meeting.occurrence.date, let start = meeting.start else {
      return meeting.occurrence.time == nil
    }
    guard let instant = WallClock.instant(date, time.minutes, in: meeting.series.zone.name) else {
      return true
    }
    return instant == start
  }

  private func brokenRules(by meeting: PlannedMeeting, isClashing: Bool) -> [String] {
    var broken = objections(to: meeting)
    if isOnClosedDay(meeting) { broken.append("closed") }
    if isClashing { broken.append("clash") }
    if let date = meeting.occurrence.date, bound(of: meeting).map({ $0.contains(date) }) != true {
      broken.append("bound")
    }
    if let spacing = meeting.series.spacing, let date = meeting.occurrence.date {
      let held = meetings(of: meeting.series, in: meeting.programme).filter(\.isHeld)
      let others = held.filter { $0.id != meeting.id }.compactMap(\.occurrence.date)
      if others.contains(where: { abs($0.dayNumber - date.dayNumber) < spacing }) {
        broken.append("spacing")
      }
    }
    return broken
  }

  /// Meetings without a start although one is free, looked for by trying every half-hour of every allowed
  /// day.
  var needlesslyUnplaced: [String] {
    let busy = Dictionary(
      grouping: all.filter { $0.isHeld && $0.isTimed }.flatMap { meeting in
        meeting.required.map { (who: $0.who, meeting: meeting) }
      }, by: \.who)
    return all.filter { $0.occurrence.status == .unplaceable }.prefix(6)
      .compactMap { meeting in
        guard let bound = bound(of: meeting) else { return nil }
        for day in bound where !days.isClosed(day, meeting.series.centres) && isSpaced(meeting, day) {
          guard let time = meeting.series.time?.minutes else { return "\(meeting.id) could be on \(day)" }
          for minutes in stride(from: time % 30, to: 1440, by: 30) {
            guard let start = WallClock.instant(day, minutes, in: meeting.series.zone.name) else { continue }
            let end = start + meeting.series.minutes * 60
            if isStray(meeting, start, end) { continue }
            let isFree = meeting.required.allSatisfy { seat in
              seat.objection(start, end) == nil && !isOff(seat, meeting, start)
                && !(busy[seat.who] ?? []).contains {
                  ($0.meeting.start ?? end) < end && start < ($0.meeting.end ?? 0)
                }
            }
            if isFree { return "\(meeting.id) could be on \(day) at minute \(minutes)" }
          }
        }
        return nil
      }
  }

  private func isSpaced(_ meeting: PlannedMeeting, _ day: CivilDate) -> Bool {
    guard let spacing = meeting.series.spacing else { return true }
    return meetings(of: meeting.series, in: meeting.programme).allSatisfy {
      guard $0.isHeld, let other = $0.occurrence.date else { return true }
      return abs(other.dayNumber - day.dayNumber) >= spacing
    }
  }

  /// Dated occurrences that the agenda lacks or shows elsewhere, and identities that stand twice.
  var wrongAgenda: [String] {
    let entries = schedules.flatMap(\.agenda)
    var found = Dictionary(grouping: entries, by: \.id).filter { $0.value.count > 1 }.keys.sorted()
      .map { "\($0) stands twice in the agenda" }
    let byID = Dictionary(entries.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for meeting in all {
      let entry = byID[meeting.id]
      if entry?.start.secondsSince1970 != meeting.start || entry?.end.secondsSince1970 != meeting.end
        || (entry.map { $0.status != meeting.occurrence.status } ?? false)
      {
        found.append("\(meeting.id) stands elsewhere in the agenda")
      }
      if let start = meeting.start, let date = meeting.occurrence.date {
        let shown = WallClock.reading(start, in: meeting.series.zone.name)
        if shown.day != date { found.append("\(meeting.id) starts on \(shown.day), not on \(date)") }
      }
    }
    return found
  }
}
