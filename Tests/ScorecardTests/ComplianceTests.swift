import BusinessCalendar
import Journal
import Programme
import Testing

@testable import Scorecard

@Suite struct ComplianceTests {
  private static func book(_ sample: Sample) throws -> ComplianceBook {
    ComplianceBook(sample.programme, events: try sample.events(ComplianceBook.kinds))
  }

  private static func status(_ sample: Sample, _ key: String, _ day: String) throws -> ComplianceStatus {
    let date = try Sample.date(day)
    let book = ComplianceBook(sample.programme, events: try sample.events(ComplianceBook.kinds, asOf: date))
    return try #require(ComplianceReport(book, asOf: date).items.first { $0.item.key == key })
  }

  private static func record(
    _ sample: Sample, _ key: String, _ state: ComplianceState, _ day: String, expires: String? = nil,
    evidence: ComplianceEvidence? = nil, owner: String? = nil
  ) throws {
    let book = try book(sample)
    let (date, today) = (try Sample.date(day), try Sample.date("2030-01-01"))
    try sample.append(
      try book.decide(
        book.item(key), state, on: date, today: today, expires: try expires.map(Sample.date),
        evidence: evidence, owner: owner))
  }

  /// By the agreement: certificates by party, then standards, then requirements.
  @Test func listsWhatTheAgreementAsksFor() throws {
    let items = ComplianceItem.all(try Sample().programme)
    #expect(
      items.map { "\($0.key) \($0.agreed ?? "-")" } == [
        "compliance/iso-27001/mifibra held", "compliance/iso-27001/aws held", "compliance/soc-2/mifibra -",
        "compliance/soc-2/aws held", "standards/encryption Compliant", "requirements/connect 25 live",
      ])
  }

  /// ISO 27001 is valid until 31 March 2026; 90 days before that is 31 December 2025: 31 + 28 + 31.
  @Test(
    arguments: [
      ("compliance/iso-27001/aws", "2025-12-30", ComplianceStatus.Health.green),
      ("compliance/iso-27001/aws", "2025-12-31", .amber), ("compliance/iso-27001/aws", "2026-03-31", .amber),
      ("compliance/iso-27001/aws", "2026-04-01", .red), ("compliance/soc-2/aws", "2030-01-01", .green),
      ("compliance/soc-2/mifibra", "2025-01-01", .noData), ("standards/encryption", "2025-01-01", .green),
      // '25 live' says how many, and not whether that is enough.
      ("requirements/connect", "2025-01-01", .noData),
    ])
  func standsAsTheAgreementSays(key: String, day: String, health: ComplianceStatus.Health) throws {
    #expect(try Self.status(try Sample(), key, day).health == health)
  }

  @Test func whatIsRecordedStandsFromItsDay() throws {
    let sample = try Sample()
    let proof = try #require(
      ComplianceEvidence(name: "iso.pdf", sha256: String(repeating: "a1", count: 32), size: 6))
    let key = "compliance/iso-27001/mifibra"
    try Self.record(
      sample, key, .compliant, "2025-04-01", expires: "2028-03-31", evidence: proof, owner: "CISO")
    try Self.record(sample, key, .compliant, "2025-05-01")
    try Self.record(sample, key, .nonCompliant, "2025-06-01")
    #expect(try Self.status(sample, key, "2025-03-31").entry == nil)
    let may = try Self.status(sample, key, "2025-05-31")
    #expect(may.expires?.description == "2028-03-31" && may.entry?.evidence == proof && may.owner == "CISO")
    let june = try Self.status(sample, key, "2025-06-01")
    // Neither certificate nor proof outlives its withdrawal; the owner does.
    #expect(june.health == .red && june.expires == nil && june.evidence == nil && june.owner == "CISO")
    let explained = try Self.book(sample).explain("iso-27001/mifibra", asOf: Sample.date("2025-06-01"))
    #expect(explained.events.count == 3 && explained.title.contains("is RED as of 2025-06-01"))
  }

  @Test(
    arguments: [
      ("iso-27001", "aws", "compliance/iso-27001/aws"), ("iso-27001/aws", nil, "compliance/iso-27001/aws"),
      ("compliance/iso-27001", "mifibra", "compliance/iso-27001/mifibra"),
      ("encryption", nil, "standards/encryption"), ("requirements/connect", nil, "requirements/connect"),
      ("iso-27001", nil, nil), ("iso-27001", "azure", nil), ("encryption", "aws", nil), ("nothing", nil, nil),
    ] as [(String, String?, String?)])
  func namesAreFound(name: String, party: String?, key: String?) throws {
    let book = try Self.book(try Sample())
    do {
      #expect(try book.item(name, party: party).key == key)
    } catch {
      #expect(key == nil && !error.message.isEmpty)
    }
  }

  @Test func datesThatCannotBeAreRefused() throws {
    let book = try Self.book(try Sample())
    let item = try book.item("encryption")
    let today = try Sample.date("2025-05-01")
    let tomorrow = today.adding(days: 1)
    #expect(throws: ScorecardRefusal.self) { try book.decide(item, .compliant, on: tomorrow, today: today) }
    #expect(throws: ScorecardRefusal.self) {
      try book.decide(item, .compliant, on: today, today: today, expires: today.adding(days: -1))
    }
    #expect(try book.decide(item, .compliant, on: today, today: today, expires: today).count == 1)
  }

  @Test func factsWithoutSenseAreLeftOutAndTold() throws {
    let sample = try Sample()
    let day = try Sample.date("2025-03-01")
    let details: [[String: String]] = [
      ["status": "fine"], ["status": "compliant", "expires": "soon"],
      ["status": "compliant", "evidence": "a.pdf", "sha256": "beef"], ["status": "compliant"],
    ]
    try sample.append(
      details.map {
        Fact(
          programme: "mifibra-aws", kind: "compliance.record", subject: "standards/encryption",
          effective: day,
          details: $0)
      })
    let book = try Self.book(sample)
    #expect(book.entries.count == 1 && book.problems.map(\.event.number) == [1, 2, 3])
    #expect(try sample.journal.verify([ComplianceBook.check]).findings.map(\.number) == [1, 2, 3])
  }
}
