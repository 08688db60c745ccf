import Foundation
import TestSupport
import Testing

/// What `aws partnercentral-benefits` prints, made from the shapes of botocore's own model of the service with every optional
/// member left out in turn (Judges/aws_benefits.py), and what another reader finds in it.
@Suite struct BenefitSampleTests {
  private struct Expected: Decodable {
    let requests: [String: [String]]
    let answers: Int
    let allocated: String
    let bad: Int
  }

  /// The sample workspace with a mapping that says which fund the benefit is.
  private func bench() throws -> (FundBench, Expected) {
    let bench = try FundBench()
    let outcome = try Judge.run("aws_benefits.py", [bench.scratch.folder.path], in: bench.scratch.folder)
    try #require(outcome.status == 0, "\(outcome.messages)")
    try bench.scratch.write(
      try bench.scratch.text("entente.yaml") + """

        imports:
          aws: { values: { fund: { ben-00000000000mdf: apn-marketing-central } } }

        """, to: "entente.yaml")
    let data = try Data(contentsOf: bench.scratch.folder.appending(path: "expected.json"))
    return (bench, try JSONDecoder().decode(Expected.self, from: data))
  }

  @Test func everyApplicationIsTakenAsItIs() throws {
    let (bench, expected) = try bench()
    defer { bench.remove() }
    let outcome = try bench.run("funds import applications.json --mapping aws")
    #expect(outcome.status == 0 && !outcome.messages.contains("one page of several"), "\(outcome.messages)")
    let requests = try bench.objects("funds status apn-marketing-central --as-of 2025-12-31")
    let found = try requests.reduce(into: [String: [String]]()) { found, request in
      found[try #require(request["title"] as? String)] = [
        try #require(request["state"] as? String), try #require(request["asked"] as? String),
      ]
    }
    #expect(found == expected.requests && found.count > 40)
    let again = try bench.done("funds import applications.json --mapping aws")
    #expect(again == "Recorded 0 steps; \(expected.answers) steps known already.\n")
    #expect(try bench.done("journal verify").contains("nothing is wrong"))
  }

  @Test func everyAllocationIsAddedUp() throws {
    let (bench, expected) = try bench()
    defer { bench.remove() }
    let outcome = try bench.run("funds import allocations.json --mapping aws")
    #expect(outcome.status == 0, "\(outcome.messages)")
    // What is disbursed or a list's line says no allocation, which is told.
    #expect(outcome.messages.contains("says what was disbursed, and no allocation"))
    let status = try #require(bench.json("funds status --as-of 2025-12-31") as? [String: Any])
    let funds = try #require(status["funds"] as? [[String: Any]])
    #expect(
      funds.first { $0["fund"] as? String == "apn-marketing-central" }?["allocated"] as? String
        == expected.allocated)
    #expect(try bench.done("funds import allocations.json --mapping aws").hasPrefix("Recorded 0 steps"))
  }

  @Test func whatSaysTooLittleIsToldEachWithItsPlace() throws {
    let (bench, expected) = try bench()
    defer { bench.remove() }
    let outcome = try bench.run("funds import bad.json --mapping aws")
    let told = outcome.messages.split(separator: "\n").filter { $0.contains("error[import.row]") }
    #expect(outcome.status == 1 && told.count == expected.bad && expected.bad == 4, "\(outcome.messages)")
    #expect(
      told.allSatisfy { $0.contains("Status") || $0.contains("does not say how much it asks for") },
      "\(outcome.messages)")
  }
}
