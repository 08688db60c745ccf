import Foundation
import Programme
import TestSupport
import Testing

@testable import Pages

@Suite("Words of pages")
struct PageWordTests {
  private static let folder = Fixtures.root.appending(path: "Sources/Pages/Site/templates")

  /// The words that templates write, and those that code asks for.
  private static func used() throws -> Set<String> {
    var used: Set<String> = []
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      for tag in text.matches(of: /\{\{w-([a-z0-9-]+)\}\}/) { used.insert(String(tag.1)) }
    }
    let code = Fixtures.root.appending(path: "Sources/Pages")
    for name in try FileManager.default.subpathsOfDirectory(atPath: code.path) where name.hasSuffix(".swift") {
      guard !name.hasSuffix("PageWords.swift") else { continue }
      let text = try String(contentsOf: code.appending(path: name), encoding: .utf8)
      for string in text.matches(of: /"([a-z][a-z-]*)"/) { used.insert(String(string.1)) }
    }
    return used
  }

  @Test("Each is used, told once, and has both languages")
  func table() throws {
    let keys = PageWords.table.map(\.key)
    #expect(Set(keys).count == keys.count)
    #expect(Set(keys).subtracting(try Self.used()).subtracting(Bucketed.names).sorted() == [])
    for word in PageWords.table { #expect(!word.english.isEmpty && !word.spanish.isEmpty, "\(word.key)") }
  }

  /// Words that code asks for by the name of a bucket of money.
  private enum Bucketed {
    static let names: Set<String> = [
      "available", "requested", "committed", "claimed", "receivable", "reimbursed", "expired",
    ]
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
