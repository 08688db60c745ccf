import Charts
import Foundation
import Testing

/// The pictures themselves: each was looked at in a browser, light, dark and on paper, then kept.
@Suite struct ChartGoldenTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(
    path: "Golden")

  /// `ENTENTE_UPDATE_GOLDEN=1` writes them anew.
  @Test func picturesAreThoseThatWereLookedAt() throws {
    for (name, chart) in try ChartSamples.all() {
      let svg = chart.svg(id: "chart", for: .file)
      let golden = Self.folder.appending(path: "\(name).svg")
      if ProcessInfo.processInfo.environment["ENTENTE_UPDATE_GOLDEN"] != nil {
        try svg.write(to: golden, atomically: true, encoding: .utf8)
      }
      let expected = try String(contentsOf: golden, encoding: .utf8)
      #expect(svg == expected, "\(name)")
    }
  }
}
