import Testing

@testable import CalDAV

/// Addresses by RFC 3986; what is refused there and here.
@Suite struct CollectionURLTests {
  @Test(arguments: [
    ("https://dav.example/alliance/calendar/", "https://dav.example/alliance/calendar/"),
    ("https://dav.example", "https://dav.example/"),
    ("HTTPS://DAV.Example:443/a", "https://dav.example/a/"),
    ("http://127.0.0.1:5232/u/c", "http://127.0.0.1:5232/u/c/"),
    ("https://[2001:DB8::1]:8443/x", "https://[2001:db8::1]:8443/x/"),
    ("https://dav.example/Ana María/t%C3%A9/", "https://dav.example/Ana%20Mar%C3%ADa/t%C3%A9/"),
    ("https://dav.example/ana@example/", "https://dav.example/ana@example/"),
  ])
  func addressesAreRead(_ text: String, _ expected: String) throws {
    #expect(try CollectionURL(text).text == expected)
  }

  @Test(arguments: [
    "", "dav.example/x", "ftp://hunter2.example/", "file:///hunter2", "https://", "https:///hunter2",
    "https://ana:hunter2@dav.example/", "https://hunter2@dav.example/", "https://ana:hunter2",
    "https://ana:hun/ter2@dav.example/", "https://dav.example:0/hunter2", "https://dav.example:65536/hunter2",
    "https://dav.example:99999999999999999999/", "https://dav.example\\@hunter2/",
    "https://dav.example/?a=hunter2",
    "https://dav.example/#hunter2", "https://dav.example/a/../hunter2", "https://dav.example/%2e%2E/hunter2",
    "https://dav.example/%2/hunter2", "https://dav.example/\u{7}hunter2", "https://hunter2 .example/",
    "https://münchen-hunter2.example/", "https://[::1/hunter2", "https://[hunter2]/", "https://[::1]hunter2/",
    "https://dav.example:+1/",
  ])
  func whatIsNoSafeAddressIsRefusedAndNotRepeated(_ text: String) {
    do {
      _ = try CollectionURL(text)
      Issue.record("\(text) is taken")
    } catch {
      #expect(error.kind == .address)
      #expect(!"\(error)".contains("hunter2") && !"\(error)".contains("ter2"), "\(error.message)")
      #expect(error.message.contains(";") || error.message.contains("has "), "\(error.message)")
    }
  }

  @Test(arguments: [
    ("http://127.0.0.1/", true), ("http://127.255.0.9/", true), ("http://localhost:80/", true),
    ("http://[::1]/", true), ("http://127.0.0.1.example/", false), ("http://127.1/", false),
    ("http://127.0.0.256/", false), ("http://127.0.0.01/", false), ("http://localhost.example/", false),
    ("http://10.0.0.1/", false), ("http://[::2]/", false),
  ])
  func loopbackIsThisMachineAlone(_ text: String, _ expected: Bool) throws {
    let url = try CollectionURL(text)
    #expect(url.isLoopback == expected)
    let credentials = try #require(Credentials(user: "ana", password: "hunter2"))
    if expected {
      _ = try CollectionPublisher(url, credentials: credentials)
    } else {
      #expect { _ = try CollectionPublisher(url, credentials: credentials) } throws: {
        ($0 as? CalDAVProblem)?.kind == .address && !"\($0)".contains("hunter2")
      }
      _ = try CollectionPublisher(url, credentials: credentials, allowsPlaintext: true)
      _ = try CollectionPublisher(url, credentials: nil)
    }
  }

  /// Every name is one segment, and different UIDs have different names.
  @Test(arguments: [
    ("mifibra-aws.qbr.Y2-Q3@mifibra.example", "mifibra-aws.qbr.Y2-Q3@mifibra.example.ics"),
    ("../../etc", "=2E.=2F..=2Fetc.ics"), ("a=2Fb", "a=3D2Fb.ics"), ("a/b", "a=2Fb.ics"),
    ("ñ 100%", "=C3=B1=20100=25.ics"), ("", ".ics"), (".hidden", "=2Ehidden.ics"),
  ])
  func resourceNamesAreSafe(_ uid: String, _ expected: String) {
    #expect(CollectionItem.resourceName(uid: uid) == expected)
  }

  @Test func longNamesFitInAFileAndDiffer() {
    let long = String(repeating: "ñ", count: 400)
    let names = ["", "a", "b"].map { CollectionItem.resourceName(uid: long + $0) }
    #expect(Set(names).count == 3)
    #expect(names.allSatisfy { $0.utf8.count < 200 && $0.hasSuffix(".ics") })
  }
}
