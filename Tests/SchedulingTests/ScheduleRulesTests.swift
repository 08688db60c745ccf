import BusinessCalendar
import Diagnostics
import Foundation
import Scheduling
import TestSupport
import Testing

/// Each form of rule on small programmes. Expected dates are read off a wall calendar.
@Suite struct ScheduleRulesTests {
  /// A programme of one all-day series with that rule, in Peru only, 2025-01-01 for a year unless said otherwise.
  static func read(_ rule: String, from: String = "2025-01-01", length: String = "1 year", more: String = "")
    throws -> ReadWorkspace
  {
    let text = """
      programme: p
      currency: PEN
      term: { from: \(from), length: \(length) }
      parties: { ours: { time-zone: America/Lima, business-centre: PE } }
      meetings:
        s: { calendar: qbr, all-day: true, \(rule) }
      \(more)
      """
    return try ReadWorkspace(
      workspace: Fixtures.source("minimal-entente.yaml").file,
      programme: SourceFile(path: "p.yaml", text: text))
  }

  static func dates(_ rule: String, from: String = "2025-01-01", length: String = "1 year", more: String = "")
    throws
    -> [String]
  {
    let read = try read(rule, from: from, length: length, more: more)
    let schedule = try #require(read.schedule, "\(read.diagnostics.map(\.message))")
    return schedule.occurrences.map { "\($0.period.label)=\($0.date?.description.dropFirst(2) ?? "-")" }
  }

  @Test(arguments: [
    // Months: 15 March, 15 June are a Saturday and a Sunday; unadjusted keeps them.
    (
      "every: quarter, day: day 15 of month 3, convention: unadjusted",
      ["Y1-Q1=25-03-15", "Y1-Q2=25-06-15", "Y1-Q3=25-09-15", "Y1-Q4=25-12-15"]
    ),
    ("every: 6 months, day: last friday", ["Y1-H1=25-06-27", "Y1-H2=25-12-26"]),
    ("every: year, day: 2nd last friday of month 2", ["Y1=25-02-21"]),
    ("every: 6 months, day: business-day -1", ["Y1-H1=25-06-30", "Y1-H2=25-12-31"]),
    // 1 January is closed: the 2nd is the first business day.
    ("every: 6 months, day: business-day 1", ["Y1-H1=25-01-02", "Y1-H2=25-07-01"]),
    ("every: 4 months, day: 1st monday", ["2025-01=25-01-06", "2025-05=25-05-05", "2025-09=25-09-01"]),
    (
      "every: quarter, anchor: calendar, day: 1st monday",
      ["2025-Q1=25-01-06", "2025-Q2=25-04-07", "2025-Q3=25-07-07", "2025-Q4=25-10-06"]
    ),
    ("recurrence: \"FREQ=YEARLY;BYMONTH=9;BYDAY=1MO\"", ["2025=25-09-01"]),
    (
      "recurrence: \"FREQ=MONTHLY;INTERVAL=4;BYMONTHDAY=10\"",
      ["2025-01=25-01-10", "2025-05=25-05-12", "2025-09=25-09-10"]
    ),
  ])
  func aYearOfEachRule(_ rule: String, _ expected: [String]) throws {
    #expect(try Self.dates(rule) == expected)
  }

  @Test func fiscalPeriodsAreNamedByTheYearInWhichTheyEnd() throws {
    #expect(
      try Self.dates(
        "every: 6 months, anchor: fiscal, day: 1st monday", from: "2024-04-01", more: "fiscal-year: 04-01")
        == ["FY2025-H1=24-04-01", "FY2025-H2=24-10-07"])
  }

  @Test func calendarQuartersThatTheTermCutsAreStubs() throws {
    // 1 February to 31 July: only the second quarter is whole.
    let rule = "every: quarter, anchor: calendar, day: 1st monday"
    #expect(try Self.dates(rule, from: "2025-02-01", length: "6 months") == ["2025-Q2=25-04-07"])
    #expect(
      try Self.dates(rule + ", stub: keep", from: "2025-02-01", length: "6 months")
        == ["2025-Q1=25-02-03", "2025-Q2=25-04-07", "2025-Q3=25-07-07"])
  }

  /// Months are those of the whole quarter or year, of which the term that starts on 10 February 2025 holds a part.
  @Test(arguments: [
    ("every: year, day: day 15 of month 9", "2025=25-09-15", ""),
    ("every: quarter, day: day 15 of month 3", "2025-Q1=25-03-15", ""),
    // The first Tuesday of February is the 4th, that of what is left of it the 11th.
    ("every: quarter, day: 1st tuesday of month 2", "2025-Q1=25-02-11", "2025-02-04 lies outside the term"),
    ("every: quarter, day: day 10", "2025-Q1=25-02-10", "month 1 of the period lies outside the term"),
  ])
  func aKeptStubHasTheMonthsOfItsWholePeriod(_ rule: String, _ expected: String, _ note: String) throws {
    let read = try Self.read(
      "\(rule), anchor: calendar, stub: keep, convention: unadjusted", from: "2025-02-10")
    let occurrence = try #require(read.schedule?.occurrences.first)
    #expect("\(occurrence.period.label)=\(occurrence.date?.description.dropFirst(2) ?? "-")" == expected)
    let label = occurrence.period.label
    let notes = read.diagnostics.filter { $0.code == .scheduleNominal }.map(\.message)
      .filter { $0.hasPrefix("s/\(label):") }
    #expect(notes.count == (note.isEmpty ? 0 : 1) && notes.allSatisfy { $0.contains(note) }, "\(notes)")
  }

  @Test func weeksAreNamedByTheISOWeekOfTheirFirstDay() throws {
    // 1 January 2025 is a Wednesday of 2025-W01; the fortnight's first Thursday is the 2nd.
    #expect(
      try Self.dates("every: 2 weeks, day: thursday", length: "6 weeks")
        == ["2025-W01=25-01-02", "2025-W03=25-01-16", "2025-W05=25-01-30"])
  }

  @Test func monthsOfATermThatStartsMidMonthAreCounted() throws {
    // Contract months from the 15th: day 20 lies in the first calendar month of each, day 10 in the second.
    #expect(
      try Self.dates(
        "every: month, day: day 20, convention: unadjusted", from: "2025-01-15", length: "2 months")
        == ["Y1-M01=25-01-20", "Y1-M02=25-02-20"])
    #expect(
      try Self.dates(
        "every: month, day: day 10, convention: unadjusted", from: "2025-01-15", length: "2 months")
        == ["Y1-M01=25-02-10", "Y1-M02=25-03-10"])
  }

  @Test func aDayThatDoesNotExistIsTheLastOfItsMonthWithANote() throws {
    let read = try Self.read("every: month, day: day 31, convention: unadjusted", length: "4 months")
    let schedule = try #require(read.schedule)
    #expect(
      schedule.occurrences.compactMap(\.date?.description) == [
        "2025-01-31", "2025-02-28", "2025-03-31", "2025-04-30",
      ])
    #expect(read.diagnostics.filter { $0.code == .scheduleNominal }.count == 2)
  }

  @Test func aWindowHoldsTheRollAndTurnsItBack() throws {
    // 28 and 29 July are Fiestas Patrias: following from the 28th would be the 30th, past the window's end.
    let rule = "every: month, day: day 28, window: day 1..29"
    #expect(try Self.dates(rule, from: "2025-07-01", length: "1 month") == ["2025-07=25-07-25"])
  }

  @Test func anOccurrenceWithoutAnOpenDayNamesTheClash() throws {
    // 1 May is Labour Day; a window of that one day has no way out.
    let read = try Self.read(
      "every: month, day: day 1, window: day 1..1", from: "2025-05-01", length: "1 month")
    let diagnostic = try #require(read.diagnostics.first { $0.code == .scheduleUnplaceable })
    #expect(diagnostic.severity == .error)
    #expect(
      diagnostic.message
        == "s/2025-05 cannot be placed: no start in 2025-05-01/2025-05-31 is left by the holidays of PE, and the "
        + "window day 1..1")
    // Friday the 2nd is the next open day.
    #expect(diagnostic.notes.first?.message == "way out: widen the window to day 2")
    #expect(diagnostic.notes.last?.message == "Día del Trabajo (PE), from 2025-05-01")
    #expect(read.schedule?.occurrences.map(\.status) == [.unplaceable])
  }

  @Test func daysBeyondTheHolidayDataAreNeverPlanned() throws {
    let read = try Self.read("every: year, day: 1st monday", from: "2035-01-01", length: "2 years")
    #expect(read.diagnostics.contains { $0.code == .scheduleCoverage })
    #expect(read.schedule?.occurrences.map(\.status) == [.confirmed, .unplaceable])
  }

  @Test(arguments: [
    ("s/Y1-Q1: { move-to: 2025-01-01, why: w }", "s/Y1-Q1 is moved although 2025-01-01 is Año Nuevo (PE)"),
    (
      "s/Y1-Q1: { move-to: 2025-04-02, why: w }",
      "s/Y1-Q1 is moved although 2025-04-02 is outside its period 2025-01-01/2025-03-31"
    ),
    ("s/Y1-Q9: { cancel: true, why: w }", "no occurrence is named 's/Y1-Q9'; did you mean 's/Y1-Q1'?"),
  ])
  func aChangeThatBreaksARuleIsObeyedAndTold(_ change: String, _ message: String) throws {
    let read = try Self.read("every: quarter, day: 1st monday", more: "changes:\n  \(change)")
    #expect(read.diagnostics.map(\.message) == [message])
    let told = message.components(separatedBy: " although ").last ?? ""
    if message.contains(" although ") {
      #expect(read.schedule?.occurrence(named: "s/Y1-Q1")?.reason.hasSuffix("although \(told)") == true)
    }
  }
}
