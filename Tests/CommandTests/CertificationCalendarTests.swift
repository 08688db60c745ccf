import Foundation
import TestSupport
import Testing

/// Expiries, renewal windows and exams in the training calendar: how many people, and never whom.
@Suite struct CertificationCalendarTests {
  private static let files = ["calendars/training.ics", "calendars/all.ics"]

  /// The sample agreement, whose architects are valid for three years and may renew six months before.
  private static func bench() throws -> FundBench {
    let bench = try FundBench()
    let path = "programmes/mifibra-aws.yaml"
    try bench.scratch.write(
      bench.scratch.text(path).replacing(
        "valid: 3 years }", with: "valid: 3 years, renewal-window: 6 months }"),
      to: path)
    return bench
  }

  /// Two architects until 2026-03-10, and an exam on 20 November 2025.
  private static func recorded() throws -> FundBench {
    let bench = try bench()
    for person in ["person-4711", "person-4712"] {
      try bench.done(
        "certs add \(person) solutions-architect --issued 2023-03-10 --credential BADGE-\(person)",
        ["--name", "Somebody \(person)"])
    }
    try bench.done("certs plan person-4713 solutions-architect --exam 2025-11-20 --on 2025-08-01")
    return bench
  }

  /// What a calendar has of certifications: `2026-03-10 CONFIRMED 0 AWS Solutions Architect: 2 certifications expire`.
  private static func seen(_ bench: FundBench, _ file: String = files[0]) throws -> [String] {
    try bench.scratch.events(of: file).filter {
      ($0["uid"] as? String)?.contains(".certification-date.") == true
    }.map(CalendarLine.init).map {
      "\($0.start ?? "") \($0.status ?? "") \($0.sequence ?? -1) \($0.summary ?? "")"
    }.sorted()
  }

  private static func uid(_ kind: String, _ date: String, _ bench: FundBench) throws -> String? {
    try bench.scratch.events(of: files[0]).first {
      ($0["uid"] as? String)?.contains("-\(kind)-") == true && $0["start"] as? String == date
    }?["uid"] as? String
  }

  /// The changes of a plan that are about certifications, without their identities: `move: it is counted from …`.
  private static func plan(_ day: String, _ bench: FundBench) throws -> [String] {
    let plan = try #require(try bench.json("plan --as-of \(day)") as? [String: Any])
    return try #require(plan["changes"] as? [[String: Any]]).compactMap { change in
      guard (change["id"] as? String)?.contains("/certification-date/") == true else { return nil }
      return "\(change["change"] as? String ?? ""): \(change["reason"] as? String ?? "")"
    }.sorted()
  }

  /// Issued on 2023-03-10 for three years; six months before the last day is 2025-09-10.
  @Test func aDayIsToldOnceWithHowManyPeople() throws {
    let bench = try Self.recorded()
    defer { bench.remove() }
    try bench.done("publish --as-of 2025-09-01")
    for file in Self.files {
      #expect(
        try Self.seen(bench, file) == [
          "2025-09-10 CONFIRMED 0 AWS Solutions Architect: renewal opens for 2 holders",
          "2025-11-20 CONFIRMED 0 AWS Solutions Architect: 1 exam",
          "2026-03-10 CONFIRMED 0 AWS Solutions Architect: 2 certifications expire",
        ], "\(file)")
    }
    for name in ["qbr", "technical-sync", "pipeline-review", "marketing", "contract"] {
      #expect(try !bench.scratch.text("calendars/\(name).ics").contains("certification-date"), "\(name)")
    }
    let agenda = try bench.done(
      "agenda --from 2026-03-01 --to 2026-03-31 --calendar training --as-of 2025-09-01")
    #expect(agenda.contains("AWS Solutions Architect: 2 certifications expire"))
  }

  @Test func publishingTwiceChangesNoByteAndTheJudgeIsContent() throws {
    let bench = try Self.recorded()
    defer { bench.remove() }
    try bench.done("publish --as-of 2025-09-01")
    let first = try bench.files()
    #expect(try bench.done("publish --as-of 2025-09-01").contains("Nothing changed; no file was written."))
    #expect(try bench.done("publish --as-of 2025-12-01").contains("Nothing changed; no file was written."))
    #expect(try bench.files() == first)
    let verdict = try bench.run("calendar validate", Self.files)
    #expect(verdict.status == 0 && !verdict.output.contains("warning"), "\(verdict.output)")
  }

  /// person-4711 renews on 2025-10-15 until 2028-10-15: the expiry that was told moves there with them, person-4712's is told by
  /// itself; the window that was open stays as it was.
  @Test func aRenewalMovesTheExpiry() throws {
    let bench = try Self.recorded()
    defer { bench.remove() }
    try bench.done("publish --as-of 2025-09-01")
    let expiry = try #require(try Self.uid("expiry", "2026-03-10", bench))
    try bench.done("certs renew person-4711 solutions-architect --issued 2025-10-15")
    #expect(
      try Self.plan("2025-10-15", bench).contains {
        $0.hasPrefix("move: it is counted from 2025-10-15, no longer from 2023-03-10; ")
      })
    try bench.done("publish --as-of 2025-10-15")
    for file in Self.files {
      #expect(
        try Self.seen(bench, file) == [
          "2025-09-10 CONFIRMED 0 AWS Solutions Architect: renewal opens for 2 holders",
          "2025-11-20 CONFIRMED 0 AWS Solutions Architect: 1 exam",
          "2026-03-10 CONFIRMED 0 AWS Solutions Architect: 1 certification expires",
          "2028-04-15 CONFIRMED 0 AWS Solutions Architect: renewal opens for 1 holder",
          "2028-10-15 CONFIRMED 1 AWS Solutions Architect: 1 certification expires",
        ], "\(file)")
    }
    #expect(try Self.uid("expiry", "2028-10-15", bench) == expiry)
    let files = try bench.files()
    try bench.done("publish --as-of 2025-10-16")
    #expect(try bench.files() == files)
  }

  @Test func whatJoinsAnotherDayIsToldTogether() throws {
    let bench = try Self.recorded()
    defer { bench.remove() }
    for person in ["4711", "4712"] {
      try bench.done(
        "certs renew person-\(person) solutions-architect --issued 2025-10-\(person == "4711" ? 15 : 16)")
    }
    try bench.done("publish --as-of 2025-10-16")
    #expect(try Self.seen(bench).filter { $0.contains("expires") }.count == 2)
    // It is stated anew, one day longer: the same last day as the other's.
    try bench.done(
      "certs renew person-4711 solutions-architect --issued 2025-10-15 --expires 2028-10-16")
    try bench.done("publish --as-of 2025-10-17")
    #expect(
      try Self.seen(bench).filter { $0.contains("expire") } == [
        "2028-10-16 CANCELLED 1 AWS Solutions Architect: 1 certification expires",
        "2028-10-16 CONFIRMED 1 AWS Solutions Architect: 2 certifications expire",
      ])
  }

  @Test func examsMoveAndAreCalledOffAndPassed() throws {
    let bench = try Self.bench()
    defer { bench.remove() }
    for person in ["person-1", "person-2", "person-3"] {
      try bench.done(
        "certs plan \(person) solutions-architect --exam 2025-11-2\(person.suffix(1)) --on 2025-09-01")
    }
    try bench.done("publish --as-of 2025-09-01")
    try bench.done("certs plan person-1 solutions-architect --exam 2025-12-04 --on 2025-09-02")
    try bench.done("certs plan person-2 solutions-architect --off --on 2025-09-02")
    try bench.done("certs add person-3 solutions-architect --issued 2025-09-02")
    #expect(
      try Self.plan("2025-09-02", bench).filter { !$0.hasPrefix("add") } == [
        "cancel: called off on 2025-09-02 (exam called off)",
        "cancel: passed on 2025-09-02 (certification recorded)",
        "move: its rule says 'the day for which it is booked, 2025-12-04', no longer 'the day for which it is booked, 2025-11-21'; exam booked, 2025-09-02",
      ])
    try bench.done("publish --as-of 2025-09-02")
    let exams = try Self.seen(bench).filter { $0.contains("exam") }
    let title = "AWS Solutions Architect: 1 exam"
    #expect(
      exams == [
        "2025-11-22 CANCELLED 1 \(title)", "2025-11-23 CANCELLED 1 \(title)",
        "2025-12-04 CONFIRMED 1 \(title)",
      ])
    // It is sat on its day: nothing changes for anybody who saw it.
    try bench.done("certs add person-1 solutions-architect --issued 2025-12-04")
    try bench.done("publish --as-of 2025-12-05")
    #expect(try Self.seen(bench).contains("2025-12-04 CONFIRMED 1 \(title)"))
  }

  @Test func aRevokedCertificationExpiresNoMore() throws {
    let bench = try Self.bench()
    defer { bench.remove() }
    try bench.done("certs add person-1 solutions-architect --issued 2023-03-10")
    try bench.done("publish --as-of 2025-08-01")
    try bench.done("certs revoke person-1 solutions-architect --on 2025-08-02", ["--reason", "Left"])
    let told = "cancel: no longer held since 2025-08-02 (certification revoked)"
    #expect(try Self.plan("2025-08-02", bench) == [told, told])
    try bench.done("publish --as-of 2025-08-02")
    #expect(
      try Self.seen(bench) == [
        "2025-09-10 CANCELLED 1 AWS Solutions Architect: renewal opens for 1 holder",
        "2026-03-10 CANCELLED 1 AWS Solutions Architect: 1 certification expires",
      ])
  }

  /// Valid from 2022-01-10 for three years: it ended on 2025-01-10, before anything was published.
  @Test func whatIsOverIsNotAdded() throws {
    let bench = try Self.bench()
    defer { bench.remove() }
    try bench.done("certs add person-1 solutions-architect --issued 2022-01-10")
    try bench.done("publish --as-of 2025-09-01")
    #expect(try Self.seen(bench).isEmpty)
  }

  /// Ids, names, credentials and reasons stay in the journal, which is no published file.
  @Test func nothingThatIsPublishedSaysWho() throws {
    let bench = try Self.recorded()
    defer { bench.remove() }
    try bench.done("publish --as-of 2025-09-01")
    try bench.done(
      "certs renew person-4711 solutions-architect --issued 2025-10-15", ["--reason", "Whoever it is"])
    try bench.done("certs plan person-4713 solutions-architect --off --on 2025-10-15")
    var texts = ["plan": try bench.done("plan --as-of 2025-10-16")]
    texts["plan.json"] = try bench.done("plan --as-of 2025-10-16 --format json")
    try bench.done("publish --as-of 2025-10-16")
    for format in ["table", "json", "csv"] {
      texts["agenda \(format)"] = try bench.done("agenda --as-of 2025-10-16 --format \(format)")
    }
    let names = try bench.scratch.contents().filter { $0.key.hasSuffix(".ics") }
    #expect(names.count >= 7)
    for (name, data) in names { texts[name] = String(decoding: data, as: UTF8.self) }
    let id = try #require(try Self.uid("expiry", "2028-10-15", bench)?.split(separator: "@").first)
    let why = try bench.done("why \(id.replacing(".", with: "/")) --as-of 2025-10-16")
    #expect(why.contains("renewal recorded"))
    texts["why"] = why
    for (name, text) in texts {
      let unfolded = text.replacing("\r\n ", with: "")
      for secret in ["person-47", "4711", "4712", "4713", "Somebody", "BADGE", "Whoever"] {
        #expect(!unfolded.contains(secret), "\(secret) in \(name)")
      }
    }
  }
}
