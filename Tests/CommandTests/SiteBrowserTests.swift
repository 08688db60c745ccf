import Foundation
import TestSupport
import Testing

/// The pages in a real browser, and before a checker of accessibility (`Tests/Judges/browse_pages.py`).
@Suite struct SiteBrowserTests {
  @Test(.timeLimit(.minutes(30))) func aBrowserReadsThePagesWithoutAScriptAndAxeFindsNoSeriousFault() throws {
    let bench = try SiteBench()
    defer { bench.remove() }
    // With ENTENTE_PICTURES=DIR every page is kept as a picture in every form, to be looked at.
    let folder = ProcessInfo.processInfo.environment["ENTENTE_PICTURES"]
    let run = try Judge.run(
      "browse_pages.py",
      [
        bench.server.address, bench.pages, bench.feed, SiteBench.day, "/why/mifibra-aws/qbr/Y2-Q3",
        "/packs/qbr/Y2-Q3",
      ] + (folder.map { [$0] } ?? []), in: bench.bench.scratch.folder)
    try #require(run.status == 0, "\(run.messages)")
    let read = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    func lines(_ key: String) -> [String] { read[key] as? [String] ?? [] }
    #expect(lines("faults") == [])
    #expect(lines("refusal") == ["This token is not known here, has expired or was revoked."])
    #expect(lines("headings").first == "AWS Peru Partnership Agreement")
    // The sample's funds come to 205,000, of which 20,000 are committed.
    #expect(lines("glance").contains { $0.contains("PEN 185,000") })
    #expect(
      lines("meetings").first?.hasPrefix("Tuesday, 28 January 2025\ntomorrow\nQuarterly business review")
        ?? false)
    #expect(lines("meetings").first?.contains("10:00–11:15 Lima 16:00 Luxembourg") ?? false)
    #expect(lines("actions").first?.contains("20 January 2025 OVERDUE") ?? false)
    #expect(lines("story").contains("Tuesday, 21 January 2025"))
    #expect(read["charts"] as? Int == 3)
    #expect(lines("subscriber").first == "CTO office")
    let addresses = ["qbr", "technical-sync"].map { "\(bench.server.address)/f/\(bench.feed)/\($0).ics" }
    #expect(lines("addresses") == addresses)
    #expect(lines("codes") == addresses.map { $0.replacing("http:", with: "webcal:") })
  }
}
