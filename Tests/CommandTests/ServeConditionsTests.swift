import Foundation
import TestSupport
import Testing

/// Conditional requests of RFC 9110 section 13, asked by curl of the running server.
@Suite struct ServeConditionsTests {
  /// A request's arguments for curl, and its status. TAG and GZIP stand for the entity tags of the two forms; MODIFIED, BEFORE and AFTER
  /// for the date of the calendar, and dates a day before and after.
  private static let cases: [([String], Int)] = [
    ([], 200), (["-H", "If-None-Match: TAG"], 304), (["-H", "If-None-Match: W/TAG"], 304),
    (["-H", "If-None-Match: \"other\""], 200), (["-H", "If-None-Match: \"other\", TAG"], 304),
    (["-H", "If-None-Match: \"other\"", "-H", "If-None-Match: TAG"], 304), (["-H", "If-None-Match: *"], 304),
    (["-H", "If-None-Match: unquoted"], 200), (["-H", "If-None-Match;"], 200),
    (["-H", "If-None-Match: GZIP"], 200),
    (["-H", "If-None-Match: GZIP", "-H", "Accept-Encoding: gzip"], 304),
    (["-H", "If-None-Match: TAG", "-H", "Accept-Encoding: gzip"], 200),
    (["-H", "If-None-Match: TAG, GZIP", "-H", "Accept-Encoding: gzip"], 304),
    (["-H", "If-Modified-Since: MODIFIED"], 304), (["-H", "If-Modified-Since: AFTER"], 304),
    (["-H", "If-Modified-Since: BEFORE"], 200), (["-H", "If-Modified-Since: yesterday"], 200),
    (["-H", "If-Modified-Since: 1700000000"], 200),
    (["-H", "If-Modified-Since: Sun Nov  6 08:49:37 1994"], 200),
    (["-H", "If-Modified-Since: Sunday, 06-Nov-94 08:49:37 GMT"], 200),
    (["-H", "If-Modified-Since: MODIFIED", "-H", "If-Modified-Since: MODIFIED"], 200),
    (["-H", "If-None-Match: \"other\"", "-H", "If-Modified-Since: AFTER"], 200),
    (["-H", "If-None-Match: TAG", "-H", "If-Modified-Since: BEFORE"], 304),
    (["-H", "If-None-Match: junk", "-H", "If-Modified-Since: AFTER"], 200),
    (["-H", "If-Match: TAG"], 200), (["-H", "If-Match: W/TAG"], 412), (["-H", "If-Match: \"other\""], 412),
    (["-H", "If-Match: \"other\", TAG"], 200), (["-H", "If-Match: *"], 200), (["-H", "If-Match: GZIP"], 412),
    (["-H", "If-Match: TAG", "-H", "If-None-Match: TAG"], 304),
    (["-H", "If-Match: \"x\"", "-H", "If-None-Match: TAG"], 412),
    (["-H", "If-Unmodified-Since: MODIFIED"], 200), (["-H", "If-Unmodified-Since: AFTER"], 200),
    (["-H", "If-Unmodified-Since: BEFORE"], 412), (["-H", "If-Unmodified-Since: never"], 200),
    (["-H", "If-Match: TAG", "-H", "If-Unmodified-Since: BEFORE"], 200),
    (["-H", "If-Match: \"x\"", "-H", "If-Unmodified-Since: AFTER"], 412),
    (["-H", "If-Unmodified-Since: BEFORE", "-H", "If-None-Match: TAG"], 412),
    (["-H", "If-Unmodified-Since: AFTER", "-H", "If-Modified-Since: AFTER"], 304),
    (["-H", "Range: bytes=0-99"], 200), (["-H", "Range: bytes=0-99", "-H", "If-Range: TAG"], 200),
    (["-H", "Range: bytes=0-99", "-H", "If-Range: \"other\""], 200),
    (["-H", "Range: bytes=0-99", "-H", "If-None-Match: TAG"], 304), (["-H", "Range: bytes=99999999-"], 200),
    (["-H", "Range: lines=1-2, x"], 200), (["-H", "Accept: image/png"], 200), (["-H", "Accept:"], 200),
    (["-H", "Accept-Encoding: identity;q=0"], 200), (["-H", "Accept-Encoding: gzip;q=0"], 200),
  ]

  @Test(.timeLimit(.minutes(30))) func everyConditionIsAnsweredAsTheStandardSays() throws {
    let scratch = try Scratch.duo()
    defer { scratch.remove() }
    try Program.run(["publish", "--as-of", "2025-01-02"], in: scratch.folder)
    let token = try scratch.feed("Team", "--calendars", "qbr")
    let server = try ServingProcess(in: scratch)
    let path = "/f/\(token)/qbr.ics"
    // Until the second of the publication is over, its date is not told as its own.
    sleep(2)
    let plain = try server.ask(path)
    let gzip = try server.ask(path, "-H", "Accept-Encoding: gzip")
    let tag = try #require(plain.headers["etag"])
    let gzipTag = try #require(gzip.headers["etag"])
    let modified = try #require(plain.headers["last-modified"])
    #expect(tag != gzipTag)
    #expect(plain.body == (try scratch.text("calendars/qbr.ics")))
    #expect(plain.headers["content-type"] == "text/calendar; charset=utf-8")
    #expect(plain.headers["content-disposition"] == "inline; filename=\"qbr.ics\"")
    #expect(plain.headers["cache-control"] == "private, no-cache")
    #expect(plain.headers["vary"] == "Accept-Encoding")
    #expect(plain.headers["accept-ranges"] == "none")
    #expect(gzip.headers["content-encoding"] == "gzip")
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = TimeZone(secondsFromGMT: 0)
    format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
    let date = try #require(format.date(from: modified))
    let words = [
      "TAG": tag, "GZIP": gzipTag, "MODIFIED": modified,
      "BEFORE": format.string(from: date.addingTimeInterval(-86_400)),
      "AFTER": format.string(from: date.addingTimeInterval(86_400)),
    ]
    for (arguments, status) in Self.cases {
      let filled = arguments.map { argument in
        words.reduce(argument) { $0.replacing($1.key, with: $1.value) }
      }
      let got = try server.ask(path, filled)
      #expect(got.status == status, "\(arguments)")
      let isGzip = filled.contains("Accept-Encoding: gzip")
      if status == 304 {
        #expect(got.body.isEmpty, "\(arguments)")
        #expect(got.headers["etag"] == (isGzip ? gzipTag : tag), "\(arguments)")
        for name in ["cache-control", "vary", "date"] {
          #expect(got.headers[name] != nil, "\(arguments) \(name)")
        }
        for name in ["content-length", "content-type", "content-encoding"] {
          #expect(got.headers[name] == nil, "\(arguments) \(name)")
        }
      }
      if status == 200, !isGzip { #expect(got.body == plain.body, "\(arguments)") }
      // HEAD has the head of GET, and nothing else.
      let head = try server.ask(path, filled + ["--head"])
      #expect(head.status == status, "HEAD \(arguments)")
      #expect(head.body.isEmpty || head.body.hasPrefix("HTTP/"), "HEAD \(arguments)")
      var (fields, expected) = (head.headers, got.headers)
      fields["date"] = nil
      expected["date"] = nil
      #expect(fields == expected, "HEAD \(arguments)")
    }
    #expect(server.stop() == 0)
  }
}
