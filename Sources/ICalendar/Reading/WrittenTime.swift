internal import BusinessCalendar
internal import CLibical

/// A day, or a time on some clock, as an iCalendar file has it.
struct WrittenTime: Sendable, Hashable {
  /// The clock that shows a time.
  enum Clock: Sendable, Hashable {
    /// That of whoever reads it (RFC 5545 section 3.3.5, form 1).
    case floating
    case utc
    /// That of a TZID.
    case named(String)
  }

  var date: CivilDate
  /// Seconds since midnight; nil for a day as a whole.
  var seconds: Int?
  var clock: Clock

  init(_ date: CivilDate, seconds: Int?, clock: Clock) {
    self.date = date
    self.seconds = seconds
    self.clock = clock
  }

  /// The value of a property; nil where it is no time. Only inside ``Libical/locked(_:)``.
  init?(_ time: icaltimetype, of property: OpaquePointer) {
    guard icaltime_is_null_time(time) == 0,
      let date = CivilDate(year: Int(time.year), month: Int(time.month), day: Int(time.day))
    else { return nil }
    self.date = date
    if time.is_date == 1 {
      seconds = nil
      clock = .floating
      return
    }
    // A leap second is the last one of its minute.
    seconds = Int(time.hour) * 3600 + Int(time.minute) * 60 + min(Int(time.second), 59)
    guard (0..<86_400).contains(seconds ?? 0) else { return nil }
    if icaltime_is_utc(time) == 1 {
      clock = .utc
    } else if let parameter = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER),
      let name = icalparameter_get_tzid(parameter)
    {
      // Some programs put the name in quotes that belong to it, as libical reads them.
      clock = .named(String(cString: name).trimmingQuotes)
    } else {
      clock = .floating
    }
  }

  /// Seconds since 1970-01-01T00:00 on its own clock.
  var local: Int { date.dayNumber * 86_400 + (seconds ?? 0) }

  /// The same clock so many seconds later.
  func adding(seconds count: Int) -> WrittenTime {
    let later = local + count
    let day = later.dividedDown(by: 86_400)
    return WrittenTime(CivilDate(clamping: day), seconds: later - day * 86_400, clock: clock)
  }

  /// The same time of another day.
  func on(_ date: CivilDate) -> WrittenTime { WrittenTime(date, seconds: seconds, clock: clock) }
}

extension String {
  fileprivate var trimmingQuotes: String {
    utf8.count >= 2 && hasPrefix("\"") && hasSuffix("\"") ? String(dropFirst().dropLast()) : self
  }
}
