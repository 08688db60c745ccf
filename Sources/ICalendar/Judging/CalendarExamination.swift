internal import Diagnostics

/// Goes through a file once and gathers what is wrong.
struct CalendarExamination {
  let document: CalendarDocument
  let places: Places
  let findings: Findings
  /// What is known of the calendar that is being gone through.
  var state = CalendarState()
  /// How often each property stands in one component, by the index of its rule.
  private var counts = [Int](repeating: 0, count: PropertyRule.all.count)

  init(_ document: CalendarDocument, findings: Findings) {
    self.document = document
    self.findings = findings
    places = document.places
  }

  mutating func examine() {
    let calendars = document.calendars
    if calendars.isEmpty {
      if examineForeignText() { return }
      // A letter is no calendar with a thousand bad lines.
      if document.components.isEmpty { findings.removeAll() }
      findings.add(
        .icsNone,
        document.file.text.allSatisfy(\.isWhitespace)
          ? "the file is empty" : "this is no iCalendar file: nothing in it is BEGIN:VCALENDAR",
        at: SourceLocation(file: document.file), clients: Reader.refusal(.icalendar))
    }
    if calendars.count > 1 {
      findings.add(
        .icsSeveral, "a file with \(calendars.count) calendars; write each into a file of its own",
        at: places.at(line: calendars[1].line),
        clients: Reader.refusal(.icalendar, .ical, elsewhere: "Google and Outlook read the first alone"))
    }
    for component in document.components {
      state = CalendarState()
      if component.name == "VCALENDAR" { examineCalendar(component) }
      examine(component, in: nil)
      if component.name == "VCALENDAR" { examineWhole() }
    }
  }

  /// Whole files in another encoding, or with the line ends of another time, of which one thing is to be said.
  private func examineForeignText() -> Bool {
    let bytes = places.bytes
    let isUTF16 =
      bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      || (bytes.count > 1 && (bytes[0] == 0) != (bytes[1] == 0))
    if isUTF16 {
      findings.removeAll()
      findings.add(
        .icsEncoding, "this file is UTF-16; save it as UTF-8", at: SourceLocation(file: document.file),
        clients: Reader.refusal(.icalendar, .vobject, .ical))
      return true
    }
    guard bytes.contains(13), !bytes.contains(10) else { return false }
    findings.removeAll()
    findings.add(
      .icsLineEnd, "every line ends in CR alone, so that the file is one line; end every line in CR and LF",
      at: SourceLocation(file: document.file), severity: .error, clients: Reader.refusal(.icalendar, .ical))
    return true
  }

  private mutating func examine(_ component: CalendarComponent, in parent: CalendarComponent?) {
    let kind = ComponentKind(rawValue: component.name)
    if let kind {
      examinePlace(component, kind, in: parent)
      examineProperties(component, kind)
      examineRequired(component, kind)
      switch kind {
      case .event, .todo, .journal, .freeBusy: examineEntry(component, kind)
      case .zone: examineZone(component)
      case .alarm: examineAlarm(component, in: parent)
      default: break
      }
    } else {
      if !component.name.hasPrefix("X-") {
        findings.add(
          .icsComponent,
          "'\(Self.shown(component.name))' is no component that a standard knows"
            + Suggestion.ending(for: component.name, in: ComponentKind.allCases.map(\.rawValue)),
          at: places.at(line: component.line))
      }
    }
    for child in component.components { examine(child, in: component) }
  }

  private mutating func examinePlace(
    _ component: CalendarComponent, _ kind: ComponentKind, in parent: CalendarComponent?
  ) {
    guard let allowed = kind.parents else { return }
    let isRight: Bool
    if let parent {
      // What an unknown component may hold is unknown too.
      guard let parentKind = ComponentKind(rawValue: parent.name) else { return }
      isRight = allowed.contains(parentKind.set)
    } else {
      isRight = kind == .calendar
    }
    guard !isRight else { return }
    let homes = ComponentKind.allCases.filter { allowed.contains($0.set) }.map(\.rawValue)
    findings.add(
      .icsStructure,
      "\(component.name) stands \(parent.map { "in \($0.name)" } ?? "outside of every component")"
        + (homes.isEmpty ? "" : "; it belongs into \(homes.joined(separator: " or "))"),
      at: places.at(line: component.line), clients: "clients pass over it, or refuse the file")
  }

  private mutating func examineProperties(_ component: CalendarComponent, _ kind: ComponentKind) {
    for property in component.properties {
      guard let rule = PropertyRule.all[property.name] else {
        if !property.name.hasPrefix("X-") {
          findings.add(
            .icsPropertyUnknown,
            "\(Self.shown(property.name)) is no property that a standard knows"
              + Suggestion.ending(for: property.name, in: PropertyRule.all.keys.sorted()),
            at: places.at(property), clients: "every client passes over it")
        }
        continue
      }
      counts[rule.index] += 1
      if !rule.places.isEmpty, !rule.places.contains(kind.set), Self.isStandard(kind) {
        findings.add(
          .icsPropertyPlace, "\(property.name) does not belong into \(component.name)",
          at: places.at(property),
          // Of a zone clients read TZID alone, so nothing is lost.
          severity: kind == .zone ? .note : nil, clients: "clients pass over it")
      } else if rule.once.contains(kind.set), counts[rule.index] == 2 {
        let first = component.property(property.name)
        findings.add(
          .icsPropertyRepeated, "\(property.name) stands twice in one \(component.name); keep one",
          at: places.at(property),
          clients: kind == .calendar || ComponentSet.entries.contains(kind.set)
            ? Reader.refusal(
              .vobject, .ical, elsewhere: "of the others some take the first, some the last")
            : "some clients take the first, some the last",
          notes: first.map { [.init("first here", at: places.at($0))] } ?? [])
      } else if property.name == "RRULE", counts[rule.index] == 2 {
        findings.add(
          .icsRecurrence, "a second RRULE in one \(component.name); write one rule", at: places.at(property),
          severity: .warning,
          clients: Reader.refusal(.ical, elsewhere: "Outlook, Google and Apple follow one of them"))
      }
      examineValue(property, rule, in: kind)
    }
    for property in component.properties {
      if let rule = PropertyRule.all[property.name] { counts[rule.index] = 0 }
    }
  }

  /// Of the other components the places of properties are not known well enough to speak of.
  private static func isStandard(_ kind: ComponentKind) -> Bool {
    switch kind {
    case .participant, .location, .resource, .poll, .vote, .availability, .available: false
    default: true
    }
  }

  private mutating func examineRequired(_ component: CalendarComponent, _ kind: ComponentKind) {
    for name in kind.required where component.property(name) == nil {
      findings.add(
        .icsPropertyMissing, "\(component.name) has no \(name); add it", at: places.at(line: component.line),
        clients: Self.sufferers(missing: name, in: kind))
    }
  }

  private static func sufferers(missing name: String, in kind: ComponentKind) -> String? {
    switch name {
    case "UID":
      kind == .event
        ? Reader.refusal(.vobject, elsewhere: "Google and Apple double the event at each refresh")
        : "no client knows it again at the next refresh"
    case "DTSTAMP" where kind != .availability && kind != .available: Reader.refusal(.vobject)
    case "PRODID": Reader.refusal(.vobject)
    case "VERSION": "Outlook refuses the file"
    case "TZID": Reader.refusal(.vobject, .ical)
    case "TZOFFSETTO", "TZOFFSETFROM",
      "DTSTART" where kind.isObservance:
      Reader.refusal(
        .vobject, elsewhere: "so does Exchange, with such a zone ([MS-STANXICAL] V0145)")
    case "TRIGGER", "ACTION":
      Reader.refusal(.ical, elsewhere: "Apple and Thunderbird drop the alarm")
    default: nil
    }
  }

  /// Text from a file, cut to what a message can hold.
  static func shown(_ text: some StringProtocol) -> String {
    let scalars = text.unicodeScalars.prefix(41)
    return scalars.count > 40
      ? String(String.UnicodeScalarView(scalars.dropLast())) + "…" : String(String.UnicodeScalarView(scalars))
  }
}

/// What is gathered of one calendar.
struct CalendarState {
  var method: String?
  var zones: [String: DeclaredZone] = [:]
  var zoneUses: [String: ZoneUse] = [:]
  /// The line of each UID with its RECURRENCE-ID.
  var identities: [Identity: Int] = [:]
  /// Whether each series starts on a DATE.
  var series: [Identity: Bool] = [:]
  var overrides: [(series: Identity, isDate: Bool, property: CalendarProperty)] = []
}

/// What makes a component one of its kind (RFC 5545 section 3.8.4.4).
struct Identity: Hashable {
  let kind: ComponentKind
  let uid: String
  /// As written, with its zone; empty for the series itself.
  let recurrence: String
}
