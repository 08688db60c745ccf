internal import Diagnostics

extension CalendarExamination {
  /// Dates and times: their form, their zone, and whether they may be local (RFC 5545 sections 3.3.4, 3.3.5, 3.3.9).
  mutating func examineTimes(
    _ property: CalendarProperty, _ rule: PropertyRule, _ type: ValueKind, in kind: ComponentKind
  ) {
    var offset = 0
    let values =
      rule.isList
      ? property.value.split(separator: ",", omittingEmptySubsequences: false) : [property.value[...]]
    var hasZoneFault = false
    for value in values {
      let length = value.utf8.count
      let place = { [places] in places.value(of: property, from: offset, length: length) }
      defer { offset += length + 1 }
      guard let (time, isUTC) = time(value, type, property, rule, at: place) else { continue }
      if kind.isObservance, property.name == "DTSTART" || property.name == "RDATE" {
        if isUTC || property.parameter("TZID") != nil {
          findings.add(
            .icsUTC,
            "\(property.name) of \(kind.rawValue) is a local time, without Z and TZID (RFC 5545 section 3.6.5)",
            at: place(),
            clients: property.name == "DTSTART"
              ? Reader.refusal(.ical, elsewhere: "others misplace the change of the clocks")
              : "clients misplace the change of the clocks")
        }
        continue
      }
      let mustBeUTC =
        rule.isUTC || (kind == .freeBusy && ["DTSTART", "DTEND"].contains(property.name) && !time.isDate)
      if mustBeUTC, !isUTC {
        findings.add(
          .icsUTC, "\(property.name) must be in UTC; write the time of UTC with a Z at its end", at: place(),
          clients: property.name == "DTSTAMP" || property.name == "LAST-MODIFIED"
            ? "clients misjudge which version is newer"
            : property.name == "FREEBUSY"
              ? Reader.refusal(.ical, elsewhere: "others read it as their own local time")
              : "clients read it as their own local time")
      } else if !hasZoneFault {
        hasZoneFault = examineZone(of: property, time, at: place)
      }
    }
  }

  /// A value by its type, with what is wrong told.
  private mutating func time(
    _ value: Substring, _ type: ValueKind, _ property: CalendarProperty, _ rule: PropertyRule,
    at place: () -> SourceLocation
  ) -> (TimeValue, isUTC: Bool)? {
    let lost = Reader.refusal(.ical, elsewhere: "others drop the date or the whole component")
    if type == .period {
      guard let period = PeriodValue(value) else {
        findings.add(
          .icsValue, "'\(Self.shown(value))' is no PERIOD, such as 20250301T090000Z/PT1H", at: place(),
          clients: lost)
        return nil
      }
      if !period.isOrdered {
        findings.add(
          .icsOrder, "the period ends before it starts", at: place(),
          clients: "clients drop it, or the whole component")
      }
      return (period.start, period.isUTC)
    }
    guard let time = TimeValue(value) else {
      let form = type == .date ? "DATE, such as 20250301" : "DATE-TIME, such as 20250301T090000Z"
      findings.add(
        .icsValue, "'\(Self.shown(value))' is no \(form)", at: place(),
        clients: lost)
      return nil
    }
    if type == .date, !time.isDate {
      findings.add(
        .icsValueType, "VALUE=DATE with a time; leave out the time or VALUE=DATE", at: place(),
        clients: Reader.refusal(.ical, elsewhere: "some make an all-day event of it, others drop it"))
      return nil
    }
    if type == .dateTime, time.isDate {
      let hint = rule.others.contains(.date) ? "; write \(rule.name);VALUE=DATE" : "; write the time too"
      findings.add(
        rule.others.contains(.date) ? .icsValueType : .icsValue,
        "\(rule.name) is a DATE-TIME unless VALUE says otherwise\(hint)", at: place(),
        clients: rule.isList
          ? Reader.refusal(.vobject, elsewhere: "Outlook drops it; others guess an all-day event")
          : "Outlook drops it; others guess an all-day event")
      return nil
    }
    return (time, time.isUTC)
  }

  /// TZID beside a value; true where there was something to tell, once for a list.
  private mutating func examineZone(
    of property: CalendarProperty, _ time: TimeValue, at place: () -> SourceLocation
  ) -> Bool {
    guard let parameter = property.parameters.first(where: { $0.name == "TZID" }) else { return false }
    if time.isUTC {
      findings.add(
        .icsZone, "TZID with a time in UTC; leave out TZID, or the Z",
        at: places.parameter(parameter, of: property),
        clients: "some clients take the zone, some UTC: hours apart")
      return true
    }
    if time.isDate {
      findings.add(
        .icsZone, "TZID with a DATE; leave it out", at: places.parameter(parameter, of: property),
        severity: .warning,
        clients: "some clients drop the date, others pass over TZID")
      return true
    }
    let name = parameter.values.first?.text ?? ""
    state.zoneUses[name, default: ZoneUse(property: property, parameter: parameter)].add(time, property)
    return false
  }
}
