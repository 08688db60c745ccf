import Foundation
import TestSupport
import Testing

/// What who has a token for calendars sees of the coming months, whenever these tests run.
@Suite struct SubscriberPageTests {
  /// The partnership of two over three years from this one on, with a calendar for the other party that shows no titles.
  private static func published() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.writeDuo(calendars: [
      "luxembourg: { title: Luxembourg office, parties: [theirs], fields: [location] }"
    ])
    let year = Calendar(identifier: .iso8601).component(.year, from: Date())
    let path = "programmes/duo.yaml"
    try scratch.write(
      scratch.text(path).replacing("from: 2025-01-01, length: 1 year", with: "from: \(year)-01-01, length: 3 years"),
      to: path)
    let run = try Program.run(["publish"], in: scratch.folder)
    try #require(run.status == 0, "\(run.messages)")
    return scratch
  }

  private static func agenda(_ scratch: Scratch, _ calendar: String) throws -> [[String: Any]] {
    let run = try Program.run(
      ["agenda", "--calendar", calendar, "--to", "2099-12-31", "--format", "json"], in: scratch.folder)
    return try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
  }

  @Test(.timeLimit(.minutes(3))) func theNextTwelveEventsShowWithTheClocksOfBothParties() throws {
    let scratch = try Self.published()
    defer { scratch.remove() }
    let token = try scratch.feed("CTO office", "--calendars", "qbr,all")
    let server = try ServingProcess(in: scratch)
    let page = try server.ask("/s/\(token)").body
    // What stands in two of the calendars is told once.
    let expected = try Self.agenda(scratch, "all").prefix(12)
    let days = page.matches(of: /<time datetime="([0-9-]+)">/).map { String($0.1) }
    #expect(days == expected.map { String(($0["start"] as? String ?? "").prefix(10)) })
    // Lima has been at UTC-05:00 since 1994; Luxembourg is six hours ahead in winter and seven in summer.
    #expect(page.contains(/10:00–1[01]:[03]0 Lima <span class="soft">1[67]:00 Luxembourg<\/span>/))
    #expect(page.contains("Business review"))
    for program in ["Google Calendar", "Outlook", "Apple Calendar", "Thunderbird", "Nextcloud"] {
      #expect(page.contains("<th scope=\"row\">\(program)</th>"))
    }
  }

  @Test(.timeLimit(.minutes(3))) func anAudienceIsToldItsOwnClockAndNoMoreThanItsCalendarTells() throws {
    let scratch = try Self.published()
    defer { scratch.remove() }
    let token = try scratch.feed("Luxembourg", "--calendars", "luxembourg")
    let server = try ServingProcess(in: scratch)
    let page = try server.ask("/s/\(token)").body
    #expect(page.contains("Times in Luxembourg (Europe/Luxembourg)."))
    #expect(page.contains(/1[67]:00–1[678]:[03]0 Luxembourg/))
    #expect(page.contains("<h3>Busy</h3>"))
    for hidden in ["Business review", "Sync", "duo", "Our Company", "Alliance Director"] {
      #expect(!page.contains(hidden), "\(hidden)")
    }
  }
}
