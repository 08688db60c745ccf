internal import BusinessCalendar
internal import CLibical

/// Writes a calendar to the bytes of RFC 5545.
///
/// The same calendar gives the same bytes, whatever the order of its events, the day or the number of threads.
/// Events are written one by one rather than as one tree, so that memory and the time that other threads wait
/// stay small.
public enum CalendarWriter {
  /// The bytes of a file, with what had to be written otherwise than asked.
  ///
  /// - Throws: ``CalendarError`` where an event has no UID or another's, or lies outside the calendar.
  public static func bytes(of file: CalendarFile) throws(CalendarError) -> CalendarBytes {
    var nothing: WrittenEvents?
    return try bytes(of: file, &nothing)
  }

  /// As ``bytes(of:)``, without making the lines anew of events that were written before.
  public static func bytes(of file: CalendarFile, sharing written: inout WrittenEvents)
    throws(CalendarError) -> CalendarBytes
  {
    var shared: WrittenEvents? = written
    // One owner only, so that nothing is copied.
    written = WrittenEvents()
    defer { written = shared ?? written }
    return try bytes(of: file, &shared)
  }

  private static func bytes(of file: CalendarFile, _ written: inout WrittenEvents?)
    throws(CalendarError) -> CalendarBytes
  {
    var instants = InstantCache()
    var events: [PlacedEvent] = []
    events.reserveCapacity(file.events.count)
    var uids: Set<String> = []
    uids.reserveCapacity(file.events.count)
    for event in file.events {
      let placed = try PlacedEvent(event, instants: &instants)
      guard uids.insert(placed.uid).inserted else {
        throw CalendarError("two events have the UID '\(placed.uid)'")
      }
      events.append(placed)
    }
    // Events are large to move, their indices are not.
    let order = events.indices.sorted { PlacedEvent.precedes(events[$0], events[$1]) }
    let zones = ZoneChoice(for: events)

    // RFC 5545 section 3.6 asks for one component at least, so a calendar without events states a zone.
    let stated =
      events.isEmpty
      ? [WrittenZone(name: "Etc/UTC", rules: .fixed(offset: 0, abbreviation: "UTC"))]
      : zones.zones.values.sorted { $0.name < $1.name }
    var (bytes, end) = try Libical.locked { () throws(CalendarError) in
      var (bytes, end) = try frame(of: file)
      for zone in stated { try zone.component(earliestYear: zones.earliestYear).write(to: &bytes) }
      return (bytes, end)
    }
    // About as many bytes as a meeting takes, so that a large file is not copied each time it has doubled.
    bytes.reserveCapacity(bytes.count + 512 * order.count)
    var made: [(key: WrittenEvents.Key, range: Range<Int>)] = []
    for index in order {
      let event = events[index]
      let key = written == nil ? nil : event.key(zones)
      if let key, let lines = written?.lines(of: key) {
        bytes += lines
        continue
      }
      let start = bytes.count
      try Libical.locked { () throws(CalendarError) in
        try event.component(zones: zones).write(to: &bytes)
      }
      if let key { made.append((key, start..<bytes.count)) }
    }
    bytes += end
    written?.add(bytes, made)
    return CalendarBytes(bytes: bytes, notes: zones.notes)
  }

  /// What stands before the first component of the calendar, and what after the last.
  private static func frame(of file: CalendarFile) throws(CalendarError) -> (start: [UInt8], end: [UInt8]) {
    let productID = PlainText.line(file.productID)
    if productID.isEmpty { throw CalendarError("the calendar has no product identifier") }
    let calendar = try Component(ICAL_VCALENDAR_COMPONENT)
    try calendar.add(icalproperty_new_version("2.0"))
    try calendar.add(icalproperty_new_prodid(productID))
    try calendar.add(icalproperty_new_calscale("GREGORIAN"))
    let name = PlainText.line(file.name)
    if !name.isEmpty {
      try calendar.add(icalproperty_new_name(name))
      try calendar.addExtension("X-WR-CALNAME", name)
    }
    let description = PlainText.lines(file.description)
    if !description.isEmpty {
      try calendar.add(icalproperty_new_description(description))
      try calendar.addExtension("X-WR-CALDESC", description)
    }
    if let hours = file.refreshHours {
      var wait = icaldurationtype_null_duration()
      wait.hours = UInt32(clamping: max(1, hours))
      try calendar.add(icalproperty_new_refreshinterval(wait), icalparameter_new_value(ICAL_VALUE_DURATION))
      try calendar.addExtension("X-PUBLISHED-TTL", "PT\(wait.hours)H")
    }
    let colour = PlainText.colour(file.colour)
    if !colour.isEmpty { try calendar.add(icalproperty_new_color(colour)) }
    var bytes: [UInt8] = []
    try calendar.write(to: &bytes)
    let end = Array("END:VCALENDAR\r\n".utf8)
    guard bytes.suffix(end.count) == end[...] else { throw CalendarError.outOfMemory }
    bytes.removeLast(end.count)
    return (bytes, end)
  }
}

/// A calendar as it goes into a file.
public struct CalendarBytes: Sendable, Hashable {
  /// RFC 5545 in UTF-8, lines of at most 75 octets that end in CRLF.
  public let bytes: [UInt8]
  /// What was written otherwise than asked, in sentences: events in UTC that a small VTIMEZONE would not place
  /// exactly.
  public let notes: [String]
}

extension Component {
  /// Adds a property that the RFCs do not know, escaped as TEXT, which libical does not do by itself.
  fileprivate func addExtension(_ name: String, _ text: String) throws(CalendarError) {
    guard let property = icalproperty_new(ICAL_X_PROPERTY) else { throw .outOfMemory }
    icalproperty_set_x_name(property, name)
    let escaped = PlainText.escaped(text)
    // A STRING goes out as it is. The parameter, set after the value, only decides what stands before the colon:
    // X shows nothing. TEXT is shown where there is something to unescape, because some readers take X- values as
    // they are.
    icalproperty_set_value(property, icalvalue_new_string(escaped))
    let shown = escaped == text ? ICAL_VALUE_X : ICAL_VALUE_TEXT
    try add(property, icalparameter_new_value(shown))
  }
}
