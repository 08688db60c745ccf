import BusinessCalendar
import Scheduling
import TestSupport
import Testing

@testable import Publishing

/// A change of one field of what an event says.
struct Alteration: Sendable, CustomTestStringConvertible {
  /// The property of ``EventContent``.
  let property: String
  /// As plans name it.
  let field: String
  /// Whether RFC 5546 section 2.1.4 has a new SEQUENCE for it: start, end, status, or place.
  let raisesSequence: Bool
  let alter: @Sendable (inout EventContent) -> Void

  var testDescription: String { property }

  private static func text(
    _ property: String, _ path: any WritableKeyPath<EventContent, String?> & Sendable,
    raisesSequence: Bool = false
  ) -> [Alteration] {
    [("other words" as String?), nil, ""].map { text in
      Alteration(property: property, field: property, raisesSequence: raisesSequence) {
        // What was not there cannot become nothing.
        $0[keyPath: path] = $0[keyPath: path] == text ? "still other words" : text
      }
    }
  }

  static let all: [Alteration] =
    [
      .init(property: "start", field: "start", raisesSequence: true) {
        $0.start = ZonedInstant(
          secondsSince1970: $0.start.secondsSince1970 - 1800, offset: $0.start.offset)
      },
      .init(property: "end", field: "end", raisesSequence: true) {
        $0.end = ZonedInstant(secondsSince1970: $0.end.secondsSince1970 + 1800, offset: $0.end.offset)
      },
      .init(property: "zone", field: "time_zone", raisesSequence: true) { $0.zone = "America/Bogota" },
      .init(property: "isAllDay", field: "all_day", raisesSequence: true) { $0.isAllDay.toggle() },
      .init(property: "isCancelled", field: "status", raisesSequence: true) { $0.isCancelled.toggle() },
      .init(property: "calendar", field: "calendar", raisesSequence: false) { $0.calendar = "marketing" },
      .init(property: "title", field: "title", raisesSequence: false) { $0.title = "Another title" },
    ]
    + text("location", \.location, raisesSequence: true) + text("focus", \.focus)
    + text("attendees", \.attendees) + text("reason", \.reason) + text("clause", \.clause)
    + text("pack", \.pack) + text("classification", \.classification) + text("prepares", \.prepares)
}

@Suite struct RevisionTests {
  private static let id = "duo/qbr/2025-Q3"
  private static let uid = "duo.qbr.2025-Q3@duo.example"
  private static let day = "2025-02-03"

  /// What was published, with one event that said something else then.
  private static func before(_ alteration: Alteration) throws -> PublicationRecord {
    let record = try Partnership.first()
    var event = try #require(record.events[id])
    event.sequence = 6
    alteration.alter(&event.content)
    if event.content.isCancelled { event.cancelledOn = CivilDate(iso: "2025-01-20") }
    var events = record.events
    events[id] = event
    return PublicationRecord(events: events, calendars: record.calendars)
  }

  /// The plan to where the rules have everything, whatever was published.
  private static func plan(from record: PublicationRecord) throws -> Plan {
    let read = try Partnership().read()
    let asOf = try #require(CivilDate(iso: day))
    return Plan(
      from: record, to: read.scheduler.portfolio(read.programmes, asOf: asOf), workspace: read.workspace)
  }

  @Test func everyFieldIsAlteredHere() throws {
    let content = try #require(try Partnership.first().events[Self.id]).content
    #expect(
      Set(Mirror(reflecting: content).children.compactMap(\.label)) == Set(Alteration.all.map(\.property)))
  }

  @Test(arguments: Alteration.all)
  func aChangeOfAFieldRevisesItsEventAlone(_ alteration: Alteration) throws {
    let before = try Self.before(alteration)
    let plan = try Self.plan(from: before)
    #expect(plan.changes.map(\.id) == [Self.id])
    #expect(plan.changes.first?.fields == [alteration.field])
    let instant = try Partnership.midnight(Self.day)
    let after = plan.record(revisedAt: instant)
    let event = try #require(after.events[Self.id])
    #expect(event.sequence == (alteration.raisesSequence ? 7 : 6))
    #expect(event.modified == instant)
    #expect(event.uid == Self.uid)
    for (id, event) in before.events where id != Self.id { #expect(after.events[id] == event, "\(id)") }
    #expect(after.events.count == before.events.count)
    // What is published is what the rules have.
    #expect(try Self.plan(from: after).isEmpty)
    #expect(try Self.plan(from: after).record(revisedAt: instant + 60) == after)
  }

  @Test(arguments: Alteration.all)
  func itsRevisionIsInTheBytesAndNoOtherEventMoves(_ alteration: Alteration) throws {
    let before = try Self.before(alteration)
    let after = try Self.plan(from: before).record(revisedAt: Partnership.midnight(Self.day))
    let old = try Partnership.events(#require(Partnership().files(of: before)["all.ics"]))
    let new = try Partnership.events(#require(Partnership().files(of: after)["all.ics"]))
    #expect(old.keys.sorted() == new.keys.sorted())
    #expect(try old.count == 4 + 2 + 12 + Self.contractDates)
    for (uid, lines) in old where uid != Self.uid { #expect(new[uid] == lines, "\(uid)") }
    let lines = try #require(new[Self.uid])
    #expect(lines.contains("SEQUENCE:\(alteration.raisesSequence ? 7 : 6)"), "\(lines)")
    #expect(lines.contains("LAST-MODIFIED:20250203T000000Z"), "\(lines)")
    #expect(lines.contains("DTSTAMP:20250203T000000Z"), "\(lines)")
    #expect(old[Self.uid]?.contains("DTSTAMP:20250102T000000Z") == true)
  }

  /// The contract year's first and last day are dated too.
  private static var contractDates: Int {
    get throws {
      try Partnership.first().events.values.count { $0.content.calendar == "contract" }
    }
  }

  @Test func anEventIsNewWithSequence0AndTheInstantOfItsPublication() throws {
    let record = try Partnership.first()
    for event in record.events.values {
      #expect(event.sequence == 0)
      // 2025-01-02T00:00:00Z, by `date -u -d 2025-01-02 +%s`.
      #expect(event.modified == 1_735_776_000)
      #expect(event.uid == event.id.replacing("/", with: ".") + "@duo.example")
      #expect(event.cancelledOn == nil)
      #expect(!event.hasLeft)
    }
  }

  /// The clock at the second publication, from the first in seconds, and how much later LAST-MODIFIED is then.
  @Test(arguments: [(60, 60), (1, 1), (0, 1), (-1, 1), (-86_400, 1), (-1_735_776_000, 1)])
  func lastModifiedRisesWhateverTheClockSays(_ clock: Int, _ later: Int) throws {
    var partnership = Partnership()
    let first = try partnership.publish("2025-01-02")
    let instant = try Partnership.midnight("2025-01-02")
    partnership.qbr = partnership.qbr?.replacing("Business review", with: "Review")
    let second = try partnership.plan("2025-01-02", from: first).record(revisedAt: instant + clock)
    #expect(second.events[Self.id]?.modified == instant + later)
    #expect(second.events["duo/sync/2025-03"]?.modified == instant)
  }

  /// Three changes within a second.
  @Test func lastModifiedRisesWithEachOfManyRevisionsAtOnce() throws {
    var partnership = Partnership()
    var record = try partnership.publish("2025-01-02")
    let instant = try Partnership.midnight("2025-01-02")
    for round in 1...3 {
      partnership.qbr = partnership.qbr?.replacing("title: ", with: "title: Very ")
      record = try partnership.plan("2025-01-02", from: record).record(revisedAt: instant)
      #expect(record.events[Self.id]?.modified == instant + round)
      #expect(record.events[Self.id]?.sequence == 0)
    }
  }

  @Test func anotherDomainKeepsTheUIDsThatSubscribersHave() throws {
    var partnership = Partnership()
    let before = try partnership.publish("2025-01-02")
    partnership.uidDomain = "other.example"
    #expect(try partnership.plan("2025-01-03", from: before).isEmpty)
    // One that comes later has the domain of its day.
    partnership.changes = ["qbr/2025-Q3: { cancel: true, why: Strike }"]
    let cancelled = try partnership.publish("2025-01-03", over: before)
    partnership.changes = []
    partnership.training = partnership.training?.replacing("every: 6 months", with: "every: 3 months")
      .replacing("day 10 of month 2", with: "day 10")
    let after = try partnership.publish("2025-01-04", over: cancelled)
    #expect(after.events[Self.id]?.uid == Self.uid)
    #expect(after.events[Self.id]?.sequence == 2)
    #expect(after.events["duo/training/2025-Q2"]?.uid == "duo.training.2025-Q2@other.example")
    #expect(after.events["duo/training/2025-H1"]?.uid == "duo.training.2025-H1@duo.example")
    let events = try Partnership.events(#require(partnership.files(of: after)["all.ics"]))
    #expect(events[Self.uid]?.contains("STATUS:CONFIRMED") == true)
  }
}
