import BusinessCalendar
import Diagnostics
import Foundation
import Programme
import Testing

@testable import Packs

@Suite struct QBRPackTests {
  /// The whole pack of the sample; read by eye, then kept. `ENTENTE_UPDATE_GOLDEN=1` writes it anew.
  @Test func matchesTheGoldenPack() throws {
    let text = try Sample.pack(Sample.context())
    let golden = Sample.root.appending(path: "Tests/PacksTests/Golden/qbr-Y2-Q3.md")
    if ProcessInfo.processInfo.environment["ENTENTE_UPDATE_GOLDEN"] != nil {
      try text.write(to: golden, atomically: true, encoding: .utf8)
    }
    let expected = try String(contentsOf: golden, encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let expectedLines = expected.split(separator: "\n", omittingEmptySubsequences: false)
    for (line, expectedLine) in zip(lines, expectedLines) where line != expectedLine {
      #expect(line == expectedLine)
    }
    #expect(lines.count == expectedLines.count)
  }

  /// Figures worked out by hand from the agreement's tables.
  private static let figures: [String] = [
    // S/150K + 25K + 50K + 15K + 20K = S/260K a month; × 12 = S/3.12M; S/4M − S/3.12M = S/880K in year 2.
    "PEN 260,000.00 a month are expected, PEN 3,120,000.00 over 12 months: a shortfall of PEN 880,000.00, expected",
    // S/3.12M − S/3M, and S/5M − S/3.12M.
    "| PEN 3,000,000.00 | 8% | PEN 3,120,000.00 | PEN 120,000.00 above | NO DATA | NO DATA | no |",
    "| PEN 5,000,000.00 | 12% | PEN 3,120,000.00 | shortfall of PEN 1,880,000.00 | NO DATA | NO DATA | no |",
    // 100K + 50K + 25K + 30K = 205K, nothing requested yet.
    "| Sum | | PEN 205,000.00 | PEN 205,000.00 | PEN 0.00 |",
    // 80K + 40K + 20K + 15K.
    "| Sum | PEN 155,000.00 | | | NO DATA |",
    // 27 January to 31 December 2025: 4 + 28 + 31 + 30 + 31 + 30 + 31 + 31 + 30 + 31 + 30 + 31 = 338 days.
    // 338 / 7 = 48.3, 338 / 5 = 67.6, 338 / 4 = 84.5, 338 / 3 = 112.7, each rounded down.
    "| AWS Solutions Architect | 8 | 15 | 7 | 0 | 0 | 31 December 2025 | AMBER | one every 48 days |",
    "| Amazon Connect Specialist | 5 | 10 | 5 | 0 | 0 | 31 December 2025 | AMBER | one every 67 days |",
    "| AWS DevOps Engineer | 4 | 8 | 4 | 0 | 0 | 31 December 2025 | AMBER | one every 84 days |",
    "| AWS Security | 3 | 6 | 3 | 0 | 0 | 31 December 2025 | AMBER | one every 112 days |",
    // 25 − 75, 3,800 − 12,000, 180K − 500K, 152 − 160.
    "| 25 | -50 | NO DATA | AMBER |", "| 3,800 | -8,200 | NO DATA | AMBER |",
    "| PEN 180,000.00 | -PEN 320,000.00 | NO DATA | AMBER |",
    "| 152 subscribers | -8 subscribers | NO DATA | AMBER |",
    // 200 × 12 / 1500 = 1.6; 150 × 12 / 800 = 2.25; 250 × 12 / 1200 = 2.5; 300 × 12 / 2000 = 1.8.
    "| PEN 1,500,000.00 | 1.6 |", "| PEN 800,000.00 | 2.3 |", "| PEN 1,200,000.00 | 2.5 |",
    "| PEN 2,000,000.00 | 1.8 |",
    // 900 × 12 / 5500 = 1.96.
    "| Sum | PEN 900,000.00 | PEN 5,500,000.00 | 2.0 |",
    // 10:00 in Lima is 15:00 UTC, and 16:00 in Luxembourg's winter.
    "Tuesday, 28 January 2025, 16:00 (Europe/Luxembourg, UTC+01:00)",
    "| Period reviewed | Y2-Q2, 1 October 2024 to 31 December 2024 |",
    "| Platform Availability | at least 99.99% | NO DATA | NO DATA | NO DATA | Credit |",
  ]

  @Test(arguments: figures)
  func statesTheFigures(figure: String) throws {
    #expect(try Sample.pack(Sample.context()).contains(figure))
  }

  @Test func isTheSameEveryTime() throws {
    let context = try Sample.context()
    let text = try Sample.pack(context)
    #expect(try Sample.pack(context) == text)
    #expect(try Sample.pack(context, existing: text) == text)
    let edited = text.replacing("To be written.", with: "| Ganamos 3 clientes. |")
    #expect(try Sample.pack(context, existing: edited) == edited)
    #expect(!text.contains("<br"))
  }

  @Test func writesMoneyAndDatesAsPeruDoes() throws {
    let text = try Sample.pack(Sample.context(language: .spanishPE))
    #expect(text.contains("martes, 28 de enero de 2025, 10:00 a. m. (America/Lima, UTC\u{2212}05:00)"))
    #expect(text.contains("S/\u{A0}880,000.00"))
    #expect(!text.contains("PEN"))
    #expect(text.contains("faltante esperado de S/\u{A0}880,000.00"))
    #expect(text.contains("| SIN DATOS | ÁMBAR | por debajo de la meta, quedan 338 días;"))
  }

  /// A translation says the same things in the same order.
  @Test func usesTheSameTagsInBothLanguages() throws {
    func tags(_ language: Workspace.Language) throws -> [String] {
      let qbr = try #require(ShippedTemplates.sources(for: language).first { $0.name == "qbr" })
      return qbr.file.text.matches(of: /{{.*?}}/).map { String($0.output) }
    }
    #expect(try tags(.englishGB) == tags(.spanishPE))
  }

  @Test func hasNothingToLookBackOnInTheFirstQuarter() throws {
    let text = try Sample.pack(Sample.context(occurrence: "qbr/Y1-Q1", asOf: "2023-07-17"))
    #expect(text.contains("| Period reviewed | none: this is the first review of the term"))
    #expect(text.contains("No action is carried over, because this is the first review of the term."))
    #expect(text.contains("In contract year 1 (1 July 2023 to 30 June 2024)"))
  }

  @Test func hasNoNextQuarterAtTheEndOfTheTerm() throws {
    let text = try Sample.pack(Sample.context(occurrence: "qbr/Y3-Q4", asOf: "2026-04-20"))
    #expect(text.contains("There is no next quarter"))
    // 30 June 2026 lies 71 days after 20 April 2026: 10 + 31 + 30.
    #expect(text.contains("30 June 2026: LAPSING in 71 days"))
    // 20 April 2026 lies 110 days after 31 December 2025: 31 + 28 + 31 + 20.
    #expect(text.contains("| RED | 110 days late |"))
  }

  /// The first review of a contract year looks back on the last quarter of the year before, and on its commitment.
  @Test func looksBackOnTheContractYearThatEnded() throws {
    let text = try Sample.pack(Sample.context(occurrence: "qbr/Y3-Q1", asOf: "2025-07-14"))
    #expect(text.contains("| Period reviewed | Y2-Q4, 1 April 2025 to 30 June 2025 |"))
    #expect(text.contains("In contract year 2 (1 July 2024 to 30 June 2025)"))
  }

  /// 35 of 75 minutes look back, and never more than half of any slot.
  @Test(arguments: [
    (75, [10, 10, 10, 5, 15, 10, 15]), (60, [8, 8, 8, 4, 12, 8, 12]), (90, [12, 12, 12, 6, 18, 12, 18]),
    // 45: 21 back in 6, 6, 6, 3; 24 ahead in 9, 6, 9. 50: 23 back, of which 6.57, 6.57, 6.57, 3.29 round to
    // 7, 7, 6, 3; 27 ahead, of which 10.125, 6.75, 10.125 round to 10, 7, 10.
    (45, [6, 6, 6, 3, 9, 6, 9]), (50, [7, 7, 6, 3, 10, 7, 10]), (1, [0, 0, 0, 0, 1, 0, 0]),
    (0, [0, 0, 0, 0, 0, 0, 0]), (-5, [0, 0, 0, 0, 0, 0, 0]),
  ])
  func sharesOutTheSlot(slot: Int, expected: [Int]) {
    let minutes = ReviewItem.minutes(in: slot)
    #expect(ReviewItem.allCases.map { minutes[$0] ?? -1 } == expected)
  }

  @Test func minutesSumToEverySlot() {
    for slot in 0...300 {
      let minutes = ReviewItem.minutes(in: slot)
      #expect(minutes.values.reduce(0, +) == slot)
      #expect(2 * ReviewItem.allCases.filter(\.looksBack).reduce(0) { $0 + (minutes[$1] ?? 0) } <= slot)
    }
  }
}
