import Testing

@testable import FeedServer

@Suite struct FeedTokenTests {
  /// RFC 4648 section 5: the last two characters of the alphabet are `-` and `_`.
  @Test(
    arguments: [
      ([0, 0, 0], "AAAA"), ([0xFF, 0xFF, 0xFF], "____"), ([0xFB, 0xEF, 0xBE], "----"),
      (Array("foobar".utf8), "Zm9vYmFy"),
    ] as [([UInt8], String)])
  func isBase64URL(_ bytes: [UInt8], _ text: String) { #expect(FeedToken.text(of: bytes) == text) }

  /// 10,000 tokens of 192 bits: two that are the same, or a bit that stands still, would be no accident.
  @Test func tokensAreRandom() {
    let tokens = (0..<10_000).map { _ in FeedToken.make() }
    #expect(Set(tokens).count == tokens.count)
    #expect(tokens.allSatisfy { $0.utf8.count == 32 })
    for place in 0..<32 {
      let found = Set(tokens.map { Array($0.utf8)[place] })
      #expect(found.count == 64, "character \(place)")
    }
  }

  /// FIPS 180-4's example, by `printf abc | sha256sum`.
  @Test func theDigestIsSHA256() {
    #expect(
      FeedToken.digest(of: "abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func aGrantOpensItsKindUntilItExpiresOrIsRevoked() {
    func grant(_ id: Int, _ kind: Grant.Kind, expires: Int? = nil, isRevoked: Bool = false) -> Grant {
      Grant(
        id: id, name: "g\(id)", kind: kind, calendars: [], digest: FeedToken.digest(of: "t\(id)"),
        expires: expires,
        isRevoked: isRevoked)
    }
    let table = GrantTable([
      grant(1, .calendars), grant(2, .pages), grant(3, .api), grant(4, .calendars, expires: 100),
      grant(5, .calendars, isRevoked: true),
    ])
    #expect(table.grant("t1", .calendars, at: 50)?.id == 1)
    #expect(table.grant("t1", .pages, at: 50) == nil)
    #expect(table.grant("t2", .pages, at: 50)?.id == 2)
    #expect(table.grant("t3", .api, at: 50)?.id == 3)
    #expect(table.grant("t3", .calendars, at: 50) == nil)
    #expect(table.grant("t4", .calendars, at: 99)?.id == 4)
    #expect(table.grant("t4", .calendars, at: 100) == nil)
    #expect(table.grant("t5", .calendars, at: 50) == nil)
    for wrong in ["", "t", "t11", "T1", FeedToken.digest(of: "t1"), String(repeating: "t1", count: 100_000)] {
      #expect(table.grant(wrong, .calendars, at: 50) == nil)
    }
    #expect(table.openCount(at: 100) == 3)
  }
}
