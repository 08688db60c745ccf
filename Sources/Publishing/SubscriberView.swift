import BusinessCalendar
public import ICalendar
import Programme

/// The events of a record as subscribers see them.
public struct SubscriberView {
  /// The program that writes, for readers of the files (RFC 5545 section 3.7.3).
  static let productID = "-//Entente//Entente//EN"

  private let rows: [PublishedEvent]
  private let uids: [String: String]
  private let zones: [String: Zone]

  /// A view of a record.
  public init(_ record: PublicationRecord) {
    rows = record.events.values.filter { !$0.hasLeft }
    uids = Dictionary(rows.map { ($0.id, $0.uid) }, uniquingKeysWith: { first, _ in first })
    var zones: [String: Zone] = [:]
    for name in Set(rows.map(\.content.zone)) { zones[name] = Zone(name) }
    self.zones = zones
  }

  /// What a calendar holds, in no order.
  public func events(of calendar: PublishedCalendar) -> [CalendarEvent] {
    rows.filter { calendar.holds($0.id, calendar: $0.content.calendar, $0.attendance) }.map {
      CalendarEvent($0, fields: calendar.fields, zone: zones[$0.content.zone] ?? .utc, uids: uids)
    }
  }
}
