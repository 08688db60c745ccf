import BusinessCalendar
import Diagnostics
import ICalendar
import Programme

extension CalendarEvent {
  /// The event as the subscribers of a calendar see it.
  init(_ event: PublishedEvent, fields: Set<AudienceCalendar.Field>, zone: Zone, uids: [String: String]) {
    let content = event.content
    func visible(_ field: AudienceCalendar.Field, _ text: String?) -> String? {
      fields.contains(field) ? text : nil
    }
    // The identity is made of words of the programme: who may not see the title may not read it there.
    let isNamed = fields.contains(.title)
    func identifier(_ uid: String) -> String { isNamed ? uid : Self.nameless(uid) }
    self.init(
      uid: identifier(event.uid), when: Self.when(content, zone), stamp: event.modified,
      sequence: event.sequence,
      summary: visible(.title, content.title) ?? "Busy",
      description: Self.description(of: event, fields: fields),
      location: visible(.location, content.location),
      categories: isNamed ? [content.calendar] : [],
      classification: Self.classification(content.classification),
      status: content.isCancelled ? .cancelled : .confirmed,
      isOpaque: !content.isAllDay && !content.isCancelled,
      relatedTo: content.prepares.flatMap { uids[$0] }.map(identifier))
  }

  /// A UID that says nothing, always the same of one event.
  static func nameless(_ uid: String) -> String {
    let domain = uid.lastIndex(of: "@").map { uid[$0...] } ?? ""
    return String(ContentDigest.sha256(Array(uid.utf8)).prefix(32)) + domain
  }

  private static func when(_ content: EventContent, _ zone: Zone) -> When {
    if content.isAllDay {
      let last = max(content.start.date, content.end.date.adding(days: -1))
      return .allDay(DateSpan(content.start.date, last) ?? DateSpan(content.start.date))
    }
    let start = content.start
    let time = LocalTime(hour: start.minutesOfDay / 60, minute: start.minutesOfDay % 60)
    let minutes = (content.end.secondsSince1970 - start.secondsSince1970) / 60
    // A clock has no other minutes of the day than a local time can say.
    return time.map { .timed(date: start.date, time: $0, zone: zone, minutes: max(0, minutes)) }
      ?? .allDay(DateSpan(start.date))
  }

  private static func description(of event: PublishedEvent, fields: Set<AudienceCalendar.Field>) -> String {
    let content = event.content
    var lines: [String] = []
    if let classification = content.classification { lines.append(classification) }
    func add(_ field: AudienceCalendar.Field, _ label: String, _ text: String?) {
      if let text, fields.contains(field) { lines.append("\(label): \(text)") }
    }
    add(.focus, "Focus", content.focus)
    add(.attendees, "With", content.attendees)
    add(.reason, content.isCancelled ? "Cancelled" : "Why this day", content.reason)
    add(.clause, "Clause", content.clause)
    add(.pack, "Pack", content.pack)
    if fields.contains(.title) { lines.append("Occurrence: \(event.id)") }
    return lines.joined(separator: "\n")
  }

  /// RFC 5545 section 3.8.1.3 has three words; an agreement has its own. One that is not understood is not for everybody.
  static func classification(_ words: String?) -> Classification {
    guard let words = words?.lowercased() else { return .public }
    if ["public", "públic", "unclassified", "unrestricted"].contains(where: words.hasPrefix) {
      return .public
    }
    let confidential = ["confiden", "secret", "restricted", "restringid"]
    return confidential.contains(where: words.contains) ? .confidential : .private
  }
}
