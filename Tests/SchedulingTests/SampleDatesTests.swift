import BusinessCalendar
import Diagnostics
import Programme
import Scheduling
import TestSupport
import Testing

/// The sample programme, against dates computed by an independent program on dateutil and the holidays package
/// (Tests/Judges/oracle.py).
@Suite struct SampleDatesTests {
  @Test func everyDateAgreesWithTheOracle() throws {
    let schedule = try #require(try ReadWorkspace.sample().schedule)
    let rows = try Fixtures.table("oracle-dates.tsv")
    #expect(rows.count == 219)
    var expected: [String: [String]] = [:]
    for row in rows { expected["\(row[0])/\(row[1])"] = row }
    for occurrence in schedule.occurrences {
      let id = schedule.shortID(of: occurrence)
      let row = try #require(expected[id], "\(id) is not expected")
      expected[id] = nil
      #expect(occurrence.period.span.first.description == row[2], "\(id)")
      #expect(occurrence.period.span.last.description == row[3], "\(id)")
      #expect(occurrence.nominalDate?.description == row[4], "\(id)")
      let isByHand = occurrence.isPinned || occurrence.status == .cancelled
      let dated = isByHand ? occurrence.date : occurrence.adjustedDate
      #expect((dated?.description ?? "-") == row[5], "\(id)")
      let isPinned = occurrence.steps.contains { $0.stage == .change && $0.isAccepted }
      #expect((isPinned ? "pinned" : occurrence.status.rawValue) == row[6], "\(id)")
    }
    #expect(expected.isEmpty, "missing: \(expected.keys.sorted())")
  }

  @Test(arguments: [
    // The 8th is the Combate de Angamos (Decreto Legislativo 713 art. 6).
    ("technical-sync/2025-10", "2025-10-09", "moved from 2025-10-08: Combate de Angamos (PE)"),
    // 2 to 5 December are blacked out, 6 and 7 a weekend, 8 and 9 holidays in Peru.
    ("marketing-sync/2025-12", "2025-12-10", "moved from 2025-12-02: blackout aws-reinvent: AWS re:Invent"),
    ("qbr/Y2-Q3", "2025-01-28", "AWS leadership travel"),
    // 10:00 in Lima is 17:00 in Luxembourg while it keeps summer time: 75 minutes end after 18:00.
    (
      "qbr/Y3-Q2", "2025-10-21",
      "moved from 10:00: 17:00 to 18:15 in Europe/Luxembourg is outside the working hours of aws, 09:00-18:00"
    ),
    ("qbr/Y3-Q3", "2026-01-20", ""),
  ])
  func aDateSaysWhyItIsThere(_ id: String, _ date: String, _ reason: String) throws {
    let schedule = try #require(try ReadWorkspace.sample().schedule)
    let occurrence = try #require(schedule.occurrence(named: id))
    #expect(occurrence.date?.description == date)
    #expect(occurrence.reason == reason)
  }

  /// Quarters that begin in July, October and April have their third Tuesday within summer time (Directive 2000/84/EC:
  /// from the last Sunday of March to that of October), where 10:00 in Lima is too late for 75 minutes in Luxembourg. The
  /// Alliance Director is away from 4 to 15 August 2025; Friday the 15th is the Assumption besides. All others are where
  /// their rule has them.
  @Test func onlyThoseMeetingsLeaveTheirRulesStartThatPeopleCannotAttend() throws {
    let schedule = try #require(try ReadWorkspace.sample().schedule)
    var moved: [String: String] = [:]
    for occurrence in schedule.occurrences where occurrence.steps.contains(where: { $0.stage == .place }) {
      moved[schedule.shortID(of: occurrence)] = schedule.start(of: occurrence)?.description
    }
    var expected = ["pipeline-review/2025-W32": "2025-08-18T09:00:00-05:00"]
    for (period, date) in [
      ("Y1-Q1", "2023-07-18"), ("Y1-Q2", "2023-10-17"), ("Y1-Q4", "2024-04-16"), ("Y2-Q1", "2024-07-16"),
      ("Y2-Q2", "2024-10-15"), ("Y2-Q4", "2025-04-15"), ("Y3-Q1", "2025-07-15"), ("Y3-Q2", "2025-10-21"),
      ("Y3-Q4", "2026-04-21"),
    ] {
      expected["qbr/\(period)"] = "\(date)T09:30:00-05:00"
    }
    #expect(moved == expected)
  }

  @Test func aPinnedMeetingIsAtItsHourInLima() throws {
    let schedule = try #require(try ReadWorkspace.sample().schedule)
    let qbr = try #require(schedule.occurrence(named: "mifibra-aws/qbr/Y2-Q3"))
    #expect(schedule.start(of: qbr)?.description == "2025-01-28T10:00:00-05:00")
    #expect(schedule.end(of: qbr)?.description == "2025-01-28T11:15:00-05:00")
  }

  @Test func aCancelledOccurrenceKeepsItsPlaceAndSaysWhy() throws {
    let schedule = try #require(try ReadWorkspace.sample().schedule)
    let workshop = try #require(schedule.occurrence(named: "customer-workshop/2025-07"))
    #expect(workshop.status == .cancelled)
    #expect(workshop.reason.hasSuffix("Fiestas Patrias week"))
  }

  @Test func noOccurrenceLeavesItsPeriodOrMeetsOnAClosedDay() throws {
    let schedule = try #require(try ReadWorkspace.sample().schedule)
    let closed = try JoinedCalendar(centres: ["PE", "LU"].map(ShippedHolidays.calendar))
    for occurrence in schedule.occurrences {
      let date = try #require(occurrence.date)
      #expect(occurrence.period.span.contains(date))
      #expect(closed.isOpen(date), "\(schedule.shortID(of: occurrence)) is on \(date)")
    }
  }

  @Test func theTermHoldsTwelveQuartersAndAReviewEachWholeFortnight() throws {
    let schedule = try #require(try ReadWorkspace.sample().schedule)
    let counts = Dictionary(grouping: schedule.occurrences) { schedule.series(of: $0).id }.mapValues(\.count)
    // 1 July 2023 to 30 June 2026 is 1096 days: 78 fortnights and a stub of 4 days.
    #expect(counts["qbr"] == 12)
    #expect(counts["pipeline-review"] == 78)
    #expect(schedule.diagnostics.map(\.code) == [.scheduleStub])
  }
}
