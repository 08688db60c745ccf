import BusinessCalendar
import Foundation
import Testing

/// Dates that QuantLib 1.44 computed (Tests/Fixtures/quantlib).
@Suite struct QuantLibTests {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures/quantlib")

  private static func calendars() throws -> [String: HolidayCalendar] {
    let data = try Data(contentsOf: folder.appending(path: "holidays.json"))
    let dates = try JSONDecoder().decode([String: [String]].self, from: data)
    let first = try #require(CivilDate(iso: "2019-01-01"))
    let coverage = try #require(DateSpan(first, first.adding(months: 18 * 12).adding(days: -1)))
    return try Dictionary(
      uniqueKeysWithValues: dates.map { centre, days in
        let holidays = try days.map {
          try Holiday(date: #require(CivilDate(iso: $0)), name: "holiday", category: "public")
        }
        return (centre, HolidayCalendar(centre: centre, coverage: coverage, holidays: holidays))
      })
  }

  @Test func everyAdjustmentAgreesWithQuantLib() throws {
    let calendars = try Self.calendars()
    let lines = try String(contentsOf: Self.folder.appending(path: "business-days.tsv"), encoding: .utf8)
      .split(separator: "\n").filter { $0.hasPrefix("adjust ") }
    #expect(lines.count > 500)
    var open: [Substring: OpenDays] = [:]
    for line in lines {
      let columns = line.split(separator: "\t")
      let words = columns[0].split(separator: " ")
      let date = try #require(CivilDate(iso: words[1]))
      let convention = try #require(BusinessDayConvention(rawValue: String(words[2])))
      if open[words[3]] == nil {
        let joined = try JoinedCalendar(
          centres: words[3].split(separator: ",").map { try #require(calendars[String($0)]) })
        open[words[3]] = try joined.openDays(in: #require(joined.centres.first).coverage)
      }
      let days = try #require(open[words[3]])
      #expect(days.adjust(date, convention, within: days.span)?.description == String(columns[1]), "\(line)")
    }
  }
}
