public import BusinessCalendar
internal import CLibical

extension RecurrenceRule {
  /// More dates than any programme holds; a rule gives no more.
  static let mostDates = 100_000
  /// The longest time that is looked at from the start on.
  static let mostYears = 500

  /// The dates of the rule from `start`, its DTSTART, to `end`, both included, in order.
  ///
  /// A start that does not match the rule is no date of its own, as RFC 5545 leaves it open and as libical,
  /// dateutil and most programs decide. COUNT counts dates from `start` on. At most 100,000 dates are given, of
  /// at most 500 years.
  public func dates(from start: CivilDate, through end: CivilDate) -> [CivilDate] {
    let last = min(end, parts.until ?? end, start.adding(months: Self.mostYears * 12))
    guard start <= last else { return [] }
    let dates: [CivilDate] = Libical.locked {
      if parts.mayNameADayTwice { return pickedDates(from: start, through: last) }
      if frequency != .weekly {
        return Self.dates(of: parts.native(days: parts.days), from: start, through: last)
      }
      return weeklyDates(from: start, through: last)
    }
    return Array(dates.prefix(parts.count ?? Self.mostDates))
  }

  /// libical goes astray where the rule's week does not begin on a Monday or the start lies late in its week, so
  /// each weekday is a rule of its own, which begins in the week of the start and needs no WKST.
  private func weeklyDates(from start: CivilDate, through last: CivilDate) -> [CivilDate] {
    let week = start.adding(days: -((start.weekday.isoNumber - weekStart.isoNumber + 7) % 7))
    let weekdays = parts.days.isEmpty ? [start.weekday] : parts.days.map(\.weekday)
    let rule = parts.native(days: [])
    return weekdays.flatMap { weekday in
      let first = week.adding(days: (weekday.isoNumber - weekStart.isoNumber + 7) % 7)
      return Self.dates(of: rule, from: first, through: last)
    }
    .filter { $0 >= start }.sorted()
  }

  /// libical counts a day twice that BYYEARDAY names from both ends of the year, as 365 and -1 do, so BYSETPOS picks
  /// here from the days of each whole year.
  private func pickedDates(from start: CivilDate, through last: CivilDate) -> [CivilDate] {
    guard let first = CivilDate(year: start.year, month: 1, day: 1),
      let end = CivilDate(year: last.year, month: 12, day: 31)
    else { return [] }
    var every = parts
    every.positions = []
    let days = Self.dates(of: every.native(days: []), from: first, through: end)
    return Dictionary(grouping: days, by: \.year).values.flatMap { year in
      year.enumerated().compactMap { index, day in
        parts.positions.contains(index + 1) || parts.positions.contains(index - year.count) ? day : nil
      }
    }
    .filter { start <= $0 && $0 <= last }.sorted()
  }

  /// What libical makes of a rule.
  ///
  /// libical counts in Julian dates before 1583 and ends in 2582. The Gregorian calendar repeats itself every 400
  /// years, so the search is moved to the last years before that end. UNTIL keeps it from looking further.
  private static func dates(of rule: String, from start: CivilDate, through last: CivilDate) -> [CivilDate] {
    let cycle = 146_097
    let shift = (libicalEnd - last.dayNumber).dividedDown(by: cycle) * cycle
    let (year, month, day) = start.adding(days: shift).parts
    let until = last.adding(days: shift).description.filter { $0 != "-" }
    guard
      let iterator = entente_recurrence_begin("\(rule);UNTIL=\(until)", Int32(year), Int32(month), Int32(day))
    else { return [] }
    defer { icalrecur_iterator_free(iterator) }
    var result: [CivilDate] = []
    while result.count < mostDates {
      let next = icalrecur_iterator_next(iterator)
      // The null time, which ends the dates, names no day.
      guard let date = CivilDate(year: Int(next.year), month: Int(next.month), day: Int(next.day)),
        date.dayNumber - shift <= last.dayNumber
      else { break }
      result.append(date.adding(days: -shift))
    }
    return result
  }

  /// 2581-12-31, as a day number; libical gives no date after 2582.
  private static let libicalEnd = 223_528
}
