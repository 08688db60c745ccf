import BusinessCalendar
import Diagnostics
import Programme
import Testing

@Suite("Totals of tables")
struct TableTotalsTests {
  private static func messages(_ change: (inout Sample) -> Void) -> [String] {
    var sample = Sample.sound
    change(&sample)
    let findings = sample.findings()
    #expect(findings.allSatisfy { $0.code == .agreementTotal && $0.location != nil })
    return findings.map(\.message)
  }

  // "AWS Co-Marketing": S/100K + S/50K + S/25K + S/30K = S/205K.
  @Test(arguments: ["Total", "TOTAL", "Grand total", "Sum", "Total funding", "Suma total", "Total:"])
  func fundsAddUp(title: String) {
    #expect(Self.messages { $0.funds.append(Sample.fund(title, 205_000)) }.isEmpty)
    #expect(
      Self.messages { $0.funds.append(Sample.fund(title, 200_000)) } == [
        "'\(title)' of the funds is 200000.00 PEN, but the other 4 rows add up to 205000.00 PEN; correct one of them"
      ])
  }

  @Test(arguments: ["Total Rewards Programme", "Summit", "Totally new fund", "Events"])
  func aFundIsNoTotal(title: String) {
    #expect(Self.messages { $0.funds.append(Sample.fund(title, 1)) }.isEmpty)
  }

  @Test func subtotalsAreNeitherPartsNorTotals() {
    #expect(
      Self.messages { $0.funds += [Sample.fund("Subtotal", 150_000), Sample.fund("Total", 205_000)] }.isEmpty)
  }

  @Test func aLoneTotalHasNoRows() {
    #expect(Self.messages { $0.funds = [Sample.fund("Total", 205_000)] }.isEmpty)
  }

  // "Training Investment": S/80K + S/40K + S/20K + S/15K a year = S/155K a year = S/465K over three years.
  @Test func trainingAddsUpByYearOrByTerm() {
    #expect(Self.messages { $0.training.append(Sample.budget("Total", 155_000)) }.isEmpty)
    #expect(Self.messages { $0.training.append(Sample.budget("Total", 155_000, every: nil)) }.isEmpty)
    #expect(Self.messages { $0.training.append(Sample.budget("Total", 465_000, every: nil)) }.isEmpty)
    #expect(
      Self.messages { $0.training.append(Sample.budget("Total", 160_000)) } == [
        "'Total' of the training budgets is 160000.00 PEN, but the other 4 rows add up to 155000.00 PEN; correct one "
          + "of them"
      ])
    #expect(
      Self.messages { $0.training.append(Sample.budget("Total", 400_000, every: nil)) } == [
        "'Total' of the training budgets is 400000.00 PEN, but the other 4 rows add up to 465000.00 PEN over 3 years; "
          + "correct one of them"
      ])
  }

  // "Growth Initiatives": S/200K + S/150K + S/250K + S/300K = S/900K; S/1.5M + S/800K + S/1.2M + S/2M = S/5.5M.
  @Test func initiativesAddUpInBothColumns() {
    #expect(Self.messages { $0.initiatives.append(Sample.initiative("Total", 900_000, 5_500_000)) }.isEmpty)
    #expect(
      Self.messages { $0.initiatives.append(Sample.initiative("Total", 950_000, 5_000_000)) } == [
        "'Total' of the expected yearly revenues is 5000000.00 PEN, but the other 4 rows add up to 5500000.00 PEN; "
          + "correct one of them",
        "'Total' of the investments is 950000.00 PEN, but the other 4 rows add up to 900000.00 PEN; correct one of "
          + "them",
      ])
  }

  // "Certifications Required": 8 + 5 + 4 + 3 = 20 holders; 15 + 10 + 8 + 6 = 39 targeted.
  @Test func certificationsAddUp() {
    #expect(Self.messages { $0.certifications.append(Sample.certification("Total", 20, 39)) }.isEmpty)
    #expect(
      Self.messages { $0.certifications.append(Sample.certification("Total", 20, 40)) } == [
        "'Total' of the targeted holders is 40, but the other 4 rows add up to 39; correct one of them"
      ])
  }

  // "Service Pricing": S/150K + S/25K = S/175K.
  @Test func monthlyAmountsAddUp() {
    func monthly(_ total: Int) -> [Commitment] {
      [
        Sample.commitment(monthly: [
          ("amazon-connect", Sample.money(150_000)), ("direct-connect", Sample.money(25_000)),
          ("total", Sample.money(total)),
        ])
      ]
    }
    #expect(Self.messages { $0.commitments = monthly(175_000) }.isEmpty)
    #expect(Self.messages { $0.commitments = monthly(170_000) }.count == 1)
  }

  @Test func metricsAddUpByUnit() {
    let rows = [Sample.count("Voice agents", "10", "1.5"), Sample.count("Chat agents", "5", "2.25")]
    let money = Sample.revenue("Monthly Revenue", Sample.money(1), nil)
    #expect(Self.messages { $0.metrics = rows + [money, Sample.count("Total", "15", "3.75")] }.isEmpty)
    #expect(
      Self.messages { $0.metrics = rows + [money, Sample.count("Total", "16", "3.750")] } == [
        "'Total' of the current values is 16, but the other 2 rows add up to 15; correct one of them"
      ])
    // A metric that counts a thing of its own, as "Total Agent Subscribers" does.
    #expect(Self.messages { $0.metrics = rows + [Sample.count("Total cost", "16", nil)] }.isEmpty)
  }

  @Test func currenciesAreNotAdded() {
    let fund = Fund(
      id: "x", title: "Dollar fund", purpose: nil, amount: Sample.money(1, Sample.dollars), clause: nil,
      available: nil, reimburses: nil, applyBy: nil, claimBy: nil, evidence: [])
    #expect(
      Self.messages { $0.funds += [fund, Sample.fund("Total", 205_001)] } == [
        "'Total' of the funds is 205001.00 PEN, but the other 5 rows add up to no sum that can be told: they overflow "
          + "or mix currencies; correct one of them"
      ])
  }
}
