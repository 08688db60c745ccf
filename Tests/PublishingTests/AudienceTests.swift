import BusinessCalendar
import Diagnostics
import Foundation
import Programme
import ProgrammeFile
import TestSupport
import Testing

@testable import Publishing

/// Calendars by filter. Reviews (4) are for the partner manager, who sits on both sides, trainings (2) for the architect,
/// who sits with the other party only, syncs (12) for both; Ana is our partner manager, Ben their architect.
@Suite struct AudienceFilterTests {
  @Test(arguments: [
    ("role: architect", ["training": 2, "sync": 12]), ("role: partner-manager", ["qbr": 4, "sync": 12]),
    ("role: [partner-manager, architect]", ["qbr": 4, "training": 2, "sync": 12]),
    ("series: qbr", ["qbr": 4]), ("series: duo/training", ["training": 2]),
    ("series: [qbr, duo/training]", ["qbr": 4, "training": 2]),
    ("person: ana", ["qbr": 4, "sync": 12]), ("person: ben", ["training": 2, "sync": 12]),
    ("person: [ana, ben]", ["qbr": 4, "training": 2, "sync": 12]),
    ("party: ours", ["qbr": 4, "sync": 12, "-": 1]),
    ("party: theirs", ["qbr": 4, "training": 2, "sync": 12, "-": 1]),
    ("programme: duo", ["qbr": 4, "training": 2, "sync": 12, "-": 1]),
    ("title: All", ["qbr": 4, "training": 2, "sync": 12, "-": 1]),
    // Each kind that is given has to match.
    ("party: ours, role: architect", ["sync": 12]), ("person: ana, series: qbr", ["qbr": 4]),
    ("role: architect, series: qbr", [:]), ("programme: duo, series: training, party: ours", [:]),
    ("person: ana, party: theirs, role: partner-manager", ["qbr": 4, "sync": 12]),
  ])
  func aCalendarHoldsWhatItsFilterAsksFor(_ filter: String, _ expected: [String: Int]) throws {
    var partnership = Partnership()
    partnership.workspace = "calendars:\n  team: { \(filter) }"
    let record = try partnership.publish("2025-01-02")
    let files = try partnership.files(of: record)
    let events = try Partnership.events(#require(files["team.ics"]))
    var counts = Dictionary(
      grouping: events.keys, by: { $0.split(separator: ".").dropFirst().first.map(String.init) ?? "" }
    ).mapValues(\.count)
    // Days of the contract are for all parties and no role.
    let contract = Set(counts.keys).intersection(ContractDateNames.all)
    for name in contract { counts[name] = nil }
    #expect(counts == expected.filter { $0.key != "-" })
    #expect(contract.isEmpty == (expected["-"] == nil))
    // It is a part of the calendar of everything, word for word.
    let everything = try Partnership.events(#require(files["all.ics"]))
    for (uid, lines) in events { #expect(everything[uid] == lines) }
  }

  /// That somebody else comes concerns whose calendars hold it, and no revision.
  @Test func anotherPersonChangesCalendarsAndNoRevision() throws {
    var partnership = Partnership()
    partnership.workspace = "calendars:\n  anas: { person: ana }\n  bens: { person: ben }"
    let before = try partnership.publish("2025-01-02")
    partnership.workspace += "\n  theirs: { party: theirs }"
    partnership.training = partnership.training?.replacing("[architect]", with: "[partner-manager]")
    var attended = try partnership.publish("2025-01-03", over: before)
    #expect(try Partnership.events(#require(partnership.files(of: attended)["anas.ics"])).count == 18)
    #expect(try Partnership.events(#require(partnership.files(of: attended)["bens.ics"])).count == 12)
    // The seats are told in the text, so that this is a revision, and no new SEQUENCE.
    let training = try #require(attended.events["duo/training/2025-H1"])
    #expect(training.sequence == 0)
    #expect(training.modified == (try Partnership.midnight("2025-01-03")))
    // Only the person, and not the seat.
    let event = try #require(attended.events["duo/qbr/2025-Q4"])
    var events = attended.events
    events[event.id]?.attendance = Attendance(
      parties: event.attendance.parties, roles: event.attendance.roles, people: ["ben"])
    attended = PublicationRecord(events: events, calendars: attended.calendars)
    let plan = try partnership.plan("2025-01-04", from: attended)
    let change = try #require(plan.changes.first)
    #expect(plan.changes.count == 1)
    #expect(change.id == event.id)
    #expect(change.kind == .update)
    #expect(change.fields == ["calendars"])
    #expect(change.reason == "now in anas, no longer in bens")
    let after = plan.record(revisedAt: try Partnership.midnight("2025-01-04"))
    #expect(after.events[event.id] == event)
    #expect(try partnership.plan("2025-01-04", from: after).isEmpty)
  }

  @Test func calendarsThatComeChangeAndGoAreTold() throws {
    var partnership = Partnership()
    let none = try Partnership.first()
    func changes(_ workspace: String, from record: PublicationRecord) throws -> [String] {
      partnership.workspace = workspace
      return try partnership.plan("2025-01-03", from: record).calendars.map {
        "\($0.kind.rawValue) \($0.calendar)"
      }
    }
    #expect(try changes("calendars:\n  team: { party: ours }", from: none) == ["add team"])
    let one = try partnership.publish("2025-01-03", over: none)
    for other in [
      "party: theirs", "party: ours, person: ana", "party: ours, fields: [title]", "party: ours, fields: []",
      "party: ours, title: Other", "party: ours, colour: navy", "role: architect", "series: qbr",
    ] {
      #expect(try changes("calendars:\n  team: { \(other) }", from: one) == ["update team"], "\(other)")
    }
    #expect(
      try changes("calendars:\n  team: { colour: slategray, party: [ours] }", from: one).isEmpty)
    #expect(try changes("", from: one) == ["remove team"])
    #expect(try changes("calendars:\n  crew: { party: ours }", from: one) == ["add crew", "remove team"])
  }

  /// A list of nobody must not become a calendar of everything.
  @Test(arguments: [
    "calendars: { qbr: { party: ours } }", "calendars: { all: {} }", "calendars: { Team: { party: ours } }",
    "calendars: { ../../team: { party: ours } }", "calendars: { team: { party: nobody } }",
    "calendars: { team: { role: nobody } }", "calendars: { team: { series: nothing } }",
    "calendars: { team: { series: duo/nothing } }", "calendars: { team: { person: nobody } }",
    "calendars: { team: { programme: nothing } }", "calendars: { team: { fields: [titel] } }",
    "calendars: { team: { parties: ours } }", "calendars: { team: { party: [] } }",
    "calendars: { team: { person: '' } }", "calendars: { team: { role: { architect: ours } } }",
  ])
  func whatIsNoCalendarIsAnError(_ text: String) throws {
    var partnership = Partnership()
    partnership.workspace = text
    let read = try partnership.read()
    let diagnostics =
      read.diagnostics + Portfolio(workspace: read.workspace, programmes: read.programmes).examine()
    #expect(diagnostics.count == 1, "\(diagnostics)")
    #expect(diagnostics.allSatisfy { $0.severity == .error && $0.location != nil }, "\(diagnostics)")
  }
}

/// What an audience sees of an event.
@Suite struct AudienceFieldTests {
  /// A calendar for each set of fields: `f0` to `f127`, whose bits are those of `AudienceCalendar.Field.allCases`.
  private static var workspace: String {
    let fields = AudienceCalendar.Field.allCases.map(\.rawValue)
    let calendars = (0..<128).map { set in
      let shown = fields.indices.filter { set & 1 << $0 != 0 }.map { fields[$0] }
      return "  f\(set): { fields: [\(shown.joined(separator: ", "))] }\n"
    }
    return "calendars:\n" + calendars.joined()
  }

  /// A record of one event whose every field has a mark of its own, within text that tries to break out of its property.
  private static func hostile(isCancelled: Bool) throws -> PublicationRecord {
    var event = try #require(try Partnership.first().events["duo/qbr/2025-Q3"])
    func text(_ mark: String) -> String {
      "\(mark)\r\nBEGIN:VEVENT\r\nX-\(mark):1\nSUMMARY:\(mark);,\\n\\\\\u{85}\u{2028}\u{7}\u{1B}[31m\u{202E}"
        + String(repeating: "é👩‍👩‍👧", count: 30) + mark
    }
    event.content.title = text("MARK-title")
    event.content.location = text("MARK-location")
    event.content.focus = text("MARK-focus")
    event.content.attendees = text("MARK-attendees")
    event.content.reason = text("MARK-reason")
    event.content.clause = text("MARK-clause")
    event.content.pack = text("MARK-pack")
    event.content.isCancelled = isCancelled
    return PublicationRecord(events: [event.id: event], calendars: [:])
  }

  @Test(arguments: [false, true])
  func nothingOfAHiddenFieldIsInTheBytes(_ isCancelled: Bool) throws {
    var partnership = Partnership()
    partnership.workspace = Self.workspace
    let files = try partnership.files(of: Self.hostile(isCancelled: isCancelled))
    for set in 0..<128 {
      let file = try #require(files["f\(set).ics"])
      for (bit, field) in AudienceCalendar.Field.allCases.enumerated() {
        #expect(file.contains("MARK-\(field.rawValue)") == (set & 1 << bit != 0), "f\(set) \(field)")
      }
      let lines = file.components(separatedBy: "\r\n")
      #expect(lines.count { $0 == "BEGIN:VEVENT" } == 1, "f\(set)")
      #expect(!lines.contains { $0.hasPrefix("X-MARK") }, "f\(set)")
      // Whoever sees nothing else sees when, whether, and how confidential.
      let (uid, event) = try #require(Partnership.events(file).first, "f\(set)")
      #expect(event.contains("DTSTART;TZID=America/Lima:20250715T100000"), "f\(set)")
      #expect(event.contains("STATUS:\(isCancelled ? "CANCELLED" : "CONFIRMED")"), "f\(set)")
      #expect(event.contains("CLASS:CONFIDENTIAL"), "f\(set)")
      #expect(event.contains { $0.hasPrefix("DESCRIPTION:Commercial in Confidence") }, "f\(set) \(event)")
      // The identity has words of the title, so it is seen with it only.
      let isNamed = set & 1 != 0
      #expect((uid == "duo.qbr.2025-Q3@duo.example") == isNamed, "f\(set)")
      #expect(event.contains { $0.contains("Occurrence: duo/qbr/2025-Q3") } == isNamed, "f\(set)")
      #expect(event.contains("CATEGORIES:qbr") == isNamed, "f\(set)")
      #expect(file.contains("qbr") == isNamed, "f\(set)")
    }
  }

  @Test func whoeverSeesNoTitleSeesThatSomebodyIsBusy() throws {
    var partnership = Partnership()
    partnership.workspace = "calendars:\n  board: { fields: [] }"
    let record = try partnership.publish("2025-01-02")
    for lines in try Partnership.events(#require(partnership.files(of: record)["board.ics"])).values {
      #expect(lines.contains("SUMMARY:Busy"))
      #expect(lines.contains("DESCRIPTION:Commercial in Confidence"), "\(lines)")
      #expect(!lines.contains { $0.hasPrefix("LOCATION") || $0.hasPrefix("CATEGORIES") })
      #expect(lines.first { $0.hasPrefix("UID:") }?.hasSuffix("@duo.example") == true, "\(lines)")
    }
  }

  /// A UID without words is the same in every publication, so that a client goes on with its event; another event has
  /// another, and what prepares a meeting still belongs to it.
  @Test func aNamelessEventKeepsItsIdentity() throws {
    var partnership = Partnership()
    partnership.workspace = "calendars:\n  board: { fields: [] }"
    partnership.qbr = partnership.qbr?.replacing(
      "freeze:", with: "prepare: [{ what: Pack out, before: 5 business-days, of: ours }], freeze:")
    let record = try partnership.publish("2025-01-02")
    let first = try Partnership.events(#require(partnership.files(of: record)["board.ics"]))
    #expect(first.count == record.events.count)
    let related = first.values.flatMap { $0.filter { $0.hasPrefix("RELATED-TO:") } }.map { $0.dropFirst(11) }
    #expect(!related.isEmpty && related.allSatisfy { first[String($0)] != nil })
    var events = record.events
    let id = try #require(events.keys.first { $0.hasPrefix("duo/qbr/") })
    events[id]?.content.title = "Other"
    events[id]?.sequence = 7
    let later = PublicationRecord(events: events, calendars: record.calendars)
    let second = try Partnership.events(#require(partnership.files(of: later)["board.ics"]))
    #expect(Set(first.keys) == Set(second.keys))
  }

  /// The words of an agreement and what RFC 5545 section 3.8.1.3 has for them.
  @Test(arguments: [
    ("Commercial in Confidence", "CONFIDENTIAL"), ("CONFIDENTIAL", "CONFIDENTIAL"),
    ("Strictly confidential", "CONFIDENTIAL"), ("Confidencial", "CONFIDENTIAL"),
    ("Top Secret", "CONFIDENTIAL"), ("Restricted", "CONFIDENTIAL"), ("Restringido", "CONFIDENTIAL"),
    ("Internal use only", "PRIVATE"), ("Private", "PRIVATE"), ("Public", "PUBLIC"), ("público", "PUBLIC"),
    // What is said to be something is not for everybody.
    ("Uso interno", "PRIVATE"), ("Proprietary", "PRIVATE"), ("TLP:AMBER", "PRIVATE"),
    ("Not public", "PRIVATE"), ("Unrestricted", "PUBLIC"),
  ])
  func aClassificationIsTheClassAndTheFirstLine(_ words: String, _ expected: String) throws {
    var partnership = Partnership()
    partnership.classification = words
    partnership.workspace = "calendars:\n  board: { fields: [] }\n  team: { party: ours }"
    let files = try partnership.files(of: partnership.publish("2025-01-02"))
    for file in files.values {
      for lines in Partnership.events(file).values {
        #expect(lines.contains("CLASS:\(expected)"), "\(lines)")
        #expect(
          lines.contains { $0 == "DESCRIPTION:\(words)" || $0.hasPrefix("DESCRIPTION:\(words)\\n") },
          "\(lines)")
      }
    }
  }

  @Test func withoutAClassificationAnEventIsPublic() throws {
    var event = try #require(try Partnership.first().events["duo/qbr/2025-Q3"])
    event.content.classification = nil
    let record = PublicationRecord(events: [event.id: event], calendars: [:])
    let lines = try Partnership.events(#require(Partnership().files(of: record)["qbr.ics"])).values.first
    #expect(lines?.contains("CLASS:PUBLIC") == true)
    #expect(lines?.contains { $0.hasPrefix("DESCRIPTION:Focus: Figures\\n") } == true, "\(lines ?? [])")
  }

  /// 731 stands beside a currency in every text that a person can write; what is to be prepared names a milestone, too.
  @Test func noAmountOfMoneyIsInAnyCalendarOfAnyAudience() throws {
    var partnership = Partnership()
    partnership.title = "Duo of US$731M"
    partnership.classification = "Secret above 731 EUR"
    partnership.qbr =
      #"{ title: "Review of S/731K", focus: "Spend 731,000 PEN", clause: "Money › €731", calendar: qbr, every: quarter, anchor: calendar, day: 3rd tuesday, time: "10:00", duration: 60 min, attendees: [partner-manager, treasurer], pack: "pack-731 USD", resources: [room, vault], prepare: [{ what: "Pay US$731", before: 5 business-days, of: ours }] }"#
    partnership.changes = [
      #"qbr/2025-Q2: { move-to: 2025-04-16T10:00, why: "GBP 731 is missing" }"#
    ]
    partnership.workspace = """
      calendars:
        board: { title: "The S/ 731 board", fields: [] }
        team: { party: ours }
        rest: { role: treasurer, fields: [location, attendees], colour: "USD 731" }
      """
    let record = try partnership.publish("2025-01-02")
    var event = try #require(record.events["duo/qbr/2025-Q2"])
    let files = try partnership.files(of: record)
    #expect(files.count == 10)
    for (name, file) in files { #expect(Self.lines(of: file, holding: "731") == [], "\(name)") }
    // The texts are there all the same.
    let all = try #require(files["all.ics"])
    for words in [
      "Review of [amount]", "Spend [amount]", "Money › [amount]", "[amount] is missing", "Pay [amount]",
    ] {
      #expect(all.contains(words), "\(words)")
    }
    #expect(all.contains("NAME:Partnership governance: Duo of [amount]"))
    // Nor in the reason of a cancellation.
    partnership.changes = [#"qbr/2025-Q2: { cancel: true, why: "731 € is missing" }"#]
    let cancelled = try partnership.publish("2025-01-03", over: record)
    event = try #require(cancelled.events[event.id])
    #expect(event.content.reason == "[amount] is missing")
    for (name, file) in try partnership.files(of: cancelled) {
      #expect(Self.lines(of: file, holding: "731") == [], "\(name)")
    }
  }

  private static func lines(of file: String, holding text: String) -> [String] {
    file.components(separatedBy: "\r\n").filter { $0.contains(text) }
  }
}
