import Testing

@testable import FeedServer

@Suite struct HTTPDateTests {
  /// 2026-06-15T12:00:00Z, by `date -u -d 2026-06-15T12:00:00Z +%s`.
  private static let now = 1_781_524_800

  /// The three forms of RFC 9110 section 5.6.7, and seconds by `date -u -d … +%s`.
  @Test(arguments: [
    ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777), ("Sunday, 06-Nov-94 08:49:37 GMT", 784_111_777),
    ("Sun Nov  6 08:49:37 1994", 784_111_777), ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
    ("Wed, 31 Dec 1969 23:59:59 GMT", -1), ("Thu, 29 Feb 2024 12:00:00 GMT", 1_709_208_000),
    ("Tue Nov 16 08:49:37 1999", 942_742_177), ("Sat, 31 Dec 2016 23:59:60 GMT", 1_483_228_800),
    // Two digits are read as a year at most fifty years ahead: 2076, but 1977.
    ("Wednesday, 01-Jan-76 00:00:00 GMT", 3_345_062_400), ("Saturday, 01-Jan-77 00:00:00 GMT", 220_924_800),
    ("Mon, 01 Jan 0001 00:00:00 GMT", -62_135_596_800), ("Fri, 31 Dec 9999 23:59:59 GMT", 253_402_300_799),
  ])
  func isRead(_ text: String, _ seconds: Int) { #expect(HTTPDate.seconds(text, now: Self.now) == seconds) }

  @Test(arguments: [
    "", "now", "0", "784111777", "2024-02-29T12:00:00Z", "Sun, 6 Nov 1994 08:49:37 GMT",
    "Sun, 06 Nov 1994 08:49:37 UTC", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 94 08:49:37 GMT",
    "sun, 06 nov 1994 08:49:37 gmt", "Sun, 06 Nov 1994 8:49:37 GMT", "Sun, 06 Nov 1994 24:00:00 GMT",
    "Sun, 06 Nov 1994 08:60:00 GMT", "Sun, 06 Nov 1994 08:49:61 GMT", "Thu, 29 Feb 2023 12:00:00 GMT",
    "Sun, 31 Jun 2023 12:00:00 GMT", "Sun, 00 Nov 1994 08:49:37 GMT", "Foo, 06 Nov 1994 08:49:37 GMT",
    "Sun, 06 Foo 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 GMT, Mon, 07 Nov 1994 08:49:37 GMT",
    "Sun Nov 06  08:49:37 1994", "Sunday, 06-Nov-1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 GMT x",
    "Sun, 06 Nov -994 08:49:37 GMT", "Sun, 06 Nov 99999999999999999999 08:49:37 GMT",
    "Sun, 06 Nov 1994 08:49:٣٧ GMT",
  ])
  func isNone(_ text: String) { #expect(HTTPDate.seconds(text, now: Self.now) == nil) }

  @Test(arguments: [
    (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"), (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
    (1_709_208_000, "Thu, 29 Feb 2024 12:00:00 GMT"), (253_402_300_799, "Fri, 31 Dec 9999 23:59:59 GMT"),
    (-1, "Wed, 31 Dec 1969 23:59:59 GMT"), (1_772_323_199, "Sat, 28 Feb 2026 23:59:59 GMT"),
  ])
  func isWritten(_ seconds: Int, _ text: String) { #expect(HTTPDate.text(seconds) == text) }

  @Test func everyDayOfFourCenturiesComesBack() {
    for day in stride(from: -135_140, to: 11_000, by: 1) {
      let seconds = day * 86_400 + 43_200
      if HTTPDate.seconds(HTTPDate.text(seconds), now: Self.now) != seconds {
        Issue.record("\(HTTPDate.text(seconds))")
      }
    }
  }
}
