internal import BusinessCalendar
internal import CLibical

/// The events and zones of somebody else's file.
struct WrittenCalendar: Sendable {
  let events: [WrittenEvent]
  /// X-WR-TIMEZONE, the zone of its floating times as many programs write and read it.
  let ownZone: Zone?
  /// The VTIMEZONEs by TZID.
  let zones: [String: FileZone]
  /// Every TZID that an event names.
  let zoneNames: Set<String>

  /// The years for which a file's own zones are evaluated, unless its events lie elsewhere.
  private static let zoneYears = 1970...2060

  /// - Throws: ``CalendarReadingError`` where the bytes are no calendar.
  init(ics bytes: [UInt8]) throws(CalendarReadingError) {
    if bytes.isEmpty { throw CalendarReadingError(reason: "it is empty") }
    if bytes.contains(0) {
      throw CalendarReadingError(reason: "it holds a NUL byte, so it is no iCalendar file")
    }
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    let text = String(decoding: bytes, as: UTF8.self)
    let read = Libical.locked { Self.read(text) }
    guard let read else {
      throw CalendarReadingError(reason: "it is no iCalendar file: it has no BEGIN:VCALENDAR that ends")
    }
    var events = read.events
    let places = EventLines(CalendarDocument(bytes: bytes, path: "")).places
    if places.count == events.count {
      for index in events.indices { events[index].lines = places[index] }
    }
    self.events = EventVersions.latest(of: events)
    ownZone = read.own.flatMap { Clocks.zone($0) }
    zones = read.zones
    zoneNames = read.names
  }

  private struct Read: Sendable {
    let events: [WrittenEvent]
    let own: String?
    let zones: [String: FileZone]
    let names: Set<String>
  }

  /// nil where the text holds no calendar. Only inside ``Libical/locked(_:)``.
  private static func read(_ text: String) -> Read? {
    guard let root = text.withCString({ icalparser_parse_string($0) }) else { return nil }
    defer { icalcomponent_free(root) }
    // Several calendars in one file are held together by a component of libical's own.
    let calendars =
      icalcomponent_isa(root) == ICAL_VCALENDAR_COMPONENT
      ? [root] : children(of: root, ICAL_VCALENDAR_COMPONENT)
    guard !calendars.isEmpty else { return nil }
    let events = calendars.flatMap { children(of: $0, ICAL_VEVENT_COMPONENT) }.map { WrittenEvent($0) }
    let names = Set(
      events.flatMap(\.times).compactMap { if case .named(let name) = $0.clock { name } else { nil } })
    var zones: [String: FileZone] = [:]
    for component in calendars.flatMap({ children(of: $0, ICAL_VTIMEZONE_COMPONENT) }) {
      guard let property = icalcomponent_get_first_property(component, ICAL_TZID_PROPERTY),
        let value = icalproperty_get_tzid(property)
      else { continue }
      let name = String(cString: value)
      // The database knows its own zones better than a file does.
      guard names.contains(name), zones[name] == nil, zones.count < mostZones, Clocks.zone(name) == nil else {
        continue
      }
      zones[name] = FileZone(component, years: zoneYears)
    }
    return Read(events: events, own: calendars.lazy.compactMap(defaultZone).first, zones: zones, names: names)
  }

  private static func defaultZone(_ calendar: OpaquePointer) -> String? {
    var next = icalcomponent_get_first_property(calendar, ICAL_X_PROPERTY)
    while let property = next {
      if let name = icalproperty_get_x_name(property), String(cString: name).uppercased() == "X-WR-TIMEZONE",
        let value = icalproperty_get_value_as_string_r(property)
      {
        defer { icalmemory_free_buffer(value) }
        return String(cString: value)
      }
      next = icalcomponent_get_next_property(calendar, ICAL_X_PROPERTY)
    }
    return nil
  }

  /// More zones than any file needs; each is evaluated for some ninety years.
  private static let mostZones = 50

  private static func children(of component: OpaquePointer, _ kind: icalcomponent_kind) -> [OpaquePointer] {
    var result: [OpaquePointer] = []
    var next = icalcomponent_get_first_component(component, kind)
    while let child = next {
      result.append(child)
      next = icalcomponent_get_next_component(component, kind)
    }
    return result
  }
}

extension WrittenEvent {
  /// Every time that it names.
  fileprivate var times: [WrittenTime] {
    var times = further + excluded
    if let start { times.append(start) }
    if let replaces { times.append(replaces) }
    if case .at(let time)? = end { times.append(time) }
    return times
  }
}
