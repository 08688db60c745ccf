import BusinessCalendar
import Certifications
import Journal
import Testing

/// What makes no sense is refused, with what to do instead, and a recorded fact of that kind is told.
struct RosterRefusalTests {
  static let architect = "solutions-architect"

  private func bench() throws -> RosterBench {
    let bench = try RosterBench()
    try bench.add("emp-17", issued: "2024-03-01", id: "SAA-1")  // to 2027-03-01
    return bench
  }

  @Test func refusalsSayWhatIsWrong() throws {
    let bench = try bench()
    func credential(
      _ person: String, _ issued: String, _ expires: String? = nil, _ id: String? = nil,
      _ certification: String = Self.architect
    ) throws -> Credential {
      try bench.credential(person, certification, issued, expires, id)
    }
    let cases: [(RosterStep, String, [String])] = [
      (.renew(try credential("emp-71", "2025-01-10")), "2025-01-10", ["emp-71", "did you mean 'emp-17'?"]),
      (.renew(try credential("emp-17", "2023-01-10")), "2023-01-10", ["before", "2024-03-01"]),
      (
        .renew(try credential("emp-17", "2025-01-10", "2026-01-10")), "2025-01-10",
        ["2026-01-10", "2027-03-01"]
      ),
      (
        .add(try credential("emp-17", "2025-01-10", nil, "SAA-1")), "2025-01-10",
        ["recorded already", "SAA-1"]
      ),
      (.add(try credential("emp-17", "2024-03-01")), "2024-03-01", ["recorded already"]),
      (.add(try credential("emp-18", "2025-01-10", nil, "SAA-1")), "2025-01-10", ["SAA-1", "emp-17"]),
      (.add(try credential("emp-18", "2025-01-10", "2025-01-09")), "2025-01-10", ["before it was issued"]),
      (.add(try credential(" emp", "2025-01-10")), "2025-01-10", ["cannot be a person's id"]),
      (.add(try credential("emp\n1", "2025-01-10")), "2025-01-10", ["cannot be a person's id"]),
      (
        .revoke(person: "emp-17", certification: Self.architect, credential: "SAA-2"), "2025-01-10",
        ["'SAA-2'"]
      ),
      (
        .revoke(person: "emp-17", certification: Self.architect, credential: nil), "2027-03-02",
        ["valid until 2027-03-01"]
      ),
      (.unplan(person: "emp-17", certification: Self.architect), "2025-01-10", ["no exam"]),
      (
        .plan(person: "emp-17", certification: Self.architect, exam: try day("2025-01-09"), isRenewal: false),
        "2025-01-10", ["2025-01-09", "after it"]
      ),
      (
        .complete(certification: "solution-architect", isComplete: true), "2025-01-10",
        ["did you mean 'solutions-architect'?"]
      ),
    ]
    for (step, date, words) in cases {
      let message = try bench.refusal(step, on: date)
      for word in words { #expect(message.contains(word), "\(step): \(message)") }
    }
    #expect(try bench.journal.read { try $0.events(EventQuery()) }.count == 1)
  }

  /// A step before later ones that would make no sense after it.
  @Test func aStepBeforeLaterOnesIsTriedWithThem() throws {
    let bench = try bench()
    try bench.renew("emp-17", issued: "2026-03-01")
    let message = try bench.refusal(
      .revoke(person: "emp-17", certification: Self.architect, credential: nil), on: "2025-05-01")
    #expect(message.contains("2026-03-01") && message.contains("would no longer make sense"), "\(message)")
  }

  /// Facts that another program wrote.
  @Test func factsThatMakeNoSenseAreTold() throws {
    let bench = try bench()
    func fact(_ kind: String, _ details: [String: String]) throws -> Fact {
      Fact(programme: "mifibra-aws", kind: kind, effective: try day("2025-01-10"), details: details)
    }
    let bad = [
      try fact("cert.add", [:]),
      try fact("cert.add", ["certification": "x", "person": "p", "expires": "soon"]),
      try fact("cert.dance", ["certification": "x"]),
      try fact(
        "cert.renew", ["certification": "x", "person": "p", "issued": "2025-01-10", "expires": "never"]),
      try fact("cert.revoke", ["certification": "x", "person": "p"]),
      try fact("cert.plan", ["certification": "x", "person": "p", "exam": "2025-99-01"]),
      try fact("cert.undo", [:]),
    ]
    _ = try bench.journal.append(by: "another", now: { Timestamp(microseconds: 0) }) { _ in bad }
    #expect(try bench.roster().problems.count == bad.count)
    let found = try bench.journal.verify([Roster.check([bench.rules]), Roster.check([])])
    #expect(found.findings.count == 2 * bad.count)
    #expect(try bench.progress(asOf: "2025-06-01").holders == 8)
  }
}
