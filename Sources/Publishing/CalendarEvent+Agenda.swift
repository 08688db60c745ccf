import BusinessCalendar
import ICalendar
import Programme
import Scheduling

extension CalendarEvent {
  /// The event that subscribers see for a line of the agenda.
  ///
  /// Its stamp is the programme's own: the first day of its last review, else of its term. Never now, because a stamp that
  /// moves makes every subscriber fetch everything again (RFC 5545 section 3.8.7.2 asks for the date of the revision).
  init(_ entry: AgendaEntry, of programme: Programme, uidDomain: String) {
    let when: When =
      if let time = entry.time {
        .timed(date: entry.date, time: time, zone: entry.zone, minutes: entry.minutes)
      } else {
        .allDay(DateSpan(entry.date))
      }
    self.init(
      uid: Self.uid(entry.id, uidDomain), when: when,
      stamp: (programme.header.reviews.last?.first ?? programme.term.first).dayNumber * 86_400,
      summary: entry.title.withoutAmounts,
      description: Self.description(of: entry, in: programme).withoutAmounts, categories: [entry.calendar],
      classification: Self.classification(programme.header.classification),
      status: entry.status == .cancelled ? .cancelled : .confirmed, isOpaque: entry.time != nil,
      relatedTo: entry.prepares.map { Self.uid($0, uidDomain) })
  }

  private static func uid(_ id: String, _ domain: String) -> String {
    id.replacing("/", with: ".") + "@" + domain
  }

  private static func description(of entry: AgendaEntry, in programme: Programme) -> String {
    var lines: [String] = []
    if let classification = programme.header.classification { lines.append(classification) }
    if let detail = entry.detail { lines.append("Focus: \(detail)") }
    if !entry.attendees.isEmpty { lines.append("With: \(entry.attendees.joined(separator: "; "))") }
    if !entry.discreetReason.isEmpty {
      lines.append(
        entry.status == .cancelled
          ? "Cancelled: \(entry.discreetReason)" : "Why this day: \(entry.discreetReason)")
    }
    if let clause = entry.clause { lines.append("Clause: \(clause)") }
    if let pack = entry.pack { lines.append("Pack: \(pack)") }
    lines.append("Occurrence: \(entry.id)")
    return lines.joined(separator: "\n")
  }

  /// RFC 5545 section 3.8.1.3 has three words; an agreement has its own.
  static func classification(_ words: String?) -> Classification {
    guard let words = words?.lowercased() else { return .public }
    if ["confiden", "secret", "restricted"].contains(where: words.contains) { return .confidential }
    if ["private", "internal"].contains(where: words.contains) { return .private }
    return .public
  }
}
