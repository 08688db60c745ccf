internal import Foundation

extension HolidayCalendar {
  /// The calendars of a JSON file of either form: one of the shipped data, or an object of dates by centre,
  /// `{"TARGET": ["2025-01-01", …], …}`, of whole years from the file's first date to its last, closed on Saturdays and
  /// Sundays.
  ///
  /// - Throws: ``HolidayDataError`` where the file is of neither form.
  public static func calendars(json: [UInt8]) throws(HolidayDataError) -> [HolidayCalendar] {
    let data = Data(json)
    guard let lists = try? JSONDecoder().decode([String: [String]].self, from: data) else {
      guard let calendar = try? HolidayCalendar(json: json) else {
        throw HolidayDataError(
          reason: "not holiday data; write dates by centre, such as {\"PE\": [\"2025-01-01\"]}")
      }
      return [calendar]
    }
    var dates: [String: [Holiday]] = [:]
    for (centre, days) in lists {
      var holidays: [Holiday] = []
      for day in days {
        guard let date = CivilDate(iso: day) else {
          throw HolidayDataError(reason: "'\(day.prefix(40))' under \(centre.prefix(40)) is not a date")
        }
        holidays.append(Holiday(date: date, name: "holiday", category: "public"))
      }
      dates[centre] = holidays
    }
    guard let coverage = DateSpan(yearsOf: dates.values.flatMap { $0.map(\.date) }) else {
      throw HolidayDataError(reason: "it holds no date, so that nobody can tell which years it covers")
    }
    return dates.sorted { $0.key < $1.key }.map {
      HolidayCalendar(centre: $0.key, coverage: coverage, holidays: $0.value)
    }
  }
}

extension DateSpan {
  /// The whole years from that of the first date to that of the last; nil without a date.
  public init?(yearsOf dates: [CivilDate]) {
    guard let first = dates.min(), let last = dates.max(),
      let start = CivilDate(year: first.year, month: 1, day: 1),
      let end = CivilDate(year: last.year, month: 12, day: 31)
    else { return nil }
    self.init(start, end)
  }
}
