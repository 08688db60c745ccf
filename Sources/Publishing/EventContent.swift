public import BusinessCalendar
import Diagnostics
import Programme
import Scheduling

/// What an event says to subscribers, whoever they are and whichever revision it is.
public struct EventContent: Sendable, Hashable {
  /// The calendar it is in, beside the one of everything: `qbr`.
  public var calendar: String
  /// What it is called (SUMMARY).
  public var title: String
  /// When it starts (DTSTART).
  public var start: ZonedInstant
  /// When it ends (DTEND); the midnight after the last day of a whole-day event.
  public var end: ZonedInstant
  /// The zone of its clock, an IANA name (TZID).
  public var zone: String
  /// Whether it is whole days rather than a time.
  public var isAllDay: Bool
  /// Whether it does not take place (STATUS).
  public var isCancelled: Bool
  /// Where it takes place: its rooms and bridges (LOCATION).
  public var location: String?
  /// What it is about.
  public var focus: String?
  /// Which seats attend.
  public var attendees: String?
  /// Why it is on that day, or why it was cancelled; never who is away or whom else they meet.
  public var reason: String?
  /// The clause of the agreement that asks for it.
  public var clause: String?
  /// The name of its pack.
  public var pack: String?
  /// The classification of its agreement, in the agreement's words.
  public var classification: String?
  /// The identity of the occurrence that it prepares (RELATED-TO).
  public var prepares: String?

  /// Content by its parts.
  public init(
    calendar: String, title: String, start: ZonedInstant, end: ZonedInstant, zone: String, isAllDay: Bool,
    isCancelled: Bool, location: String? = nil, focus: String? = nil, attendees: String? = nil,
    reason: String? = nil, clause: String? = nil, pack: String? = nil, classification: String? = nil,
    prepares: String? = nil
  ) {
    self.calendar = calendar
    self.title = title
    self.start = start
    self.end = end
    self.zone = zone
    self.isAllDay = isAllDay
    self.isCancelled = isCancelled
    self.location = location
    self.focus = focus
    self.attendees = attendees
    self.reason = reason
    self.clause = clause
    self.pack = pack
    self.classification = classification
    self.prepares = prepares
  }

  /// What a line of the agenda says. An amount of money in a text becomes `[amount]`: calendars travel further than
  /// packs.
  init(_ entry: AgendaEntry, of programme: Programme, resources: [String: String]) {
    func text(_ text: String?) -> String? {
      text.flatMap { $0.isEmpty ? nil : $0.withoutAmounts }
    }
    self.init(
      calendar: entry.calendar, title: entry.title.withoutAmounts, start: entry.start, end: entry.end,
      zone: entry.zone.name, isAllDay: entry.time == nil, isCancelled: entry.status == .cancelled,
      location: text(entry.resources.map { resources[$0] ?? $0 }.joined(separator: ", ")),
      focus: text(entry.detail), attendees: text(entry.attendees.joined(separator: "; ")),
      reason: text(entry.discreetReason), clause: text(entry.clause), pack: text(entry.pack),
      classification: text(programme.header.classification), prepares: entry.prepares)
  }
}

extension EventContent {
  /// The SHA-256 of all that it says.
  public var hash: String {
    let times = [start.secondsSince1970, start.offset, end.secondsSince1970, end.offset].map(String.init)
    let fields: [String?] =
      times + [
        isAllDay ? "day" : "time", isCancelled ? "cancelled" : "confirmed", calendar, title, zone, location,
        focus, attendees, reason, clause, pack, classification, prepares,
      ]
    var bytes: [UInt8] = []
    bytes.reserveCapacity(512)
    for field in fields {
      // No text holds a NUL, so that none can pass for two.
      bytes.append(0)
      guard let field else { continue }
      bytes.append(UInt8(ascii: "+"))
      bytes += field.utf8
    }
    return ContentDigest.sha256(bytes)
  }

  /// Whether something differs for which a person looks into the calendar again: start, end, place, or whether it takes
  /// place. Only this raises SEQUENCE (RFC 5546 section 2.1.4).
  func isRescheduled(from other: EventContent) -> Bool {
    start != other.start || end != other.end || zone != other.zone || isAllDay != other.isAllDay
      || isCancelled != other.isCancelled || location != other.location
  }

  /// The names of the fields that differ, in one order.
  func differences(from other: EventContent) -> [String] {
    let pairs: [(String, Bool)] = [
      ("title", title != other.title), ("start", start != other.start), ("end", end != other.end),
      ("time_zone", zone != other.zone), ("all_day", isAllDay != other.isAllDay),
      ("status", isCancelled != other.isCancelled), ("location", location != other.location),
      ("calendar", calendar != other.calendar), ("focus", focus != other.focus),
      ("attendees", attendees != other.attendees), ("reason", reason != other.reason),
      ("clause", clause != other.clause), ("pack", pack != other.pack),
      ("classification", classification != other.classification), ("prepares", prepares != other.prepares),
    ]
    return pairs.compactMap { $0.1 ? $0.0 : nil }
  }
}
