import BusinessCalendar
import Testing

@testable import Publishing

/// The review of Tuesday 15 April 2025, frozen for ten business days of Peru and Luxembourg: from 1 April on they end with
/// the 15th itself, which is then outside; from the 2nd with the 16th.
@Suite struct FreezeTests {
  private static let id = "duo/qbr/2025-Q2"

  private static let days: [(String, Bool)] = [
    ("2025-03-03", false), ("2025-04-01", false), ("2025-04-02", true), ("2025-04-07", true),
    ("2025-04-14", true), ("2025-04-15", true), ("2025-04-16", false), ("2025-06-01", false),
  ]

  private static func change(_ partnership: Partnership, _ day: String) throws -> Plan.Change {
    let before = try Partnership.first()
    return try #require(try partnership.plan(day, from: before).changes.first { $0.id == id })
  }

  /// Where its series is gone, weekdays are counted; of these days none is a holiday in either centre.
  @Test(arguments: [Ending.cancelledByHand, .seriesGone, .programmeGone], days)
  func cancellingItIsAskedAboutInsideItsFreeze(_ ending: Ending, _ day: (String, Bool)) throws {
    let change = try Self.change(ending.partnership, day.0)
    #expect(change.kind == .cancel)
    #expect(change.isFrozen == day.1)
  }

  @Test(arguments: days)
  func movingItIsAskedAboutInsideItsFreeze(_ day: (String, Bool)) throws {
    var partnership = Partnership()
    partnership.changes = ["qbr/2025-Q2: { move-to: 2025-06-18T10:00, why: Board }"]
    let change = try Self.change(partnership, day.0)
    #expect(change.kind == .move)
    #expect(change.reason.contains("Board"))
    #expect(change.isFrozen == day.1)
  }

  @Test(arguments: days)
  func anotherTitleIsNotAskedAbout(_ day: (String, Bool)) throws {
    var partnership = Partnership()
    partnership.qbr = partnership.qbr?.replacing("Business review", with: "Review")
    let change = try Self.change(partnership, day.0)
    #expect(change.kind == .update)
    #expect(!change.isFrozen)
  }

  @Test(arguments: days)
  func whatHasNoFreezeIsNotAskedAbout(_ day: (String, Bool)) throws {
    let before = try Partnership.first()
    var partnership = Partnership()
    partnership.changes = ["sync/2025-04: { cancel: true, why: Strike }"]
    let plan = try partnership.plan(day.0, from: before)
    #expect(plan.changes.map(\.kind) == [.cancel])
    #expect(plan.changes.allSatisfy { !$0.isFrozen })
  }

  /// The freeze that subscribers were given counts, also where the rule that gave it no longer has one.
  @Test func aFreezeThatIsTakenAwayStillCounts() throws {
    var partnership = Partnership()
    partnership.qbr = partnership.qbr?.replacing(", freeze: 10 business-days", with: "")
    partnership.changes = ["qbr/2025-Q2: { cancel: true, why: Strike }"]
    #expect(try Self.change(partnership, "2025-04-02").isFrozen)
    #expect(try !Self.change(partnership, "2025-04-01").isFrozen)
  }

  /// A freeze of that many business days, a day of the workspace, and no end of the calendar.
  @Test(arguments: ["0001-01-01", "9999-12-31"])
  func theEndsOfTheCalendarAreDaysLikeOthers(_ day: String) throws {
    let before = try Partnership.first()
    let plan = try Ending.seriesGone.partnership.plan(day, from: before)
    // What is gone is cancelled and nothing else happens; nothing is within ten business days of either end.
    #expect(plan.changes.allSatisfy { $0.kind == .cancel && !$0.isFrozen })
  }
}
