import Diagnostics
import ICalendar
import TestSupport
import Testing

/// From bytes to components, by the words and examples of RFC 5545 section 3.1 and RFC 6868.
@Suite struct CalendarReadingTests {
  private func read(_ lines: String...) -> CalendarDocument {
    CalendarDocument(bytes: Array(lines.map { $0 + "\r\n" }.joined().utf8), path: "test.ics")
  }

  private func property(_ line: String) throws -> CalendarProperty {
    let document = read("BEGIN:VEVENT", line, "END:VEVENT")
    #expect(document.diagnostics == [])
    return try #require(document.components.first?.properties.first)
  }

  @Test(arguments: [
    // RFC 5545 section 3.1.
    (
      "DESCRIPTION:This is a lo\r\n ng description\r\n  that exists on a long line.",
      "This is a long description that exists on a long line."
    ),
    ("SUMMARY:tab\r\n\tbed", "tabbed"),
    ("SUMMARY:Caf\r\n é", "Café"),
    ("SUM\r\n MARY:in its name", "in its name"),
    ("SUMMARY:only a space\r\n ", "only a space"),
    // RFC 5545 section 3.3.11.
    (
      #"DESCRIPTION:Project XYZ Final Review\nConference Room - 3B\nCome Prepared."#,
      "Project XYZ Final Review\nConference Room - 3B\nCome Prepared."
    ),
    (#"SUMMARY:a\, b\; c\\n d\Ne"#, "a, b; c\\n d\ne"),
    ("SUMMARY:", ""),
    ("SUMMARY:a:b;c", "a:b;c"),
  ])
  func aTextIsUnfoldedAndUnescaped(_ line: String, _ text: String) throws {
    #expect(try property(line).text == text)
  }

  @Test func parametersAreTakenApart() throws {
    let attendee = try property(
      #"attendee;rsvp=TRUE;MEMBER="mailto:a@x.y","mailto:b@x.y";X-E=:mailto:c@x.y"#)
    #expect(attendee.name == "ATTENDEE")
    #expect(attendee.parameters.map(\.name) == ["RSVP", "MEMBER", "X-E"])
    #expect(
      attendee.parameters.map { $0.values.map(\.text) } == [
        ["TRUE"], ["mailto:a@x.y", "mailto:b@x.y"], [""],
      ])
    #expect(attendee.parameter("RSVP") == "TRUE")
    #expect(attendee.parameter("CN") == nil)
    #expect(attendee.value == "mailto:c@x.y")
  }

  @Test(arguments: [
    // RFC 6868 section 4.
    (#"ATTENDEE;CN=George Herman ^'Babe^' Ruth:mailto:babe@example.com"#, #"George Herman "Babe" Ruth"#),
    (#"ATTENDEE;CN="a^nb^^c^d^":mailto:x@y"#, "a\nb^c^d^"),
  ])
  func caretsAreUndone(_ line: String, _ name: String) throws {
    #expect(try property(line).parameter("CN") == name)
  }

  @Test func listsAreSplitAtCommasThatAreNotEscaped() throws {
    #expect(try property(#"CATEGORIES:a\,b,c\\,d"#).texts == ["a,b", "c\\", "d"])
  }

  @Test func componentsNest() throws {
    let document = read(
      "BEGIN:VCALENDAR", "BEGIN:VEVENT", "SUMMARY:One", "BEGIN:VALARM", "END:VALARM", "END:VEVENT",
      "begin:vevent",
      "END:VEVENT", "X-NAME:n", "END:VCALENDAR")
    let calendar = try #require(document.calendars.first)
    #expect(document.diagnostics == [])
    #expect(calendar.components(named: "VEVENT").map(\.line) == [2, 7])
    #expect(calendar.components.first?.text("SUMMARY") == "One")
    #expect(calendar.components.first?.components.map(\.name) == ["VALARM"])
    #expect(calendar.properties(named: "X-NAME").map(\.line) == [9])
    #expect(document.location(of: calendar.components[1]).line == 7)
  }

  @Test func whatIsNotClosedIsReadAllTheSame() throws {
    let document = read("BEGIN:VCALENDAR", "BEGIN:VEVENT", "SUMMARY:One", "END:VCALENDAR")
    #expect(document.calendars.first?.components.first?.text("SUMMARY") == "One")
    #expect(document.diagnostics.map { $0.location?.line } == [2])
  }
}
