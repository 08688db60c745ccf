import BusinessCalendar
import Programme

/// One day of a series with everybody's clocks set: on all but two days of a year no zone changes its offset, and a start is
/// judged by two additions instead of a search.
struct DayFrame {
  /// Hours as they lie that day, in numbers alone, because every start of every day asks for them.
  private struct Clock {
    let from: Int
    let to: Int
    /// Minutes east of UTC for the whole day and those around it; nil where the clock is changed then.
    let offset: Int?

    init(_ hours: SeriesRules.Hours, around minute: Int) {
      from = hours.hours.from.minutes
      to = hours.hours.to.minutes
      offset = hours.zone.steadyOffset(minute - 2880...minute + 4320)
    }

    /// The day there, if a meeting lies within the hours of it.
    func day(_ start: Int, _ minutes: Int, offset: Int) -> Int? {
      let local = start + offset
      let day = local.quotient(1440)
      let time = local - day * 1440
      return time >= from && time + minutes <= to ? day : nil
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

  /// Whether the hours, the days and the absences of all who are required allow a start of the day.
  func isAttendable(_ start: Int) -> Bool {
    for index in required.indices
    where !holds(required[index], rules.hours, index, start) && !rules.isFree(start) {
      return false
    }
    return !isSomebodyAway || rules.required.allSatisfy { $0.absence(at: start, rules.minutes) == nil }
  }

  private func holds(_ clock: Clock, _ hours: [SeriesRules.Hours], _ index: Int, _ start: Int) -> Bool {
    if let offset = clock.offset {
      guard let there = clock.day(start, rules.minutes, offset: offset) else { return false }
      return there == day || hours[index].isOpen(start, seriesDay: day)
    }
    return hours[index].hold(start, rules.minutes) && hours[index].isOpen(start, seriesDay: day)
  }

  /// What it costs that optional people are away or not at work, as ``SeriesRules/optionalAbsence(_:)``.
  func optionalAbsence(_ start: Int) -> Int {
    if isAnybodyOptionalAway { return rules.optionalAbsence(start) }
    var cost = 0
    for index in optional.indices {
      guard let clock = optional[index] else { continue }
      let isAtWork =
        if let offset = clock.offset {
          clock.day(start, rules.minutes, offset: offset) != nil
        } else {
          rules.optional[index].hours?.hold(start, rules.minutes) ?? true
        }
      if !isAtWork { cost += SeriesRules.optionalCost }
    }
    return cost
  }
}
