import BusinessCalendar
import Programme
import Scheduling
import TestSupport
import Testing

/// Last days that registers keep, as the agenda shows them: here those of certifications, which are people's.
@Suite struct RegisterDeadlineTests {
  private static let day = CivilDate(year: 2025, month: 2, day: 14)

  private static func deadline(
    _ name: String = "SA-1-renewal", programme: String = "alpha", date: CivilDate? = day,
    settlement: RegisterDeadline.Settlement? = nil, parties: [String] = [], people: [String] = []
  ) throws -> RegisterDeadline {
    let date = try #require(date)
    let event = RegisterDeadline.Fact(date: date.adding(days: -40), words: "SA-1 held", event: "E1")
    return RegisterDeadline(
      programme: programme, series: "fund-deadline", name: name, calendar: "training",
      title: "Renew by: SA-1", clause: "People › Certifications",
      day: RegisterDeadline.Day(
        date: date, nominalDate: date.adding(days: 1), rule: "30 days before the certificate's end",
        basis: date.adding(days: 31),
        passed: [.init(date: date.adding(days: 1), closure: "a Saturday")], note: "15 February is closed"),
      facts: [event], settlement: settlement, parties: parties, people: people)
  }

  private static func portfolio(_ deadlines: [RegisterDeadline]) throws -> PortfolioSchedule {
    try Scenario().schedule("a: { every: month, day: 2nd tuesday, all-day: true }").including(deadlines)
  }

  @Test func oneStandsInTheAgendaOfItsProgramme() throws {
    let programme = try Self.portfolio([]).schedules[0].programme
    let due = try Self.deadline(programme: programme.id, people: ["ana"])
    let portfolio = try Self.portfolio([due, try Self.deadline(programme: "another")])
    let entries = portfolio.schedules[0].agenda.filter { $0.calendar == "training" }
    let entry = try #require(entries.first)
    #expect(entries.count == 1)
    #expect(entry.id == "\(programme.id)/fund-deadline/SA-1-renewal")
    #expect(entry.date == Self.day && entry.time == nil && entry.end.date == Self.day?.adding(days: 1))
    #expect(entry.people == ["ana"] && entry.parties == programme.parties.map(\.id))
    #expect(entry.rule == "30 days before the certificate's end, from 2025-03-17")
    // Subscribers are not told the fact, which names what it is about.
    #expect(entry.reason == "SA-1 held, 2025-01-05; 15 February is closed")
    #expect(entry.discreetReason == "15 February is closed")
    #expect(portfolio.schedules[0].agenda { _, calendar in calendar == "qbr" }.isEmpty)
  }

  /// Midnight in Lima (UTC-05:00 all year) and in Luxembourg (UTC+01:00 in winter); where nobody is named, that of the first party.
  @Test(arguments: [
    ([], "2025-02-14T00:00:00-05:00", ["ours", "theirs"]),
    (["theirs"], "2025-02-14T00:00:00+01:00", ["theirs"]),
    (["ours"], "2025-02-14T00:00:00-05:00", ["ours"]), (["nobody"], "2025-02-14T00:00:00-05:00", ["nobody"]),
  ])
  func itsDayIsThatOfWhomItIsFor(_ named: [String], _ start: String, _ parties: [String]) throws {
    let read = try ReadPortfolio(
      workspace: "entente: 1\nprogrammes: [programmes/*.yaml]\nuid-domain: x.example\n",
      programmes: [
        """
        programme: p1
        currency: PEN
        term: { from: 2025-01-01, length: 1 year }
        parties:
          ours: { time-zone: America/Lima, business-centre: PE }
          theirs: { time-zone: Europe/Luxembourg, business-centre: LU }
        """
      ])
    let asOf = try #require(Self.day)
    let portfolio = read.scheduler.portfolio(read.programmes, asOf: asOf)
      .including([try Self.deadline(programme: "p1", parties: named)])
    let entry = try #require(portfolio.schedules.first?.agenda.first { $0.calendar == "training" })
    #expect(entry.start.description == start && entry.parties == parties)
  }

  @Test func oneThatIsSettledIsInNoAgendaAndTellsWhy() throws {
    let programme = try Self.portfolio([]).schedules[0].programme
    let date = try #require(CivilDate(year: 2025, month: 2, day: 3))
    let settled = try Self.deadline(
      programme: programme.id,
      settlement: .init(
        fact: .init(date: date, words: "SA-1 renewed", event: "E2"), words: "renewed on 2025-02-03"))
    let portfolio = try Self.portfolio([settled])
    #expect(portfolio.schedules[0].agenda.allSatisfy { $0.calendar != "training" })
    let name = "fund-deadline/SA-1-renewal"
    #expect(portfolio.identities(named: name) == ["\(programme.id)/\(name)"])
    let story = try #require(portfolio.explain(name))
    #expect(story.isSettled && story.status == .cancelled)
    #expect(
      story.steps.map { "\($0.stage) \($0.decision) \($0.date) \($0.reason)" } == [
        "expand taken 2025-01-05 SA-1 held (event E1)",
        "expand taken 2025-02-15 30 days before the certificate's end, from 2025-03-17",
        "adjust rejected 2025-02-15 a Saturday", "adjust taken 2025-02-14 the open day before",
        "change rejected 2025-02-03 renewed on 2025-02-03: SA-1 renewed (event E2)",
      ])
  }

  /// An identity is three words between slashes; two names never become one.
  @Test(arguments: [
    ("MC-7-claim-by", "MC-7-claim-by"), ("a/b", "a_2Fb"), ("a_2Fb", "a_5F2Fb"), ("a b", "a_20b"),
    ("ñ", "_C3_B1"), ("a\r\nb", "a_0D_0Ab"), ("1.5", "1.5"),
  ])
  func whatAnIdentityDoesNotHoldIsEscaped(_ name: String, _ period: String) throws {
    #expect(try Self.deadline(name).period == period)
  }
}
