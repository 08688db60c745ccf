import BusinessCalendar
import Foundation
import Testing

/// The shipped holiday data, against the laws that it cites.
@Suite struct HolidayDataTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Sources/BusinessCalendar/Holidays")

  static func calendar(_ centre: String) throws -> HolidayCalendar {
    try HolidayCalendar(json: Array(Data(contentsOf: folder.appending(path: "\(centre).json"))))
  }

  @Test(arguments: ["PE", "LU", "US", "GB-ENG", "ES", "ES-MD", "DE", "FR", "IE", "CO", "CL", "MX", "BR"])
  func everyCentreCovers2015To2035(_ centre: String) throws {
    let calendar = try Self.calendar(centre)
    #expect(calendar.centre == centre)
    #expect(calendar.coverage.description == "2015-01-01/2035-12-31")
    for year in 2015...2035 {
      let newYear = try #require(CivilDate(year: year, month: 1, day: 1))
      // Spain's list leaves out national days that fall on a Sunday.
      if newYear.weekday != .sunday { #expect(!calendar.isOpen(newYear), "\(centre) \(newYear)") }
    }
  }

  @Test(arguments: [
    // Decreto Legislativo 713 arts. 5-7; Ley 31381, 31530, 31822, 31788.
    ("PE", "2025-10-08", false), ("PE", "2025-12-08", false), ("PE", "2025-12-09", false),
    ("PE", "2021-12-09", true),
    ("PE", "2024-08-06", false), ("PE", "2021-08-06", true), ("PE", "2025-07-23", false),
    ("PE", "2022-07-22", true),
    ("PE", "2024-06-07", false), ("PE", "2023-06-07", true), ("PE", "2025-04-17", false),
    ("PE", "2025-04-21", true),
    // Code du travail (LU) art. L.232-2: Easter Monday, Europe Day since 2019, national day, Assumption.
    ("LU", "2025-04-21", false), ("LU", "2019-05-09", false), ("LU", "2018-05-09", true),
    ("LU", "2025-06-23", false),
    ("LU", "2025-08-15", false),
    // 5 U.S.C. 6103: Juneteenth since 2021.
    ("US", "2025-06-19", false), ("US", "2020-06-19", true), ("US", "2025-11-27", false),
    // Proclamations: coronation and state funeral.
    ("GB-ENG", "2023-05-08", false), ("GB-ENG", "2022-09-19", false), ("GB-ENG", "2025-08-25", false),
    ("DE", "2025-10-03", false), ("FR", "2025-07-14", false), ("ES-MD", "2025-05-02", false),
    ("ES", "2025-05-02", true),
    // Lei 14.759/2023.
    ("BR", "2024-11-20", false), ("IE", "2023-02-06", false), ("MX", "2025-09-16", false),
    ("CO", "2025-07-20", false),
    ("CL", "2025-09-18", false),
  ])
  func knownDaysAreAsTheLawSays(_ centre: String, _ day: String, _ isOpen: Bool) throws {
    let date = try #require(CivilDate(iso: day))
    #expect(try Self.calendar(centre).isOpen(date) == isOpen)
  }

  @Test func easterSundayIsNoPeruvianHoliday() throws {
    #expect(try Self.calendar("PE").holidays(on: #require(CivilDate(iso: "2025-04-20"))).isEmpty)
  }

  @Test func daysOutsideTheDataAreNeverOpen() throws {
    let calendar = try Self.calendar("PE")
    let monday = try #require(CivilDate(iso: "2036-01-07"))
    #expect(!calendar.isOpen(monday))
    #expect(
      JoinedCalendar(centres: [calendar]).closures(on: monday).map(\.description) == [
        "outside the holiday data of PE"
      ])
  }

  @Test func amendmentsAddRemoveAndObserve() throws {
    let bridge = try #require(CivilDate(iso: "2025-05-02"))
    let angamos = try #require(CivilDate(iso: "2025-10-08"))
    let added = Holiday(date: bridge, name: "Bridge day", category: "bridge")
    let calendar = try Self.calendar("PE")
    #expect(calendar.applying(HolidayAmendment(add: [added])).isOpen(bridge))
    #expect(!calendar.applying(HolidayAmendment(add: [added], observe: ["public", "bridge"])).isOpen(bridge))
    #expect(calendar.applying(HolidayAmendment(remove: [angamos])).isOpen(angamos))
  }

  @Test(arguments: ["", "[]", "{}", "{\"centre\": 3}", "not json"])
  func whatIsNoHolidayDataIsRefused(_ text: String) {
    #expect(throws: HolidayDataError.self) { try HolidayCalendar(json: Array(text.utf8)) }
  }
}
