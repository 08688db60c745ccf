import BusinessCalendar
import Diagnostics
import Programme
import Testing

@testable import Packs

@Suite struct QBRPackTests {
  /// Figures worked out by hand from the agreement's tables.
  private static let figures: [String] = [
    // S/150K + 25K + 50K + 15K + 20K = S/260K a month; × 12 = S/3.12M; S/4M − S/3.12M = S/880K in year 2.
    "PEN 260,000.00 a month are expected, PEN 3,120,000.00 over 12 months: an expected shortfall of PEN 880,000.00.",
    // S/3.12M − S/3M, and S/5M − S/3.12M.
    "| PEN 3,000,000.00 | 8% | PEN 3,120,000.00 | PEN 120,000.00 above | NO DATA | NO DATA | NO DATA | no |",
    "| PEN 5,000,000.00 | 12% | PEN 3,120,000.00 | shortfall of PEN 1,880,000.00 | NO DATA | NO DATA | NO DATA | no |",
    // 100K + 50K + 25K + 30K = 205K, nothing requested yet.
    "| Sum | | PEN 205,000.00 | PEN 205,000.00 | PEN 0.00 |",
    // 80K + 40K + 20K + 15K.
    "| Sum | PEN 155,000.00 | | | NO DATA | NO DATA | NO DATA | |",
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
    "| Platform Availability | at least 99.99% | NO DATA | NO DATA | NO DATA | never | NO DATA | Credit |",
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
    #expect(text.contains("| SIN DATOS | ÁMBAR | aún no alcanza la meta, que vence en 338 días;"))
  }

  @Test func hasNothingToLookBackOnInTheFirstQuarter() throws {
    let text = try Sample.pack(Sample.context(occurrence: "qbr/Y1-Q1", asOf: "2023-07-17"))
    #expect(text.contains("| Period reviewed | none: this is the first review of the term"))
    #expect(
      text.contains(
        "No action is carried over, because none was recorded by 17 July 2023."
      ))
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
    let minutes = PackKind.qbr.minutes(in: slot)
    #expect(PackKind.qbr.items.map { minutes[$0.id] ?? -1 } == expected)
  }

  @Test(arguments: PackKind.allCases)
  func minutesSumToEverySlot(kind: PackKind) {
    for slot in 0...300 {
      let minutes = kind.minutes(in: slot)
      #expect(minutes.values.reduce(0, +) == slot)
      #expect(2 * kind.items.filter(\.looksBack).reduce(0) { $0 + (minutes[$1.id] ?? 0) } <= slot)
    }
  }
}

/// Quarters at the edges of the term, which is 1 July 2023 to 30 June 2026.
@Suite struct TermEdgeTests {
  @Test func saysThatTheTermHasNotBegun() throws {
    let text = try Sample.pack(Sample.context(occurrence: "qbr/Y1-Q1", asOf: "2023-06-21"))
    // 21 to 30 June are ten days.
    #expect(
      text.contains("**The term has not begun.** It begins on 1 July 2023, 10 days after these figures."))
  }

  @Test(arguments: [("2023-07-01", false), ("2026-06-30", false), ("2026-07-01", true)])
  func isOverTheDayAfterItsLast(day: String, isOver: Bool) throws {
    let text = try Sample.pack(Sample.context(occurrence: "qbr/Y3-Q4", asOf: day))
    #expect(text.contains("**The term is over.** It ended on 30 June 2026") == isOver)
    #expect(!text.contains("has not begun"))
  }

  /// 30 June 2026 and 90 days, 180 days, 12 months; 1 October 2026 is 93 days after 30 June.
  @Test func showsTheExitMilestonesOnceTheTermIsOver() throws {
    let text = try Sample.pack(Sample.context(occurrence: "qbr/Y3-Q4", asOf: "2026-10-01"))
    #expect(text.contains("It ended on 30 June 2026, 93 days before these figures. What is due now:"))
    #expect(
      text.contains("| Contract end | Data export | 90 days | 28 September 2026 | 3 days late unless done |"))
    #expect(text.contains("| Migration | Assisted | 180 days | 27 December 2026 | 87 days left |"))
    #expect(text.contains("| Termination | Wind-down | 12 months | 30 June 2027 | 272 days left |"))
    try PackLint.check(text)
  }

  /// In the last quarter, what comes after it is the exit; it is told once.
  @Test func showsTheExitMilestonesInTheLastQuarter() throws {
    for day in ["2026-04-20", "2026-07-02"] {
      let text = try Sample.pack(Sample.context(occurrence: "qbr/Y3-Q4", asOf: day))
      #expect(text.contains("There is no next quarter"))
      #expect(text.contains("| Meeting after | none: this is the last of its series |"))
      #expect(text.matches(of: /\| Contract end \| Data export \| 90 days \| 28 September 2026/).count == 1)
    }
  }

  @Test func namesTheMeetingsAround() throws {
    let first = try Sample.pack(Sample.context(occurrence: "qbr/Y1-Q1", asOf: "2023-07-17"))
    #expect(first.contains("| Meeting before | none: this is the first of its series |"))
    #expect(first.contains("| Meeting after | qbr/Y1-Q2, "))
  }

  /// A monthly meeting in the middle of a quarter plans for the quarter after that one.
  @Test(arguments: [("2025-01", "Y2-Q4"), ("2025-02", "Y2-Q4"), ("2025-03", "Y2-Q4"), ("2025-04", "Y3-Q1")])
  func plansForTheNextQuarter(month: String, quarter: String) throws {
    let context = try Sample.context(occurrence: "marketing-sync/\(month)")
    let text = try PackBuilder.render(
      context, templates: ShippedTemplates.sources(for: .englishGB), template: "marketing-sync"
    )
    #expect(text.contains("\n\(quarter), 1 "))
  }
}
