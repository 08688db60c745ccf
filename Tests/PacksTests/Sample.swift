import BusinessCalendar
import Diagnostics
import Foundation
import Packs
import Programme
import Funds
import Scheduling
import Testing

/// The sample agreement as a programme, every row of it, and packs made from it.
enum Sample {
  struct Missing: Error {}

  static func unwrap<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw Missing() }
    return value
  }

  static func date(_ text: String) throws -> CivilDate { try unwrap(CivilDate(iso: text)) }

  /// An amount in whole soles.
  static func soles(_ whole: Int) throws -> Money {
    Money(minorUnits: whole * 100, currency: try unwrap(Currency("PEN")))
  }

  static func programme() throws -> Programme {
    let file = SourceFile(path: "programmes/mifibra-aws.yaml", text: "programme: mifibra-aws\n")
    let place = SourceLocation(file: file, line: 1, column: 1)
    let january = try unwrap(DateSpan(date("2025-01-01"), date("2025-01-31")))
    let july = try unwrap(DateSpan(date("2025-07-01"), date("2025-07-31")))
    let header = Header(
      id: "mifibra-aws", title: "AWS Peru Partnership Agreement",
      subtitle: "MiFibra Communications PLC - Cloud Infrastructure Partner",
      type: "AWS Partner Network (APN) Agreement",
      source: SourceDocument(
        file: "agreement.md", sha256: String(repeating: "0123456789abcdef", count: 4), location: nil),
      classification: "Commercial in Confidence", owner: "Commercial Director",
      reviews: Reviews(last: january, next: july), currency: try unwrap(Currency("PEN")),
      term: try unwrap(Term(from: date("2023-07-01"), length: unwrap(Tenor(3, .year)))),
      fiscalYear: try unwrap(MonthDay(month: 1, day: 1)), location: place)
    let change = Change(
      occurrence: "qbr/Y2-Q3", action: .move(try date("2025-01-28"), LocalTime(hour: 10, minute: 0)),
      why: "AWS leadership travel", location: nil)
    return Programme(
      header: header, parties: try parties(), roles: roles,
      assignments: [
        "mifibra": ["partner-manager": "alliance-director"], "aws": ["solutions-architect": "psa"],
      ], series: try series(), changes: [change], funds: try funds(), training: try training(),
      certifications: try certifications(), commitments: [try consumption()], metrics: try metrics(),
      initiatives: try initiatives(), terms: terms(),
      assumptions: ["parties.aws.business-centre", "meetings.*.day", "meetings.*.time"].map {
        .init(path: $0, location: nil)
      })
  }

  static func parties() throws -> [Party] {
    let hours = try unwrap(WorkingHours("09:00-18:00"))
    return [
      Party(
        id: "mifibra", name: "MiFibra Communications PLC", zone: try unwrap(Zone("America/Lima")),
        centre: "PE",
        workingHours: hours),
      Party(
        id: "aws", name: "Amazon Web Services EMEA SARL", zone: try unwrap(Zone("Europe/Luxembourg")),
        centre: "LU",
        workingHours: hours),
    ]
  }

  static let roles = [
    Role(id: "partner-manager", seats: ["aws": "ISV Partner Manager", "mifibra": "Alliance Director"]),
    Role(id: "solutions-architect", seats: ["aws": "PSA", "mifibra": "CTO"]),
    Role(id: "business-development", seats: ["aws": "BDM", "mifibra": "Sales Director"]),
    Role(id: "marketing", seats: ["aws": "Partner Marketing", "mifibra": "CMO"]),
  ]

  static func funds() throws -> [Fund] {
    try [
      ("apn-marketing-central", "APN Marketing Central", "Campaigns", 100_000),
      ("partner-opportunity-fund", "Partner Opportunity Fund", "Events", 50_000),
      ("case-study-programme", "Case Study Programme", "Content", 25_000),
      ("demo-environment", "Demo Environment", "POC support", 30_000),
    ].map { id, title, purpose, amount in
      Fund(
        id: id, title: title, purpose: purpose, amount: try soles(amount),
        clause: "Marketing › AWS Co-Marketing",
        available: nil, reimburses: DecimalNumber(mantissa: 100), applyBy: nil, claimBy: nil, evidence: [])
    }
  }

  static func training() throws -> [TrainingBudget] {
    try [
      ("AWS Certifications", 80_000, "AWS Training"), ("Connect Specialist", 40_000, "AWS/Partner"),
      ("Hands-on Labs", 20_000, "Internal"), ("Re-certification", 15_000, "Ongoing"),
    ].map { title, amount, delivery in
      TrainingBudget(
        id: title.lowercased().replacing(" ", with: "-"), title: title, amount: try soles(amount),
        every: Tenor(1, .year), delivery: delivery)
    }
  }

  static func certifications() throws -> [CertificationTarget] {
    try [
      ("AWS Solutions Architect", 8, 15), ("Amazon Connect Specialist", 5, 10), ("AWS DevOps Engineer", 4, 8),
      ("AWS Security", 3, 6),
    ].map { title, holders, target in
      CertificationTarget(
        id: title.lowercased().replacing(" ", with: "-"), title: title, holders: holders, target: target,
        due: try date("2025-12-31"), valid: Tenor(3, .year))
    }
  }

  static func consumption() throws -> Commitment {
    Commitment(
      id: "consumption", title: "Cloud consumption", total: try soles(12_000_000), totalLocation: nil,
      years: try [(3_000_000, 8), (4_000_000, 10), (5_000_000, 12)].map { amount, discount in
        Commitment.Year(
          amount: try soles(amount), discount: DecimalNumber(mantissa: discount), location: nil)
      }, discountBasis: .year,
      expectedMonthly: try [
        ("amazon-connect", 150_000), ("direct-connect", 25_000), ("compute", 50_000), ("storage", 15_000),
        ("support", 20_000),
      ].map { (service: $0, amount: try soles($1)) })
  }

  static func metrics() throws -> [Metric] {
    func number(_ text: String) throws -> Metric.Value { .number(try unwrap(DecimalNumber(text))) }
    let due = try date("2025-12-31")
    func customer(_ title: String, _ unit: String, _ current: Metric.Value, _ target: Metric.Value) -> Metric
    {
      Metric(
        id: title.lowercased().replacing(" ", with: "-"), title: title, unit: unit, current: current,
        target: .init(direction: .atLeast, value: target), by: due, isServiceLevel: false, penalty: nil,
        amber: nil,
        location: nil)
    }
    func level(
      _ title: String, _ unit: String, _ direction: Metric.Target.Direction, _ target: String,
      _ penalty: String,
      amber: String? = nil
    ) throws -> Metric {
      Metric(
        id: title.lowercased().replacing(" ", with: "-"), title: title, unit: unit, current: nil,
        target: .init(direction: direction, value: try number(target)), by: nil, isServiceLevel: true,
        penalty: penalty, amber: amber.flatMap { DecimalNumber($0) }.map { .value($0) }, location: nil)
    }
    return [
      customer("Active Deployments", "count", try number("25"), try number("75")),
      customer("Total Agent Subscribers", "count", try number("3800"), try number("12000")),
      customer("Monthly Revenue", "PEN", .money(try soles(180_000)), .money(try soles(500_000))),
      customer("Avg. Customer Size", "subscribers", try number("152"), try number("160")),
      try level("Platform Availability", "percent", .atLeast, "99.99", "Credit", amber: "99.95"),
      try level("Mean Time to Resolve", "hours", .atMost, "4", "Credit"),
      try level("Change Success Rate", "percent", .atLeast, "98", "Review"),
      try level("Customer Satisfaction", "NPS", .above, "50", "Review"),
    ]
  }

  static func initiatives() throws -> [Initiative] {
    try [
      ("Mid-market push", 200_000, 1_500_000), ("Healthcare vertical", 150_000, 800_000),
      ("Financial services", 250_000, 1_200_000), ("Enterprise tier", 300_000, 2_000_000),
    ].map { title, investment, revenue in
      Initiative(
        id: title.lowercased().replacing(" ", with: "-"), title: title, investment: try soles(investment),
        expectedARR: try soles(revenue))
    }
  }

  static func terms() -> WordTerms {
    func rows(_ columns: [String], _ cells: [[String]]) -> [ClauseRow] {
      cells.map { row in
        // "Compute (EC2)" is compute.
        ClauseRow(
          id: row[0].lowercased().replacing(/\ \(.*\)/, with: "").replacing(" ", with: "-"), title: row[0],
          columns: Dictionary(uniqueKeysWithValues: zip(columns, row.dropFirst())), location: nil)
      }
    }
    func clauses(_ group: String, _ texts: [String]) -> [Clause] {
      texts.map { Clause(group: group, text: $0, location: nil) }
    }
    var terms = WordTerms()
    terms.services = rows(
      ["description", "use-case"],
      [
        ["Amazon Connect", "Contact Centre", "Managed Internet Empresas"],
        ["AWS Direct Connect", "Connectivity", "Voice transport"],
        ["Amazon Chime SDK", "Communications", "Voice/video APIs"],
        ["AWS Infrastructure", "Compute/storage", "Platform hosting"],
      ])
    terms.tier = Tier(
      name: "AWS Advanced Partner", specialisations: ["Contact Centre", "Communications"],
      competencies: ["Amazon Connect Delivery"], benefits: ["Technical support", "funding", "co-sell"])
    terms.pricing = rows(
      ["model"],
      [
        ["Amazon Connect", "Per minute + subscribers"], ["Direct Connect", "Port + data"],
        ["Compute (EC2)", "Reserved"], ["Storage (S3)", "GB-month"], ["Support", "Enterprise"],
      ])
    terms.requirements = rows(
      ["status", "details"],
      [
        ["AWS Organisation", "Complete", "Multi-account"], ["Connect instances", "25 live", "Peru region"],
        ["Voice integration", "Complete", "SIP to MiFibra"],
        ["Workforce Management", "Deployed", "15 customers"],
        ["Quality Management", "Deployed", "12 customers"],
      ])
    terms.standards = rows(
      ["requirement", "status"],
      [
        ["Availability Zone", "Multi-AZ", "Compliant"], ["Disaster Recovery", "Cross-region", "Compliant"],
        ["Data Residency", "Peru only", "Compliant"], ["Encryption", "AES-256", "Compliant"],
      ])
    terms.managedService = rows(
      ["responsibility"],
      [
        ["Architecture", "Design and deploy"], ["Integration", "CRM, telephony"],
        ["Operations", "24/7 monitoring"],
        ["Optimisation", "Continuous improvement"], ["Support", "Tier 1-3"],
      ])
    terms.sharedResponsibility = [
      ("Physical security", ["aws": .responsible, "mifibra": .none]),
      ("Network security", ["aws": .shared, "mifibra": .shared]),
      ("Data security", ["aws": .none, "mifibra": .responsible]),
      ("Access management", ["aws": .none, "mifibra": .responsible]),
      ("Compliance", ["aws": .shared, "mifibra": .shared]),
    ].map { SharedResponsibility(id: $0.lowercased(), title: $0, shares: $1) }
    terms.compliance = ["ISO 27001", "SOC 2 Type II", "PCI DSS", "NHS DSPT"].map {
      ComplianceCertification(id: $0.lowercased(), title: $0, holders: ["aws", "mifibra"])
    }
    terms.clauses = clauses(
      "data-sovereignty",
      [
        "All data processed in AWS Lima (eu-west-2)", "No data transfer outside Peru without consent",
        "Customer data remains customer property", "Data deletion on termination",
      ])
    terms.exit = [
      ("Contract end", "Data export", Tenor(90, .day)), ("Migration", "Assisted", Tenor(180, .day)),
      ("Termination", "Wind-down", Tenor(12, .month)),
    ].map { ExitRight(id: $0.lowercased(), title: $0, process: $1, within: $2, location: nil) }
    return terms
  }
}
