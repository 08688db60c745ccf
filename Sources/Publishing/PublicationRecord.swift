public import Scheduling

/// What subscribers last saw: every event that was ever published, and the calendars.
public struct PublicationRecord: Sendable, Hashable {
  /// By identity. Cancelled events stay, so that one that comes back goes on with its SEQUENCE.
  public let events: [String: PublishedEvent]
  /// The calendars that were published, each with what defined it, by name.
  public let calendars: [String: String]
  /// How often the record was changed: what was made from an older one may no longer take its place.
  public let revision: Int

  /// A record of nothing.
  public static let empty = PublicationRecord(events: [:], calendars: [:])

  /// A record by its parts.
  public init(events: [String: PublishedEvent], calendars: [String: String], revision: Int = 0) {
    self.events = events
    self.calendars = calendars
    self.revision = revision
  }

  /// Records that say the same are equal, whatever their ``revision``.
  public static func == (left: PublicationRecord, right: PublicationRecord) -> Bool {
    left.events == right.events && left.calendars == right.calendars
  }

  /// Hashes what ``==(_:_:)`` compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(events)
    hasher.combine(calendars)
  }

  /// Where the scheduler finds each meeting.
  public var lastPublication: LastPublication {
    var meetings: [String: LastPublication.Meeting] = [:]
    var cancelled: [String: LastPublication.Meeting] = [:]
    meetings.reserveCapacity(events.count)
    for (id, event) in events {
      let place = LastPublication.Meeting(start: event.content.start, rule: event.rule)
      if event.content.isCancelled { cancelled[id] = place } else { meetings[id] = place }
    }
    return LastPublication(meetings: meetings, cancelled: cancelled.mapValues(\.start))
  }
}
