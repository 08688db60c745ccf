import TestSupport
import Testing

@testable import Charts

/// Ticks at round numbers, and what an axis calls them.
@Suite struct NiceScaleTests {
  /// Worked out by hand. The first is the example of Heckbert, page 62: 105 to 543 in five steps has ticks from 100 to 600; here
  /// zero is always there, which one step more holds.
  @Test(arguments: [
    ([105, 543], 6, [0, 100, 200, 300, 400, 500, 600]),
    ([105, 543], 5, [0, 200, 400, 600]),
    ([], 6, [0]), ([0, 0], 6, [0]),
    ([1], 6, [0, 1]), ([3], 6, [0, 1, 2, 3]), ([7], 6, [0, 2, 4, 6, 8]),
    ([6], 3, [0, 2, 4, 6]), ([15], 3, [0, 5, 10, 15]), ([10], 3, [0, 5, 10]),
    ([-1, 1], 2, [-1, 0, 1]), ([-30, 70], 6, [-40, -20, 0, 20, 40, 60, 80]),
    ([-700], 6, [-800, -600, -400, -200, 0]),
    ([20_500_000], 6, [0, 5_000_000, 10_000_000, 15_000_000, 20_000_000, 25_000_000]),
  ])
  func labelsRoundNumbers(values: [Int], most: Int, ticks: [Int]) {
    #expect(NiceScale(of: values.map { Int128($0) }, most: most).ticks == ticks.map { Int128($0) })
  }

  /// Every value lies within, no step is needless, and there are never more than allowed.
  @Test func enclosesWhateverThereIs() {
    var generator = Mutation(seed: 7)
    for _ in 0..<Mutation.rounds(20_000) {
      let values = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
        Int128(Int.random(in: .min ... .max, using: &generator) >> Int.random(in: 0...62, using: &generator))
      }
      let scale = NiceScale(of: values, most: 6)
      #expect(scale.lowest <= min(0, values.min() ?? 0) && scale.highest >= max(0, values.max() ?? 0))
      #expect(scale.ticks.contains(0))
      #expect(scale.ticks.count <= 7)
      guard !scale.isFlat else { continue }
      #expect(scale.lowest + scale.step > min(0, values.min() ?? 0) || scale.lowest == 0)
      #expect(scale.highest - scale.step < max(0, values.max() ?? 0) || scale.highest == 0)
      #expect(["1", "2", "5"].contains(String(scale.step).filter { $0 != "0" }))
    }
  }

  @Test(arguments: [
    ([205_000_00], "PEN", ["0", "50,000", "100,000", "150,000", "200,000", "250,000"]),
    ([1_200_000_00], "PEN million", ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0", "1.2"]),
    ([3_000_000_00], "PEN million", ["0.0", "0.5", "1.0", "1.5", "2.0", "2.5", "3.0"]),
    ([-2_000_000_00, 1_000_000_00], "PEN million", ["-2.0", "-1.5", "-1.0", "-0.5", "0.0", "0.5", "1.0"]),
    ([40_000_000_000_00], "PEN billion", ["0", "10", "20", "30", "40"]),
    ([1_000_000_000_000_00], "PEN trillion", ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
    ([.max], "PEN quadrillion", ["0", "20", "40", "60", "80", "100"]),
    ([4], "PEN", ["0.00", "0.01", "0.02", "0.03", "0.04"]),
    ([0], "PEN", ["0"]),
  ])
  func statesLargeAmountsInMillions(values: [Int], title: String, ticks: [String]) {
    let unit = ChartUnit.money(sign: "PEN", digits: 2)
    let labels = unit.labels(of: NiceScale(of: values.map { Int128($0) }, most: 6), in: .englishGB)
    #expect(labels.title == title)
    #expect(labels.ticks == ticks)
  }

  @Test func writesAmountsAsTheLanguageHasThem() {
    let soles = ChartUnit.money(sign: "S/", digits: 2)
    #expect(soles.text(-123_456_750, in: .spanishPE) == "-S/\u{A0}1,234,567.50")
    #expect(ChartUnit.money(sign: "PEN", digits: 2).text(5, in: .englishGB) == "PEN 0.05")
    #expect(
      ChartUnit.money(sign: "JPY", digits: 0).text(.min, in: .englishGB) == "-JPY 9,223,372,036,854,775,808")
    #expect(ChartUnit.count.text(-1200, in: .englishGB) == "-1,200")
    let billions = soles.labels(of: NiceScale(of: [5_000_000_000_00], most: 6), in: .spanishPE).title
    #expect(billions == "miles de millones de S/")
  }
}
