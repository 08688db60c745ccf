import BusinessCalendar
import Testing

@testable import Publishing

/// How an event ceases to be held.
enum Ending: String, CaseIterable, Sendable {
  case cancelledByHand, seriesGone, programmeGone, unplaceable

  var partnership: Partnership {
    var partnership = Partnership()
    switch self {
    case .cancelledByHand: partnership.changes = ["qbr/2025-Q2: { cancel: true, why: Strike }"]
    case .seriesGone: partnership.qbr = nil
    case .programmeGone: partnership.isThere = false
    case .unplaceable:
      partnership.workspace = "blackouts:\n  audit: { dates: 2025-04-01/2025-06-30, why: Audit }"
    }
    return partnership
  }
}

/// The review of 15 April 2025, cancelled as of 3 March.
@Suite struct CancellationTests {
  private static let id = "duo/qbr/2025-Q2"
  private static let uid = "duo.qbr.2025-Q2@duo.example"

  private static func status(_ record: PublicationRecord, _ partnership: Partnership) throws -> String? {
    let lines = try Partnership.events(#require(partnership.files(of: record)["all.ics"]))[uid]
    return lines?.first { $0.hasPrefix("STATUS:") }
  }

  /// 3 March and 29 days are 1 April, and 30 days 2 April: March has 31.
  private static let days: [(String, String?)] = [
    ("2025-03-03", "STATUS:CANCELLED"), ("2025-03-04", "STATUS:CANCELLED"),
    ("2025-04-01", "STATUS:CANCELLED"), ("2025-04-02", nil), ("2025-04-03", nil), ("2026-04-02", nil),
  ]

  @Test(arguments: Ending.allCases)
  func itStays30DaysAndGoes(_ ending: Ending) throws {
    let partnership = ending.partnership
    let before = try Partnership.first()
    let cancelled = try partnership.publish("2025-03-03", over: before)
    let event = try #require(cancelled.events[Self.id])
    #expect(event.sequence == 1)
    #expect(event.modified == (try Partnership.midnight("2025-03-03")))
    #expect(event.content.start == before.events[Self.id]?.content.start)
    for (day, status) in Self.days {
      // Whether somebody published every day in between or not.
      for record in [cancelled, try partnership.publish("2025-03-20", over: cancelled)] {
        let plan = try partnership.plan(day, from: record)
        #expect(plan.leaving.contains(Self.id) == (status == nil), "\(day)")
        #expect(!plan.changes.contains { $0.id == Self.id }, "\(day)")
        let after = plan.record(revisedAt: try Partnership.midnight(day))
        #expect(try Self.status(after, partnership) == status, "\(day)")
        // Its revision stays what it was: leaving is no revision.
        #expect(after.events[Self.id]?.sequence == 1)
        #expect(after.events[Self.id]?.modified == event.modified)
        #expect(try !partnership.plan(day, from: after).leaving.contains(Self.id), "\(day)")
      }
    }
  }

  @Test(arguments: Ending.allCases)
  func thePlanTellsItOnce(_ ending: Ending) throws {
    let before = try Partnership.first()
    let plan = try ending.partnership.plan("2025-03-03", from: before)
    let change = try #require(plan.changes.first { $0.id == Self.id })
    #expect(change.kind == .cancel)
    #expect(change.fields.contains("status"))
    #expect(!change.fields.contains("start"))
    let words: String
    switch ending {
    case .cancelledByHand: words = "Strike"
    case .seriesGone, .programmeGone: words = "no rule asks for it any more"
    case .unplaceable: words = "it cannot be placed"
    }
    #expect(change.reason.contains(words), "\(change.reason)")
  }

  /// How it ends, the day it comes back on, and what the plan calls that.
  @Test(
    arguments: Ending.allCases,
    [
      ("2025-03-03", Plan.Change.Kind.update), ("2025-04-01", .update), ("2025-04-02", .add),
      ("2025-04-14", .add),
    ])
  func oneThatComesBackGoesOnWithItsSequence(_ ending: Ending, _ back: (String, Plan.Change.Kind)) throws {
    let (day, kind) = back
    var record = try Partnership.first()
    record = try ending.partnership.publish("2025-03-03", over: record)
    // Somebody has published on the day, so that it has left where it has to.
    record = try ending.partnership.publish(day, over: record)
    #expect(record.events[Self.id]?.hasLeft == (kind == .add))
    let plan = try Partnership().plan(day, from: record)
    let change = try #require(plan.changes.first { $0.id == Self.id })
    #expect(change.kind == kind)
    #expect(!change.isFrozen)
    record = plan.record(revisedAt: try Partnership.midnight(day))
    let event = try #require(record.events[Self.id])
    #expect(event.uid == Self.uid)
    #expect(event.sequence == 2)
    #expect(event.cancelledOn == nil)
    #expect(!event.hasLeft)
    #expect(event.content == (try Partnership.first().events[Self.id]?.content))
    #expect(try Self.status(record, Partnership()) == "STATUS:CONFIRMED")
    #expect(try Partnership().plan(day, from: record).isEmpty)
    // And once more: its thirty days are counted anew.
    record = try ending.partnership.publish(day, over: record)
    #expect(record.events[Self.id]?.sequence == 3)
    #expect(record.events[Self.id]?.cancelledOn?.description == day)
    #expect(record.events[Self.id]?.hasLeft == false)
  }

  /// Nobody has to be told that a meeting which nobody saw does not take place.
  @Test func oneThatWasNeverSeenIsNotCancelled() throws {
    let cancelled = Ending.cancelledByHand.partnership
    let record = try cancelled.publish("2025-01-02")
    #expect(record.events[Self.id] == nil)
    #expect(try Self.status(record, cancelled) == nil)
    let plan = try Partnership().plan("2025-01-03", from: record)
    #expect(plan.changes.map(\.kind) == [.add])
    #expect(plan.record(revisedAt: 0).events[Self.id]?.sequence == 0)
  }

  /// Cancelled by hand and then its series gone: the thirty days go on, and nothing is told twice.
  @Test func anotherReasonDoesNotBeginThe30DaysAgain() throws {
    var record = try Partnership.first()
    record = try Ending.cancelledByHand.partnership.publish("2025-03-03", over: record)
    let plan = try Ending.seriesGone.partnership.plan("2025-03-20", from: record)
    #expect(!plan.changes.contains { $0.id == Self.id })
    record = plan.record(revisedAt: try Partnership.midnight("2025-03-20"))
    #expect(record.events[Self.id]?.cancelledOn?.description == "2025-03-03")
    #expect(record.events[Self.id]?.sequence == 1)
    record = try Ending.cancelledByHand.partnership.publish("2025-03-25", over: record)
    #expect(record.events[Self.id]?.cancelledOn?.description == "2025-03-03")
    #expect(record.events[Self.id]?.sequence == 1)
    #expect(
      try Ending.seriesGone.partnership.plan("2025-04-02", from: record).leaving.contains(Self.id))
  }

  /// A day that lies before the cancellation, because a clock was wrong or a person says so.
  @Test func anEarlierDayLetsNothingLeave() throws {
    var record = try Partnership.first()
    record = try Ending.seriesGone.partnership.publish("2025-03-03", over: record)
    #expect(try Ending.seriesGone.partnership.plan("2025-02-01", from: record).isEmpty)
    record = try Ending.seriesGone.partnership.publish("2025-04-02", over: record)
    // What has left does not come back by itself.
    #expect(try Ending.seriesGone.partnership.plan("2025-03-03", from: record).isEmpty)
  }
}
