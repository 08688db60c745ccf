import Testing

@testable import Pages

@Suite("Addresses by which programs subscribe")
struct SubscriptionLinkTests {
  private let links = SubscriptionLinks(
    origin: "https://calendars.example:8443", path: "/f/aB-_9/qbr.ics", title: "Reviews & QBR ñ")

  @Test("A webcal address is the calendar's own with another scheme")
  func webcal() {
    #expect(links.address == "https://calendars.example:8443/f/aB-_9/qbr.ics")
    #expect(links.webcal == "webcal://calendars.example:8443/f/aB-_9/qbr.ics")
  }

  // Percent-encoding by hand, RFC 3986 section 2.1: ':' 3A, '/' 2F, ' ' 20, '&' 26, 'ñ' C3 B1.
  @Test("Google is handed a webcal address, for it takes https for the name of a calendar of its own")
  func google() {
    #expect(
      links.google
        == "https://calendar.google.com/calendar/render?cid=webcal%3A%2F%2Fcalendars.example%3A8443%2Ff%2FaB-_9%2Fqbr.ics"
    )
  }

  @Test("Outlook is handed the https address and a name")
  func outlook() {
    let query =
      "url=https%3A%2F%2Fcalendars.example%3A8443%2Ff%2FaB-_9%2Fqbr.ics&name=Reviews%20%26%20QBR%20%C3%B1"
    #expect(links.outlookWork == "https://outlook.office.com/calendar/0/addfromweb?\(query)")
    #expect(links.outlookHome == "https://outlook.live.com/calendar/0/addfromweb?\(query)")
  }

  @Test(
    "Others reach an https address that is not of this machine",
    arguments: [
      ("https://calendars.example", true), ("https://calendars.example:444", true),
      ("https://192.0.2.7", true), ("https://[2001:db8::1]:8443", true), ("http://calendars.example", false),
      ("https://localhost", false), ("https://localhost:8443", false), ("https://a.localhost", false),
      ("https://127.0.0.1", false), ("https://127.8.0.1:9", false), ("https://[::1]", false),
      ("https://[::1]:8443", false), ("https://server", false),
    ])
  func reach(origin: String, isPublic: Bool) {
    #expect(SubscriptionLinks(origin: origin, path: "/f/t/qbr.ics", title: "").isPublic == isPublic)
  }
}
