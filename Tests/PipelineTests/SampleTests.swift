import BusinessCalendar
import Foundation
import Interchange
import Pipeline
import Programme
import TestSupport
import Testing

/// What the AWS command-line tool writes, made from the shapes of botocore's own model of the service (Judges/aws_samples.py),
/// with every optional member left out somewhere, and what another reader finds in it.
@Suite struct SampleTests {
  private struct Expected: Decodable {
    struct Opportunity: Decodable {
      let stage: String?
      let customer: String?
      let target_close: String?
      let campaign: String?
      let amounts: [String: String]
    }
    let is_partial: Bool
    let opportunities: [String: Opportunity]
  }

  @Test func everySampleIsTakenAsItIs() throws {
    try Judge.inNewFolder { folder in
      let count = Mutation.rounds(400)
      let outcome = try Judge.run("aws_samples.py", [folder.path, "1", String(count)], in: folder)
      try #require(outcome.status == 0, "\(outcome.messages)")
      let expected = try JSONDecoder().decode(
        [String: Expected].self, from: Data(contentsOf: folder.appending(path: "expected.json")))
      #expect(expected.count == 2 * count)
      var compared = 0
      for (name, wanted) in expected {
        let text = String(
          decoding: try Data(contentsOf: folder.appending(path: "\(name).json")), as: UTF8.self)
        let reading = try PipelineBench.reading(text, name: name)
        #expect(reading.problems.isEmpty, "\(name): \(reading.problems)")
        let snapshot = try #require(reading.snapshot)
        let isListing = name.hasPrefix("listing")
        #expect((snapshot.extent == .single) != isListing, "\(name)")
        if isListing, wanted.is_partial { #expect(snapshot.extent == .partial, "\(name)") }
        #expect(Set(snapshot.opportunities.map(\.id)) == Set(wanted.opportunities.keys), "\(name)")
        for found in snapshot.opportunities {
          guard let other = wanted.opportunities[found.id] else { continue }
          compared += 1
          #expect(found.summary.stage?.name == other.stage, "\(name) \(found.id)")
          #expect(found.summary.customer == other.customer, "\(name) \(found.id)")
          #expect(found.summary.targetClose?.description == other.target_close, "\(name) \(found.id)")
          #expect(found.detail?.campaign == (isListing ? nil : other.campaign), "\(name) \(found.id)")
          let sums = found.monthly.filter { other.amounts[$0.currency.code] != nil }
          let texts = Dictionary(uniqueKeysWithValues: sums.map { ($0.currency.code, $0.number.description) })
          #expect(texts == other.amounts, "\(name) \(found.id)")
        }
        // And all of it is recorded, read again, and told the same.
        let bench = try PipelineBench()
        try bench.take(text, on: "2026-03-01")
        #expect(try Set(bench.book().opportunities) == Set(snapshot.opportunities), "\(name)")
        #expect(try bench.book().problems.isEmpty, "\(name)")
      }
      #expect(compared > count)
    }
  }

  /// A file of which one value is another one is taken or told, and what is taken can be recorded and reported.
  @Test func changedSamplesAreTakenOrTold() throws {
    try Judge.inNewFolder { folder in
      let outcome = try Judge.run("aws_samples.py", [folder.path, "2", "8"], in: folder)
      try #require(outcome.status == 0, "\(outcome.messages)")
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
        $0 != "expected.json"
      }.sorted()
      var random = Mutation(seed: 3)
      var (taken, told) = (0, 0)
      for round in 0..<Mutation.rounds(4000) {
        let data = try Data(contentsOf: folder.appending(path: names[round % names.count]))
        let value = Self.changed(try JSONSerialization.jsonObject(with: data), &random)
        let text = String(
          decoding: try JSONSerialization.data(withJSONObject: value, options: .fragmentsAllowed),
          as: UTF8.self)
        let reading = try PipelineBench.reading(text)
        if !reading.problems.isEmpty { told += 1 }
        guard let snapshot = reading.snapshot else { continue }
        taken += 1
        let bench = try PipelineBench()
        try bench.take(text, on: "2026-03-01")
        let book = try bench.book()
        #expect(
          book.problems.isEmpty && Set(book.opportunities) == Set(snapshot.opportunities),
          "round \(round): \(text)")
        let report = try bench.report("2026-03-31")
        for key in report.keys { #expect(report.explanation(of: key) != nil, "round \(round): \(key)") }
      }
      #expect(taken > 200 && told > 50)
    }
  }

  private static var odd: [Any] {
    [
      NSNull(), true, 0, -1, 1e300, "", " ", "\u{0}", "\u{1B}[2J", "=1+1", "1e400", "NaN",
      "99999999999999999999999999999999", "2026-02-30",
      "0000-00-00", "9999-12-31", "O1", "Closed Lost", "\u{2028}x\r\n",
      String(repeating: "x", count: 100_000),
      [], [[]], [:], ["Id": "O1"],
    ]
  }

  /// The value with one value inside of it replaced.
  private static func changed(_ value: Any, _ random: inout Mutation) -> Any {
    if Int.random(in: 0..<6, using: &random) == 0 { return odd.randomElement(using: &random) ?? NSNull() }
    if var items = value as? [Any], let index = items.indices.randomElement(using: &random) {
      items[index] = changed(items[index], &random)
      return items
    }
    if var members = value as? [String: Any], let key = members.keys.sorted().randomElement(using: &random) {
      members[key] = members[key].map { changed($0, &random) }
      return members
    }
    return odd.randomElement(using: &random) ?? NSNull()
  }

  /// Bytes that were damaged are never taken for something that cannot be recorded.
  @Test func damagedSamplesAreTakenOrTold() throws {
    try Judge.inNewFolder { folder in
      let outcome = try Judge.run("aws_samples.py", [folder.path, "3", "4"], in: folder)
      try #require(outcome.status == 0, "\(outcome.messages)")
      var damage = Mutation(seed: 4)
      var told = 0
      for round in 0..<Mutation.rounds(2000) {
        let bytes = damage.damage(
          Array(try Data(contentsOf: folder.appending(path: "get-\(round % 4).json"))))
        guard let node = try? JSONReader.read(bytes) else {
          told += 1
          continue
        }
        let reading = PipelineReading(node, name: "x", sha256: "\(round)")
        guard reading.snapshot != nil else { continue }
        try PipelineBench().take(String(decoding: bytes, as: UTF8.self), on: "2026-03-01")
      }
      #expect(told > 100)
    }
  }
}
