import Diagnostics
import ICalendar

/// An event by itself, as a CalDAV collection holds it.
public struct EventResource: Sendable, Hashable {
  /// Its UID.
  public let uid: String
  /// One VCALENDAR with the event and its time zone (RFC 4791 section 4.1).
  public let bytes: [UInt8]

  /// The SHA-256 of its bytes.
  public var digest: String { ContentDigest.sha256(bytes) }

  /// What a calendar holds of a record, by UID.
  ///
  /// - Throws: ``PublicationError`` where libical refuses.
  public static func all(in calendar: PublishedCalendar, of record: PublicationRecord)
    throws(PublicationError)
    -> [EventResource]
  {
    let view = SubscriberView(record)
    var resources: [EventResource] = []
    for event in view.events(of: calendar).sorted(by: { $0.uid < $1.uid }) {
      do {
        let written = try CalendarWriter.bytes(
          of: CalendarFile(resource: event, productID: SubscriberView.productID))
        resources.append(EventResource(uid: event.uid, bytes: written.bytes))
      } catch {
        throw PublicationError(reason: "\(event.uid): \(error.reason)")
      }
    }
    return resources
  }
}
