public import BusinessCalendar

extension HolidayCalendar {
  /// The whole-day events of an iCalendar file as holidays of a centre that is closed on Saturdays and Sundays.
  ///
  /// The data counts as complete for the years from its first event to its last, where a recurrence without an end
  /// reaches no further than the other events, or 50 years where there are no others.
  ///
  /// - Throws: ``CalendarReadingError`` where there is no whole-day event.
  public init(centre: String, _ read: DayEvents) throws(CalendarReadingError) {
    let ending = read.events.filter { !$0.recursForever }
    let isOnlyEndless = ending.allSatisfy { event in
      read.events.contains { $0.recursForever && $0.title == event.title }
    }
    let known = isOnlyEndless ? read.events : ending
    guard let coverage = DateSpan(yearsOf: known.flatMap { [$0.days.first, $0.days.last] }) else {
      throw CalendarReadingError(reason: "it holds no whole-day event")
    }
    self.init(centre: centre, coverage: coverage, holidays: read.holidays(within: coverage))
  }
}

extension DayEvents {
  /// Its events as holidays, one a day: `public`, or `observance` where they close nothing.
  ///
  /// - Parameter span: The days that are asked for.
  public func holidays(within span: DateSpan) -> [Holiday] {
    events.flatMap { event in
      (event.days.intersection(span).map { Array($0) } ?? []).map {
        Holiday(
          date: $0, name: event.title.isEmpty ? "holiday" : event.title,
          category: event.isObservance ? "observance" : "public")
      }
    }
  }
}
