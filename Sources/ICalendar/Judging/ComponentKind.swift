/// The components that RFC 5545 section 3.6 and its extensions know.
enum ComponentKind: String, CaseIterable {
  case calendar = "VCALENDAR"
  case event = "VEVENT"
  case todo = "VTODO"
  case journal = "VJOURNAL"
  case freeBusy = "VFREEBUSY"
  case zone = "VTIMEZONE"
  case standard = "STANDARD"
  case daylight = "DAYLIGHT"
  case alarm = "VALARM"
  // RFC 7953, RFC 9073 and RFC 9074: known, so that nobody is told that they are strange, and judged in their values.
  case availability = "VAVAILABILITY"
  case available = "AVAILABLE"
  case participant = "PARTICIPANT"
  case location = "VLOCATION"
  case resource = "VRESOURCE"
  case poll = "VPOLL"
  case vote = "VOTE"

  /// Where it may stand; nil for those whose place no client depends on.
  var parents: ComponentSet? {
    switch self {
    case .calendar: []
    case .event, .todo, .journal, .freeBusy, .zone, .availability, .poll: .calendar
    case .standard, .daylight: .zone
    case .alarm: [.event, .todo]
    case .available: .availability
    case .participant, .location, .resource, .vote: nil
    }
  }

  /// The set of it alone.
  var set: ComponentSet { ComponentSet(rawValue: 1 << (Self.allCases.firstIndex(of: self) ?? 0)) }

  var isObservance: Bool { self == .standard || self == .daylight }

  /// What must stand in it once (RFC 5545 sections 3.6 to 3.6.6). DTSTART of an event depends on METHOD, and what an
  /// alarm needs on its ACTION.
  var required: [String] {
    switch self {
    case .calendar: ["PRODID", "VERSION"]
    case .event, .todo, .journal, .freeBusy, .availability: ["UID", "DTSTAMP"]
    case .available: ["UID", "DTSTAMP", "DTSTART"]
    case .zone: ["TZID"]
    case .standard, .daylight: ["DTSTART", "TZOFFSETFROM", "TZOFFSETTO"]
    case .alarm: ["ACTION", "TRIGGER"]
    case .participant, .location, .resource: ["UID"]
    case .poll, .vote: []
    }
  }
}

/// A set of components.
struct ComponentSet: OptionSet {
  let rawValue: Int

  static let calendar = ComponentKind.calendar.set
  static let event = ComponentKind.event.set
  static let todo = ComponentKind.todo.set
  static let journal = ComponentKind.journal.set
  static let freeBusy = ComponentKind.freeBusy.set
  static let zone = ComponentKind.zone.set
  static let alarm = ComponentKind.alarm.set
  static let availability = ComponentKind.availability.set
  static let available = ComponentKind.available.set
  static let observances: ComponentSet = [ComponentKind.standard.set, ComponentKind.daylight.set]
  /// Events, tasks and journal entries.
  static let entries: ComponentSet = [.event, .todo, .journal]
}
