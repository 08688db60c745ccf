import Consumption
import Journal
import Testing

@Suite("Where figures of consumption come from")
struct ExplanationTests {
  /// Year 2 after July 200,000, August 230,000 and September 260,000: (200 + 230 + 260) ÷ 3 × 9 = 2,070; at 200 a month
  /// 690 + 1,800 = 2,490, 1,510 short of 4,000.
  @Test(
    "is told with its arithmetic and its facts",
    arguments: [
      ("Y2/drawn", "690000.00 PEN", "drawn, closed months", 3),
      ("Y2/expected-line", "-310000.00 PEN", "ahead = drawn + estimated − expected line", 3),
      ("Y2/run-rate", "260000.00 PEN", "highest of the last 3", 3),
      (
        "consumption/Y2/forecast", "3030000.00 PEN",
        "at the highest pace = drawn + estimated + pace × months left", 3
      ),
      ("Y2/shortfall", "1510000.00 PEN", "at the lowest pace = commitment − forecast", 3),
      ("Y2/discount", "276000.00 PEN", "discount on the forecast", 3),
      ("2024-08", "230000.00 PEN", "2024-08 = sum of the services", 1),
      ("2024-08/(no service)", "230000.00 PEN", "(no service): exact sum 230000 PEN", 1),
    ])
  func last(key: String, result: String, what: String, facts: Int) throws {
    var bench = try Bench()
    try bench.months("2024-07 200000,2024-08 230000,2024-09 260000")
    let explanation = try #require(try bench.status(asOf: "2024-09-30").explanation(of: key))
    let step = try #require(explanation.steps.last)
    #expect(step.result == result)
    #expect(step.what.hasPrefix(what), "\(step.what)")
    #expect(explanation.events.count == facts)
    #expect(try bench.status(asOf: "2024-09-30").keys.contains(key.replacing("consumption/", with: "")))
  }

  @Test(
    "of nothing is nothing",
    arguments: ["", "/", "Y4", "Y2/", "Y2/x", "2024-10", "2024-07/", "2024-07/x", "2024-7"])
  func unknown(key: String) throws {
    var bench = try Bench()
    try bench.months("2024-07 200000")
    let explanation = try bench.status(asOf: "2024-09-30").explanation(of: key)
    // A slash at the end is none.
    #expect(explanation == nil || key == "Y2/" || key == "2024-07/")
  }

  @Test("every key can be explained")
  func all() throws {
    var bench = try Bench("service-names: { compute: [EC2] }")
    try bench.take("month,service,amount\n2024-07,EC2,5\n2024-07,odd/name,6\n2026-07,late,7")
    let status = try bench.status(asOf: "2026-12-31")
    for key in status.keys { #expect(status.explanation(of: key) != nil, "\(key)") }
  }
}
