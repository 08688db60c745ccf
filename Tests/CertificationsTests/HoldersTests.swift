import BusinessCalendar
import Certifications
import Journal
import Testing

/// Who is a holder, and from where the number comes.
struct HoldersTests {
  /// The agreement's table: 8 of 15 is a gap of 7, 5 of 10 of 5, 4 of 8 of 4, 3 of 6 of 3.
  @Test func withoutFactsTheAgreementCounts() throws {
    let bench = try RosterBench()
    let status = CertificationsStatus(try bench.roster(asOf: "2025-10-01"), asOf: try day("2025-10-01"))
    let rows = status.certifications.prefix(4)
    #expect(rows.map(\.holders) == [8, 5, 4, 3])
    #expect(rows.map(\.gap) == [7, 5, 4, 3])
    #expect(rows.allSatisfy { $0.source == .agreement && $0.unnamed == $0.holders })
    #expect(!status.isRecorded)
  }

  /// Each person on the roster takes one of the eight places; the ninth has none to take.
  @Test(arguments: [(1, 8), (7, 8), (8, 8), (9, 9), (11, 11)])
  func theRosterTakesTheAgreementsPlaces(people: Int, holders: Int) throws {
    let bench = try RosterBench()
    for person in 1...people { try bench.add("p-\(person)", issued: "2024-01-15") }
    let progress = try bench.progress(asOf: "2025-10-01")
    #expect(progress.holders == holders)
    #expect(progress.unnamed == max(0, 8 - people))
    let source: CertificationProgress.Source =
      people < 8 ? .both(named: people, unnamed: 8 - people) : .roster
    #expect(progress.source == source)
  }

  @Test func aCompleteRosterStandsAlone() throws {
    let bench = try RosterBench()
    for person in 1...3 { try bench.add("p-\(person)", issued: "2024-01-15") }
    try bench.take(
      .complete(certification: "solutions-architect", isComplete: true), on: "2025-09-01")
    #expect(try bench.progress(asOf: "2025-08-31").holders == 8)
    let after = try bench.progress(asOf: "2025-09-01")
    #expect(after.holders == 3 && after.gap == 12 && after.source == .roster)
    try bench.take(
      .complete(certification: "solutions-architect", isComplete: false), on: "2025-10-01")
    #expect(try bench.progress(asOf: "2025-10-01").source == .both(named: 3, unnamed: 5))
  }

  /// Who is known to come new adds to the eight: by --new, or because an exam was planned first.
  @Test func whoComesNewAddsToTheAgreementsNumber() throws {
    let bench = try RosterBench()
    try bench.add("p-1", issued: "2025-03-01", isNew: true)
    #expect(try bench.progress(asOf: "2025-03-01").holders == 9)
    try bench.take(
      .plan(person: "p-2", certification: "solutions-architect", exam: day("2025-04-10"), isRenewal: false),
      on: "2025-03-15")
    #expect(try bench.progress(asOf: "2025-04-01").projected == 10)
    try bench.add("p-2", issued: "2025-04-10")
    let progress = try bench.progress(asOf: "2025-04-10")
    #expect(progress.holders == 10 && progress.projected == 10 && progress.booked == 0)
    // One of the eight renews: the number stays.
    try bench.take(
      .plan(person: "p-3", certification: "solutions-architect", exam: day("2025-05-10"), isRenewal: true),
      on: "2025-04-15")
    #expect(try bench.progress(asOf: "2025-04-20").projected == 10)
    try bench.add("p-3", issued: "2025-05-10")
    #expect(try bench.progress(asOf: "2025-05-10").holders == 10)
  }

  /// Whose certification ended before the agreement began was none of those whom it counts.
  @Test func whoHeldItOnlyBeforeTheAgreementTakesNoPlace() throws {
    let bench = try RosterBench()
    try bench.add("p-1", issued: "2019-01-10", expires: "2023-06-30")
    try bench.add("p-2", issued: "2019-01-10", expires: "2023-07-01")
    #expect(try bench.progress(asOf: "2025-01-01").unnamed == 7)
  }

  /// Issued on 2022-03-01 for three years: a holder on 2025-03-01, and no more from the day after.
  @Test(arguments: [
    ("2022-02-28", 0), ("2022-03-01", 1), ("2025-03-01", 1), ("2025-03-02", 0),
  ])
  func theLastDayStillCounts(date: String, holders: Int) throws {
    let bench = try RosterBench()
    try bench.add("p-1", issued: "2022-03-01")
    let roster = try bench.roster(asOf: date)
    #expect(roster.holders(of: "solutions-architect", on: try day(date)).count == holders)
  }

  @Test func aPersonCountsOnceHoweverManyCredentials() throws {
    let bench = try RosterBench()
    try bench.add("p-1", issued: "2022-03-01", id: "A")
    try bench.add("p-1", issued: "2024-01-10", id: "B")
    try bench.renew("p-1", issued: "2025-01-10", id: "A")
    #expect(try bench.progress(asOf: "2025-06-01").source == .both(named: 1, unnamed: 7))
  }

  /// Maintenance adds a year; a renewal that is recorded before an earlier one does not shorten.
  @Test func renewalsExtendInAnyOrder() throws {
    let bench = try RosterBench()
    try bench.add("p-1", issued: "2020-01-10")  // to 2023-01-10
    try bench.renew("p-1", issued: "2024-06-01", expires: "2027-06-01")
    try bench.renew("p-1", issued: "2022-12-01", expires: "2024-01-10")
    let holding = try #require(try bench.roster().holding(of: "p-1", "solutions-architect"))
    #expect(holding.runs.map(\.description) == ["2020-01-10/2024-01-10", "2024-06-01/2027-06-01"])
  }

  /// The higher exam of 2024-05-02 renews the lower until its own end, for who holds the lower on that day.
  @Test func aHigherCertificationRenewsTheLower() throws {
    let bench = try RosterBench()
    try bench.add("p-1", issued: "2022-03-01")  // to 2025-03-01
    try bench.add("p-1", "architect-pro", issued: "2024-05-02")  // to 2027-05-02
    try bench.add("p-2", issued: "2020-01-01")  // lapsed on 2023-01-02
    try bench.add("p-2", "architect-pro", issued: "2024-05-02")
    try bench.add("p-3", "architect-pro", issued: "2024-05-02")
    let roster = try bench.roster()
    #expect(
      roster.holders(of: "solutions-architect", on: try day("2027-05-02")).map(\.person) == ["p-1"])
    #expect(roster.holders(of: "solutions-architect", on: try day("2027-05-03")).isEmpty)
    let row = try #require(
      roster.people(asOf: try day("2025-06-01")).first {
        $0.person == "p-1" && $0.certification == "solutions-architect"
      })
    #expect(row.expires == (try day("2027-05-02")) && row.expiryRule == "renewed by architect-pro")
    // Six months before the end.
    #expect(row.renewableFrom == (try day("2026-11-02")))
  }

  @Test func revokedIsNoHolderFromThatDayOn() throws {
    let bench = try RosterBench()
    try bench.add("p-1", issued: "2024-01-10", id: "A")
    try bench.take(
      .revoke(person: "p-1", certification: "solutions-architect", credential: nil), on: "2025-02-01")
    let roster = try bench.roster()
    #expect(roster.holders(of: "solutions-architect", on: try day("2025-01-31")).count == 1)
    #expect(roster.holders(of: "solutions-architect", on: try day("2025-02-01")).isEmpty)
    // Gained anew, it counts again, and for a certification gained.
    try bench.add("p-1", issued: "2025-05-01", id: "B")
    let later = try bench.roster()
    #expect(later.holders(of: "solutions-architect", on: try day("2025-05-01")).count == 1)
    let year = try #require(DateSpan(day("2024-07-01"), day("2025-06-30")))
    #expect(later.gained(["solutions-architect", "devops"], in: year) == 1)
  }

  @Test func anUndoneFactIsOfNoDateAnyMore() throws {
    let bench = try RosterBench()
    let event = try bench.add("p-1", issued: "2024-01-10", isNew: true)
    let before = try bench.renew("p-1", issued: "2025-01-10")
    #expect(throws: RosterRefusal.self) { try bench.undo(event) }
    try bench.undo(before)
    try bench.undo(event)
    #expect(try bench.progress(asOf: "2024-06-01").holders == 8)
    #expect(
      try bench.roster(knownAt: before.recorded).holders(of: "solutions-architect", on: day("2024-06-01"))
        .count == 1)
  }
}
