internal import Foundation

/// One holiday of one centre.
public struct Holiday: Sendable, Hashable {
  /// The day it falls on.
  public let date: CivilDate
  /// Its name in the centre's language.
  public let name: String
  /// `public`, or a weaker kind such as `bank`, `government`, `half-day`, `optional`, `bridge`.
  public let category: String

  /// A holiday by its parts.
  public init(date: CivilDate, name: String, category: String) {
    self.date = date
    self.name = name
    self.category = category
  }
}

/// The holidays of one business centre, named by its ISO 3166 code (`PE`, `GB-ENG`).
public struct HolidayCalendar: Sendable {
  /// The ISO 3166 code, with a subdivision where one is needed.
  public let centre: String
  /// The days for which the data is complete.
  public let coverage: DateSpan
  /// The days of the week on which the centre is closed.
  public let weekend: Set<Weekday>
  /// By day; several holidays may share one.
  private let holidays: [CivilDate: [Holiday]]
  /// The categories on which the centre is closed.
  private let observed: Set<String>
  /// ``weekend`` as a bit a weekday, because every day that is scheduled on asks for it.
  private let weekendBits: UInt8

  /// A calendar by its parts, closed on the categories `observed`.
  public init(
    centre: String, coverage: DateSpan, weekend: Set<Weekday> = [.saturday, .sunday], holidays: [Holiday],
    observed: Set<String> = ["public"]
  ) {
    self.centre = centre
    self.coverage = coverage
    self.weekend = weekend
    weekendBits = weekend.reduce(0) { $0 | 1 << UInt8($1.isoNumber) }
    self.holidays = Dictionary(grouping: holidays, by: \.date)
    self.observed = observed
  }

  /// Reads one file of the shipped data.
  ///
  /// - Throws: ``HolidayDataError`` where the data is not of that form.
  public init(json: [UInt8]) throws {
    let file: HolidayFile
    do {
      file = try JSONDecoder().decode(HolidayFile.self, from: Data(json))
    } catch {
      throw HolidayDataError(reason: "not holiday data: \(error)")
    }
    guard let first = CivilDate(year: file.firstYear, month: 1, day: 1),
      let last = CivilDate(year: file.lastYear, month: 12, day: 31), let coverage = DateSpan(first, last)
    else { throw HolidayDataError(reason: "its years are not a span") }
    var holidays: [Holiday] = []
    holidays.reserveCapacity(file.holidays.count)
    for row in file.holidays {
      guard let date = CivilDate(iso: row.date) else {
        throw HolidayDataError(reason: "'\(row.date)' is not a date")
      }
      holidays.append(Holiday(date: date, name: row.name, category: row.category))
    }
    self.init(
      centre: file.centre, coverage: coverage, weekend: Set(file.weekend.compactMap(Weekday.init(rawValue:))),
      holidays: holidays)
  }

  /// The holidays of a day on which the centre is closed, in the order of the data.
  public func holidays(on date: CivilDate) -> [Holiday] {
    (holidays[date] ?? []).filter { observed.contains($0.category) }
  }

  /// Whether the centre is open; days outside the coverage count as closed.
  public func isOpen(_ date: CivilDate) -> Bool {
    guard coverage.contains(date), weekendBits & 1 << UInt8(date.weekday.isoNumber) == 0 else { return false }
    guard let holidays = holidays[date] else { return true }
    return !holidays.contains { observed.contains($0.category) }
  }

  /// The calendar with a workspace's additions, removals and observed categories.
  public func applying(_ amendment: HolidayAmendment) -> HolidayCalendar {
    let kept = holidays.values.joined().filter { !amendment.remove.contains($0.date) }
    return HolidayCalendar(
      centre: centre, coverage: coverage, weekend: weekend, holidays: kept + amendment.add,
      observed: amendment.observe ?? observed)
  }
}

/// What a workspace changes in the shipped data of one centre.
public struct HolidayAmendment: Sendable, Hashable {
  /// Holidays that the data lacks.
  public let add: [Holiday]
  /// Days that are no holidays here.
  public let remove: Set<CivilDate>
  /// The categories on which the centre is closed; nil keeps `public`.
  public let observe: Set<String>?

  /// An amendment by its parts.
  public init(add: [Holiday] = [], remove: Set<CivilDate> = [], observe: Set<String>? = nil) {
    self.add = add
    self.remove = remove
    self.observe = observe
  }
}

/// Why a file of holiday data cannot be used.
public struct HolidayDataError: Error, Sendable {
  /// In words, without the file's name.
  public let reason: String
}

private struct HolidayFile: Decodable {
  struct Row: Decodable {
    let date: String
    let name: String
    let category: String
  }
  let centre: String
  let firstYear: Int
  let lastYear: Int
  let weekend: [String]
  let holidays: [Row]

  enum CodingKeys: String, CodingKey {
    case centre, weekend, holidays
    case firstYear = "first-year"
    case lastYear = "last-year"
  }
}
