import BusinessCalendar
import Diagnostics
import Journal
import Programme
import ProgrammeFile
import TestSupport
import Testing

@testable import Scorecard

/// The agreement of the sample with its metrics, initiatives and standards, and a journal in memory.
struct Sample {
  static let text = """
    programme: mifibra-aws
    currency: PEN
    term: { from: 2023-07-01, length: 3 years }
    reviews: { last: 2025-01, next: 2025-07 }
    parties:
      mifibra: { name: MiFibra, time-zone: America/Lima, business-centre: PE }
      aws: { name: AWS, time-zone: Europe/Luxembourg, business-centre: LU }
    metrics:
      deployments: { title: Active Deployments, current: 25, target: 75, by: 2025-12-31, amber: 10% }
      subscribers: { title: Total Agent Subscribers, current: 3800, target: 12000, by: 2025-12-31 }
      revenue: { title: Monthly Revenue, unit: PEN, current: 180000 PEN, target: ">= 500000 PEN", by: 2025-12-31, source: Billing }
      availability: { title: Platform Availability, unit: percent, target: ">= 99.99", kind: service-level, penalty: Credit, amber: 99.95, period: month, grace: 10 days, owner: CTO }
      resolve: { title: Mean Time to Resolve, unit: hours, target: "<= 4", kind: service-level, penalty: Credit, amber: 25% }
      nps: { title: Customer Satisfaction, unit: NPS, target: "> 50", kind: service-level, penalty: Review }
      watched: { title: Watched only }
      incidents: { title: Open incidents, current: 100, target: "<= 20", by: 2025-12-31, baseline: 2025-01-01 }
      open: { title: Without a start, target: 10, by: 2025-12-31 }
    initiatives:
      mid-market-push: { title: Mid-market push, investment: 200000 PEN, expected-arr: 1500000 PEN, owner: Sales Director }
      healthcare: { title: Healthcare vertical, investment: 150000 PEN, expected-arr: 800000 PEN }
    compliance:
      iso-27001: { title: ISO 27001, holds: [aws, mifibra], expires: 2026-03-31, owner: CISO }
      soc-2: { title: SOC 2 Type II, holds: [aws] }
    standards:
      encryption: { title: Encryption, requirement: AES-256, status: Compliant }
    requirements:
      connect: { title: Connect instances, status: 25 live, details: Peru region }
    """

  let programme: Programme
  let journal = MemoryJournal()

  init(_ text: String = Sample.text) throws {
    let reader = WorkspaceReader(centres: ["PE", "LU"])
    let reading = reader.programme(SourceFile(path: "p.yaml", text: text), people: [], resources: [])
    #expect(reading.diagnostics.filter { $0.severity == .error } == [])
    programme = try #require(reading.value)
  }

  var rules: MetricRules { MetricRules(programme) }

  static func date(_ text: String) throws -> CivilDate { try #require(CivilDate(iso: text)) }

  func events(_ kinds: String, asOf: CivilDate? = nil, knownAt: Timestamp? = nil) throws -> [JournalEvent] {
    var query = EventQuery()
    query.kindPrefix = kinds
    query.asOf = asOf
    query.knownAt = knownAt
    return try journal.read { try $0.events(query) }
  }

  func metrics(asOf: CivilDate? = nil, knownAt: Timestamp? = nil) throws -> MetricBook {
    MetricBook(rules, events: try events(MetricBook.kinds, asOf: asOf, knownAt: knownAt))
  }

  func status(_ metric: String, _ asOf: String) throws -> MetricStatus {
    let day = try Self.date(asOf)
    return try #require(
      MetricsStatus(try metrics(asOf: day), asOf: day).metrics.first { $0.metric.id == metric })
  }

  /// Records a value as of a day far in the future, at an instant of its own.
  @discardableResult
  func record(
    _ metric: String, _ value: String, _ period: String, source: String? = nil, at instant: Int = 0
  ) throws -> JournalEvent {
    let today = try Self.date("2030-01-01")
    let events = try journal.append(by: "tester", now: { Timestamp(microseconds: instant) }) { reading in
      var query = EventQuery()
      query.kindPrefix = MetricBook.kinds
      return try MetricBook(rules, events: reading.events(query)).decide(
        MetricCommand(metric: metric, period: period, value: value, source: source), today: today)
    }
    return try #require(events.first)
  }

  @discardableResult
  func append(_ facts: [Fact], at instant: Int = 0) throws -> [JournalEvent] {
    try journal.append(by: "tester", now: { Timestamp(microseconds: instant) }) { _ in facts }
  }
}
