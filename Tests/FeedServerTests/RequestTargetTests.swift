import Testing

@testable import FeedServer

@Suite struct RequestTargetTests {
  /// What a path is taken for; nil for one that no route may see.
  @Test(
    arguments: [
      ("/", []), ("/f/abc/qbr.ics", ["f", "abc", "qbr.ics"]), ("/f/abc/", ["f", "abc", ""]),
      ("//", ["", ""]), ("/caf%C3%A9", ["café"]), ("/a+b", ["a+b"]),
      ("/f/abc/q%62r.ics?x=/../", ["f", "abc", "qbr.ics"]),
      ("", nil), ("f/abc", nil), ("*", nil), ("http://host/f/abc", nil), ("/../etc/passwd", nil),
      ("/f/./x", nil),
      ("/f/%2e%2e/x", nil), ("/f%2Fabc", nil), ("/f/a%5Cb", nil), ("/f/a\\b", nil), ("/f/%00", nil),
      ("/f/%0d%0a", nil),
      ("/f/%7f", nil), ("/%", nil), ("/%4", nil), ("/%zz", nil), ("/%ff", nil), ("/%ed%a0%80", nil),
    ] as [(String, [String]?)])
  func segments(_ target: String, _ segments: [String]?) {
    #expect(RequestTarget(target).segments == segments)
  }
}
