import BusinessCalendar
import Foundation
import Programme
import Scheduling
import TestSupport

/// Who has to be in a meeting, as the texts of a workspace say.
struct RequiredSeat {
  /// The same for the same person, in whichever programme.
  let who: String
  /// When and where that person works; nil for a room.
  let hours: (from: Int, to: Int)?
  let zone: String
  let away: [DateSpan]
  /// The holiday calendar of the person's party; nil for a room.
  let centre: String?
}

/// An occurrence with all that its invariants need.
struct PlannedMeeting {
  /// `p1/s2/2025-03`.
  let id: String
  /// `s2/2025-03`.
  let name: String
  let programme: Programme
  let series: Series
  let occurrence: Occurrence
  /// Seconds since 1970-01-01T00:00Z; nil where it has no date.
  let start: Int?
  let end: Int?
  let required: [RequiredSeat]

  var isHeld: Bool { occurrence.status == .confirmed }
  /// Whether it takes up people's time.
  var isTimed: Bool { series.time != nil }
}

/// The schedules of a portfolio as a flat list, with calendars and clocks of its own: nothing here asks the
/// scheduler's parts what it should have done.
struct PlannedMeetings {
  let read: ReadPortfolio
  let schedules: [Schedule]
  let all: [PlannedMeeting]
  let days: ClosedDays
  /// What took place already when it was scheduled, and so stays whatever else is asked for; by id.
  let history: Set<String>

  init(_ read: ReadPortfolio, _ result: PortfolioSchedule, history: Set<String> = []) {
    self.read = read
    self.history = history
    schedules = result.schedules
    days = ClosedDays(read)
    let people = Dictionary(uniqueKeysWithValues: read.workspace.people.map { ($0.id, $0) })
    all = result.schedules.flatMap { schedule in
      let seats = schedule.programme.series.map { Self.required($0, schedule.programme, people) }
      return schedule.occurrences.map { occurrence in
        PlannedMeeting(
          id: schedule.id(of: occurrence), name: schedule.shortID(of: occurrence),
          programme: schedule.programme, series: schedule.series(of: occurrence), occurrence: occurrence,
          start: schedule.start(of: occurrence)?.secondsSince1970,
          end: schedule.end(of: occurrence)?.secondsSince1970, required: seats[occurrence.seriesIndex])
      }
    }
  }

  /// The occurrences of one series, in the order of their periods.
  func meetings(of series: Series, in programme: Programme) -> [PlannedMeeting] {
    all.filter { $0.programme.id == programme.id && $0.series.id == series.id }
      .sorted {
        ($0.occurrence.period.span.first, $0.occurrence.nominalDate ?? .earliest)
          < ($1.occurrence.period.span.first, $1.occurrence.nominalDate ?? .earliest)
      }
  }

  /// Whether a meeting is where it is by a person's word or because it is over.
  func isFixed(_ meeting: PlannedMeeting) -> Bool {
    meeting.occurrence.isPinned || history.contains(meeting.id)
  }

  /// Every pair of a programme and one of its series.
  var allSeries: [(programme: Programme, series: Series)] {
    read.programmes.flatMap { programme in programme.series.map { (programme, $0) } }
  }

  private static func required(_ series: Series, _ programme: Programme, _ people: [String: Person])
    -> [RequiredSeat]
  {
    var seats: [RequiredSeat] = []
    for role in programme.roles where series.attendees.contains(role.id) {
      for party in programme.parties {
        let hours = (from: party.workingHours.from.minutes, to: party.workingHours.to.minutes)
        if let name = programme.assignments[party.id]?[role.id], let person = people[name] {
          let zone = (person.zone ?? party.zone).name
          seats.append(
            .init(who: "person \(name)", hours: hours, zone: zone, away: person.away, centre: party.centre))
        } else if role.seats[party.id] != nil {
          let who = "seat \(programme.id)/\(party.id)/\(role.id)"
          seats.append(.init(who: who, hours: hours, zone: party.zone.name, away: [], centre: party.centre))
        }
      }
    }
    seats += series.resources.map {
      .init(who: "resource \($0)", hours: nil, zone: "UTC", away: [], centre: nil)
    }
    var seen: Set<String> = []
    return seats.filter { seen.insert($0.who).inserted }
  }
}

/// Which days are closed, from the holiday data, the workspace's blackouts, and nothing else.
final class ClosedDays {
  private let read: ReadPortfolio
  private var known: [String: [CivilDate: Bool]] = [:]

  init(_ read: ReadPortfolio) { self.read = read }

  func isClosed(_ date: CivilDate, _ centres: [String]) -> Bool {
    let key = centres.joined(separator: "+")
    if let found = known[key]?[date] { return found }
    let isClosed = isBlackedOut(date) || centres.contains { isHoliday(date, $0) }
    known[key, default: [:]][date] = isClosed
    return isClosed
  }

  func isHoliday(_ date: CivilDate, _ centre: String) -> Bool {
    guard let calendar = read.calendars[centre] else { return true }
    return date < calendar.coverage.first || date > calendar.coverage.last
      || calendar.weekend.contains(date.weekday) || !calendar.holidays(on: date).isEmpty
  }

  private func isBlackedOut(_ date: CivilDate) -> Bool {
    read.workspace.blackouts.contains { blackout in
      switch blackout.days {
      case .once(let span): return span.first <= date && date <= span.last
      case .yearly(let from, let to):
        let (day, first, last) = (
          date.month * 100 + date.day, from.month * 100 + from.day, to.month * 100 + to.day
        )
        return first <= last ? day >= first && day <= last : day >= first || day <= last
      }
    }
  }
}

/// What clocks show, by Foundation's zones.
enum WallClock {
  /// The day and the minutes since its midnight at an instant, in seconds since 1970-01-01T00:00Z.
  static func reading(_ seconds: Int, in zone: String) -> (day: CivilDate, minutes: Int) {
    let rules = TimeZone(identifier: zone) ?? .gmt
    let local = seconds + rules.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
    let day = Int((Double(local) / 86_400).rounded(.down))
    return (CivilDate(clamping: day), (local - day * 86_400) / 60)
  }

  /// The instant at which the clock first shows a time of a day; nil where it skips it.
  static func instant(_ day: CivilDate, _ minutes: Int, in zone: String) -> Int? {
    let rules = TimeZone(identifier: zone) ?? .gmt
    let local = day.dayNumber * 86_400 + minutes * 60
    let offsets = [local - 86_400, local + 86_400].map {
      rules.secondsFromGMT(for: Date(timeIntervalSince1970: Double($0)))
    }
    return offsets.map { local - $0 }.filter { reading($0, in: zone) == (day, minutes) }.min()
  }
}

extension RequiredSeat {
  /// Why a meeting from one instant to another cannot be attended, in words; nil where it can.
  func objection(_ start: Int, _ end: Int) -> String? {
    let first = WallClock.reading(start, in: zone)
    if let hours {
      let last = WallClock.reading(end, in: zone)
      if last.day != first.day || first.minutes < hours.from || last.minutes > hours.to {
        return "\(who) works \(hours), not at minute \(first.minutes) to \(last.minutes) in \(zone)"
      }
    }
    let lastDay = WallClock.reading(end - 60, in: zone).day
    return away.first { $0.first <= lastDay && first.day <= $0.last }.map { "\(who) is away \($0)" }
  }
}
