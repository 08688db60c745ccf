import BusinessCalendar
import Foundation
import ICalendar
import TestSupport
import Testing

/// Texts as three programs read them, and this one; which texts, and what is to be read, is said by `Tests/Judges/judge_text.py`.
@Suite struct TextCorpusTests {
  private static let arguments = ["--random", String(Mutation.rounds(20_000))]

  @Test func everyTextIsReadAsItWasWritten() throws {
    try Judge.inNewFolder { folder in
      let written = try CalendarWriter.bytes(of: calendar(Self.events(of: Self.texts(in: folder))))
      try Data(written.bytes).write(to: folder.appending(path: "texts.ics"))
      let reading = try JSONEncoder().encode(Self.reading(of: written.bytes))
      try reading.write(to: folder.appending(path: "reading.json"))
      let verdict = try Judge.run(
        "judge_text.py", Self.arguments + ["judge", "texts.ics", "reading.json"], in: folder)
      #expect(verdict.status == 0, "\(verdict.output)\(verdict.messages)")
    }
  }

  private static func texts(in folder: URL) throws -> [String] {
    let cases = try Judge.run("judge_text.py", arguments + ["cases"], in: folder)
    try #require(cases.status == 0, "\(cases.messages)")
    return try JSONDecoder().decode([String].self, from: Data(cases.output.utf8))
  }

  /// An event as the judge wants to hear of it.
  private struct Reading: Encodable {
    let uid: String?
    let summary: String?
    let description: String
    let location: String
    let categories: [String]
    let name: String?
    let address: String?
    let related: String
    let url: String

    private enum CodingKeys: CodingKey {
      case uid, summary, description, location, categories, name, address, related, url
    }

    init(_ event: CalendarComponent) {
      let organiser = event.property("ORGANIZER")
      uid = event.text("UID")
      summary = event.text("SUMMARY")
      description = event.text("DESCRIPTION") ?? ""
      location = event.text("LOCATION") ?? ""
      categories = event.property("CATEGORIES")?.texts ?? []
      name = organiser.map { $0.parameter("CN") ?? "" }
      address = organiser?.value
      related = event.text("RELATED-TO") ?? ""
      url = event.property("URL")?.value ?? ""
    }

    /// Null is said, because a property that is not there is something else than one that was not looked at.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(uid, forKey: .uid)
      try container.encode(summary, forKey: .summary)
      try container.encode(description, forKey: .description)
      try container.encode(location, forKey: .location)
      try container.encode(categories, forKey: .categories)
      try container.encode(name, forKey: .name)
      try container.encode(address, forKey: .address)
      try container.encode(related, forKey: .related)
      try container.encode(url, forKey: .url)
    }
  }

  private static func reading(of bytes: [UInt8]) -> [Reading] {
    CalendarDocument(bytes: bytes, path: "texts.ics").calendars.flatMap { calendar in
      calendar.components(named: "VEVENT").map { Reading($0) }
    }
  }

  /// Each text in every place that an event has for one.
  private static func events(of texts: [String]) throws -> [CalendarEvent] {
    try texts.enumerated().map { number, text in
      CalendarEvent(
        uid: "\(number).\(text)", when: .allDay(DateSpan(try date("2025-03-04"))), stamp: 0, summary: text,
        description: text, location: text, categories: [text], organiser: .init(name: text, address: text),
        relatedTo: text, url: text)
    }
  }
}
