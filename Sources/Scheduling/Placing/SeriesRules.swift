import BusinessCalendar
import Programme

/// What holds for every occurrence of one series when a start is looked for: days, hours, people.
///
/// A class, because thousands of meetings share one and starts are tried by the million; nothing of it changes.
final class SeriesRules: Sendable {
  /// The hours of one party in its people's zone.
  struct Hours: Sendable {
    let who: String
    let hours: WorkingHours
    let zone: ZoneOffsets
    /// The days off there; nil where the series does not look at them.
    let calendar: HolidayCalendar?

    /// Whether the day there is open too, where it is another than the series' own, which is judged by itself.
    func isOpen(_ start: Int, seriesDay: Int) -> Bool {
      guard let calendar else { return true }
      let day = zone.local(start).quotient(1440)
      return day == seriesDay || calendar.isOpen(CivilDate(clamping: day))
    }

    /// Whether a meeting of that length lies within them by the clock there, on whichever day it is.
    func hold(_ start: Int, _ minutes: Int) -> Bool {
      let local = zone.local(start)
      let midnight = local.quotient(1440) * 1440
      return local - midnight >= hours.from.minutes
        && zone.local(start + minutes) - midnight <= hours.to.minutes
    }

    /// Minutes since midnight there.
    func timeOfDay(_ minute: Int) -> Int {
      let local = zone.local(minute)
      return local - local.quotient(1440) * 1440
    }
  }

  /// Someone who attends, with the hours that hold for them; a room has none.
  struct Seat: Sendable {
    let number: Int
    let attendee: Attendee
    let hours: Hours?
  }

  /// Half-hours that it costs to do without someone who is optional.
  static let optionalCost = 8
  /// Starts are looked for at every half-hour from the series' own time.
  static let step = 30

  let series: Series
  let claim: RuleClaim
  let joined: JoinedCalendar
  let openDays: OpenDays
  let zone: ZoneOffsets
  let required: [Seat]
  let optional: [Seat]
  /// The hours of all required parties, each once; of all parties where nobody is required.
  let hours: [Hours]
  /// Whether nobody is required, so that its own time needs nobody's hours: a webinar in the evening.
  let isOwnTimeFree: Bool

  /// - Parameter parties: The hours of all parties.
  init(
    series: Series, joined: JoinedCalendar, openDays: OpenDays, zone: ZoneOffsets, required: [Seat],
    optional: [Seat], parties: [Hours]
  ) {
    self.series = series
    claim = RuleClaim(series)
    self.joined = joined
    self.openDays = openDays
    self.zone = zone
    // An all-day entry takes up nobody's time.
    self.required = series.time == nil ? [] : required
    self.optional = series.time == nil ? [] : optional
    var hours: [Hours] = []
    for seat in self.required {
      guard let own = seat.hours, !hours.contains(where: { $0.isSame(as: own) }) else { continue }
      hours.append(own)
    }
    isOwnTimeFree = hours.isEmpty
    self.hours = (hours.isEmpty && series.time != nil ? parties : hours).map {
      let isLookedAt =
        series.convention != .unadjusted && $0.calendar.map { series.centres.contains($0.centre) } ?? false
      return isLookedAt ? $0 : Hours(who: $0.who, hours: $0.hours, zone: $0.zone, calendar: nil)
    }
  }

  /// How long an occurrence lasts; an all-day one has no length that could clash.
  var minutes: Int { series.time == nil ? 0 : series.minutes }

  /// The day before which published meetings stay: so many open days after `asOf`; `asOf` itself without a freeze.
  func frozenUntil(_ asOf: CivilDate) -> CivilDate {
    guard var left = series.freeze else { return asOf }
    var day = asOf
    // A calendar without an open day for two years ends the count.
    while left > 0, day - asOf < 1_000 {
      day = day.adding(days: 1)
      if joined.isOpen(day) { left -= 1 }
    }
    return day
  }

  /// The start that a day has by the rule.
  func preferredStart(on day: CivilDate) -> Int {
    zone.minute(local: day.dayNumber * 1440 + (series.time?.minutes ?? 0))
  }

  /// The start that a person chose: a day, and a time where it is not the rule's.
  func start(on day: CivilDate, at time: LocalTime?) -> Int {
    zone.minute(local: day.dayNumber * 1440 + (series.time == nil ? 0 : (time ?? series.time)?.minutes ?? 0))
  }

  /// Every start of a day on the grid, allowed or not, ascending.
  func grid(on day: CivilDate) -> [Int] {
    guard let time = series.time else { return [zone.midnight(of: day)] }
    let base = day.dayNumber * 1440
    let locals = stride(from: time.minutes % Self.step, to: 1440, by: Self.step)
    if let offset = zone.steadyOffset(base - 2880...base + 4320) { return locals.map { base + $0 - offset } }
    var result: [Int] = []
    for local in locals {
      let minute = zone.minute(local: base + local)
      // A clock that is put forward gives two local times one instant.
      if result.last.map({ minute > $0 }) ?? true { result.append(minute) }
    }
    return result
  }

  /// The starts of a day within everyone's hours and with nobody required away, ascending.
  func starts(on day: CivilDate) -> [Int] {
    let frame = DayFrame(self, day)
    return frame.grid.filter(frame.isAttendable)
  }

  /// Whether the hours, the days and the absences of all who are required allow a start.
  func isAttendable(_ start: Int) -> Bool {
    isWithinHours(start) && isOpenEverywhere(start)
      && required.allSatisfy { $0.absence(at: start, minutes) == nil }
  }

  /// Whether a start lies within the hours of all who are required.
  func isWithinHours(_ start: Int) -> Bool {
    hours.allSatisfy { $0.hold(start, minutes) } || isFree(start)
  }

  /// Whether no party has a day off by then, where its day is another than the series' own.
  func isOpenEverywhere(_ start: Int) -> Bool {
    let day = zone.local(start).quotient(1440)
    return hours.allSatisfy { $0.isOpen(start, seriesDay: day) } || isFree(start)
  }

  /// Whether nobody's hours matter at a start: the series' own time, where nobody is required.
  func isFree(_ start: Int) -> Bool {
    guard isOwnTimeFree, series.time != nil else { return false }
    let day = CivilDate(clamping: zone.local(start).quotient(1440))
    return start == preferredStart(on: day)
  }

  /// What it costs that optional people are away or not at work.
  func optionalAbsence(_ start: Int) -> Int {
    var cost = 0
    for seat in optional
    where !(seat.hours?.hold(start, minutes) ?? true) || seat.absence(at: start, minutes) != nil {
      cost += Self.optionalCost
    }
    return cost
  }
}

extension SeriesRules.Seat {
  /// The absence that a meeting would fall into.
  func absence(at start: Int, _ minutes: Int) -> Attendee.Absence? {
    attendee.absences.first { start < $0.to && $0.from < start + max(minutes, 1) }
  }
}

extension SeriesRules.Hours {
  fileprivate func isSame(as other: Self) -> Bool {
    who == other.who && hours == other.hours && zone.zone.name == other.zone.zone.name
  }
}

extension Int {
  /// Division rounding towards minus infinity.
  func quotient(_ divisor: Int) -> Int { (self >= 0 ? self : self - divisor + 1) / divisor }
}
