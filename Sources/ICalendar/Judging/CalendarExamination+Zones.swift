internal import Diagnostics

/// Where a TZID is used.
struct ZoneUse {
  let property: CalendarProperty
  let parameter: CalendarParameter
  private(set) var count = 0
  /// The first DTSTART in the zone, in seconds of its own clock.
  private(set) var earliestStart: Int?
  /// The last DTSTART.
  private(set) var latestStart: Int?

  init(property: CalendarProperty, parameter: CalendarParameter) {
    self.property = property
    self.parameter = parameter
  }

  mutating func add(_ time: TimeValue, _ property: CalendarProperty) {
    count += 1
    guard property.name == "DTSTART" else { return }
    earliestStart = min(earliestStart ?? Int.max, time.localSeconds)
    latestStart = max(latestStart ?? Int.min, time.localSeconds)
  }
}

/// A VTIMEZONE of the file.
struct DeclaredZone {
  let component: CalendarComponent
  let name: String
}

extension CalendarExamination {
  /// A VTIMEZONE (RFC 5545 section 3.6.5).
  mutating func examineZone(_ zone: CalendarComponent) {
    let observances = zone.components.filter { $0.name == "STANDARD" || $0.name == "DAYLIGHT" }
    if observances.isEmpty {
      findings.add(
        .icsStructure, "VTIMEZONE has neither STANDARD nor DAYLIGHT; add the zone's rules",
        at: places.at(line: zone.line),
        clients: Reader.refusal(
          .vobject, .ical, elsewhere: "Outlook and Google read its times in UTC or in their own zone"))
    }
    for observance in observances {
      guard let property = observance.property("RRULE"), let part = RecurrenceValue(property.value)["UNTIL"],
        let until = TimeValue(part.value), !until.isUTC
      else { continue }
      findings.add(
        .icsUTC, "UNTIL in \(observance.name) must be in UTC (RFC 5545 section 3.3.10)",
        at: places.value(of: property, from: part.offset, length: part.length),
        severity: .warning,
        clients: "strict CalDAV servers refuse the zone; others may misplace the last change of the clocks")
    }
    guard let name = zone.property("TZID") else { return }
    if let first = state.zones[name.value] {
      findings.add(
        .icsZone, "a second VTIMEZONE with the TZID '\(Self.shown(name.value))'; keep one",
        at: places.at(name),
        clients: "some clients take the first, some the last",
        notes: [.init("first here", at: places.at(line: first.component.line))])
    } else {
      state.zones[name.value] = DeclaredZone(component: zone, name: name.value)
    }
  }

  /// Each TZID that is used against what is declared, once the calendar is known.
  mutating func examineZoneUses() {
    // TZID is a TEXT, so that its escapes are no part of the name.
    let byText = Dictionary(
      state.zones.values.map { (TextValue.unescaped($0.name), $0) }, uniquingKeysWith: { first, _ in first })
    let declared = state.zones.keys.sorted()
    for (name, use) in state.zoneUses.sorted(by: { $0.key < $1.key }) {
      guard let zone = state.zones[name] ?? byText[name] else {
        undeclared(name, use, among: declared)
        continue
      }
      examineForExchange(zone.component, use)
    }
  }

  private mutating func undeclared(_ name: String, _ use: ZoneUse, among declared: [String]) {
    let others = use.count > 1 ? ", here and in \(use.count - 1) more place\(use.count == 2 ? "" : "s")" : ""
    // No file of a person has a hundred zones, and each is compared.
    let wayOut = {
      let nearest = Suggestion.ending(for: name, in: declared.prefix(100))
      return nearest.isEmpty ? "; add it" : nearest
    }
    // A name that begins with '/' needs none by section 3.2.19, which no client of Microsoft's honours.
    let isGlobal = name.hasPrefix("/")
    findings.add(
      .icsZone,
      "no VTIMEZONE has the TZID '\(Self.shown(name))'\(others)\(wayOut())",
      at: places.parameter(use.parameter, of: use.property), severity: isGlobal ? .warning : .error,
      clients:
        "Outlook reads the time in UTC or refuses the file; others know the zones of IANA by name, and no other"
    )
  }

  /// Exchange and Outlook make one yearly pair of changes of a zone.
  ///
  /// [MS-OXCICAL] section 2.1.3.1.1.19.2: of several STANDARD (and DAYLIGHT) the one with the latest DTSTART counts;
  /// 2.1.3.1.1.19.2.2: a rule is yearly, with one BYDAY or BYMONTHDAY. [MS-STANOICAL] section 2.2.47: RDATE is passed
  /// over. So a zone is told of only where an event in the file falls outside of what that pair describes.
  private mutating func examineForExchange(_ zone: CalendarComponent, _ use: ZoneUse) {
    guard let earliest = use.earliestStart, let latest = use.latestStart else { return }
    let cost =
      "Outlook and Exchange show times an hour off ([MS-OXCICAL] 2.1.3.1.1.19, [MS-STANOICAL] 2.2.47)"
    for kind in ["STANDARD", "DAYLIGHT"] {
      let observances = zone.components(named: kind)
      let dated = observances.compactMap { observance -> (CalendarComponent, Int)? in
        observance.property("DTSTART").flatMap { TimeValue($0.value) }.map { (observance, $0.localSeconds) }
      }
      guard let (last, onset) = dated.max(by: { $0.1 < $1.1 }) else { continue }
      // A zone without DAYLIGHT has no changes in Exchange, whatever its dates.
      if let dates = last.property("RDATE"), !zone.components(named: "DAYLIGHT").isEmpty {
        findings.add(
          .icsExchange,
          "Outlook passes over RDATE in a VTIMEZONE; write a yearly RRULE, or the events in UTC",
          at: places.at(dates), clients: cost)
        continue
      }
      if observances.count > 1, earliest < onset {
        findings.add(
          .icsExchange,
          "Outlook takes the last of \(observances.count) \(kind) alone, and an event lies before it; write one pair, or the events in UTC",
          at: places.at(line: last.line), clients: cost)
        continue
      }
      guard let property = last.property("RRULE") else { continue }
      let rule = RecurrenceValue(property.value)
      if let until = rule["UNTIL"].flatMap({ TimeValue($0.value) }), until.localSeconds < latest {
        findings.add(
          .icsExchange,
          "Outlook goes on with this rule after its UNTIL, and an event lies there; write one pair, or the events in UTC",
          at: places.at(property), clients: cost)
      } else if rule.faults.isEmpty, !Self.isYearlyPair(rule) {
        findings.add(
          .icsExchange, "Outlook takes a yearly rule with one weekday such as BYDAY=-1SU, or one BYMONTHDAY",
          at: places.at(property), clients: cost)
      }
    }
  }

  private static func isYearlyPair(_ rule: RecurrenceValue) -> Bool {
    guard rule.frequency == "YEARLY", (rule["BYDAY"] == nil) != (rule["BYMONTHDAY"] == nil) else {
      return false
    }
    let days = rule["BYDAY"]?.values ?? []
    return days.isEmpty
      || (days.count == 1 && days.allSatisfy { RecurrenceValue.weekday($0)?.ordinal != nil })
  }
}
