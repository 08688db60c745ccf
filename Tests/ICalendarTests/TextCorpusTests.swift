import BusinessCalendar
import Foundation
import ICalendar
import TestSupport
import Testing

/// Texts as three programs read them; which texts, and what is to be read, is said by `Tests/Judges/judge_text.py`.
@Suite struct TextCorpusTests {
  private static let arguments = ["--random", String(Mutation.rounds(20_000))]

  @Test func everyTextIsReadAsItWasWritten() throws {
    try Judge.inNewFolder { folder in
      let written = try CalendarWriter.bytes(of: calendar(Self.events(of: Self.texts(in: folder))))
      try Data(written.bytes).write(to: folder.appending(path: "texts.ics"))
      let verdict = try Judge.run("judge_text.py", Self.arguments + ["judge", "texts.ics"], in: folder)
      #expect(verdict.status == 0, "\(verdict.output)\(verdict.messages)")
    }
  }

  private static func texts(in folder: URL) throws -> [String] {
    let cases = try Judge.run("judge_text.py", arguments + ["cases"], in: folder)
    try #require(cases.status == 0, "\(cases.messages)")
    return try JSONDecoder().decode([String].self, from: Data(cases.output.utf8))
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
