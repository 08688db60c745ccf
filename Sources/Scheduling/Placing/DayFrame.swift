import BusinessCalendar
import Programme

/// One day of a series with everybody's clocks set: on all but two days of a year no zone changes its offset, and a start is
/// judged by two additions instead of a search.
struct DayFrame {
  /// Hours as they lie that day.
  private struct Clock {
    let hours: SeriesRules.Hours
    /// Minutes east of UTC for the whole day and those around it; nil where the clock is changed then.
    let offset: Int?

    init(_ hours: SeriesRules.Hours, around minute: Int) {
      self.hours = hours
      offset = hours.zone.steadyOffset(minute - 2880...minute + 4320)
    }

    func isOpen(_ start: Int, seriesDay: Int) -> Bool {
      if let offset, (start + offset).quotient(1440) == seriesDay { return true }
      return hours.isOpen(start, seriesDay: seriesDay)
    }

    func holds(_ start: Int, _ minutes: Int) -> Bool {
      guard let offset else { return hours.hold(start, minutes) }
      let local = start + offset
      let time = local - local.quotient(1440) * 1440
      return time >= hours.hours.from.minutes && time + minutes <= hours.hours.to.minutes
    }
  }

  private let rules: SeriesRules
  private let day: Int
  private let required: [Clock]
  private let optional: [Clock?]
  private let isSomebodyAway: Bool
  private let isAnybodyOptionalAway: Bool
  /// Every start of the day, allowed or not, ascending.
  let grid: [Int]

  init(_ rules: SeriesRules, _ day: CivilDate) {
    self.rules = rules
    self.day = day.dayNumber
    let midnight = day.dayNumber * 1440
    required = rules.hours.map { Clock($0, around: midnight) }
    optional = rules.optional.map { seat in seat.hours.map { Clock($0, around: midnight) } }
    grid = rules.grid(on: day)
    // Absences are looked at only on days that some of them may touch.
    let (first, last) = (midnight - 2880, midnight + 4320)
    func isAway(_ seat: SeriesRules.Seat) -> Bool {
      seat.attendee.absences.contains { $0.from < last && first < $0.to }
    }
    isSomebodyAway = rules.required.contains(where: isAway)
    isAnybodyOptionalAway = rules.optional.contains(where: isAway)
  }

  /// Whether the hours and absences of all who are required allow a start of the day.
  func isAttendable(_ start: Int) -> Bool {
    for clock in required
    where !(clock.holds(start, rules.minutes) && clock.isOpen(start, seriesDay: day)) && !rules.isFree(start)
    {
      return false
    }
    return !isSomebodyAway || rules.required.allSatisfy { $0.absence(at: start, rules.minutes) == nil }
  }

  /// What it costs that optional people are away or not at work, as ``SeriesRules/optionalAbsence(_:)``.
  func optionalAbsence(_ start: Int) -> Int {
    if isAnybodyOptionalAway { return rules.optionalAbsence(start) }
    var cost = 0
    for case let clock? in optional where !clock.holds(start, rules.minutes) {
      cost += SeriesRules.optionalCost
    }
    return cost
  }
}
