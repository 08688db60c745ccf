internal import BusinessCalendar
internal import CLibical

// Times for libical are made here and nowhere else, because its own readers of text accept what RFC 5545 does not.
extension icaltimetype {
  /// A whole day.
  init(_ date: CivilDate) {
    // Not icaltime_null_date: its hour of -1 would pull the day back where libical calculates with it.
    self = icaltime_null_time()
    is_date = 1
    set(date)
  }

  /// A time on a clock; which clock is said by a TZID beside it.
  init(local date: CivilDate, secondsOfDay: Int) {
    self = icaltime_null_time()
    set(date)
    hour = Int32(clamping: secondsOfDay / 3600)
    minute = Int32(clamping: secondsOfDay / 60 % 60)
    second = Int32(clamping: secondsOfDay % 60)
  }

  /// An instant as the clocks of its place show it.
  init(local moment: ZonedInstant) {
    let seconds = moment.secondsSince1970 + moment.offset
    self.init(local: moment.date, secondsOfDay: seconds - moment.date.dayNumber * 86_400)
  }

  /// A time in UTC, written with a `Z`.
  init(utc date: CivilDate, secondsOfDay: Int = 0) {
    self.init(local: date, secondsOfDay: secondsOfDay)
    zone = icaltimezone_get_utc_timezone()
  }

  /// An instant in UTC.
  init(utc instant: Int) {
    let day = instant.dividedDown(by: 86_400)
    self.init(utc: CivilDate(clamping: day), secondsOfDay: instant - day * 86_400)
  }

  private mutating func set(_ date: CivilDate) {
    let parts = date.parts
    year = Int32(parts.year)
    month = Int32(parts.month)
    day = Int32(parts.day)
  }
}
