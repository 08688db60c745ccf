import BusinessCalendar
import Foundation
import Testing

@testable import Publishing

/// A saved plan is published only if nothing changed: each thing that can change changes its digest.
@Suite struct SavedPlanTests {
  private static let id = "duo/qbr/2025-Q3"
  private static let day = "2025-02-03"

  /// A workspace with something to be published.
  private static var partnership: Partnership {
    var partnership = Partnership()
    partnership.changes = ["qbr/2025-Q4: { cancel: true, why: Strike }"]
    return partnership
  }

  private static func saved(
    _ partnership: Partnership = partnership, _ day: String = day, from record: PublicationRecord? = nil
  ) throws -> SavedPlan {
    SavedPlan(try partnership.plan(day, from: record ?? Partnership.first()))
  }

  @Test func theSamePlanIsTheSame() throws {
    #expect(try Self.saved() == Self.saved())
    let data = try JSONEncoder().encode(Self.saved())
    #expect(try JSONDecoder().decode(SavedPlan.self, from: data) == Self.saved())
  }

  @Test(arguments: Alteration.all)
  func anotherContentOfThePublishedIsAnotherPlan(_ alteration: Alteration) throws {
    let record = try Partnership.first()
    var events = record.events
    var event = try #require(events[Self.id])
    alteration.alter(&event.content)
    events[Self.id] = event
    let altered = PublicationRecord(events: events, calendars: record.calendars)
    #expect(try Self.saved(from: altered).digest != Self.saved().digest)
  }

  /// What else the record keeps of an event.
  private static let rows: [@Sendable (PublishedEvent) -> PublishedEvent] = [
    { $0.with { $0.sequence += 1 } }, { $0.with { $0.modified += 1 } }, { $0.with { $0.rule += "." } },
    { $0.with { $0.freeze = nil } }, { $0.with { $0.freeze = 11 } },
    { $0.with { $0.cancelledOn = CivilDate(iso: "2025-01-09") } },
    { $0.with { $0.attendance = Attendance(parties: [], roles: [], people: []) } },
    { $0.with { $0.attendance = Attendance(parties: ["ours"], roles: ["theirs"], people: []) } },
    {
      PublishedEvent(
        id: $0.id, uid: $0.uid + ".example", sequence: $0.sequence, modified: $0.modified,
        cancelledOn: $0.cancelledOn, hasLeft: $0.hasLeft, content: $0.content, attendance: $0.attendance,
        rule: $0.rule, freeze: $0.freeze)
    },
  ]

  @Test(arguments: rows.indices)
  func anotherRowOfTheRecordIsAnotherPlan(_ index: Int) throws {
    let record = try Partnership.first()
    var events = record.events
    let event = try #require(events[Self.id])
    events[Self.id] = Self.rows[index](event)
    #expect(events[Self.id] != event)
    let altered = PublicationRecord(events: events, calendars: record.calendars)
    #expect(try Self.saved(from: altered).digest != Self.saved().digest)
  }

  @Test func anotherWorkspaceOrDayIsAnotherPlan() throws {
    var others: [Partnership] = []
    func other(_ change: (inout Partnership) -> Void) {
      var partnership = Self.partnership
      change(&partnership)
      others.append(partnership)
    }
    other { $0.changes = [] }
    other { $0.changes = ["qbr/2025-Q4: { cancel: true, why: Storm }"] }
    other { $0.title = "Duet" }
    other { $0.classification = "Secret" }
    other { $0.qbr = $0.qbr?.replacing("10 business-days", with: "9 business-days") }
    other { $0.qbr = $0.qbr?.replacing("[partner-manager]", with: "[architect]") }
    other { $0.qbr = $0.qbr?.replacing("3rd tuesday", with: "3rd wednesday") }
    other { $0.training = nil }
    other { $0.isThere = false }
    other { $0.workspace = "calendars:\n  team: { party: ours }" }
    other { $0.workspace = "calendars:\n  team: { party: ours, fields: [title] }" }
    let plans =
      try [Self.saved()] + others.map { try Self.saved($0) } + [Self.saved(Self.partnership, "2025-02-04")]
    #expect(Set(plans.map(\.digest)).count == plans.count)
  }

  /// A new event's UID is a part of what would be published; those that are out stay.
  @Test func anotherDomainMattersOnlyToWhatIsNew() throws {
    var other = Self.partnership
    other.uidDomain = "other.example"
    #expect(try Self.saved(other) == Self.saved())
    #expect(try Self.saved(other, from: .empty).digest != Self.saved(from: .empty).digest)
  }

  /// Where it was killed after the record and before the files, the same command has to end it.
  @Test func onePublishedIsKnownByItsOutcome() throws {
    let plan = try Self.partnership.plan(Self.day, from: Partnership.first())
    let saved = SavedPlan(plan)
    #expect(!saved.isPublished(plan))
    let after = plan.record(revisedAt: saved.instant)
    #expect(try saved.isPublished(Self.partnership.plan(Self.day, from: after)))
    #expect(saved.instant == (try Partnership.midnight(Self.day)))
    // By another at another instant, or with something to do since.
    #expect(
      try !saved.isPublished(Self.partnership.plan(Self.day, from: plan.record(revisedAt: saved.instant + 1)))
    )
    #expect(try !saved.isPublished(Partnership().plan(Self.day, from: after)))
  }

  @Test(arguments: [
    "", "{}", "[]", "null", "\"entente-plan-1\"", #"{"format":"entente-plan-1","digest":"x","outcome":"y"}"#,
    #"{"format":"entente-plan-1","as_of":"2025-02-30","digest":"x","outcome":"y"}"#,
    #"{"format":"entente-plan-1","as_of":20250203,"digest":"x","outcome":"y"}"#,
    #"{"format":"entente-plan-2","as_of":"2025-02-03","digest":"x","outcome":"y"}"#,
    #"{"format":"entente-plan-1","as_of":"2025-02-03","digest":null,"outcome":"y"}"#,
    #"{"format":"entente-plan-1","as_of":"2025-02-03","digest":"x"}"#,
    #"{"format":"entente-placement-1","starts":{}}"#, #"{"changes":[],"calendars":[],"leaving":[]}"#,
    String(repeating: "[", count: 100_000),
  ])
  func whatIsNoPlanIsRefused(_ text: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(SavedPlan.self, from: Data(text.utf8))
    }
  }
}

extension PublishedEvent {
  fileprivate func with(_ change: (inout PublishedEvent) -> Void) -> PublishedEvent {
    var event = self
    change(&event)
    return event
  }
}
