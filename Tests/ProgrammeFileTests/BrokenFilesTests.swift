import Diagnostics
import Foundation
import TestSupport
import Testing

/// Files with one fault each, and what a reader must make of them (Tests/Fixtures/broken/EXPECTED.tsv, derived from
/// YAML, RFC 5545 and the rules of the format).
@Suite struct BrokenFilesTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let file: String
    let outcome: String
    let line: Int?
    let what: String
    var testDescription: String { "\(file): \(what)" }
  }

  static let cases: [Case] = ((try? Fixtures.table("broken/EXPECTED.tsv")) ?? []).compactMap { row in
    row.count == 4 && row[0].hasSuffix(".yaml")
      && !needingDisk.contains(row[0])
      ? Case(file: row[0], outcome: row[1], line: Int(row[2]), what: row[3]) : nil
  }

  /// Faults that show only beside other files on disk; CommandTests has them.
  static let needingDisk: Set = [
    "source-file-missing.yaml", "workspace-programmes-itself.yaml", "workspace-programmes-no-match.yaml",
  ]

  @Test func theCorpusIsThere() { #expect(Self.cases.count > 300) }

  @Test(arguments: cases) func eachFaultIsFoundWhereItStands(_ fault: Case) throws {
    let isWorkspace = fault.file.hasPrefix("workspace-")
    let (broken, problem) = try Fixtures.source("broken/\(fault.file)")
    let read = try ReadWorkspace(
      workspace: isWorkspace ? broken : Fixtures.source("minimal-entente.yaml").file,
      programme: isWorkspace ? Fixtures.source("minimal.yaml").file : broken)
    let diagnostics = read.diagnostics + (problem.map { [$0] } ?? [])
    let shown = diagnostics.map { "\($0.location.map(String.init(describing:)) ?? "") \($0.message)" }
    let errors = diagnostics.filter { $0.severity == .error }
    let findings = diagnostics.filter { $0.severity != .note }
    switch fault.outcome {
    case "error": #expect(!errors.isEmpty, "\(shown)")
    case "warning": #expect(!findings.isEmpty, "\(shown)")
    case "accept": #expect(errors.isEmpty, "\(shown)")
    default: break
    }
    if let line = fault.line, fault.outcome == "error" || fault.outcome == "warning" {
      #expect(findings.contains { $0.location?.line == line }, "\(shown)")
    }
  }
}
