import BusinessCalendar
import Certifications
import Journal
import Programme
import Testing

/// Lists of certifications that other systems write.
struct RosterImportTests {
  private func rows(_ lines: [String]) -> [RosterRow] {
    lines.map { line in
      let cells = line.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
      let columns: [RosterRow.Column] = [.person, .certification, .issued, .expires, .credential, .name]
      return RosterRow(Dictionary(zip(columns, cells), uniquingKeysWith: { first, _ in first }))
    }
  }

  private func read(
    _ lines: [String], on bench: RosterBench
  ) throws -> RosterImport {
    RosterImport(
      rows(lines), try bench.roster(), on: try day("2025-10-01"), reason: nil,
      reference: "LMS")
  }

  private func record(_ found: RosterImport, on bench: RosterBench) throws {
    _ = try bench.journal.append(by: "tester", now: { Timestamp(microseconds: 0) }) { _ in found.facts }
  }

  private func words(_ found: RosterImport) -> [String] {
    found.outcomes.map { outcome in
      switch outcome {
      case .new(let fact): String(fact.kind.dropFirst("cert.".count))
      case .known: "known"
      case .bad(let column, _): "bad \(column.rawValue)"
      }
    }
  }

  private static let list = [
    "p-1;AWS Solutions Architect;2024-01-15;;SAA-1;",
    "p-1;solutions-architect;2021-01-15;2024-01-15;SAA-1;",
    "p-2;aws certified  solutions architect – associate;2024-02-01;never;;A Name",
    "p-2;AWS DevOps Engineer;2025-01-01;2028-01-01;;",
  ]

  /// The credential of 2021 comes second and is recorded first; that of 2024 is its renewal.
  @Test func theOrderOfRowsDoesNotMatter() throws {
    for lines in [Self.list, Self.list.reversed()] {
      let bench = try RosterBench()
      let found = try read(lines, on: bench)
      #expect(Set(words(found)) == ["add", "renew"])
      #expect(
        found.facts.map(\.effective.description) == ["2021-01-15", "2024-01-15", "2024-02-01", "2025-01-01"])
      try record(found, on: bench)
      let roster = try bench.roster()
      #expect(roster.problems.isEmpty)
      #expect(
        roster.holding(of: "p-1", "solutions-architect")?.runs.map(\.description) == ["2021-01-15/2027-01-15"]
      )
      #expect(roster.people(asOf: try day("2025-10-01")).first { $0.person == "p-2" }?.name == "A Name")
    }
  }

  @Test func theSameListOnceMoreRecordsNothing() throws {
    let bench = try RosterBench()
    try record(try read(Self.list, on: bench), on: bench)
    let again = try read(Self.list + [Self.list[0]], on: bench)
    #expect(words(again) == Array(repeating: "known", count: 5) && again.facts.isEmpty)
    // Twice in one list is once.
    #expect(words(try read([Self.list[3], Self.list[3]], on: try RosterBench())) == ["add", "known"])
  }

  /// Maintenance in systems that keep the day of issue: the same credential is valid a year longer.
  @Test func aLaterEndOfTheSameIssueIsARenewal() throws {
    let bench = try RosterBench()
    try record(try read(["p-1;devops;2024-01-15;2027-01-15;D-1;"], on: bench), on: bench)
    let longer = try read(["p-1;devops;2024-01-15;2028-01-15;D-1;"], on: bench)
    #expect(words(longer) == ["renew"])
    #expect(longer.facts[0].effective == (try day("2025-10-01")))
    try record(longer, on: bench)
    #expect(words(try read(["p-1;devops;2024-01-15;2028-01-15;D-1;"], on: bench)) == ["known"])
    #expect(words(try read(["p-1;devops;2024-01-15;2026-01-15;D-1;"], on: bench)) == ["bad person"])
  }

  @Test func everyBadRowIsToldByItsColumn() throws {
    let bench = try RosterBench()
    try bench.add("p-9", "security", issued: "2024-05-01", id: "SEC-9")
    let found = try read(
      [
        ";security;2024-01-15;;;", "p-1;;2024-01-15;;;", "p-1;securty;2024-01-15;;;", "p-1;security;;;;",
        "p-1;security;15/01/2024;;;", "p-1;security;2024-02-30;;;", "p-1;security;2024-01-15;2023-01-15;;",
        "p-1;security;2024-01-15;tomorrow;;", "p-1;security;2024-05-01;;SEC-9;", "p-1;security;2024-01-15;;;",
      ], on: bench)
    #expect(
      words(found) == [
        "bad person", "bad certification", "bad certification", "bad issued", "bad issued", "bad issued",
        "bad expires", "bad expires", "bad person", "add",
      ])
    #expect(found.facts.count == 1)
    let messages = found.outcomes.compactMap { if case .bad(_, let message) = $0 { message } else { nil } }
    #expect(messages[2].contains("did you mean 'security'?"))
    #expect(messages[4].contains("2025-03-31"))
    #expect(messages[8].contains("'p-9'"))
  }
}
