import Testing

@testable import FeedServer

/// RFC 7239, with its examples.
@Suite struct ForwardedElementTests {
  @Test(
    arguments: [
      ("for=192.0.2.43;proto=https;host=calendars.example", "192.0.2.43", "https", "calendars.example"),
      ("For=\"[2001:db8:cafe::17]:4711\"", "[2001:db8:cafe::17]:4711", nil, nil),
      ("for=192.0.2.60; proto=http; by=203.0.113.43", "192.0.2.60", "http", nil),
      // The proxy next to us wrote the last element; what stands before it anybody may have sent.
      ("for=1.1.1.1;proto=https, for=192.0.2.43", "192.0.2.43", nil, nil),
      ("for=\"a,b;c\";proto=https", "a,b;c", "https", nil), ("for=\"x\\\"y\"", "x\"y", nil, nil),
      ("host=\"evil.example/<script>\"", nil, nil, nil), ("proto=javascript", nil, nil, nil),
      ("host=\"a b\"", nil, nil, nil), ("for=\"a\u{7F}b\"", nil, nil, nil),
      ("PROTO=HTTPS", nil, "https", nil),
      ("", nil, nil, nil),
    ] as [(String, String?, String?, String?)])
  func isRead(_ field: String, _ client: String?, _ scheme: String?, _ host: String?) {
    let element = ForwardedElement(HeaderFields([("Forwarded", field)]))
    #expect(element?.client == client)
    #expect(element?.scheme == scheme)
    #expect(element?.host == host)
  }

  @Test func theLastOfSeveralFieldsCounts() {
    let headers = HeaderFields([("Forwarded", "for=1.1.1.1"), ("forwarded", "for=192.0.2.43")])
    #expect(ForwardedElement(headers)?.client == "192.0.2.43")
    #expect(ForwardedElement(HeaderFields([("X-Forwarded-For", "1.1.1.1")])) == nil)
  }
}
