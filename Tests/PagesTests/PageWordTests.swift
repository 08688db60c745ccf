import Foundation
import Funds
import Programme
import TestSupport
import Testing

@testable import Pages

@Suite("Words of pages")
struct PageWordTests {
  /// All templates, and all code that fills them.
  private static func texts(_ folder: String, _ ending: String) throws -> String {
    let root = Fixtures.root.appending(path: folder)
    return try FileManager.default.subpathsOfDirectory(atPath: root.path).filter {
      $0.hasSuffix(ending) && !$0.hasSuffix("PageWords.swift")
    }.map { try String(contentsOf: root.appending(path: $0), encoding: .utf8) }.joined()
  }

  @Test("Each is used, told once, and has both languages")
  func table() throws {
    let templates = try Self.texts("Sources/Pages/Site/templates", ".mustache")
    let code = try Self.texts("Sources/Pages", ".swift")
    let keys = PageWords.table.map(\.key)
    #expect(Set(keys).count == keys.count)
    // Buckets of money are asked for by their own names.
    let unused = keys.filter {
      !templates.contains("{{w-\($0)}}") && !code.contains("\"\($0)\"") && Bucket(rawValue: $0) == nil
    }
    #expect(unused == [])
    for word in PageWords.table { #expect(!word.english.isEmpty && !word.spanish.isEmpty, "\(word.key)") }
  }
}

@Suite("QR codes")
struct QRCodeTests {
  @Test("A code has the size that its version has, with three finder patterns")
  func finders() throws {
    // ISO/IEC 18004: version v is 17 + 4v modules wide; a finder is 7 × 7, dark at its border and in its middle 3 × 3.
    let code = try #require(QRCode("webcal://calendars.example/f/0123456789abcdef0123456789abcdef/qbr.ics"))
    #expect((code.width - 17) % 4 == 0 && code.width >= 21)
    for (left, top) in [(0, 0), (code.width - 7, 0), (0, code.width - 7)] {
      for row in 0..<7 {
        for column in 0..<7 {
          let ring = min(row, column, 6 - row, 6 - column)
          #expect(code.isDark(column: left + column, row: top + row) == (ring != 1))
        }
      }
    }
  }

  @Test("What cannot be said in a code has none")
  func impossible() {
    #expect(QRCode("") == nil)
    #expect(QRCode(String(repeating: "x", count: 3_000)) == nil)
  }

  @Test("Its words are escaped")
  func label() throws {
    let svg = try #require(QRCode("a")).svg(label: "\"><script>")
    #expect(svg.contains("aria-label=\"&quot;&gt;&lt;script&gt;\""))
  }
}
