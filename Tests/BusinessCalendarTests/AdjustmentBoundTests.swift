import BusinessCalendar
import Testing

/// Rolling within a bound, on calendars small enough to see. October 2025 starts on a Wednesday.
@Suite struct AdjustmentBoundTests {
  private static func date(_ text: String) throws -> CivilDate { try #require(CivilDate(iso: text)) }

  private static func open(closed: [String]) throws -> OpenDays {
    let closed = try Set(closed.map(date))
    return OpenDays(span: try #require(DateSpan(date("2025-09-01"), date("2025-11-30")))) {
      $0.weekday.isoNumber <= 5 && !closed.contains($0)
    }
  }

  @Test(arguments: [
    // (date, convention, last day of the bound, expected): the bound starts on 2025-10-01.
    ("2025-10-08", "following", "2025-10-31", "2025-10-09"),
    ("2025-10-08", "preceding", "2025-10-31", "2025-10-07"),
    ("2025-10-08", "unadjusted", "2025-10-31", "2025-10-08"),
    ("2025-10-08", "nearest", "2025-10-31", "2025-10-09"),
    // Saturday: Friday is one day away, Monday two. Sunday: Monday is one away, Friday two.
    ("2025-10-11", "nearest", "2025-10-31", "2025-10-10"),
    ("2025-10-12", "nearest", "2025-10-31", "2025-10-13"),
    // The Saturday 18th: half-month does not cross the 15th again.
    ("2025-10-18", "half-month-modified-following", "2025-10-31", "2025-10-20"),
    // The bound ends on Friday the 10th: following from Saturday would leave it, so it turns back.
    ("2025-10-10", "following", "2025-10-10", "2025-10-10"),
    ("2025-10-08", "following", "2025-10-08", "2025-10-07"),
    // preceding from the bound's first day turns forward.
    ("2025-10-01", "preceding", "2025-10-31", "2025-10-02"),
    // A date outside is first brought to the nearer end.
    ("2025-11-05", "following", "2025-10-31", "2025-10-31"),
    ("2025-09-15", "following", "2025-10-31", "2025-10-02"),
  ])
  func rollingStaysWithinTheBound(_ from: String, _ convention: String, _ last: String, _ expected: String)
    throws
  {
    let days = try Self.open(closed: ["2025-10-01", "2025-10-08"])
    let bound = try #require(DateSpan(Self.date("2025-10-01"), Self.date(last)))
    let convention = try #require(BusinessDayConvention(rawValue: convention))
    #expect(try days.adjust(Self.date(from), convention, within: bound) == Self.date(expected))
  }

  @Test func aBoundWithoutAnOpenDayGivesNothing() throws {
    let weekend = try #require(DateSpan(Self.date("2025-10-11"), Self.date("2025-10-12")))
    for convention in BusinessDayConvention.allCases where convention != .unadjusted {
      #expect(try Self.open(closed: []).adjust(weekend.first, convention, within: weekend) == nil)
    }
  }

  @Test(arguments: [(1, "2025-10-02"), (5, "2025-10-09"), (-1, "2025-10-31"), (-3, "2025-10-29")])
  func openDaysAreCountedFromEitherEnd(_ ordinal: Int, _ expected: String) throws {
    let october = try #require(DateSpan(Self.date("2025-10-01"), Self.date("2025-10-31")))
    // The 1st and the 8th are closed: 2, 3, 6, 7, 9 are the first five.
    let days = try Self.open(closed: ["2025-10-01", "2025-10-08"])
    #expect(try days.openDay(ordinal, of: october) == Self.date(expected))
  }

  @Test(arguments: [0, 22, -22])
  func aCountPastTheEndGivesNothing(_ ordinal: Int) throws {
    // 23 weekdays less the two closed ones are 21.
    let october = try #require(DateSpan(Self.date("2025-10-01"), Self.date("2025-10-31")))
    #expect(try Self.open(closed: ["2025-10-01", "2025-10-08"]).openDay(ordinal, of: october) == nil)
  }
}
