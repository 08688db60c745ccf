import Diagnostics
import Programme
import Testing

@Suite("Averages")
struct AverageQuotientsTests {
  private static let deployments = Sample.count("Active Deployments", "25", "75")
  private static let subscribers = Sample.count("Total Agent Subscribers", "3800", "12000")
  private static let revenue = Sample.revenue("Monthly Revenue", Sample.money(180_000), Sample.money(500_000))

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let metrics: [Metric]
    /// Nil where all agrees.
    var message: String?
    var testDescription: String { name }
  }

  private static func size(_ current: String?, _ target: String?, unit: String = "subscribers") -> Metric {
    Sample.count("Avg. Customer Size", current, target, unit: unit)
  }

  static let cases: [Case] = [
    // "Customer Metrics": 3,800 / 25 = 152 and 12,000 / 75 = 160.
    Case(name: "the sample", metrics: [deployments, subscribers, revenue, size("152", "160")]),
    Case(
      name: "the current value is wrong", metrics: [deployments, subscribers, size("160", "160")],
      message:
        "'Avg. Customer Size' is 160 subscribers, but 'Total Agent Subscribers' 3800 / 'Active Deployments' 25 "
        + "is 152; correct one of them"),
    Case(
      name: "the target is wrong", metrics: [deployments, subscribers, size("152", "170")],
      message:
        "the target of 'Avg. Customer Size' is 170 subscribers, but 'Total Agent Subscribers' 12000 / 'Active "
        + "Deployments' 75 is 160; correct one of them"),
    Case(name: "no current value", metrics: [deployments, subscribers, size(nil, "160")]),
    Case(
      name: "no current value, and a wrong target", metrics: [deployments, subscribers, size(nil, "161")],
      message:
        "the target of 'Avg. Customer Size' is 161 subscribers, but 'Total Agent Subscribers' 12000 / 'Active "
        + "Deployments' 75 is 160; correct one of them"),
    Case(name: "no target", metrics: [deployments, subscribers, size("152", nil)]),
    // 3,800 / 30 = 126.666…
    Case(
      name: "rounded to the digits stated",
      metrics: [Sample.count("Customers", "30", nil), subscribers, size("127", nil)]),
    Case(
      name: "one digit more",
      metrics: [Sample.count("Customers", "30", nil), subscribers, size("126.7", nil)]),
    Case(
      name: "cut off, not rounded",
      metrics: [Sample.count("Customers", "30", nil), subscribers, size("126", nil)],
      message:
        "'Avg. Customer Size' is 126 subscribers, but 'Total Agent Subscribers' 3800 / 'Customers' 30 is 127; "
        + "correct one of them"),
    // The nearest of 3800 / 25 = 152 and 3800 / 20 = 190 to 180 is 190.
    Case(
      name: "the nearest quotient is told",
      metrics: [deployments, Sample.count("Sites", "20", nil), subscribers, size("180", nil)],
      message:
        "'Avg. Customer Size' is 180 subscribers, but 'Total Agent Subscribers' 3800 / 'Sites' 20 is 190; "
        + "correct one of them"),
    Case(
      name: "any count may be the divisor",
      metrics: [Sample.count("Sites", "20", nil), deployments, subscribers, size("152", "160")]),
    Case(name: "singular unit", metrics: [deployments, subscribers, size("152", "160", unit: "subscriber")]),
    Case(
      name: "the title names the divisor",
      metrics: [
        deployments, Sample.count("Sites", "20", nil), subscribers,
        Sample.count("Average subscribers per site", "152", nil),
      ],
      message:
        "'Average subscribers per site' is 152, but 'Total Agent Subscribers' 3800 / 'Sites' 20 is 190; "
        + "correct one of them"),
    Case(
      name: "the unit names the divisor",
      metrics: [
        deployments, Sample.count("Sites", "20", nil), subscribers,
        size("190", nil, unit: "subscribers/site"),
      ]),
    Case(
      name: "per what is no metric",
      metrics: [deployments, subscribers, Sample.count("Average subscribers per month", "9", nil)]),
    Case(name: "no dividend", metrics: [deployments, subscribers, size("5", "6", unit: "minutes")]),
    Case(name: "no divisor", metrics: [subscribers, size("5", "6")]),
    Case(name: "divisor zero", metrics: [Sample.count("Sites", "0", nil), subscribers, size("5", nil)]),
    Case(
      name: "not an average",
      metrics: [deployments, subscribers, Sample.count("Subscribers a day", "9", nil)]),
    // Service levels are measured, not divided: "Mean Time to Resolve".
    Case(
      name: "a service level",
      metrics: [
        deployments, subscribers,
        Sample.metric(
          "Mean subscribers", "subscribers", current: .number(Sample.number("9")), target: nil,
          isServiceLevel: true),
      ]),
    // S/180K / 25 = S/7.2K; S/500K / 75 = S/6,666.67.
    Case(
      name: "money",
      metrics: [
        deployments, revenue,
        Sample.revenue("Average revenue per deployment", Sample.money(7200), Sample.money(6700)),
      ]),
    Case(
      name: "money to the céntimo",
      metrics: [
        deployments, revenue,
        Sample.revenue(
          "Avg. Customer Revenue", Sample.money(7200), Money(minorUnits: 666_667, currency: Sample.soles)),
      ]),
    Case(
      name: "money that disagrees",
      metrics: [deployments, revenue, Sample.revenue("Avg. Customer Revenue", Sample.money(9000), nil)],
      message:
        "'Avg. Customer Revenue' is 9000.00 PEN, but 'Monthly Revenue' 180000.00 PEN / 'Active Deployments' 25 "
        + "is 7200.00 PEN; correct one of them"),
    // Nothing says that a deal is a share of the revenue.
    Case(
      name: "money of another kind",
      metrics: [deployments, revenue, Sample.revenue("Average deal size", Sample.money(50_000), nil)]),
  ]

  @Test(arguments: cases)
  func examined(_ example: Case) {
    var sample = Sample.sound
    sample.metrics = example.metrics
    let findings = sample.findings()
    #expect(findings.map(\.message) == (example.message.map { [$0] } ?? []))
    #expect(findings.allSatisfy { $0.code == .agreementAverage && $0.severity == .warning })
  }

  @Test func theAverageAndItsPartsAreQuoted() throws {
    var sample = Sample.sound
    sample.metrics[5] = Sample.count(
      "Avg. Customer Size", "160", "160", unit: "subscribers", location: Sample.place("Avg. Customer Size"))
    let finding = try #require(sample.findings().first)
    #expect(finding.location == Sample.place("Avg. Customer Size"))
    #expect(
      finding.notes.map(\.location) == [
        Sample.place("Total Agent Subscribers"), Sample.place("Active Deployments"),
      ])
  }

  @Test func tooManyCountsAreNotTriedAndSaidSo() {
    var sample = Sample.sound
    sample.metrics = [Self.subscribers, Self.size("1", "1")]
    sample.metrics += (1...60).map { Sample.count("Count \($0)", "7", nil) }
    let findings = sample.findings()
    #expect(findings.map(\.severity) == [.note])
    #expect(findings.map(\.code) == [.agreementAverage])
  }
}
