import BusinessCalendar
import Testing

/// Questions of business-day arithmetic as text. The centre TEST is open from Monday to Friday in 2024 and 2025 but on 1
/// January and on 31 December 2025.
@Suite struct DateExpressionTests {
  private static func answer(_ text: String) throws -> String {
    let dates = ["2024-01-01", "2025-01-01", "2025-12-31"].compactMap { CivilDate(iso: $0) }
    let coverage = try #require(DateSpan(yearsOf: dates))
    let centre = HolidayCalendar(
      centre: "TEST", coverage: coverage,
      holidays: dates.map { Holiday(date: $0, name: "Closed", category: "public") })
    let expression = try DateExpression(text)
    return try BusinessDays(JoinedCalendar(centres: [centre])).answer(expression.question).description
  }

  @Test(arguments: [
    // 1 February 2025 is a Saturday; following is what is meant where no convention is named.
    ("adjust 2025-02-01 TEST", "2025-02-03"), ("adjust 2025-02-01", "2025-02-03"),
    ("adjust 2025-02-01 preceding TEST", "2025-01-31"),
    ("adjust 2025-02-01 unadjusted TEST", "2025-02-01"),
    ("advance 2025-01-31 0bd preceding TEST", "2025-01-31"),
    ("advance 2025-01-30 +2bd TEST", "2025-02-03"),
    // Calendar days are counted, then the 1st, a Saturday, is adjusted.
    ("advance 2025-01-30 2d TEST", "2025-02-03"),
    // 31 January is the last business day; February's is Friday the 28th, March's Monday the 31st.
    ("advance 2025-02-28 1m following TEST", "2025-03-28"),
    ("advance 2025-02-28 1m following TEST eom", "2025-03-31"),
    ("advance 2025-02-28 1m eom following TEST", "2025-03-31"),
    // Friday 29 August is the last business day, not the last day: unadjusted looks at the calendar alone.
    ("advance 2025-08-29 1m unadjusted TEST eom", "2025-09-29"),
    ("advance 2025-08-31 1m unadjusted TEST eom", "2025-09-30"),
    // 31 December is closed, so the 30th ends the month and the year.
    ("advance 2024-12-31 1y following TEST eom", "2025-12-30"),
    ("is-open 2025-01-02 TEST", "open"), ("is-open 2025-01-01 TEST", "closed: Closed (TEST)"),
    ("is-open 2025-02-01 TEST", "closed: a Saturday"),
    ("holidays TEST 2024", "2024-01-01 Closed (TEST)"), ("holidays 2025-02-01/2025-03-01 TEST", "none"),
  ])
  func aQuestionIsAnswered(_ text: String, _ expected: String) throws {
    #expect(try Self.answer(text) == expected)
  }

  @Test(arguments: [
    (
      "",
      "there is no expression; write adjust, advance, is-open or holidays, such as 'adjust 2026-01-07 nearest PE,LU'"
    ),
    (
      "roll 2025-01-01",
      "'roll' cannot be answered; write adjust, advance, is-open or holidays, such as 'adjust 2026-01-07 nearest PE,LU'"
    ),
    ("adjust", "the date, such as 2025-03-31, is missing"),
    ("adjust 2025-02-30 TEST", "'2025-02-30' is not a date, such as 2025-03-31"),
    (
      "advance 2025-02-03 TEST",
      "'TEST' is not a distance; write a whole number and bd, d, w, m or y, such as 5bd or -3m"
    ),
    (
      "advance 2025-02-03 100001d TEST",
      "'100001d' is not a distance; write a whole number and bd, d, w, m or y, such as 5bd or -3m"
    ),
    (
      "advance 2025-02-03 9y TEST",
      "2034-02-03 is outside the holiday data of TEST, which covers 2024-01-01/2025-12-31"
    ),
    ("advance 2025-02-03 9000y unadjusted TEST", "the result lies beyond the years 1 to 9999"),
    ("advance 2025-02-03 400bd TEST", "the count leaves the holiday data of TEST, which ends at 2025-12-31"),
    // Whether 1 January 2026 is open is not known, so neither is what follows 31 December.
    (
      "adjust 2025-12-31 following TEST",
      "the count leaves the holiday data of TEST, which ends at 2025-12-31"
    ),
    ("adjust 2025-12-31 nearest TEST", "the count leaves the holiday data of TEST, which ends at 2025-12-31"),
    ("holidays TEST", "the year is missing, such as 2025, or a span such as 2025-01-01/2025-06-30"),
    (
      "holidays TEST 2026",
      "2026-01-01/2026-12-31 is not within the holiday data, which covers 2024-01-01/2025-12-31"
    ),
    ("adjust 2025-02-01 nearest TEST more", "'more' stands where the expression should end"),
  ])
  func aQuestionThatCannotBeAnsweredSaysWhy(_ text: String, _ reason: String) throws {
    let error = #expect(throws: DateArithmeticError.self) { try Self.answer(text) }
    #expect(error?.reason == reason)
  }

  /// Beyond the data's last day lies another month, whatever is open there: the Modified conventions turn back.
  @Test func theDataEndsAMonth() throws {
    #expect(try Self.answer("adjust 2025-12-31 modified-following TEST") == "2025-12-30")
    #expect(try Self.answer("adjust 2024-01-01 modified-preceding TEST") == "2024-01-02")
  }

  @Test func withoutACentreNothingCanBeCounted() {
    let error = #expect(throws: DateArithmeticError.self) { try BusinessDays(JoinedCalendar(centres: [])) }
    #expect(error?.reason == "there is no business centre to count on; name one, such as PE")
  }

  @Test func centresWhoseDataSharesNoDayAreRefused() throws {
    let calendars = try ["2019-05-01", "2025-05-01"].map { day in
      let date = try #require(CivilDate(iso: day))
      return HolidayCalendar(
        centre: day, coverage: try #require(DateSpan(yearsOf: [date])), holidays: [])
    }
    let error = #expect(throws: DateArithmeticError.self) {
      try BusinessDays(JoinedCalendar(centres: calendars))
    }
    #expect(error?.reason.hasSuffix("they share no day") == true)
  }
}

@Suite struct HolidayListsTests {
  @Test func listsCoverTheWholeYearsOfAllTheirDates() throws {
    let json = Array(#"{"A": ["2020-05-01"], "B": ["2022-12-25", "2021-01-01"]}"#.utf8)
    let calendars = try HolidayCalendar.calendars(json: json)
    #expect(calendars.map(\.centre) == ["A", "B"])
    #expect(calendars.map(\.coverage.description) == Array(repeating: "2020-01-01/2022-12-31", count: 2))
  }

  @Test(arguments: [
    (#"{"A": ["2020-02-30"]}"#, "'2020-02-30' under A is not a date"),
    (#"{"A": []}"#, "it holds no date, so that nobody can tell which years it covers"),
    ("[1]", #"not holiday data; write dates by centre, such as {"PE": ["2025-01-01"]}"#),
    ("", #"not holiday data; write dates by centre, such as {"PE": ["2025-01-01"]}"#),
  ])
  func whatIsNoListSaysSo(_ text: String, _ reason: String) {
    let error = #expect(throws: HolidayDataError.self) {
      try HolidayCalendar.calendars(json: Array(text.utf8))
    }
    #expect(error?.reason == reason)
  }
}
