import BusinessCalendar
import Certifications
import Journal
import Programme
import Testing

/// Holders over time, and those expected.
struct HolderCourseTests {
  private func course(_ bench: RosterBench, from first: String, to last: String, asOf: String) throws
    -> HolderCourse
  {
    let target = try #require(bench.rules.targets.first { $0.id == "solutions-architect" })
    let span = try #require(DateSpan(day(first), day(last)))
    return try bench.roster(asOf: asOf).course(of: target, in: span, asOf: day(asOf))
  }

  private func words(_ steps: [HolderCourse.Step]) -> [String] { steps.map { "\($0.date) \($0.holders)" } }

  /// A certification is valid for three years, its last day included. Of the agreement's eight the roster names p-1 and p-2;
  /// n-1 is beyond them.
  @Test func aStepIsWhereTheNumberChanges() throws {
    let bench = try RosterBench()
    try bench.add("p-1", issued: "2022-03-10")
    try bench.add("p-2", issued: "2022-03-10", expires: "2025-02-01")
    try bench.take(
      .plan(person: "n-1", certification: "solutions-architect", exam: day("2024-12-01"), isRenewal: false),
      on: "2024-11-01")
    try bench.add("n-1", issued: "2024-12-01")
    try bench.take(
      .plan(person: "n-2", certification: "solutions-architect", exam: day("2025-06-15"), isRenewal: false),
      on: "2025-01-08")
    let course = try course(bench, from: "2024-07-01", to: "2028-12-31", asOf: "2025-01-27")
    #expect(words(course.known) == ["2024-07-01 8", "2024-12-01 9"])
    // p-2 ends with 1 February, p-1 with 10 March; n-2 passes, n-1 ends with 1 December 2027, n-2 with 15 June 2028.
    #expect(
      words(course.projected) == [
        "2025-01-28 9", "2025-02-02 8", "2025-03-11 7", "2025-06-15 8", "2027-12-02 7", "2028-06-16 6",
      ])
  }

  /// On every day it says what the report of that day says: of holders until the day, and of the due date what is projected.
  @Test func itAgreesWithTheReportOfTheDay() throws {
    let bench = try RosterBench()
    for person in 1...9 { try bench.add("p-\(person)", issued: "2022-0\(person)-15") }
    try bench.take(
      .plan(person: "p-3", certification: "architect-pro", exam: day("2025-02-20"), isRenewal: false),
      on: "2025-01-08")
    let course = try course(bench, from: "2024-07-01", to: "2026-06-30", asOf: "2025-01-27")
    let progress = try bench.progress(asOf: "2025-01-27")
    #expect(course.known.last?.holders == progress.holders)
    #expect(course.projected.last { $0.date <= progress.projectedOn }?.holders == progress.projected)
  }

  @Test func nothingIsKnownOfDaysAhead() throws {
    let course = try course(RosterBench(), from: "2025-07-01", to: "2025-12-31", asOf: "2025-01-27")
    #expect(course.known.isEmpty)
    #expect(words(course.projected) == ["2025-01-28 8"])
  }
}
