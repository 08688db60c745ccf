import Testing

@testable import FeedServer

/// RFC 9110 section 13: each condition by itself, and the precedence of section 13.2.2.
@Suite struct RequestConditionsTests {
  private static let tag = "\"a1\""
  /// Thu, 29 Feb 2024 12:00:00 GMT
  private static let modified = 1_709_208_000
  private static let before = "Thu, 29 Feb 2024 11:59:59 GMT"
  private static let same = "Thu, 29 Feb 2024 12:00:00 GMT"
  private static let after = "Thu, 29 Feb 2024 12:00:01 GMT"

  @Test(
    arguments: [
      // 13.1.1: strong comparison; `*` for anything that is there.
      ([("If-Match", "\"a1\"")], 200), ([("If-Match", "\"b\"")], 412), ([("If-Match", "\"b\", \"a1\"")], 200),
      ([("If-Match", "W/\"a1\"")], 412), ([("If-Match", "*")], 200), ([("If-Match", "a1")], 412),
      ([("If-Match", "\"b\""), ("If-Match", "\"a1\"")], 200), ([("If-Match", "")], 412),
      // 13.1.2: weak comparison.
      ([("If-None-Match", "\"a1\"")], 304), ([("If-None-Match", "W/\"a1\"")], 304),
      ([("If-None-Match", "\"b\"")], 200),
      ([("If-None-Match", "\"b\" , W/\"a1\"")], 304), ([("If-None-Match", "*")], 304),
      ([("If-None-Match", "a1")], 200),
      ([("If-None-Match", "\"a1")], 200), ([("If-None-Match", "\"b,\"a1\"")], 200),
      ([("If-None-Match", "w/\"a1\"")], 200),
      ([("If-None-Match", "\"b,c\", \"a1\"")], 304), ([("If-None-Match", ",, \"a1\" ,")], 304),
      ([("If-None-Match", "\"b\""), ("If-None-Match", "\"a1\"")], 304), ([("If-None-Match", "\"A1\"")], 200),
      ([("If-None-Match", "\"a1\"x")], 200), ([("If-None-Match", "*, \"b\"")], 200),
      // 13.1.3
      ([("If-Modified-Since", same)], 304), ([("If-Modified-Since", after)], 304),
      ([("If-Modified-Since", before)], 200),
      ([("If-Modified-Since", "yesterday")], 200), ([("If-Modified-Since", "")], 200),
      ([("If-Modified-Since", "Thursday, 29-Feb-24 12:00:00 GMT")], 304),
      ([("If-Modified-Since", "Thu Feb 29 12:00:00 2024")], 304),
      ([("If-Modified-Since", same), ("If-Modified-Since", same)], 200),
      // 13.1.4
      ([("If-Unmodified-Since", same)], 200), ([("If-Unmodified-Since", after)], 200),
      ([("If-Unmodified-Since", before)], 412), ([("If-Unmodified-Since", "yesterday")], 200),
      // 13.2.2: If-Match before If-Unmodified-Since, If-None-Match before If-Modified-Since, and both stages count.
      ([("If-Match", "\"a1\""), ("If-Unmodified-Since", before)], 200),
      ([("If-Match", "\"b\""), ("If-Unmodified-Since", after)], 412),
      ([("If-None-Match", "\"b\""), ("If-Modified-Since", after)], 200),
      ([("If-None-Match", "\"a1\""), ("If-Modified-Since", before)], 304),
      ([("If-None-Match", "junk"), ("If-Modified-Since", after)], 200),
      ([("If-Match", "\"a1\""), ("If-None-Match", "\"a1\"")], 304),
      ([("If-Match", "\"b\""), ("If-None-Match", "\"a1\"")], 412),
      ([("If-Match", "*"), ("If-Modified-Since", same)], 304),
      ([("If-Unmodified-Since", before), ("If-None-Match", "\"a1\"")], 412),
      ([("If-Unmodified-Since", same), ("If-Modified-Since", same)], 304),
      // 13.1.5 and 14.2: a server without ranges sends all, whatever is asked of a range.
      ([("Range", "bytes=0-9")], 200), ([("Range", "bytes=0-9"), ("If-Range", "\"a1\"")], 200),
      ([("If-Range", "\"b\"")], 200), ([], 200),
    ] as [([(String, String)], Int)])
  func outcome(_ fields: [(String, String)], _ status: Int) {
    let headers = HeaderFields(fields.map { (name: $0.0, value: $0.1) })
    let outcome = RequestConditions(headers, now: Self.modified).outcome(
      tag: Self.tag, modified: Self.modified)
    let found =
      switch outcome {
      case .send: 200
      case .notModified: 304
      case .failed: 412
      }
    #expect(found == status)
  }
}
