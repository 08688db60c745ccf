import Testing

@testable import FeedServer

/// RFC 9110 section 12.5.3, with its examples.
@Suite struct AcceptedCodingsTests {
  @Test(
    arguments: [
      (nil, false), ("", false), ("gzip", true), ("compress, gzip", true), ("*", true), ("identity", false),
      ("compress;q=0.5, gzip;q=1.0", true), ("gzip;q=1.0, identity; q=0.5, *;q=0", true), ("gzip;q=0", false),
      ("gzip;q=0.000", false), ("*;q=0", false), ("gzip;q=0.5, identity;q=0.6", false),
      ("gzip;q=0.5, identity;q=0.5", true), ("GZIP", true), ("x-gzip", true), ("br, deflate", false),
      ("*;q=0, gzip", true), ("gzip;q=0, *", false), ("identity;q=0", false), ("gzip ; Q=0.8", true),
      ("gzip;q=1.001", false), ("gzip;q=2", false), ("gzip;q=x", false), ("gzip;q=", false),
      ("gzip;q=0.0001", false),
      (",, gzip ,", true), ("gzip, deflate, br, zstd", true), ("gzip;level=9", false), ("gzipped", false),
    ] as [(String?, Bool)])
  func gzipIsPreferred(_ field: String?, _ isPreferred: Bool) {
    let headers = HeaderFields(field.map { [("Accept-Encoding", $0)] } ?? [])
    #expect(AcceptedCodings(headers).prefersGzip == isPreferred)
  }

  @Test func severalFieldsAreOneList() {
    let headers = HeaderFields([("accept-encoding", "br"), ("Accept-Encoding", "gzip;q=0.1")])
    #expect(AcceptedCodings(headers).prefersGzip)
  }
}
