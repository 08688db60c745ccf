import Diagnostics
import Foundation
import Markdown
import Programme
import Testing

@testable import Packs

/// The five kinds of pack, in both languages, of a full workspace and of a bare one.
@Suite struct PackKindTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let kind: PackKind
    let language: Workspace.Language
    let isFull: Bool

    var testDescription: String { "\(kind.rawValue) \(language.rawValue) \(isFull ? "full" : "sparse")" }

    var occurrence: String {
      switch kind {
      case .qbr: "qbr/Y2-Q3"
      case .technicalSync: "technical-sync/2025-02"
      case .pipelineReview: "pipeline-review/2025-W06"
      case .marketingSync: "marketing-sync/2025-02"
      case .partnerTraining: "partner-training/Y2-H2"
      }
    }

    func pack(asOf: String = "2025-01-27") throws -> String {
      let context =
        isFull
        ? try Sample.fullContext(occurrence: occurrence, asOf: asOf, language: language)
        : try Sample.context(Hostile.bare(kind: kind), language: language)
      return try PackBuilder.render(
        context, templates: ShippedTemplates.sources(for: language), template: kind.rawValue)
    }
  }

  static let all = PackKind.allCases.flatMap { kind in
    Workspace.Language.allCases.flatMap { language in
      [true, false].map { Case(kind: kind, language: language, isFull: $0) }
    }
  }

  /// Each read by eye, then kept. `ENTENTE_UPDATE_GOLDEN=1` writes them anew.
  @Test(arguments: all)
  func matchesItsGoldenPack(_ example: Case) throws {
    let text = try example.pack()
    let name =
      "\(example.kind.rawValue).\(example.isFull ? "full" : "sparse").\(example.language.rawValue).md"
    let golden = Sample.root.appending(path: "Tests/PacksTests/Golden/\(name)")
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

  @Test(arguments: all)
  func isWellBuilt(_ example: Case) throws {
    let pack = try example.pack()
    #expect(throws: Never.self) { try PackLint.check(pack) }
  }

  /// A translation says the same things in the same order.
  @Test func templatesHaveTheSameTagsInBothLanguages() throws {
    func tags(_ language: Workspace.Language) throws -> [String: [String]] {
      let sources = ShippedTemplates.sources(for: language).filter {
        $0.file.path.hasPrefix("Templates/\(language == .englishGB ? "" : "es-PE/")")
      }
      return Dictionary(
        sources.map { source in
          let tags = source.file.text.matches(of: /{{.*?}}|<!--.*?-->/).map {
            // A default is words of the template.
            String($0.output).replacing(/"[^"]*"/, with: "\"\"")
          }
          return (source.name, tags)
        }, uniquingKeysWith: { $1 })
    }
    let (english, spanish) = (try tags(.englishGB), try tags(.spanishPE))
    #expect(Set(english.keys) == Set(spanish.keys))
    for name in english.keys.sorted() {
      #expect(english[name]?.joined(separator: "\n") == spanish[name]?.joined(separator: "\n"), "\(name)")
    }
  }

  /// A pack goes to both parties: it says why there is nothing, and leaves commands to those who have the program. Only the way to
  /// a meeting's date is longer than a pack, and is named.
  @Test(arguments: all)
  func namesNoCommandButWhy(_ example: Case) throws {
    #expect(try example.pack().replacing("`entente why`", with: "").contains("`entente") == false)
  }

  /// A translation leaves no English word.
  @Test(arguments: PackKind.allCases)
  func spanishPacksHoldNoEnglish(kind: PackKind) throws {
    let text = try Case(kind: kind, language: .spanishPE, isFull: false).pack()
    for word in ["The ", " the ", "None", "none", "NO DATA", "As of", "Source", "because"] {
      #expect(!text.contains(word), "\(word)")
    }
  }
}

/// What every pack must be.
enum PackLint {
  /// One title, no section without content, and tables with as many cells in every row as in their heading.
  static func check(_ text: String, sourceLocation: Testing.SourceLocation = #_sourceLocation) throws {
    let document = try #require(MarkdownDocument(text), sourceLocation: sourceLocation)
    #expect(document.headings.filter { $0.level == 1 }.count == 1, sourceLocation: sourceLocation)
    #expect(document.headings.first?.level == 1, sourceLocation: sourceLocation)
    #expect(document.emptySections.isEmpty, sourceLocation: sourceLocation)
    for table in document.tables {
      for row in table.rows {
        #expect(
          row.written == table.columns && row.cells.count == table.columns, "line \(row.line): \(row.cells)",
          sourceLocation: sourceLocation)
      }
    }
    // Every line that begins with a bar belongs to a table.
    let bars = text.split(separator: "\n").filter { $0.hasPrefix("|") }.count
    let rows = document.tables.reduce(0) { $0 + $1.rows.count + 1 }
    #expect(bars == rows, sourceLocation: sourceLocation)
  }
}
