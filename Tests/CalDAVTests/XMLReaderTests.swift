import Testing

@testable import CalDAV

/// WebDAV answers as servers write them (RFC 4918 section 14, Namespaces in XML 1.0).
@Suite struct XMLReaderTests {
  private static func root(_ text: String) -> XMLElement? { XMLReader.root(of: Array(text.utf8)) }

  @Test(arguments: [
    "<D:multistatus xmlns:D=\"DAV:\"><D:response><D:propstat><D:prop><D:getetag>\"a&amp;b&#x21;&#33;\"</D:getetag></D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response></D:multistatus>",
    "\u{FEFF}<?xml version='1.0'?>\n<!-- <a> -->\n<multistatus\n xmlns = 'DAV:' ><response><propstat><status>HTTP/1.1 200 </status><prop><getetag><![CDATA[\"a&b!!\"]]></getetag></prop></propstat></response></multistatus >",
    "<multistatus xmlns=\"DAV:\"><response><propstat><prop><getetag/></prop><status>HTTP/1.1 404 Not Found</status></propstat><propstat><prop><x:getetag xmlns:x=\"other\">no</x:getetag><y:getetag xmlns:y='DAV:'>\"a&amp;b!!\"</y:getetag></prop><status>HTTP/1.1 200 OK</status></propstat></response></multistatus>",
  ])
  func aPropertyIsFoundWhateverItsPrefix(_ text: String) {
    #expect(Self.root(text)?.property("getetag")?.text == "\"a&b!!\"")
  }

  @Test(arguments: [
    "", "text", "<", "<a", "<a>", "</a>", "<a></b>", "<a b></a>", "<a b=c></a>", "<a b=\"c></a>",
    "<!DOCTYPE a><a/>",
    "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", "<a><!-- </a>", "<a><![CDATA[</a>", "<?xml", "< a/>", "<a/",
    "<>",
    String(repeating: "<a>", count: 100_000), "<a>" + String(repeating: "<b>", count: 65),
  ])
  func whatIsNoDocumentIsNone(_ text: String) {
    #expect(Self.root(text) == nil)
  }

  @Test func whatStandsForNothingStays() {
    #expect(
      Self.root("<a>&nbsp;&#xD800;&#99999999999;&;&amp</a>")?.text == "&nbsp;&#xD800;&#99999999999;&;&amp")
    #expect(Self.root("<a xmlns:b='x'><b:c/><d:e/></a>")?.children.map(\.namespace) == ["x", ""])
  }
}
