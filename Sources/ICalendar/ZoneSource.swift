internal import BusinessCalendar
internal import CLibical

/// What libical knows of a zone within some years: its changes of offset, as candidates for a ``WrittenZone``.
///
/// Only to be used inside ``Libical/locked(_:)``.
enum ZoneSource {
  /// The ways to state a zone in one pair or one offset, the likeliest first; empty where libical has no such zone.
  static func candidates(for name: String, years: ClosedRange<Int>) -> [WrittenZone] {
    guard name.utf8.allSatisfy(isNameByte), let known = icaltimezone_get_builtin_timezone(name),
      let cached = icaltimezone_get_component(known), let zone = Component(copying: cached)
    else { return [] }
    let observances = zone.withPointer { pointer in
      icaltimezone_truncate_vtimezone(
        pointer, icaltimetype(utc: CivilDate(year: years.lowerBound, month: 1, day: 1) ?? .earliest),
        icaltimetype(utc: CivilDate(year: years.upperBound, month: 12, day: 31) ?? .latest), 1)
      return [ICAL_XSTANDARD_COMPONENT, ICAL_XDAYLIGHT_COMPONENT].flatMap { kind in
        sequence(first: icalcomponent_get_first_component(pointer, kind)) { _ in
          icalcomponent_get_next_component(pointer, kind)
        }.prefix { $0 != nil }.compactMap { $0 }.map {
          Observance($0, isDaylight: kind == ICAL_XDAYLIGHT_COMPONENT)
        }
      }
    }.sorted { $0.begin > $1.begin }
    var result: [WrittenZone] = []
    let onsets = observances.compactMap { $0.onset(years: years) }
    if let daylight = onsets.first(where: \.isDaylight),
      let standard = onsets.first(where: { !$0.isDaylight })
    {
      result.append(WrittenZone(name: name, rules: .yearly(standard, daylight)))
    }
    for observance in observances {
      let fixed = WrittenZone(
        name: name, rules: .fixed(offset: observance.to, abbreviation: observance.abbreviation))
      let isKnown = result.contains {
        if case .fixed(observance.to, _) = $0.rules { true } else { false }
      }
      if !isKnown { result.append(fixed) }
    }
    return result
  }

  /// Names go into parameters and, inside libical, into paths.
  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: "+-_/".utf8.contains(byte)
    }
  }
}

/// A STANDARD or DAYLIGHT part of libical's component.
private struct Observance {
  let isDaylight: Bool
  let abbreviation: String
  let from: Int
  let to: Int
  /// Year, month, day and seconds of the day as one number that orders by time.
  let begin: Int
  let secondsOfDay: Int
  let rule: [String: String]

  init(_ component: OpaquePointer, isDaylight: Bool) {
    self.isDaylight = isDaylight
    func property(_ kind: icalproperty_kind) -> OpaquePointer? {
      icalcomponent_get_first_property(component, kind)
    }
    let name = property(ICAL_TZNAME_PROPERTY).flatMap { icalproperty_get_tzname($0) }
    abbreviation = name.map { String(cString: $0) } ?? ""
    from = property(ICAL_TZOFFSETFROM_PROPERTY).map { Int(icalproperty_get_tzoffsetfrom($0)) } ?? 0
    to = property(ICAL_TZOFFSETTO_PROPERTY).map { Int(icalproperty_get_tzoffsetto($0)) } ?? 0
    let start = property(ICAL_DTSTART_PROPERTY).map { icalproperty_get_dtstart($0) } ?? icaltime_null_time()
    secondsOfDay = Int(start.hour) * 3600 + Int(start.minute) * 60 + Int(start.second)
    begin = ((Int(start.year) * 12 + Int(start.month)) * 31 + Int(start.day)) * 86_400 + secondsOfDay
    var parts: [String: String] = [:]
    // A rule with further single dates beside it is no rule for every year.
    if property(ICAL_RDATE_PROPERTY) == nil, let rule = property(ICAL_RRULE_PROPERTY),
      let text = icalproperty_get_value_as_string_r(rule)
    {
      defer { icalmemory_free_buffer(text) }
      for part in String(cString: text).split(separator: ";") {
        let sides = part.split(separator: "=", maxSplits: 1)
        if sides.count == 2 { parts[String(sides[0])] = String(sides[1]) }
      }
    }
    rule = parts
  }

  /// As a yearly change; nil where it is none, or not one on an nth weekday.
  func onset(years: ClosedRange<Int>) -> YearlyOnset? {
    guard rule["FREQ"] == "YEARLY", rule["INTERVAL"] ?? "1" == "1",
      let month = rule["BYMONTH"].flatMap({ Int($0) }),
      let day = rule["BYDAY"], let weekday = Weekday(twoLetters: day.suffix(2))
    else { return nil }
    func with(_ ordinal: Int) -> YearlyOnset {
      YearlyOnset(
        isDaylight: isDaylight, abbreviation: abbreviation, from: from, to: to, month: month,
        ordinal: ordinal,
        weekday: weekday, secondsOfDay: secondsOfDay)
    }
    let ordinals = [1, 2, 3, 4, -1]
    if let ordinal = Int(day.dropLast(2)) { return ordinals.contains(ordinal) ? with(ordinal) : nil }
    // Santiago changes on the first Sunday from the 2nd on, which in most years is the first of the month.
    guard let days = rule["BYMONTHDAY"]?.split(separator: ",").compactMap({ Int($0) }) else { return nil }
    func hits(_ onset: YearlyOnset) -> Int {
      years.count { year in onset.day(in: year).map { days.contains($0.day) } ?? false }
    }
    return ordinals.map(with).max { hits($0) < hits($1) }
  }
}
