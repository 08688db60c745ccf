import Diagnostics
import Testing

@testable import ProgrammeFile

/// What is reported, and where: one alteration of a small agreement each.
@Suite struct AgreementReportTests {
  private func reports(_ original: String, _ altered: String) throws -> [String] {
    let text = try TestFile.text("Tests/Fixtures/minimal-agreement.md")
    #expect(text.contains(original))
    let agreement = ImportedAgreement(text.replacing(original, with: altered))
    return agreement.result.diagnostics.filter { $0.location?.line != 0 }.map { report in
      "\(report.severity.rawValue) \(report.code.rawValue) \(report.location?.line ?? 0):\(report.location?.column ?? 0)"
    }
  }

  @Test(arguments: [
    ("S/100K", "€80.000", ["warning agreement.cell 25:18"]), ("S/100K", "", ["warning agreement.cell 25:17"]),
    ("S/100K", "S/10K/month", ["warning agreement.cell 25:18"]),
    ("S/100K", "$100K", ["note agreement.ambiguous 25:18"]),
    ("S/100K", "€1.200,50", ["warning agreement.ambiguous 25:18"]),
    ("| Campaigns |", "| Campaigns | more |", ["warning agreement.cell 25:39"]),
    ("| Campaigns |", "|", ["warning agreement.cell 25:1"]),
    ("Campaigns", "Campaigns<br>events", ["warning agreement.unread 25:27"]),
    ("Campaigns", "[Campaigns](u)", ["note agreement.unread 25:27"]),
    ("Campaigns", "~~Campaigns~~", ["warning agreement.ambiguous 25:27"]),
    ("Campaigns", "![x](y)", ["warning agreement.cell 25:27"]),
    ("Quarterly", "Montly", ["warning agreement.cell 31:9"]),
    ("Quarterly", "Bi-annual", ["note agreement.ambiguous 31:9"]),
    ("Quarterly", "Monthly (in Lima)", ["warning agreement.cell 31:9"]),
    (
      "| Technical sync | Monthly | Architecture |", "| QBR | Quarterly | Business review |",
      ["note agreement.repeated 32:1"]
    ),
    ("| Technical sync |", "| QBR |", ["warning agreement.repeated 32:1"]),
    ("| Focus |", "| Focus | Colour |", ["warning agreement.unread 29:1"]),
    (
      "| Activities |\n|-----------|---------|------------|\n",
      "| Activities | Colour |\n|---|---|---|---|\n", ["warning agreement.table 23:38"]
    ),
    ("| Meeting | Frequency | Focus |", "| Colour | Shape | Size |", ["warning agreement.table 29:3"]),
    ("1 July 2023", "07/01/2023", ["warning agreement.ambiguous 9:20"]),
    ("| 10% |", "| 110% |", ["warning agreement.cell 18:19"]),
    ("| Year 2 |", "| Year 4 |", ["note agreement.cell 17:1", "warning agreement.cell 18:1"]),
    ("3 years", "2 years", ["warning agreement.cell 19:1"]),
    ("3 years", "3 years, then yearly", ["warning agreement.cell 10:10"]),
    ("Technical sync", "四半期", ["note agreement.cell 32:3"]),
    ("## Review Cadence", "Prose.\n\n## Review Cadence", ["warning agreement.unread 27:1"]),
    ("## Review Cadence", "**Colour**: blue\n\n## Review Cadence", ["warning agreement.unread 27:13"]),
    ("## Review Cadence", "```\ncode\n```\n## Review Cadence", ["warning agreement.unread 27:0"]),
    ("## Review Cadence", "<!-- a\n\nb -->\n## Review Cadence", ["warning agreement.unread 27:0"]),
    ("| Term |", "| Colour |", ["warning agreement.unread 10:12"]),
    ("Our Company / Their Company", "Our Company", ["warning agreement.cell 8:13"]),
  ])
  func one(_ original: String, _ altered: String, _ expected: [String]) throws {
    #expect(try reports(original, altered) == expected)
  }

  @Test func repetitionsQuoteTheFirst() throws {
    let text =
      try TestFile.text("Tests/Fixtures/minimal-agreement.md") + "| QBR | Monthly | Business review |\n"
    let report = ImportedAgreement(text).result.diagnostics.first { $0.code == .agreementRepeated }
    #expect(report?.location?.line == 33)
    #expect(report?.notes.first?.location?.line == 31)
  }

  @Test func missingParticularsAreReported() {
    let agreement = ImportedAgreement("# A title\n")
    #expect(agreement.reports(.warning).count == 3)
    #expect(agreement.result.programmeID == "a-title")
  }

  @Test func aFloodIsToldInOneSentence() {
    let bullets = "# T\n\n## B\n\n" + String(repeating: "- the same\n", count: 6000)
    let repeated = ImportedAgreement(bullets).result.diagnostics.filter { $0.code == .agreementRepeated }
    #expect(repeated.count == 5001)
    #expect(
      repeated.last?.message == "999 more like these, in lines 5006 to 6004"
        || repeated.contains { $0.message == "999 more like these, in lines 5006 to 6004" })
  }
}

/// Places where the Markdown is unusual.
@Suite struct MarkdownPlacesTests {
  @Test(arguments: [
    ("> | Meeting | Frequency |\n> |---|---|\n> | QBR | Quarterly |", "3:11"),
    ("- Cadence:\n\n  | Meeting | Frequency |\n  |---|---|\n  | QBR | Quarterly |", "5:11"),
    ("Meeting | Frequency\n--- | ---\nQBR | Quarterly", "3:7"),
    ("| Meeting | Frequency |\r\n|---|---|\r\n| QBR | Quarterly |\r\n", "3:9"),
    ("| Meeting | Frequency |\r|---|---|\r| QBR | Quarterly |\r", "3:9"),
    ("| Meeting | Frequency |\n|:-:|--:|\n|   é **QBR** |  Quarterly  |", "3:18"),
    ("Text before\n| Meeting | Frequency |\n|---|---|\n| QBR | Quarterly |", "4:9"),
  ])
  func ofCells(_ text: String, _ place: String) {
    let agreement = ImportedAgreement(text)
    let path = agreement.places.keys.first { $0.hasPrefix("meetings.") && $0.hasSuffix(".every") }
    #expect(path.flatMap { agreement.places[$0] } == place)
  }

  @Test func tablesInCodeAndCommentsAreNotRead() {
    let table = "| Meeting | Frequency |\n|---|---|\n| QBR | Quarterly |\n"
    for text in ["```\n\(table)```\n", "<!--\n\(table)-->\n", "~~~\n\n\(table)"] {
      #expect(ImportedAgreement("# T\n\n" + text).keys("meetings").isEmpty, "\(text)")
    }
  }

  @Test func linksAreReadAcrossParts() {
    let filler = (0..<4000).map { "Paragraph \($0) of prose.\n\n" }.joined()
    let agreement = ImportedAgreement(
      "# T\n\n| Meeting | Frequency |\n|---|---|\n| [Review][r] | Quarterly |\n\n\(filler)\n[r]: https://example.com\n"
    )
    #expect(agreement.programme["meetings.review.every"] == "quarter")
  }
}
