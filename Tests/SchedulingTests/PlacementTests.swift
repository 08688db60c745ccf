import BusinessCalendar
import Diagnostics
import Scheduling
import TestSupport
import Testing

/// Where meetings go that cannot all be where their rules have them. Every expectation is counted on a wall calendar.
@Suite struct PlacementTests {
  private let monthly = "every: month, day: 2nd tuesday, time: \"10:00\", duration: 60 min"

  @Test func nobodyIsInTwoMeetingsAtOnceInAnyProgramme() throws {
    let schedule = try Scenario().schedule([
      ["a: { \(monthly), attendees: [lead] }"], ["b: { \(monthly), attendees: [lead] }"],
    ])
    // One of the two moves by its length, the earlier start being the cheaper of two at one distance.
    #expect(schedule.starts == ["p1/a/2025-01=01-14T10:00", "p2/b/2025-01=01-14T09:00"])
    #expect(schedule.reason("p2/b/2025-01") == "moved from 10:00: Ana is in p1/a/2025-01")
    #expect(schedule.cost.displacement == 2)
  }

  @Test func threeAtOnceLieAroundTheirTime() throws {
    let schedule = try Scenario().schedule(
      "a: { \(monthly), attendees: [lead] }", "b: { \(monthly), attendees: [lead] }",
      "c: { \(monthly), attendees: [lead] }")
    #expect(
      Set(schedule.starts.map { String($0.suffix(5)) }) == ["09:00", "10:00", "11:00"])
    #expect(schedule.cost.displacement == 4)
  }

  @Test func meetingsWithoutACommonPersonMayBeAtOnce() throws {
    let schedule = try Scenario().schedule(
      "a: { \(monthly), attendees: [lead] }", "b: { \(monthly), attendees: [second] }", "c: { \(monthly) }")
    #expect(schedule.cost == .zero)
  }

  /// Nobody is named for the role guest, but whoever sits there sits in one meeting at a time.
  @Test func aSeatThatNobodyIsNamedForIsInOneMeetingAtATime() throws {
    let schedule = try Scenario().schedule([
      ["a: { \(monthly), attendees: [guest] }", "b: { \(monthly), attendees: [guest] }"],
      ["a: { \(monthly), attendees: [guest] }"],
    ])
    #expect(
      schedule.starts == [
        "p1/a/2025-01=01-14T10:00", "p1/b/2025-01=01-14T09:00", "p2/a/2025-01=01-14T10:00",
      ])
  }

  @Test func aRoomIsInOneMeetingAtATime() throws {
    var scenario = Scenario()
    scenario.workspace = "resources: { bridge: { title: Bridge 1 } }"
    let schedule = try scenario.schedule(
      "a: { \(monthly), attendees: [lead], resources: [bridge] }",
      "b: { \(monthly), attendees: [second], resources: [bridge] }")
    #expect(schedule.starts == ["p1/a/2025-01=01-14T10:00", "p1/b/2025-01=01-14T09:00"])
    #expect(schedule.reason("b/2025-01") == "moved from 10:00: Bridge 1 is in p1/a/2025-01")
  }

  @Test func anAllDayEntryTakesUpNobodysTime() throws {
    let schedule = try Scenario().schedule(
      "a: { \(monthly), attendees: [lead] }",
      "b: { every: month, day: 2nd tuesday, all-day: true, attendees: [lead] }")
    #expect(schedule.cost == .zero)
  }

  @Test func whoIsAwayIsWaitedFor() throws {
    var scenario = Scenario()
    scenario.people = ["ana: { party: ours, away: [2025-01-14/2025-01-15] }", "ben: { party: ours }"]
    let schedule = try scenario.schedule("a: { \(monthly), attendees: [lead] }")
    // From the 14th at 10:00 to the 13th at 17:00, the last start of the day, are 17 hours; to the 16th at 09:00 are 47.
    #expect(schedule.starts(of: "a") == ["01-13T17:00"])
    #expect(schedule.reason("a/2025-01") == "moved from 2025-01-14 10:00: Ana is away 2025-01-14/2025-01-15")
  }

  /// Ben works in Madrid: 10:00 in Lima is 16:00 there in winter and 17:00 in summer; an hour must end by 18:00.
  @Test(arguments: [("10:00", "01-14T10:00", "07-08T10:00"), ("10:30", "01-14T10:30", "07-08T10:00")])
  func hoursAreThoseOfAPersonsOwnZoneOnThatDate(_ time: String, _ winter: String, _ summer: String) throws {
    var scenario = Scenario()
    scenario.people = ["ana: { party: ours }", "ben: { party: ours, time-zone: Europe/Madrid }"]
    scenario.length = "8 months"
    let schedule = try scenario.schedule(
      "a: { every: month, day: 2nd tuesday, time: \"\(time)\", duration: 60 min, attendees: [lead, second] }")
    #expect(schedule.starts(of: "a").first == winter)
    #expect(schedule.starts(of: "a")[6] == summer)
  }

  @Test(arguments: [
    // Ben is away on the 14th: the 13th at 17:00 is 34 half-hours off, and doing without him costs 8.
    ("second", "2025-01-14/2025-01-14", "01-14T10:00"), ("lead", "2025-01-14/2025-01-14", "01-14T10:00"),
  ])
  func whoeverIsOptionalIsDoneWithoutWhereTheOtherDayIsFarther(
    _ role: String, _ away: String, _ start: String
  )
    throws
  {
    var scenario = Scenario()
    let name = role == "lead" ? "ana" : "ben"
    scenario.people = ["ana", "ben"].map { "\($0): { party: ours\($0 == name ? ", away: [\(away)]" : "") }" }
    let schedule = try scenario.schedule("a: { \(monthly), optional: [\(role)] }")
    #expect(schedule.starts(of: "a") == [start])
    #expect(schedule.cost.displacement == 8)
  }

  @Test func aMeetingMovesAnHourForWhoeverIsOptional() throws {
    // Ben is in b from 10:00 to 11:00; an hour away costs 2 half-hours, doing without him 8.
    let schedule = try Scenario().schedule(
      "a: { \(monthly), attendees: [lead], optional: [second] }", "b: { \(monthly), attendees: [second] }")
    #expect(Set(schedule.starts.map { String($0.suffix(5)) }) == ["09:00", "10:00"])
    #expect(schedule.cost.displacement == 2)
  }

  /// Friday 31 January and Monday 3 February are 3 days apart; 14 need 11 more. The cheapest is to share them: back to an
  /// afternoon costs 7 hours less than whole days do, on to a morning 1 hour less, 11 days less 8 hours in all.
  @Test func occurrencesKeepTheirSpacing() throws {
    var scenario = Scenario()
    scenario.length = "2 months"
    let schedule = try scenario.schedule(
      "a: { recurrence: \"FREQ=MONTHLY;BYMONTHDAY=31,3;BYSETPOS=-1\", time: \"10:00\", duration: 60 min, spacing: 14 days }"
    )
    let days = schedule.schedules[0].occurrences.compactMap(\.date)
    #expect(days.count == 2 && days[1] - days[0] >= 14)
    #expect(schedule.cost.displacement == 11 * 48 - 16)
  }

  /// An occurrence without a start between two others does not let them come nearer.
  @Test func spacingHoldsOverAnOccurrenceThatHasNoStart() throws {
    var scenario = Scenario()
    scenario.people[0] = "ana: { party: ours, away: [2025-01-08/2025-01-14] }"
    scenario.length = "3 weeks"
    let schedule = try scenario.schedule(
      "a: { every: week, day: wednesday, spacing: 14 days, time: \"10:00\", duration: 60 min, attendees: [lead] }"
    )
    let days = schedule.schedules[0].occurrences.compactMap(\.date).sorted()
    #expect(days.count == 2)
    #expect(days[1] - days[0] >= 14)
  }

  /// Friday at 16:00 in Lima is Saturday at 10:00 in Auckland (UTC+13 in January).
  @Test func noPartyMeetsOnADayOffOfItsOwn() throws {
    let text = """
      programme: p
      currency: PEN
      term: { from: 2025-01-01, length: 1 month }
      parties:
        ours: { time-zone: America/Lima, business-centre: PE }
        theirs: { time-zone: Pacific/Auckland, business-centre: NZ }
      roles: { lead: { ours: Lead, theirs: Lead } }
      meetings:
        a: { every: month, day: 2nd friday, time: "16:00", duration: 60 min, attendees: [lead] }
      """
    let read = try ReadPortfolio(
      workspace: "entente: 1\nprogrammes: [programmes/*.yaml]\nuid-domain: x.example\n", programmes: [text])
    let schedule = read.scheduler.portfolio(read.programmes, asOf: .earliest)
    // Thursday the 9th is Friday there; the last start that ends by 18:00 is 17:00, the nearest to Friday's.
    #expect(schedule.starts(of: "a") == ["01-09T17:00"])
    #expect(
      schedule.reason("a/2025-01") == "moved from 2025-01-10 16:00: it is 2025-01-11 for theirs, a Saturday")
  }

  /// Both are at 08:00Z in July, six months after the term: a clock that stood still in winter would not see it.
  @Test func pinsBeyondTheTermAreAtTheirOwnOffset() throws {
    var scenario = Scenario()
    scenario.hours = "00:00-23:59"
    scenario.more = """
      changes:
        a/2025-01: { move-to: 2025-07-08T10:00, why: travel }
        b/2025-01: { move-to: 2025-07-08T09:00, why: travel }
      """
    let schedule = try scenario.schedule(
      "a: { \(monthly), time-zone: Europe/Luxembourg, attendees: [lead] }",
      "b: { \(monthly), time-zone: Europe/London, attendees: [lead] }")
    let told = schedule.schedules[0].diagnostics.filter { $0.code == .scheduleChange }.map(\.message)
    #expect(told.contains { $0.hasSuffix("Ana is in p1/b/2025-01") }, "\(told)")
  }

  /// Santiago's clock goes back at midnight from 5 to 6 April 2025: an hour from 23:30 ends at 23:30.
  @Test func hoursEndByTheClockOfThatNight() throws {
    var scenario = Scenario()
    scenario.hours = "00:00-23:59"
    scenario.from = "2025-04-01"
    scenario.people[0] = "ana: { party: ours, time-zone: America/Santiago }"
    let schedule = try scenario.schedule(
      "a: { every: month, day: day 5, convention: unadjusted, time: \"23:30\", time-zone: America/Santiago, duration: 60 min, attendees: [lead] }"
    )
    #expect(schedule.cost == .zero)
  }

  @Test func aMeetingWithoutAnyFreeStartIsToldAndTheRestIsPlaced() throws {
    // Nine hours of work hold two meetings of four hours and a half; the third has no start in a window of one day.
    let rule =
      "every: month, day: 2nd tuesday, window: day 14..14, time: \"09:00\", duration: 270 min, attendees: [lead]"
    let schedule = try Scenario().schedule("a: { \(rule) }", "b: { \(rule) }", "c: { \(rule) }")
    #expect(schedule.starts.count == 2)
    #expect(schedule.cost.unplaced == 1)
    let told = schedule.schedules[0].diagnostics.filter { $0.code == .scheduleUnplaceable }
    #expect(told.count == 1)
    #expect(told.first?.location?.line == 10)
  }

  /// Two hours of work hold one meeting of two hours, or two of one: the fewest are left without a start.
  @Test func twoShortMeetingsComeBeforeALongOne() throws {
    var scenario = Scenario()
    scenario.hours = "09:00-11:00"
    let rule = "every: month, day: 2nd tuesday, window: day 14..14, attendees: [lead]"
    let schedule = try scenario.schedule(
      "a: { \(rule), time: \"09:00\", duration: 120 min }",
      "b: { \(rule), time: \"09:00\", duration: 60 min }",
      "c: { \(rule), time: \"10:00\", duration: 60 min }")
    #expect(schedule.starts == ["p1/b/2025-01=01-14T09:00", "p1/c/2025-01=01-14T10:00"])
    #expect(schedule.cost.unplaced == 1)
  }

  @Test func theSameInputGivesTheSamePlaces() throws {
    let series = (0..<8).map { "s\($0): { \(monthly), attendees: [lead, second] }" }
    let first = try Scenario().schedule([series, series]).starts
    for _ in 0..<3 { #expect(try Scenario().schedule([series, series]).starts == first) }
  }
}
