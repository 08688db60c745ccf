import BusinessCalendar
import Diagnostics
import Scheduling
import TestSupport
import Testing

/// The story of a date, the answer to "why not then?", and the ways out where there is no date.
@Suite struct ExplanationTests {
  private let monthly = "every: month, day: 2nd tuesday, time: \"10:00\", duration: 60 min"

  @Test func aStoryHasTheRuleItsPlaceThePeriodAndEachRejectedDate() throws {
    // 28 and 29 July are Fiestas Patrias (Decreto Legislativo 713 art. 6), 26 and 27 July 2025 a weekend.
    var scenario = Scenario()
    scenario.from = "2025-07-01"
    let schedule = try scenario.schedule(
      "a: { clause: Governance, every: month, day: day 26, time: \"10:00\", duration: 60 min }")
    let story = try #require(schedule.explain("a/2025-07"))
    #expect(story.clause == "Governance")
    #expect(story.location?.line == 8)
    #expect(story.rule.hasPrefix("every 1 month (contract), day 26; at 10:00 America/Lima for 60 min"))
    #expect(story.period.span.description == "2025-07-01/2025-07-31")
    #expect(story.nominalDate?.description == "2025-07-26")
    #expect(
      story.steps.map { "\($0.stage) \($0.decision) \($0.date) \($0.reason)" } == [
        "expand taken 2025-07-26 the rule 'every 1 month (contract), day 26' in 2025-07-01/2025-07-31",
        "adjust rejected 2025-07-26 a Saturday", "adjust rejected 2025-07-27 a Sunday",
        "adjust rejected 2025-07-28 Día de la Independencia (PE)",
        "adjust rejected 2025-07-29 Día de la Gran Parada Militar (PE)",
        "adjust taken 2025-07-30 an open day, following",
        "place taken 2025-07-30 the time of the rule",
      ])
    #expect(story.start?.description == "2025-07-30T10:00:00-05:00")
  }

  @Test func eachBetterStartIsRejectedByName() throws {
    let schedule = try Scenario().schedule(
      "a: { \(monthly), attendees: [lead] }",
      "b: { every: month, day: 2nd tuesday, time: \"10:30\", duration: 60 min, attendees: [lead, second] }")
    let story = try #require(schedule.explain("p1/b/2025-01"))
    #expect(
      story.steps.filter { $0.stage == .place }.map { "\($0.start?.clock ?? "") \($0.decision) \($0.reason)" }
        == [
          "10:30 rejected Ana is in p1/a/2025-01", "10:00 rejected Ana is in p1/a/2025-01",
          "11:00 taken 30 min from the time of the rule",
        ])
  }

  @Test(arguments: [
    ("2025-01-18", "2025-01-18 is a Saturday"),
    ("2025-01-01", "2025-01-01 is Año Nuevo (PE); 2025-01-01 is outside its window 2025-01-06/2025-01-27"),
    ("2025-02-03", "2025-02-03 is outside its period 2025-01-01/2025-01-31"),
    ("2025-01-29", "2025-01-29 is outside its window 2025-01-06/2025-01-27"),
    ("2025-01-16", "Ana is away 2025-01-16/2025-01-16"),
    ("2025-01-14T17:30", "17:30 to 18:30 in America/Lima is outside the working hours of ours, 09:00-18:00"),
    ("2025-01-21T10:30", "Ana is in p1/b/2025-01"),
  ])
  func whatRulesADateOutIsNamed(_ asked: String, _ reason: String) throws {
    var scenario = Scenario()
    scenario.people[0] = "ana: { party: ours, away: [2025-01-16] }"
    // Business days 3 and 18 of January are the 6th and the 27th.
    let schedule = try scenario.schedule(
      "a: { \(monthly), window: business-day 3..18, attendees: [lead] }",
      "b: { every: month, day: 3rd tuesday, time: \"10:00\", duration: 60 min, attendees: [lead] }")
    let parts = asked.split(separator: "T")
    let date = try #require(CivilDate(iso: parts[0]))
    let time = parts.count > 1 ? LocalTime(iso: parts[1]) : nil
    let answer = try #require(schedule.explain("a/2025-01", not: date, at: time))
    #expect(!answer.isPossible)
    #expect(answer.objections.joined(separator: "; ") == reason)
  }

  @Test func aDateThatIsPossibleSaysWhatItWouldCost() throws {
    let before = try Scenario().schedule("a: { \(monthly) }")
    let schedule = try Scenario().publishing(before).schedule("a: { \(monthly) }")
    let wednesday = try #require(CivilDate(iso: "2025-01-15"))
    let answer = try #require(schedule.explain("a/2025-01", not: wednesday, at: nil))
    #expect(answer.isPossible)
    #expect(answer.start?.clock == "09:00")
    // From the 14th at 10:00 to the 15th at 09:00 are 23 hours.
    #expect(answer.extraHalfHours == 46)
    #expect(answer.movesPublished)
    let day = try #require(CivilDate(iso: "2025-01-14"))
    #expect(schedule.explain("a/2025-01", not: day, at: nil)?.extraHalfHours == 0)
  }

  @Test func aNameOfTwoMeetingsOrOfNoneHasNoStory() throws {
    let schedule = try Scenario().schedule([["a: { \(monthly) }"], ["a: { \(monthly) }"]])
    #expect(schedule.explain("a/2025-01") == nil)
    #expect(schedule.identities(named: "a/2025-01") == ["p1/a/2025-01", "p2/a/2025-01"])
    #expect(schedule.explain("p2/a/2025-01")?.id == "p2/a/2025-01")
    #expect(schedule.explain("b/2025-01") == nil)
  }

  /// Each clash with the rules of which no smaller set leaves a start, and the cheapest way out.
  @Test(arguments: [
    // Ten hours are one more than the working day of nine, so it starts an hour early or ends an hour late.
    (
      "a: { every: month, day: 2nd tuesday, window: day 14..14, time: \"17:30\", duration: 600 min, attendees: [lead] }",
      ["the working hours of ours, 09:00-18:00 in America/Lima"], "allow 08:00 in Lima"
    ),
    // The 1st is a holiday, and the window holds that day alone; the 2nd is business day 1.
    (
      "a: { every: month, day: day 1, window: day 1..1, all-day: true }",
      ["the holidays of PE", "the window day 1..1"], "widen the window to day 2"
    ),
    // Business days 1 and 2 are the 2nd and the 3rd, on both of which Ana is away; the 6th is the third.
    (
      "a: { every: month, day: business-day 1, window: business-day 1..2, time: \"10:00\", duration: 60 min, attendees: [lead] }",
      ["the window business-day 1..2", "Ana is away 2025-01-02/2025-01-03"],
      "widen the window to business-day 3"
    ),
    // From 13:30 there are four hours and a half; b has the first half of the day.
    (
      "a: { every: month, day: 2nd tuesday, window: day 14..14, time: \"13:30\", duration: 285 min, attendees: [second] }",
      [
        "the window day 14..14", "the working hours of ours, 09:00-18:00 in America/Lima",
        "Ben is in p1/b/2025-01",
      ],
      "shorten to 270 min"
    ),
  ])
  func aClashHasItsSmallestSetOfRulesAndTheCheapestWayOut(
    _ series: String, _ rules: [String], _ wayOut: String
  ) throws {
    var scenario = Scenario()
    scenario.people[0] = "ana: { party: ours, away: [2025-01-02/2025-01-03] }"
    let schedule = try scenario.schedule(
      series,
      "b: { every: month, day: 2nd tuesday, window: day 14..14, time: \"09:00\", duration: 270 min, attendees: [second] }"
    )
    let clash = try #require(schedule.explain("a/2025-01")?.clash)
    #expect(Set(clash.rules) == Set(rules))
    #expect(clash.relaxations.first == wayOut, "\(clash.relaxations)")
  }

  /// 09:00 to 18:00 in Lima is 15:00 to 00:00 in Madrid, where work ends at 15:00 in winter.
  @Test func hoursThatNeverMeetAreBothNamed() throws {
    let text = """
      programme: p
      currency: PEN
      term: { from: 2025-01-01, length: 1 month }
      parties:
        ours: { time-zone: America/Lima, business-centre: PE, working-hours: "09:00-18:00" }
        theirs: { time-zone: Europe/Madrid, business-centre: ES, working-hours: "08:00-15:00" }
      roles: { lead: { ours: Lead, theirs: Lead } }
      meetings:
        a: { \(monthly), attendees: [lead] }
      """
    let read = try ReadPortfolio(
      workspace: "entente: 1\nprogrammes: [programmes/*.yaml]\nuid-domain: x.example\n", programmes: [text])
    let schedule = read.scheduler.portfolio(read.programmes, asOf: .earliest)
    let clash = try #require(schedule.explain("a/2025-01")?.clash)
    #expect(
      clash.rules == [
        "the working hours of ours, 09:00-18:00 in America/Lima",
        "the working hours of theirs, 08:00-15:00 in Europe/Madrid",
      ])
    #expect(clash.relaxations.first == "allow 08:00 in Lima")
  }
}
