import BusinessCalendar
import Diagnostics
import Scheduling
import TestSupport
import Testing

/// What is wrong in one place is told there, and everything else is scheduled all the same.
@Suite struct FaultTests {
  private let good =
    "good: { every: month, day: 2nd tuesday, time: \"10:00\", duration: 60 min, attendees: [lead] }"

  @Test(arguments: [
    (
      "every: month, day: 2nd tuesdy, time: \"10:00\", duration: 60 min", DiagnosticCode.scheduleDay,
      "2nd tuesdy"
    ),
    (
      "every: month, day: 2nd tuesday, window: day 9..8, time: \"10:00\", duration: 60 min", .scheduleWindow,
      "day 9"
    ),
    ("recurrence: FREQ=HOURLY, time: \"10:00\", duration: 60 min", .scheduleRecurrence, "FREQ"),
    (
      "every: month, day: 2nd tuesday, time: \"10:00\", time-zone: Europe/Madird, duration: 60 min",
      .valueZone, "Europe"
    ),
    (
      "every: month, day: 2nd tuesday, time: \"10:00\", duration: 60 min, attendees: [leed]", .nameUnknown,
      "leed"
    ),
    ("every: month, day: 2nd tuesday, time: \"10:00\", duration: 60 min, centres: [PX]", .nameUnknown, "PX"),
    (
      "every: month, day: 2nd tuesday, time: \"10:00\", duration: 60 min, resources: [hall]", .nameUnknown,
      "hall"
    ),
    (
      "every: month, day: 2nd tuesday, time: \"10:00\", duration: 60 min, spacing: soon", .valueNumber, "soon"
    ),
    ("every: month, day: 2nd tuesday, time: \"10:00\", duration: 60 min, freeze: long", .valueNumber, "long"),
    (
      "every: month, anchor: fiscal, day: 2nd tuesday, time: \"10:00\", duration: 60 min", .keyMissing,
      "fiscal"
    ),
  ])
  func aRuleThatCannotBeReadIsToldAtItsPlace(_ rule: String, _ code: DiagnosticCode, _ word: String) throws {
    let line = "  bad: { \(rule) }"
    let read = try Scenario().read([[String(line.dropFirst(2)), good]])
    let portfolio = read.scheduler.portfolio(read.programmes, asOf: .earliest)
    let told = (read.diagnostics + portfolio.schedules.flatMap(\.diagnostics)).filter {
      $0.severity == .error
    }
    #expect(told.map(\.code) == [code], "\(told.map(\.message))")
    let place = try #require(line.firstRange(of: word)).lowerBound
    let column = line.distance(from: line.startIndex, to: place) + 1
    #expect(told.first?.location.map { "\($0.line):\($0.column)" } == "8:\(column)", "\(told.map(\.message))")
    #expect(portfolio.starts(of: "good") == ["01-14T10:00"])
  }

  @Test(arguments: ["contract-year", "true-up", "document-review", "term", "exit"])
  func aSeriesDoesNotTakeTheNameOfADateOfTheAgreement(_ name: String) throws {
    let read = try Scenario().read([["\(name): { every: month, day: 2nd tuesday, all-day: true }", good]])
    #expect(read.diagnostics.map(\.code) == [.nameDuplicate])
    #expect(read.diagnostics.first?.location?.line == 8)
  }

  @Test func anUnknownPersonIsToldAtItsPlace() throws {
    var scenario = Scenario()
    scenario.people = ["ana: { party: ours }"]
    let read = try scenario.read([[good]])
    let told = read.diagnostics.filter { $0.severity == .error }
    #expect(told.map(\.code) == [.nameUnknown])
    #expect(told.first?.message == "no person of the workspace is named 'ben'; known: ana")
    #expect(told.first?.location?.line == 6)
    let portfolio = read.scheduler.portfolio(read.programmes, asOf: .earliest)
    #expect(portfolio.starts(of: "good") == ["01-14T10:00"])
  }

  /// A blackout over all of January leaves February to be placed, and names itself.
  @Test func aBlackoutOverAWholePeriodIsNamedWithItsReason() throws {
    var scenario = Scenario()
    scenario.length = "2 months"
    scenario.workspace = "blackouts: { audit: { dates: 2025-01-01/2025-01-31, why: Yearly audit } }"
    let portfolio = try scenario.schedule(good)
    #expect(portfolio.starts(of: "good") == ["02-11T10:00"])
    let told = portfolio.schedules[0].diagnostics.filter { $0.severity == .error }
    #expect(
      told.map(\.message) == [
        "good/2025-01 cannot be placed: no start in 2025-01-01/2025-01-31 is left by the blackout audit: Yearly audit"
      ])
    #expect(told.first?.location?.line == 8)
    #expect(
      told.first?.notes.first?.message
        == "way out: hold it on 2025-01-14, although 2025-01-14 is blackout audit: Yearly audit")
  }

  @Test func aWindowThatNoPeriodReachesIsToldForEach() throws {
    var scenario = Scenario()
    scenario.length = "2 months"
    let portfolio = try scenario.schedule(
      "bad: { every: month, day: 2nd tuesday, window: day 40..50, time: \"10:00\", duration: 60 min }", good)
    let told = portfolio.schedules[0].diagnostics.filter { $0.code == .scheduleUnplaceable }
    #expect(told.count == 2)
    #expect(
      told.first?.message
        == "bad/2025-01 cannot be placed: no start in 2025-01-01/2025-01-31 is left by the window day 40..50")
    // The 31st, a Friday, is the last day that January has.
    #expect(told.first?.notes.first?.message == "way out: widen the window to day 31")
    #expect(portfolio.starts(of: "good").count == 2)
  }
}
