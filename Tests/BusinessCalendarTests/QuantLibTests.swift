import BusinessCalendar
import Foundation
import Testing

/// Dates that QuantLib 1.44 computed (Tests/Fixtures/quantlib).
@Suite struct QuantLibTests {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures/quantlib")

  private static func calendars() throws -> [String: HolidayCalendar] {
    let data = try Data(contentsOf: folder.appending(path: "holidays.json"))
    let calendars = try HolidayCalendar.calendars(json: Array(data))
    return Dictionary(uniqueKeysWithValues: calendars.map { ($0.centre, $0) })
  }

  private static func cases() throws -> [(expression: String, date: String)] {
    let text = try String(contentsOf: folder.appending(path: "business-days.tsv"), encoding: .utf8)
    return text.split(separator: "\n").map { $0.split(separator: "\t") }.map {
      (String($0[0]), String($0[1]))
    }
  }

  @Test func everyAdjustmentAndEveryAdvanceAgreesWithQuantLib() throws {
    let calendars = try Self.calendars()
    let cases = try Self.cases()
    #expect(cases.count == 3000)
    var known: [[String]: BusinessDays] = [:]
    for (text, date) in cases {
      let expression = try DateExpression(text)
      if known[expression.centres] == nil {
        let joined = try JoinedCalendar(centres: expression.centres.map { try #require(calendars[$0]) })
        known[expression.centres] = try BusinessDays(joined)
      }
      let days = try #require(known[expression.centres])
      #expect(try days.answer(expression.question).description == date, "\(text)")
    }
  }

  /// The scheduler's adjustment keeps within a bound; the whole of the data is none.
  @Test func anAdjustmentWithinAllOfTheDataAgreesToo() throws {
    let calendars = try Self.calendars()
    var known: [[String]: OpenDays] = [:]
    for (text, date) in try Self.cases() {
      let expression = try DateExpression(text)
      guard case .adjust(let day, let convention) = expression.question else { continue }
      if known[expression.centres] == nil {
        let joined = try JoinedCalendar(centres: expression.centres.map { try #require(calendars[$0]) })
        known[expression.centres] = try joined.openDays(in: #require(joined.centres.first).coverage)
      }
      let open = try #require(known[expression.centres])
      #expect(open.adjust(day, convention, within: open.span)?.description == date, "\(text)")
    }
  }
}
