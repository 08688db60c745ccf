import BusinessCalendar
import Certifications
import Journal
import Programme
import Testing

/// Expiries, exams, and what is expected on the due date.
struct ProjectionTests {
  /// As of 2025-10-01, 30 days reach to 2025-10-31, 60 to 2025-11-30, 90 to 2025-12-30.
  @Test func expiringIsCountedInThreeSteps() throws {
    let bench = try RosterBench()
    let ends = [
      "2025-10-01", "2025-10-31", "2025-11-01", "2025-11-30", "2025-12-30", "2025-12-31", "2025-09-30",
    ]
    for (index, end) in ends.enumerated() {
      try bench.add("p-\(index)", issued: "2023-01-10", expires: end)
    }
    let progress = try bench.progress(asOf: "2025-10-01")
    #expect([progress.expiring30, progress.expiring60, progress.expiring] == [2, 4, 5])
    // Six are valid, the seventh has lapsed and took a place; one of the eight is not named.
    #expect(progress.holders == 7 && progress.unnamed == 1)
  }

  /// Nine holders, two end before 2025-12-31; three exams: one renews one of the two, one is of somebody new, one comes too late.
  @Test func expiriesAreNettedAndPlansCounted() throws {
    let bench = try RosterBench()
    for person in 1...7 { try bench.add("p-\(person)", issued: "2024-01-15") }
    try bench.add("p-8", issued: "2022-11-15")
    try bench.add("p-9", issued: "2022-12-30")
    func plan(_ person: String, _ exam: String) throws {
      try bench.take(
        .plan(person: person, certification: "solutions-architect", exam: day(exam), isRenewal: false),
        on: "2025-09-20")
    }
    try plan("p-8", "2025-11-10")
    try plan("n-1", "2025-12-31")
    try plan("n-2", "2026-01-05")
    let progress = try bench.progress(asOf: "2025-10-01")
    #expect(progress.holders == 9 && progress.booked == 3)
    // 7 stay, p-8 renews, n-1 passes.
    #expect(progress.projected == 9)
    // 15 − 7 are missing, 91 days are left: 8 × 30.4375 ÷ 91 = 2.68, so 2.7 a month, or 3 whole ones; 91 ÷ 8 = 11.4.
    let pace = try #require(progress.pace)
    #expect(pace.missing == 8 && pace.days == 91 && pace.daysEach == 11)
    #expect(pace.perMonth == DecimalNumber("2.7") && pace.wholePerMonth == 3)
    // After the due date nothing is planned any more: who was a holder on that day.
    let late = try bench.progress(asOf: "2026-02-01")
    #expect(late.projected == 7 && late.pace == nil && late.awaited == 3 && late.booked == 0)
  }

  /// Missing × 30.4375 ÷ days, rounded up, to a tenth and to a whole, at most what is missing. 7 on 2025-10-01: 2.34. On 2025-12-01, 30 days: 7.1, at most 7.
  /// On 2025-01-27, 338 days: 0.63. On the day before: 213, at most 7.
  @Test(arguments: [
    ("2025-10-01", "2.4", 3), ("2025-12-01", "7", 7), ("2025-01-27", "0.7", 1), ("2025-12-30", "7", 7),
  ])
  func theOpeningNumbersHaveAPace(date: String, perMonth: String, whole: Int) throws {
    let pace = try #require(try RosterBench().progress(asOf: date).pace)
    #expect(pace.perMonth.description == perMonth && pace.wholePerMonth == whole)
  }

  @Test func onTheDueDateThereIsNoPace() throws {
    #expect(try RosterBench().progress(asOf: "2025-12-31").pace == nil)
  }

  /// A booked exam for the higher one renews the lower that ends before the due date.
  @Test func aHigherExamKeepsTheLower() throws {
    let bench = try RosterBench()
    try bench.add("p-1", issued: "2022-11-15")
    #expect(try bench.progress(asOf: "2025-10-01").projected == 7)
    try bench.take(
      .plan(person: "p-1", certification: "architect-pro", exam: day("2025-11-15"), isRenewal: false),
      on: "2025-10-01")
    #expect(try bench.progress(asOf: "2025-10-01").projected == 8)
  }

  @Test func aLaterBookingStandsInThePlaceOfTheOneBefore() throws {
    let bench = try RosterBench()
    for exam in ["2025-10-10", "2025-11-20"] {
      try bench.take(
        .plan(person: "p-1", certification: "security", exam: day(exam), isRenewal: false), on: "2025-09-20")
    }
    let progress = try bench.progress("security", asOf: "2025-11-01")
    #expect(progress.booked == 1 && progress.awaited == 0 && progress.projected == 4)
    try bench.take(.unplan(person: "p-1", certification: "security"), on: "2025-11-02")
    #expect(try bench.progress("security", asOf: "2025-11-02").projected == 3)
  }

  /// Every number's explanation ends with that number, and lists its facts.
  @Test func numbersExplainThemselves() throws {
    let bench = try RosterBench()
    try bench.add("p-1", issued: "2024-01-15")
    try bench.take(
      .plan(person: "n-1", certification: "solutions-architect", exam: day("2025-11-10"), isRenewal: false),
      on: "2025-09-20")
    let roster = try bench.roster(asOf: "2025-10-01")
    let expected = [
      ("holders", "8", 1), ("gap", "7", 1), ("booked", "0", 1), ("projected", "9", 2),
      ("pace", "2.4 a month", 2),
      ("expiring", "0", 0),
    ]
    for (number, result, facts) in expected {
      let story = try roster.explain("solutions-architect/\(number)", asOf: try day("2025-10-01"))
      #expect(story.steps.last?.result == result, "\(number)")
      #expect(story.events.count == facts, "\(number)")
    }
    #expect(throws: RosterRefusal.self) {
      try roster.explain("solutions-architect/gaps", asOf: try day("2025-10-01"))
    }
  }
}
