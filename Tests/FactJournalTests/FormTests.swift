import Foundation
import Testing

@testable import Journal

/// How instants and ids are written.
@Suite struct FormTests {
  /// RFC 3339 section 5.8 and seconds since 1970 by `date -u +%s`.
  @Test(arguments: [
    ("1970-01-01T00:00:00.000000Z", 0),
    ("1985-04-12T23:20:50.520000Z", 482_196_050_520_000),
    ("1969-12-31T23:59:59.999999Z", -1),
    ("2025-03-31T15:04:05.000001Z", 1_743_433_445_000_001),
    ("0001-01-01T00:00:00.000000Z", -62_135_596_800_000_000),
    ("9999-12-31T23:59:59.999999Z", 253_402_300_799_999_999),
  ])
  func instantsAreWrittenAndRead(_ text: String, _ microseconds: Int) {
    #expect(Timestamp(microseconds: microseconds).description == text)
    #expect(Timestamp(rfc3339: text)?.microseconds == microseconds)
  }

  @Test(arguments: [
    ("1996-12-19T16:39:57-08:00", "1996-12-20T00:39:57.000000Z"),
    ("1985-04-12t23:20:50.52z", "1985-04-12T23:20:50.520000Z"),
    ("2025-01-01T00:30:00+01:00", "2024-12-31T23:30:00.000000Z"),
  ])
  func otherFormsOfAnInstantAreRead(_ text: String, _ same: String) {
    #expect(Timestamp(rfc3339: text)?.description == same)
  }

  @Test(arguments: [
    "", "2025-03-31", "2025-03-31 15:04:05Z", "2025-03-31T15:04:05", "2025-03-31T24:00:00Z",
    "2025-03-31T15:60:00Z",
    "1990-12-31T23:59:60Z", "2025-02-29T00:00:00Z", "2025-03-31T15:04:05.Z", "2025-03-31T15:04:05.1234567Z",
    "2025-03-31T15:04:05+0100", "2025-03-31T15:04:05+24:00", "0001-01-01T00:00:00+00:01",
    "9999-12-31T23:59:59-00:01",
    "2025-03-31T15:04:05Zx", "2025-03-31T15:04:0٥Z",
  ])
  func whatIsNoInstantIsRefused(_ text: String) { #expect(Timestamp(rfc3339: text) == nil) }

  @Test func instantsOutsideOfTheCalendarAreWrittenAsItsEnds() {
    #expect(Timestamp(microseconds: .max).description == "9999-12-31T23:59:59.999999Z")
    #expect(Timestamp(microseconds: .min).description == "0001-01-01T00:00:00.000000Z")
  }

  /// The example of https://github.com/ulid/javascript: `ulid(1469918176385)` begins with 01ARYZ6S41.
  @Test func anIdHoldsItsMilliseconds() {
    let id = EventID(after: nil, at: Timestamp(microseconds: 1_469_918_176_385_999), chance: 0)
    #expect(id.text == "01ARYZ6S410000000000000000")
    #expect(EventID(id.text) == id)
    let last = EventID(after: nil, at: Timestamp(microseconds: 1_469_918_176_385_000), chance: .max)
    #expect(last.text == "01ARYZ6S41ZZZZZZZZZZZZZZZZ")
  }

  @Test func idsRiseWithinAMillisecondAndWhereTheClockGoesBack() {
    var last = EventID(after: nil, at: Timestamp(microseconds: 5_000_000), chance: .max)
    for microseconds in [5_000_000, 4_000_000, -1, 5_000_999, 5_001_000] {
      let next = EventID(after: last, at: Timestamp(microseconds: microseconds), chance: 0)
      #expect(last < next && last.text < next.text)
      last = next
    }
    let end = EventID("7ZZZZZZZZZZZZZZZZZZZZZZZZZ")
    #expect(
      EventID(after: end, at: Timestamp(microseconds: 0), chance: 1).text == "00000000000000000000000001")
  }

  @Test(arguments: [
    "", "01ARYZ6S41TSV4RRFFQ69G5FA", "01ARYZ6S41TSV4RRFFQ69G5FAVV", "81ARYZ6S41TSV4RRFFQ69G5FAV",
    "01aryz6s41tsv4rrffq69g5fav", "01ARYZ6S41TSV4RRFFQ69G5FAI", "01ARYZ6S41TSV4RRFFQ69G5FA ",
    "\u{212A}1ARYZ6S41TSV4RRFFQ69G5FAV",
  ])
  func whatIsNoIdIsRefused(_ text: String) { #expect(EventID(text) == nil) }
}
