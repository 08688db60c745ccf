internal import BusinessCalendar
internal import CLibical

/// A time zone as the file states it: one offset, or a pair of offsets that take turns each year.
///
/// Programs such as Outlook keep no more of a VTIMEZONE (MS-STANOICAL section 2.2.47). Whether that is enough is
/// for ``reads(_:)`` to say, for each time that is to be written.
struct WrittenZone: Sendable, Hashable {
  /// What the offsets are.
  enum Rules: Sendable, Hashable {
    /// Always the same, in seconds east of UTC.
    case fixed(offset: Int, abbreviation: String)
    /// Taking turns.
    case yearly(YearlyOnset, YearlyOnset)
  }
  /// The name in the IANA database, which is also the TZID.
  let name: String
  let rules: Rules

  /// Seconds east of UTC at an instant.
  func offset(at instant: Int) -> Int {
    switch rules {
    case .fixed(let offset, _): return offset
    case .yearly(let one, let other):
      let year = CivilDate(clamping: instant.dividedDown(by: 86_400)).year
      var latest: (instant: Int, offset: Int)?
      // The year of an instant in UTC may differ from the local one by a day, so the years beside it count too.
      for onset in [one, other] {
        for candidate in (year - 1)...(year + 1) {
          guard let begin = onset.instant(in: candidate), begin <= instant else { continue }
          if latest.map({ $0.instant < begin }) ?? true { latest = (begin, onset.to) }
        }
      }
      return latest?.offset ?? one.from
    }
  }

  /// Whether a reader of the file who reads the local time of `moment` by RFC 5545 section 3.3.5 comes to `moment`.
  ///
  /// The second run of an hour that the autumn repeats is never read back, because a local time means the first.
  func reads(_ moment: ZonedInstant) -> Bool {
    let local = moment.secondsSince1970 + moment.offset
    let offsets =
      switch rules {
      case .fixed(let offset, _): [offset]
      case .yearly(let one, let other): [one.to, other.to]
      }
    let instants = offsets.map { local - $0 }.filter { offset(at: $0) == local - $0 }
    return instants.min() == moment.secondsSince1970
  }

  /// The zone as a component.
  func component(earliestYear: Int) throws(CalendarError) -> Component {
    let zone = try Component(ICAL_VTIMEZONE_COMPONENT)
    try zone.add(icalproperty_new_tzid(name))
    // Programs expect the rules to have begun before every event; 1970 keeps the bytes the same from year to year.
    let year = min(1970, earliestYear - 1)
    switch rules {
    case .fixed(let offset, let abbreviation):
      zone.add(
        try Self.observance(
          ICAL_XSTANDARD_COMPONENT, abbreviation, from: offset, to: offset,
          begin: CivilDate(year: year, month: 1, day: 1), seconds: 0, rule: nil))
    case .yearly(let one, let other):
      for onset in [one, other].sorted(by: { $0.isDaylight && !$1.isDaylight }) {
        zone.add(
          try Self.observance(
            onset.isDaylight ? ICAL_XDAYLIGHT_COMPONENT : ICAL_XSTANDARD_COMPONENT, onset.abbreviation,
            from: onset.from, to: onset.to, begin: onset.day(in: year), seconds: onset.secondsOfDay,
            rule: onset.rule))
      }
    }
    return zone
  }

  private static func observance(
    _ kind: icalcomponent_kind, _ abbreviation: String, from: Int, to: Int, begin: CivilDate?, seconds: Int,
    rule: String?
  ) throws(CalendarError) -> Component {
    let observance = try Component(kind)
    try observance.add(
      icalproperty_new_dtstart(icaltimetype(local: begin ?? .earliest, secondsOfDay: seconds)))
    try observance.add(icalproperty_new_tzoffsetfrom(Int32(clamping: from)))
    try observance.add(icalproperty_new_tzoffsetto(Int32(clamping: to)))
    if let rule { try observance.add(entente_rrule_new(rule)) }
    try observance.add(icalproperty_new_tzname(PlainText.line(abbreviation)))
    return observance
  }
}

extension Int {
  /// Division rounding towards minus infinity.
  func dividedDown(by divisor: Int) -> Int { (self >= 0 ? self : self - divisor + 1) / divisor }
}
