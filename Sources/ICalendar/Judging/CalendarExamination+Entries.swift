internal import BusinessCalendar
internal import Diagnostics

extension CalendarExamination {
  /// What the properties of an event, task, journal entry or free/busy time say together (RFC 5545 sections 3.6.1 to
  /// 3.6.4).
  mutating func examineEntry(_ component: CalendarComponent, _ kind: ComponentKind) {
    examineIdentity(component, kind)
    let start = component.property("DTSTART")
    if kind == .event, start == nil, state.method == nil {
      findings.add(
        .icsPropertyMissing, "VEVENT has no DTSTART; add it", at: places.at(line: component.line),
        clients: "Google and Apple drop the event, Outlook dates it at the hour of the import")
    }
    let duration = component.property("DURATION")
    let end = component.property(kind == .todo ? "DUE" : "DTEND")
    if let end, let duration, kind == .event || kind == .todo {
      findings.add(
        .icsConflict, "\(end.name) and DURATION exclude each other; keep one", at: places.at(duration),
        clients: Reader.refusal(.vobject, .ical, elsewhere: "others take one or the other"),
        notes: [.init("\(end.name) is here", at: places.at(end))])
    }
    if let duration, kind == .todo, start == nil {
      findings.add(
        .icsConflict, "DURATION of a VTODO needs DTSTART (RFC 5545 section 3.6.2)", at: places.at(duration),
        clients: Reader.refusal(.ical, elsewhere: "others pass over it"))
    }
    guard let start, let from = TimeValue(start.value) else {
      if kind != .freeBusy, let property = component.property("RRULE") ?? component.property("RDATE") {
        if start == nil {
          findings.add(
            .icsConflict, "\(property.name) needs DTSTART to count from", at: places.at(property),
            clients: "clients show no instance")
        }
      }
      return
    }
    if kind != .freeBusy, !from.isDate, !from.isUTC, start.parameter("TZID") == nil {
      findings.add(
        .icsFloating, "DTSTART without a zone; add TZID with a VTIMEZONE, or write UTC", at: place(start),
        clients: "Google takes the calendar's zone, Apple and Thunderbird the reader's, Exchange its server's"
      )
    }
    if let end { examineOrder(start, from, end) }
    if let duration, kind == .event || kind == .todo { examineLength(duration, from) }
    if kind != .freeBusy { examineRecurrence(component, kind, start, from) }
  }

  /// DTSTART against DTEND or DUE (RFC 5545 sections 3.8.2.2 and 3.8.2.3).
  private mutating func examineOrder(_ start: CalendarProperty, _ from: TimeValue, _ end: CalendarProperty) {
    guard let to = TimeValue(end.value) else { return }
    if from.isDate != to.isDate {
      findings.add(
        .icsValueType,
        "\(end.name) is a \(to.isDate ? "DATE" : "DATE-TIME"), DTSTART a \(from.isDate ? "DATE" : "DATE-TIME"); write both alike",
        at: place(end),
        clients: end.name == "DTEND"
          ? Reader.refusal(.ical, elsewhere: "others show the event at another time")
          : "clients show it at another time")
      return
    }
    let (startZone, endZone) = (start.parameter("TZID"), end.parameter("TZID"))
    let isFloating = !from.isDate && !from.isUTC && startZone == nil
    let endsFloating = !to.isDate && !to.isUTC && endZone == nil
    if isFloating != endsFloating {
      findings.add(
        .icsValueType, "one of DTSTART and \(end.name) has a zone, the other has none; write both alike",
        at: place(end),
        clients: end.name == "DTEND"
          ? Reader.refusal(.ical, elsewhere: "for others the length depends on the reader's zone")
          : "the length depends on the reader's zone")
      return
    }
    guard let (first, last) = Self.instants(from, startZone, to, endZone) else { return }
    if last < first {
      findings.add(
        .icsOrder, "\(end.name) lies before DTSTART", at: place(end),
        clients: "Google and Outlook drop the event or the file; others show it without a length",
        notes: [.init("DTSTART is here", at: places.at(start))])
    } else if last == first {
      findings.add(
        .icsOrder,
        "\(end.name) is DTSTART itself; it must lie after it\(from.isDate ? ", on the day after the last" : "")",
        at: place(end), severity: .warning,
        clients: "clients show no length, or a day")
    }
  }

  /// Both in seconds of one clock; nil where a zone's name says nothing.
  private static func instants(_ from: TimeValue, _ startZone: String?, _ to: TimeValue, _ endZone: String?)
    -> (
      Int, Int
    )?
  {
    if from.isDate || (from.isUTC && to.isUTC) || (!from.isUTC && !to.isUTC && startZone == endZone) {
      return (from.localSeconds, to.localSeconds)
    }
    guard let first = instant(from, startZone), let last = instant(to, endZone) else { return nil }
    return (first, last)
  }

  private static func instant(_ time: TimeValue, _ zone: String?) -> Int? {
    if time.isUTC { return time.localSeconds }
    guard let zone = zone.flatMap({ Zone($0) }), let seconds = time.seconds, seconds < 86_400,
      let clock = LocalTime(hour: seconds / 3600, minute: seconds / 60 % 60)
    else { return nil }
    return zone.instant(of: time.date, clock).secondsSince1970 + seconds % 60
  }

  private mutating func examineLength(_ duration: CalendarProperty, _ from: TimeValue) {
    guard let length = DurationValue(duration.value) else { return }
    if length.seconds < 0 {
      findings.add(
        .icsOrder, "DURATION is negative; an event ends after it starts (RFC 5545 section 3.8.2.5)",
        at: place(duration),
        clients: Reader.refusal(.ical, elsewhere: "others drop the event or show no length"))
    } else if from.isDate, length.hasTime {
      findings.add(
        .icsValueType, "DURATION of an event of whole days is in days or weeks (RFC 5545 section 3.6.1)",
        at: place(duration), clients: Reader.refusal(.ical, elsewhere: "others show a day, or drop the event")
      )
    }
  }
}
