import Foundation
import TestSupport
import Testing

/// Packs of a workspace in which every register has facts. The sample's second contract year is 1 July 2024 to 30 June 2025,
/// with S/4M promised; packs are as of 27 January 2025.
@Suite struct PackRegisterTests {
  private static func listing(_ opportunities: [String]) -> String {
    #"{"OpportunitySummaries": ["# + opportunities.joined(separator: ", ") + "]}"
  }

  private static func opportunity(
    _ id: String, _ customer: String, stage: String, close: String, amount: String, next: String? = nil,
    more: String = "", project: String = ""
  ) -> String {
    #"{"Catalog": "AWS", "Id": "\#(id)", "LastModifiedDate": "2025-01-03T10:00:00Z", "#
      + #""LifeCycle": {"Stage": "\#(stage)", "TargetCloseDate": "\#(close)"\#(next.map { #", "NextSteps": "\#($0)""# } ?? "")}, "#
      + #""Customer": {"Account": {"CompanyName": "\#(customer)"}}, "Project": {\#(project)"ExpectedCustomerSpend": "#
      + #"[{"Amount": "\#(amount)", "CurrencyCode": "PEN", "Frequency": "Monthly"}]}\#(more)}"#
  }

  private static func recorded() throws -> FundBench {
    let bench = try FundBench()
    try bench.done("metrics record active-deployments 27 --period 2024-09 --source CRM")
    try bench.done(
      "metrics record active-deployments 31 --period 2024-12 --source CRM",
      ["--note", "four sites of one customer went live together"])
    for (value, period) in [("99.99", "2024-09"), ("99.97", "2024-12")] {
      try bench.done("metrics record platform-availability \(value) --period \(period) --source monitoring")
    }
    try bench.scratch.write(
      """
      month,amount,service,estimated
      2024-07,200000,Amazon Connect,no
      2024-08,230000,Amazon Connect,no
      2024-09,260000,Amazon Connect,no
      2024-10,320000,Amazon Connect,no
      2024-11,300000,Amazon Connect,no
      2024-12,280000,Amazon Connect,yes

      """, to: "spend.csv")
    try bench.done("consumption import spend.csv --on 2025-01-10")
    try bench.done("certs add p-1 solutions-architect --issued 2022-03-10")
    try bench.done("certs add p-2 solutions-architect --issued 2024-11-20 --new")
    try bench.done("certs plan p-4 solutions-architect --exam 2025-03-20 --on 2025-01-08")
    try bench.done("training commit aws-certifications 10000 Vouchers --on 2024-10-01")
    try bench.done("training spend aws-certifications 22000 --on 2024-11-04")
    try bench.done("initiatives spend mid-market-push 120000 --on 2024-11-15")
    try bench.done("initiatives arr mid-market-push 300000 --on 2024-12-31")
    try bench.done(
      "compliance record iso-27001 compliant --party mifibra --expires 2025-03-31 --on 2024-10-01",
      ["--owner", "Security Manager"])
    try recordPipeline(bench)
    return bench
  }

  private static func recordPipeline(_ bench: FundBench) throws {
    try bench.done(
      "funds request apn-marketing-central 20000 --from 2024-12-09 --to 2025-01-20 --on 2024-11-04",
      ["Healthcare webinar series"])
    try bench.done("funds submit MC-1 --on 2024-11-05")
    try bench.done("funds approve MC-1 --on 2024-11-18")
    try bench.done("funds spend MC-1 12500 --on 2025-01-10")
    let hospital = { (stage: String, close: String, amount: String, more: String, project: String) in
      opportunity(
        "O1234567", "Regional hospital group", stage: stage, close: close, amount: amount,
        next: "price to the board", more: more, project: project)
    }
    let university = opportunity(
      "O2345678", "University", stage: "Qualified", close: "2025-09-30", amount: "10000.00")
    let marketing =
      #", "Marketing": {"CampaignName": "Healthcare webinar series", "AwsFundingUsed": "Yes"}, "#
      + #""OpportunityTeam": [{"FirstName": "Sales", "LastName": "Director"}]"#
    try bench.scratch.write(
      listing([hospital("Qualified", "2025-02-28", "35000.00", "", "")]), to: "first.json")
    try bench.scratch.write(
      listing([hospital("Business Validation", "2025-03-31", "40000.00", "", ""), university]),
      to: "second.json")
    try bench.scratch.write(
      hospital(
        "Business Validation", "2025-03-31", "40000.00", marketing, #""Title": "Contact centre", "#),
      to: "O1234567.json")
    try bench.done("pipeline import first.json --on 2025-01-10")
    try bench.done("pipeline import second.json O1234567.json --on 2025-01-24")
  }

  /// Figures worked out by hand.
  private static let figures = [
    // 31 − 75; the quarter before the value's is that of September.
    "| Active Deployments | at least 75 | 31 December 2025 | 31 | -44 | 27 |",
    "| four sites of one customer went live together; on the path, which asks for 25; measured 31 December 2024, CRM |",
    // 99.97 − 99.99, above the amber threshold of 99.95.
    "| Platform Availability | at least 99.99% | 99.97% | -0.02 pp | 99.99% | 31 December 2024, monitoring | AMBER | Credit |",
    // 200 + 230 + 260 + 320 + 300 = 1,310 closed, of which 10% are 131, and 280 estimated: 1,590, 39.75% of 4,000. Spread evenly
    // 4,000 × 6 / 12 = 2,000. The last three months come to 900, and six are left: 1,590 + 900 × 6 / 3 = 3,390, 610 less than
    // 4,000; 1,590 + 6 × 200 = 2,790 and 1,590 + 6 × 320 = 3,510.
    "Until 31 December 2024 the actual is PEN 1,590,000.00, 39.8% of the commitment, of which PEN 280,000.00 may still change, "
      + "PEN 410,000.00 below the commitment spread evenly; at the rate of the last months the year comes to PEN 3,390,000.00, "
      + "between PEN 2,790,000.00 and PEN 3,510,000.00, a shortfall of PEN 610,000.00. "
      + "The discount due on what may no longer change is PEN 131,000.00.",
    "shortfall of PEN 880,000.00 | PEN 1,590,000.00 | PEN 3,390,000.00 |",
    // Six months of 150 are 900, and six of 20 are 120.
    " | PEN 150,000.00 | PEN 1,590,000.00 | PEN 690,000.00 |",
    "| Support | PEN 20,000.00 | PEN 0.00 | -PEN 120,000.00 |",
    "Actual and forecast are by the billing data that the journal records, at effective cost.",
    // Of the agreement's eight the roster names p-1, until 10 March 2025; p-2 came later. 15 − 9 are missing today, and
    // 15 − 8 on the due date: 338 days / 7.
    "| AWS Solutions Architect | 9 | 15 | 6 | 1 | 1 | 31 December 2025 | AMBER | one every 48 days |",
    "AWS Solutions Architect 9 (roster 2, agreement 7).",
    // 42 days to 10 March. On 31 December seven without a name, p-2, and p-4 who passes: 9. 7 × 30.4375 / 338 = 0.63.
    "| AWS Solutions Architect | 0 | 1 | 1 | 1 | 0 | 9 | 31 December 2025 | 0.7 |",
    // 80 − 22 − 10.
    "| AWS Certifications | PEN 80,000.00 | 1 year: 1 July 2024 to 30 June 2025 | AWS Training | PEN 22,000.00 | PEN 10,000.00 | PEN 48,000.00 | the budget names none |",
    // 200 × 12 / 1,500; 300 / 1,500; 120 × 12 / 300.
    "| Mid-market push | PEN 200,000.00 | PEN 1,500,000.00 | 1.6 | PEN 120,000.00 | PEN 300,000.00 on 31 December 2024 | 20.0% | 4.8 |",
    // 4 + 28 + 31 days.
    "| ISO 27001 | MiFibra Communications PLC | compliant | AMBER | 1 October 2024 | 31 March 2025, 63 days left | Security Manager | none |",
    // 60% of 40,000 and 20% of 10,000.
    "| Regional hospital group: Contact centre (O1234567) | Business Validation | PEN 40,000.00 | PEN 24,000.00 | influenced | 31 March 2025 | price to the board | MiFibra Communications PLC: Sales Director; nobody for Amazon Web Services EMEA SARL |",
    "2 open, PEN 50,000.00, weighted PEN 26,000.00.",
    "*As of 24 January 2025. Source: second.json.*",
    "| Healthcare webinar series | MC-1 | PEN 12,500.00 | NO DATA | 1 | PEN 40,000.00 | PEN 24,000.00 | PEN 0.00 |",
  ]

  @Test func aQBRShowsWhatEveryRegisterHolds() throws {
    let bench = try Self.recorded()
    defer { bench.remove() }
    try bench.done("pack build qbr/Y2-Q3 --as-of 2025-01-27")
    let text = try bench.scratch.text("packs/qbr/Y2-Q3.md")
    for figure in Self.figures { #expect(text.contains(figure), "\(figure)") }
    // Only actions were not recorded.
    #expect(text.matches(of: /No [^.|\n]*was (recorded|imported) by/).count == 1)
  }

  /// The reviews are every second Thursday; the last one before 27 January 2025 was on the 16th.
  @Test func aPipelineReviewShowsWhatChangedSinceTheOneBefore() throws {
    let bench = try Self.recorded()
    defer { bench.remove() }
    let output = try bench.done("pack build --next pipeline-review --as-of 2025-01-27")
    let path = try #require(output.split(separator: " ").first.map(String.init))
    let text = try bench.scratch.text(path)
    let figures = [
      "| Regional hospital group (O1234567) | stage | Qualified | Business Validation |",
      "| Regional hospital group (O1234567) | value | PEN 35,000.00 | PEN 40,000.00 |",
      "| Regional hospital group (O1234567) | target date | 28 February 2025 | 31 March 2025 |",
      "| University (O2345678) | new | none | Qualified |",
      "Between the end of 16 January 2025 and 24 January 2025.",
      // In its stage since it was modified last, on the 3rd: 21 days before the snapshot of the 24th.
      "| University (O2345678) | Qualified | PEN 10,000.00 | 21 | 3 January 2025 | NONE NAMED | nobody for ",
      "| Regional hospital group (O1234567) | Business Validation | PEN 40,000.00 | 28 February 2025 | 31 March 2025 | 31 | none |",
    ]
    for figure in figures { #expect(text.contains(figure), "\(figure)") }
  }

  /// On 15 July 2024 nothing was true yet but the certification of p-1.
  @Test func whatIsRecordedOfLaterDaysDoesNotShow() throws {
    let bench = try Self.recorded()
    defer { bench.remove() }
    try bench.done("pack build qbr/Y2-Q1 --as-of 2024-07-15")
    let text = try bench.scratch.text("packs/qbr/Y2-Q1.md")
    for reason in [
      "No value was recorded by", "no consumption of the year was imported by",
      "No training spend was recorded by", "Nothing that was spent or achieved was recorded by",
      "Nothing of certificates, standards or requirements was recorded by",
      "No pipeline snapshot was imported by", "No request, claim or payment was recorded by",
    ] {
      #expect(text.contains("\(reason) 15 July 2024"), "\(reason)")
    }
    #expect(text.contains("AWS Solutions Architect 8 (roster 1, agreement 7)."))
  }
}
