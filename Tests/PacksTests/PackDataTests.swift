import Diagnostics
import Foundation
import Programme
import Testing

@testable import Packs

/// The view as data, and the page that documents it.
@Suite struct PackDataTests {
  /// Every field of every kind is in docs/pack-data.md with its kind, and nothing else is.
  @Test func isDocumentedFieldByField() throws {
    let page = try String(contentsOf: Sample.root.appending(path: "docs/pack-data.md"), encoding: .utf8)
    var documented: Set<String> = []
    let fieldTables = page[try #require(page.firstRange(of: "\n## The meeting\n")).lowerBound...]
    for match in fieldTables.matches(of: /(?m)^\| `([a-z0-9_.{},]+)` \| ([a-z]+) \| \S/) {
      documented.formUnion(Self.expanded(String(match.1)).map { "\($0) \(match.2)" })
    }
    var fields: Set<String> = []
    for kind in PackKind.allCases {
      let context = try Sample.context(Hostile.bare(kind: kind))
      // `rows` of a table are what the page says of every table.
      fields.formUnion(
        PackBuilder.fields(context).filter { !$0.path.hasSuffix(".rows") }.map { "\($0.path) \($0.kind)" })
    }
    #expect(fields.subtracting(documented).sorted() == [])
    #expect(documented.subtracting(fields).sorted() == [])
    for name in TemplateFilter.names { #expect(page.contains("| `\(name)")) }
  }

  private static func expanded(_ path: String) -> [String] {
    guard let match = path.firstMatch(of: /{([^}]*)}/) else { return [path] }
    return match.1.split(separator: ",").flatMap {
      expanded(path.replacingCharacters(in: match.range, with: $0))
    }
  }

  @Test func writesEachKindOfValue() throws {
    let data = PackBuilder.data(try Sample.fullContext(occurrence: "qbr/Y2-Q3"))
    func at(_ path: String) throws -> PackData {
      try path.split(separator: ".").reduce(data) { data, part in
        switch data {
        case .object(let fields): try #require(fields.first { $0.name == part }?.value)
        case .array(let values):
          try #require(Int(part).flatMap { values.indices.contains($0) ? values[$0] : nil })
        default: throw Sample.Missing()
        }
      }
    }
    #expect(try at("as_of") == .string("2025-01-27"))
    #expect(try at("minutes.total") == .integer(75))
    #expect(try at("looks_back") == .bool(true))
    #expect(try at("after_term") == .array([]))
    #expect(
      try at("funds.0.rows.0.available")
        == .object([("amount", .string("52000.00")), ("currency", .string("PEN"))]))
    #expect(try at("funds.0.rows.0.utilisation") == .string("48.0"))
    #expect(try at("scorecard.0.rows.0.status") == .string("green"))
    #expect(
      try at("scorecard.0.rows.0.history")
        == .array([.integer(25), .integer(26), .null, .integer(27), .integer(31)]))
    #expect(try at("scorecard.0.rows.1.measured") == .null)
  }
}
