import Diagnostics
import Programme
import Testing

@Suite("Percentages")
struct PercentagesTests {
  private static func messages(_ change: (inout Sample) -> Void) -> [String] {
    var sample = Sample.sound
    change(&sample)
    return sample.findings().map(\.message)
  }

  private static func tiers(_ discounts: [String?], _ basis: Commitment.DiscountBasis) -> [Commitment] {
    let amounts = [Sample.money(3_000_000), Sample.money(4_000_000), Sample.money(5_000_000)]
    return [Sample.commitment(years: zip(amounts, discounts).map { ($0, discount: $1) }, basis: basis)]
  }

  // "Discount Tier": 8%, 10%, 12%; and what must not be said of a share.
  @Test(
    arguments: [
      (["8", "10", "12"], nil), (["0", "10", "100"], nil), ([nil, nil, nil], nil),
      (
        ["8", "100.5", "12"],
        "the discount of year 2 of 'Cloud consumption' is 100.5 %, which is not between 0 and 100 %; correct it"
      ),
      (
        ["-8", "10", "12"],
        "the discount of year 1 of 'Cloud consumption' is -8 %, which is not between 0 and 100 %; correct it"
      ),
    ] as [([String?], String?)])
  func discounts(of years: [String?], give message: String?) {
    #expect(Self.messages { $0.commitments = Self.tiers(years, .year) } == (message.map { [$0] } ?? []))
  }

  @Test func aDiscountMayFallWithTheYearsButNotWithWhatWasSpent() {
    #expect(Self.messages { $0.commitments = Self.tiers(["12", "10", "8"], .year) }.isEmpty)
    #expect(Self.messages { $0.commitments = Self.tiers(["8", "8", "12"], .achieved) }.isEmpty)
    #expect(
      Self.messages { $0.commitments = Self.tiers(["8", "10", "9"], .achieved) } == [
        "'Cloud consumption' gives 9 % for 5000000.00 PEN but 10 % for 4000000.00 PEN; correct one of them, or the "
          + "discount's basis"
      ])
  }

  @Test func aFundReimbursesAShare() {
    #expect(Self.messages { $0.funds.append(Sample.fund("Events", 10, reimburses: "100")) }.isEmpty)
    #expect(
      Self.messages { $0.funds.append(Sample.fund("Events", 10, reimburses: "150")) } == [
        "the share that 'Events' reimburses is 150 %, which is not between 0 and 100 %; correct it"
      ])
  }

  // "Platform Availability 99.99%"; growth and its like are measured against an earlier value.
  @Test(arguments: [
    ("Platform Availability", "99.99", true, false), ("Platform Availability", "100.01", true, true),
    ("Change Success Rate", "980", true, true), ("Renewal share", "-1", false, true),
    ("Revenue growth", "150", false, false), ("Net revenue retention", "110", false, false),
    ("Growth in availability", "110", true, true),
  ])
  func metrics(title: String, target: String, isServiceLevel: Bool, isFound: Bool) {
    let metric = Sample.metric(
      title, "percent", current: nil, target: .number(Sample.number(target)), isServiceLevel: isServiceLevel)
    #expect(Self.messages { $0.metrics = [metric] }.count == (isFound ? 1 : 0))
  }
}
