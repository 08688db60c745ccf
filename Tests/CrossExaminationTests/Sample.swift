import BusinessCalendar
import Diagnostics
import Programme
import ProgrammeFile

/// The sample agreement as the model holds it, with what a test wants otherwise.
struct Sample {
  /// The rows of the agreement from which the model is drawn; tests name places by their text.
  static let agreement = SourceFile(
    path: "agreement.md",
    text: """
      # AWS Peru Partnership Agreement
      | Effective Date | 1 July 2023 |
      | Term | 3 years |
      | Total Commitment | S/12M cloud consumption |
      | Year 1 | S/3M | 8% |
      | Year 2 | S/4M | 10% |
      | Year 3 | S/5M | 12% |
      | Connect instances | 25 live | Peru region |
      | Availability Zone | Multi-AZ | Compliant |
      | Data Residency | Peru only | Compliant |
      | Platform Availability | 99.99% | Credit |
      | Mean Time to Resolve | 4 hours | Credit |
      | Active Deployments | 25 | 75 |
      | Total Agent Subscribers | 3,800 | 12,000 |
      | Monthly Revenue | S/180K | S/500K |
      | Avg. Customer Size | 152 subscribers | 160 subscribers |
      - All data processed in AWS Lima (eu-west-2)
      - No data transfer outside Peru without consent
      - Customer data remains customer property
      - Data deletion on termination
      | Contract end | Data export | 90 days |
      **Last Review**: January 2025
      **Next Review**: July 2025
      """)

  /// The place of a text in the agreement; tests name only texts that it holds.
  static func place(_ text: String) -> SourceLocation {
    for number in 1...agreement.lineCount {
      guard let line = agreement.line(number), let range = line.firstRange(of: text) else { continue }
      let column = line.unicodeScalars.distance(from: line.startIndex, to: range.lowerBound) + 1
      return SourceLocation(file: agreement, line: number, column: column, length: text.unicodeScalars.count)
    }
    preconditionFailure("the agreement does not say \(text)")
  }

  var from = "2023-07-01"
  var length = "3 years"
  var reviews = Reviews(
    last: span("2025-01-01", "2025-01-31"), next: span("2025-07-01", "2025-07-31"),
    lastLocation: place("January 2025"), nextLocation: place("July 2025"))
  var commitments = [commitment()]
  var metrics = Sample.metrics
  var funds = [
    fund("APN Marketing Central", 100_000), fund("Partner Opportunity Fund", 50_000),
    fund("Case Study Programme", 25_000), fund("Demo Environment", 30_000),
  ]
  var training = [
    budget("AWS Certifications", 80_000), budget("Connect Specialist", 40_000),
    budget("Hands-on Labs", 20_000),
    budget("Re-certification", 15_000),
  ]
  var certifications = [
    certification("AWS Solutions Architect", 8, 15), certification("Amazon Connect Specialist", 5, 10),
    certification("AWS DevOps Engineer", 4, 8), certification("AWS Security", 3, 6),
  ]
  var initiatives = [
    initiative("Mid-market push", 200_000, 1_500_000), initiative("Healthcare vertical", 150_000, 800_000),
    initiative("Financial services", 250_000, 1_200_000), initiative("Enterprise tier", 300_000, 2_000_000),
  ]
  var requirements = [
    row("Connect instances", ["details": "Peru region", "status": "25 live"]),
    row("Voice integration", ["details": "SIP to MiFibra", "status": "Complete"]),
  ]
  var standards = [
    row("Availability Zone", ["requirement": "Multi-AZ", "status": "Compliant"]),
    row("Data Residency", ["requirement": "Peru only", "status": "Compliant"]),
  ]
  var clauses = [
    clause("All data processed in AWS Lima (eu-west-2)"),
    clause("No data transfer outside Peru without consent"),
    clause("Customer data remains customer property"), clause("Data deletion on termination"),
  ]

  /// Only the parts that carry numbers, without what is wrong with the sample.
  static var sound: Sample {
    var sample = Sample()
    sample.clauses = []
    return sample
  }

  /// Only words.
  static func saying(_ clauses: String...) -> Sample {
    var sample = Sample()
    sample.requirements = []
    sample.standards = []
    sample.clauses = clauses.map { Clause(group: "terms", text: $0, location: nil) }
    return sample
  }

  func findings(asOf: String = "2025-03-31") -> [Diagnostic] {
    CrossExamination.examine(programme, asOf: Self.date(asOf))
  }

  var programme: Programme {
    guard let length = Tenor(length), let term = Term(from: Self.date(from), length: length) else {
      preconditionFailure("\(length) from \(from) is a term")
    }
    var terms = WordTerms()
    terms.requirements = requirements
    terms.standards = standards
    terms.clauses = clauses
    terms.services = [
      Self.row("AWS Infrastructure", ["description": "Compute/storage", "use-case": "Platform hosting"])
    ]
    terms.exit = [
      ExitRight(
        id: "contract-end", title: "Contract end", process: "Data export", within: Tenor(90, .day),
        location: Self.place("Contract end"))
    ]
    return Programme(
      header: Header(
        id: "mifibra-aws", title: "AWS Peru Partnership Agreement",
        subtitle: "MiFibra Communications PLC - Cloud Infrastructure Partner",
        type: "AWS Partner Network (APN) Agreement", source: nil, classification: "Commercial in Confidence",
        owner: "Commercial Director", reviews: reviews, currency: Self.soles, term: term,
        fiscalYear: MonthDay(of: term.span.first), termLocation: Self.place("3 years"),
        location: Self.place("AWS Peru Partnership Agreement")),
      parties: [], roles: [], assignments: [:], series: [], changes: [], funds: funds, training: training,
      certifications: certifications, commitments: commitments, metrics: metrics, initiatives: initiatives,
      terms: terms, assumptions: [])
  }
}
