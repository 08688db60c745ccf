internal import BusinessCalendar
internal import Diagnostics

extension CalendarExamination {
  /// A rule by itself (RFC 5545 section 3.3.10).
  mutating func examineRule(_ property: CalendarProperty) {
    for fault in RecurrenceValue(property.value).faults {
      findings.add(
        .icsRecurrence, fault.reason,
        at: places.value(of: property, from: fault.offset, length: max(1, fault.length)),
        clients: Self.sufferers(from: fault))
    }
    if property.name == "EXRULE" {
      findings.add(
        .icsRecurrence, "EXRULE is no property of RFC 5545 any more; write EXDATE", at: places.at(property),
        severity: .warning, clients: "Outlook, Google and Apple pass over it and show what it leaves out")
    }
  }

  private static func sufferers(from fault: RecurrenceValue.Fault) -> String {
    switch fault.kind {
    case .frequency: Reader.refusal(.dateutil, .ical, elsewhere: "others show the first date alone")
    case .value:
      Reader.refusal(.ical, elsewhere: "others show the first date alone, or dates that nobody meant")
    case .shape:
      "Google takes no event with such a rule; others show its first date alone, or dates that nobody meant"
    }
  }

  /// Recurrence of an entry, seen beside its DTSTART (RFC 5545 sections 3.8.5.1 to 3.8.5.3).
  mutating func examineRecurrence(
    _ component: CalendarComponent, _ kind: ComponentKind, _ start: CalendarProperty, _ from: TimeValue
  ) {
    let rules = component.properties.count { $0.name == "RRULE" }
    for property in component.properties {
      if property.name == "RRULE" {
        let rule = RecurrenceValue(property.value)
        examineUntil(property, rule, start, from)
        if from.isDate, let part = ["BYHOUR", "BYMINUTE", "BYSECOND"].lazy.compactMap({ rule[$0] }).first {
          findings.add(
            .icsRecurrence, "\(part.name) says nothing where DTSTART is a DATE; leave it out",
            at: places.value(of: property, from: part.offset, length: part.length), severity: .warning,
            clients: "some clients show several instances a day")
        }
        // Of several rules the one or the other may give it.
        if rules == 1 { examineStart(property, rule, start, from) }
        if kind == .event, let objection = rule.exchangeObjection {
          findings.add(
            .icsExchange, "Outlook cannot take this rule: \(objection); write single events, or another rule",
            at: place(property),
            clients:
              "Outlook and Exchange show the first date alone, or refuse the event ([MS-OXCICAL] 2.1.3.2.2)")
        }
      }
    }
    for property in component.properties where property.name == "EXDATE" || property.name == "RDATE" {
      examineDates(property, hasRule: rules > 0, kind, start, from)
    }
  }

  private mutating func examineUntil(
    _ property: CalendarProperty, _ rule: RecurrenceValue, _ start: CalendarProperty, _ from: TimeValue
  ) {
    guard let part = rule["UNTIL"], let until = TimeValue(part.value) else { return }
    let place = { [places] in places.value(of: property, from: part.offset, length: part.length) }
    let lost = Reader.refusal(
      .dateutil, what: "the rule", elsewhere: "others lose or gain the last instance")
    if until.isDate != from.isDate {
      findings.add(
        .icsValueType,
        "UNTIL is a \(until.isDate ? "DATE" : "DATE-TIME"), DTSTART a \(from.isDate ? "DATE" : "DATE-TIME"); write both alike",
        at: place(), clients: lost)
      return
    }
    let isFloating = !from.isDate && !from.isUTC && start.parameter("TZID") == nil
    if !from.isDate, until.isUTC == isFloating {
      findings.add(
        .icsUTC,
        isFloating
          ? "UNTIL is in UTC, DTSTART has no zone; leave out the Z"
          : "UNTIL must be in UTC, as DTSTART has a zone",
        at: place(), clients: lost)
    } else if until.date.dayNumber + 1 < from.date.dayNumber
      || (until.isUTC == from.isUTC && until.localSeconds < from.localSeconds)
    {
      findings.add(
        .icsOrder, "UNTIL lies before DTSTART, so the rule gives no date", at: place(), severity: .warning,
        clients: "some clients show the first date, others nothing")
    }
  }

  /// "The recurrence set generated with a DTSTART property value not synchronized with the recurrence rule is
  /// undefined" (RFC 5545 section 3.8.5.3).
  private mutating func examineStart(
    _ property: CalendarProperty, _ value: RecurrenceValue, _ start: CalendarProperty, _ from: TimeValue
  ) {
    guard value.faults.isEmpty, value.parts.contains(where: { $0.name.hasPrefix("BY") }) else { return }
    let text = value.parts.filter { !["UNTIL", "COUNT"].contains($0.name) }
      .map { "\($0.name)=\($0.value)" }.joined(separator: ";")
    // What this program does not expand, it has no opinion on.
    guard let rule = try? RecurrenceRule(text) else { return }
    guard rule.dates(from: from.date, through: from.date).isEmpty else { return }
    findings.add(
      .icsRecurrenceStart, "DTSTART, \(from.date), is no date of the rule; start on one that is",
      at: place(start),
      clients: "Google and Outlook show the first date and count it, Apple and dateutil do not",
      notes: [.init("the rule is here", at: places.at(property))])
  }

  /// EXDATE and RDATE.
  ///
  /// [MS-OXCICAL] section 2.1.3.1.1.20.18: an RDATE needs an RRULE in its event, and an EXDATE from which it moves an
  /// instance; periods are passed over.
  private mutating func examineDates(
    _ property: CalendarProperty, hasRule: Bool, _ kind: ComponentKind, _ start: CalendarProperty,
    _ from: TimeValue
  ) {
    if property.name == "RDATE", kind == .event {
      let isPeriod = property.parameter("VALUE")?.uppercased() == "PERIOD"
      if isPeriod || !hasRule {
        findings.add(
          .icsExchange,
          isPeriod
            ? "Outlook cannot take an RDATE of periods; write single events"
            : "Outlook cannot take an RDATE without RRULE; write single events",
          at: places.at(property),
          clients: "Outlook and Exchange show the first date alone ([MS-OXCICAL] 2.1.3.1.1.20.18)")
      }
      if isPeriod { return }
    }
    let first =
      property.value.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false).first ?? ""
    guard let time = TimeValue(first) else { return }
    if time.isDate != from.isDate {
      // A value that is a DATE without VALUE=DATE has been told.
      if time.isDate, property.parameter("VALUE")?.uppercased() != "DATE" { return }
      let effect = property.name == "EXDATE" ? "it leaves out nothing" : "programs differ on its time"
      findings.add(
        .icsValueType,
        "\(property.name) is a \(time.isDate ? "DATE" : "DATE-TIME"), DTSTART a \(from.isDate ? "DATE" : "DATE-TIME"), so \(effect); write both alike",
        at: place(property), clients: "Apple, Thunderbird and Outlook show the instance all the same")
      return
    }
    let isFloating = !from.isDate && !from.isUTC && start.parameter("TZID") == nil
    if !time.isDate, !time.isUTC, property.parameter("TZID") == nil, !isFloating {
      findings.add(
        .icsFloating, "\(property.name) has no zone, DTSTART has one; write both alike", at: place(property),
        clients: "readers compare instants, and find none that is equal")
    }
  }
}
