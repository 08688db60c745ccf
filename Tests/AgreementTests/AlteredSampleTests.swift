import Testing

@testable import ProgrammeFile

/// Nothing of an agreement is dropped without a word: whatever is altered, the programme or the diagnostics
/// change.
@Suite struct AlteredSampleTests {
  let lines: [String]
  let original: String

  init() throws {
    let text = try TestFile.sample()
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    original = ImportedAgreement(text).everything
  }

  private func read(_ lines: [String]) -> String {
    ImportedAgreement(lines.joined(separator: "\n")).everything
  }

  private var rows: [Int] {
    lines.indices.filter { index in
      lines[index].hasPrefix("| ") && index > 0
        && !(index + 1 < lines.count && lines[index + 1].hasPrefix("|-"))
    }
  }

  @Test func everyCellMatters() {
    #expect(rows.count == 79)
    for row in rows {
      let cells = lines[row].split(separator: "|").map(String.init)
      for cell in cells.indices {
        var altered = lines
        var copy = cells
        copy[cell] = " Altered 7 "
        altered[row] = "|" + copy.joined(separator: "|") + "|"
        #expect(read(altered) != original, "line \(row + 1), cell \(cell + 1)")
      }
    }
  }

  @Test func everyCellLessOrMoreIsReported() {
    for row in rows {
      var altered = lines
      altered[row] = lines[row] + " surplus |"
      #expect(read(altered).contains("surplus"), "line \(row + 1)")
      let cells = lines[row].split(separator: "|")
      altered[row] = "|" + cells.dropLast().joined(separator: "|") + "|"
      #expect(read(altered) != original, "line \(row + 1)")
    }
  }

  @Test func everyOtherLineMatters() {
    for index in lines.indices {
      let line = lines[index]
      if line.isEmpty || line.hasPrefix("|") || line == "---" { continue }
      var altered = lines
      altered[index] = line + " altered"
      if line.hasPrefix("**"), line.hasSuffix("**") { altered[index] = "**Altered " + line.dropFirst(2) }
      let isOuterHeading = line.hasPrefix("## ")
      // An outer heading is told where a row quotes its clause, and those are few.
      if isOuterHeading, !line.contains("Governance"), !line.contains("Marketing") { continue }
      let isQuoted = ["Review Cadence", "Joint Activities", "AWS Co-Marketing", "Data Sovereignty"]
      if line.hasPrefix("### "), !isQuoted.contains(where: line.hasSuffix) { continue }
      #expect(read(altered) != original, "line \(index + 1): \(line)")
    }
  }

  @Test(arguments: [
    "A sentence of prose.", "```\ncode\n```", "<div>HTML</div>", "![An image](image.png)", "- A bullet",
    "1. A numbered item", "> A quotation", "| Unknown | Columns |\n|---|---|\n| a | b |",
    "**Unknown**: field",
  ])
  func everyInsertionIsToldOrKept(_ inserted: String) {
    for index in lines.indices where lines[index] == "---" {
      var altered = lines
      altered.insert("\n" + inserted + "\n", at: index)
      #expect(read(altered) != original, "\(inserted) before line \(index + 1)")
    }
  }

  @Test func orderOfColumnsIsFree() {
    let table = ["| QBR | Quarterly | Business review |", "| Meeting | Frequency | Focus |", "|---------|"]
    #expect(table.allSatisfy { start in lines.contains { $0.hasPrefix(start) } })
    let turned = lines.map { line -> String in
      let cells = line.split(separator: "|")
      let isReview = cells.count == 3 && line.hasPrefix("|")
      return isReview ? "|" + cells.reversed().joined(separator: "|") + "|" : line
    }
    let agreement = ImportedAgreement(turned.joined(separator: "\n"))
    #expect(agreement.programme["meetings.qbr.every"] == "quarter")
    #expect(agreement.programme["funds.demo-environment.amount"] == "30000 PEN")
    #expect(agreement.programme["compliance.pci-dss.holds.0"] == "mifibra")
  }
}
