import BusinessCalendar
import Foundation
public import Scheduling

/// What subscribers last saw of each event, as it is kept beside the workspace.
public struct PublicationRecord: Sendable, Hashable {
  /// One published event.
  public struct Event: Sendable, Hashable, Codable {
    /// The calendar it is in.
    public let calendar: String
    /// What it is called.
    public let title: String
    /// When it starts, `2025-01-28T10:00:00-05:00`.
    public let start: String
    /// When it ends.
    public let end: String
    /// Whether it is a day rather than a time.
    public let allDay: Bool
    /// Whether it takes place.
    public let status: String
    /// What its rule said: ``LastPublication/Meeting/rule``.
    public let rule: String

    enum CodingKeys: String, CodingKey {
      case calendar, title, start, end, status, rule
      case allDay = "all_day"
    }
  }

  /// By identity.
  public let events: [String: Event]

  /// A record of nothing.
  public static let empty = PublicationRecord(events: [:])

  init(events: [String: Event]) { self.events = events }

  /// The record of what schedules publish.
  public init(_ schedules: [Schedule]) {
    var events: [String: Event] = [:]
    for entry in schedules.flatMap(\.agenda) { events[entry.id] = Event(entry) }
    self.events = events
  }

  /// Where the scheduler finds each meeting that takes place.
  public var lastPublication: LastPublication {
    var meetings: [String: LastPublication.Meeting] = [:]
    var cancelled: [String: ZonedInstant] = [:]
    for (id, event) in events {
      guard let start = ZonedInstant(iso: event.start) else { continue }
      if event.status == Occurrence.Status.confirmed.rawValue {
        meetings[id] = .init(start: start, rule: event.rule)
      } else {
        cancelled[id] = start
      }
    }
    return LastPublication(meetings: meetings, cancelled: cancelled)
  }
}

extension PublicationRecord.Event {
  init(_ entry: AgendaEntry) {
    self.init(
      calendar: entry.calendar, title: entry.title, start: entry.start.description,
      end: entry.end.description,
      allDay: entry.time == nil, status: entry.status.rawValue, rule: entry.rule)
  }
}

extension PublicationRecord {
  private struct Form: Codable {
    let format: Int
    let events: [String: Event]
  }

  /// The record as JSON, its keys sorted, so that two records can be compared.
  public var json: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    guard let data = try? encoder.encode(Form(format: 1, events: events)) else { return [] }
    return Array(data) + [UInt8(ascii: "\n")]
  }

  /// Reads ``json``; nil where it is something else.
  public init?(json: [UInt8]) {
    guard let form = try? JSONDecoder().decode(Form.self, from: Data(json)), form.format == 1 else {
      return nil
    }
    events = form.events
  }
}
