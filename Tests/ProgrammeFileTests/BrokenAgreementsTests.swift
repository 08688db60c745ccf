import Diagnostics
import ProgrammeFile
import TestSupport
import Testing

/// Agreements with one fault each, and what the importer must make of them (Tests/Fixtures/broken/EXPECTED.tsv, derived
/// from CommonMark, GitHub Flavored Markdown and the rules of the importer).
@Suite struct BrokenAgreementsTests {
  static let cases: [BrokenFilesTests.Case] = ((try? Fixtures.table("broken/EXPECTED.tsv")) ?? []).compactMap
  { row in
    row.count == 4 && row[0].hasSuffix(".md")
      ? .init(file: row[0], outcome: row[1], line: Int(row[2]), what: row[3]) : nil
  }

  @Test func theCorpusIsThere() { #expect(Self.cases.count > 100) }

  @Test(arguments: cases) func eachFaultIsFoundWhereItStands(_ fault: BrokenFilesTests.Case) throws {
    let (file, problem) = try Fixtures.source("broken/\(fault.file)")
    let reading = WorkspaceReader(centres: ShippedHolidays.centres).draw(from: file, sha256: "")
    var diagnostics = reading.diagnostics + (problem.map { [$0] } ?? [])
    if let programme = reading.value?.programme { diagnostics += ReadWorkspace.examine(programme) }
    let shown = diagnostics.map {
      "\($0.severity) \($0.location.map(String.init(describing:)) ?? "") \($0.message)"
    }
    let findings = diagnostics.filter { $0.severity != .note }
    switch fault.outcome {
    case "error": #expect(diagnostics.hasErrors, "\(shown)")
    case "warning": #expect(!findings.isEmpty, "\(shown)")
    case "accept": #expect(!diagnostics.hasErrors, "\(shown)")
    default: break
    }
    if let line = fault.line, fault.outcome == "error" || fault.outcome == "warning" {
      #expect(findings.contains { $0.location?.line == line }, "\(shown)")
    }
  }
}
