internal import Diagnostics

extension CalendarExamination {
  /// What concerns a calendar before its components (RFC 5545 section 3.7, RFC 7986).
  mutating func examineCalendar(_ calendar: CalendarComponent) {
    state.method = calendar.property("METHOD")?.value.uppercased()
    if calendar.components.isEmpty {
      findings.add(
        .icsEmpty, "the calendar holds nothing; leave the file out or state a VTIMEZONE",
        at: places.at(line: calendar.line), clients: "Outlook and Google refuse an empty calendar")
    }
    if let method = calendar.property("METHOD") {
      let isPublish = state.method == "PUBLISH"
      findings.add(
        .icsMethod,
        "METHOD:\(Self.shown(method.value)) makes the file a scheduling message; leave it out of a calendar to subscribe to",
        at: places.at(method), severity: isPublish ? .note : .warning,
        clients: isPublish
          ? "CalDAV servers refuse it (RFC 4791 section 4.1)"
          : "Outlook and Apple take the events for invitations, and CalDAV servers refuse them (RFC 4791 section 4.1)"
      )
    }
    let (name, shown) = (calendar.property("NAME"), calendar.property("X-WR-CALNAME"))
    if let shown, name == nil {
      findings.add(
        .icsName, "X-WR-CALNAME without NAME; add NAME with the same text (RFC 7986 section 5.1)",
        at: places.at(shown), clients: "readers that know the standard alone show no name")
    } else if let name, shown == nil {
      findings.add(
        .icsName, "NAME without X-WR-CALNAME; add X-WR-CALNAME with the same text", at: places.at(name),
        clients: "Google, Apple and Outlook show X-WR-CALNAME alone")
    }
  }

  /// What can be said once all of a calendar is known.
  mutating func examineWhole() {
    examineZoneUses()
    for override in state.overrides {
      guard let isDate = state.series[override.series], isDate != override.isDate else { continue }
      findings.add(
        .icsValueType,
        "RECURRENCE-ID is a \(override.isDate ? "DATE" : "DATE-TIME"), its series' DTSTART a \(isDate ? "DATE" : "DATE-TIME"); write both alike",
        at: places.value(of: override.property),
        clients: "clients find no instance to replace, and show both")
    }
  }

  /// UID and RECURRENCE-ID of an entry (RFC 5545 sections 3.8.4.7 and 3.8.4.4).
  mutating func examineIdentity(_ component: CalendarComponent, _ kind: ComponentKind) {
    guard let property = component.property("UID") else { return }
    if property.value.isEmpty {
      findings.add(
        .icsValue, "UID is empty; give each entry one of its own", at: places.at(property),
        clients: "no client knows the entry again at the next refresh")
      return
    }
    let recurrence = component.property("RECURRENCE-ID")
    let identity = Identity(
      kind: kind, uid: property.value,
      recurrence: recurrence.map { "\($0.parameter("TZID") ?? "") \($0.value)" } ?? "")
    if let first = state.identities[identity] {
      findings.add(
        .icsDuplicate,
        "a second \(component.name) with the UID '\(Self.shown(property.value))'\(recurrence == nil ? "" : " and the same RECURRENCE-ID"); give each its own",
        at: places.at(property),
        clients: "Google, Apple and Thunderbird keep one of them",
        notes: [.init("first here", at: places.at(line: first))])
    } else {
      state.identities[identity] = property.line
    }
    let series = Identity(kind: kind, uid: property.value, recurrence: "")
    if let recurrence {
      if let value = TimeValue(recurrence.value) {
        state.overrides.append((series, value.isDate, recurrence))
      }
    } else if let start = component.property("DTSTART").flatMap({ TimeValue($0.value) }) {
      state.series[series] = start.isDate
    }
  }
}
