import BusinessCalendar
import Certifications
import Journal
import Testing

/// What a training calendar shows of certifications: days and numbers, nobody's name.
struct CertificationDateTests {
  private func words(_ bench: RosterBench) throws -> [String] {
    try bench.roster().dates.map { "\($0.date) \($0.words)" }
  }

  /// Two end on 2026-03-10, six months after 2025-09-10; one was revoked, and one renewed until 2028-01-15.
  @Test func expiriesAndWindowsAreCountedByDay() throws {
    let bench = try RosterBench()
    for person in ["p-1", "p-2"] { try bench.add(person, issued: "2023-03-10") }
    try bench.add("p-3", issued: "2023-03-10")
    try bench.take(
      .revoke(person: "p-3", certification: "solutions-architect", credential: nil), on: "2025-01-10")
    try bench.add("p-4", "security", issued: "2022-02-01")
    try bench.renew("p-4", "security", issued: "2025-01-15")
    #expect(
      try words(bench) == [
        "2025-09-10 AWS Solutions Architect: renewal opens for 2 holders",
        "2026-03-10 AWS Solutions Architect: 2 certifications expire",
        "2027-07-15 AWS Security: renewal opens for 1 holder",
        "2028-01-15 AWS Security: 1 certification expires",
      ])
  }

  /// An exam that was moved or called off is none on its first day; one that was sat stays, whatever came of it.
  @Test func examsThatAreSatStay() throws {
    let bench = try RosterBench()
    func plan(_ person: String, _ exam: String, on date: String) throws {
      try bench.take(
        .plan(person: person, certification: "security", exam: day(exam), isRenewal: false), on: date)
    }
    try plan("p-1", "2025-10-10", on: "2025-09-01")
    try plan("p-1", "2025-10-20", on: "2025-09-15")
    try plan("p-2", "2025-10-20", on: "2025-09-01")
    try plan("p-2", "2025-11-20", on: "2025-10-25")
    try plan("p-3", "2025-12-01", on: "2025-09-01")
    try bench.take(.unplan(person: "p-3", certification: "security"), on: "2025-11-30")
    try bench.add("p-1", "security", issued: "2025-10-20", expires: "never")
    #expect(try words(bench) == ["2025-10-20 AWS Security: 2 exams", "2025-11-20 AWS Security: 1 exam"])
  }

  @Test func nobodyIsNamed() throws {
    let bench = try RosterBench()
    try bench.add("person-4711", issued: "2023-03-10")
    #expect(try bench.roster().dates.allSatisfy { !String(describing: $0).contains("4711") })
  }
}
