internal import BusinessCalendar
internal import CLibical

/// What clocks show beside the time, `EST`, which Foundation does not tell in the words of the zone database.
///
/// Only to be used inside ``Libical/locked(_:)``.
enum ZoneAbbreviations {
  /// The abbreviations of a zone within some years by their offsets, in seconds east of UTC; empty where libical has no
  /// such zone.
  static func byOffset(of name: String, years: ClosedRange<Int>) -> [Int: String] {
    guard name.utf8.allSatisfy(isNameByte), let known = icaltimezone_get_builtin_timezone(name),
      let cached = icaltimezone_get_component(known), let zone = Component(copying: cached)
    else { return [:] }
    return zone.withPointer { pointer in
      icaltimezone_truncate_vtimezone(
        pointer, icaltimetype(utc: CivilDate(year: years.lowerBound, month: 1, day: 1) ?? .earliest),
        icaltimetype(utc: CivilDate(year: years.upperBound, month: 12, day: 31) ?? .latest), 1)
      var latest: [Int: (begin: Int, abbreviation: String)] = [:]
      for kind in [ICAL_XSTANDARD_COMPONENT, ICAL_XDAYLIGHT_COMPONENT] {
        var next = icalcomponent_get_first_component(pointer, kind)
        while let observance = next {
          next = icalcomponent_get_next_component(pointer, kind)
          guard let offset = icalcomponent_get_first_property(observance, ICAL_TZOFFSETTO_PROPERTY),
            let name = icalcomponent_get_first_property(observance, ICAL_TZNAME_PROPERTY),
            let text = icalproperty_get_tzname(name)
          else { continue }
          let begin = begin(of: observance)
          let key = Int(icalproperty_get_tzoffsetto(offset))
          if latest[key].map({ $0.begin < begin }) ?? true { latest[key] = (begin, String(cString: text)) }
        }
      }
      return latest.mapValues(\.abbreviation)
    }
  }

  /// A number that orders by the day on which an observance begins.
  private static func begin(of observance: OpaquePointer) -> Int {
    guard let property = icalcomponent_get_first_property(observance, ICAL_DTSTART_PROPERTY) else { return 0 }
    let start = icalproperty_get_dtstart(property)
    return (Int(start.year) * 12 + Int(start.month)) * 31 + Int(start.day)
  }

  /// Names go into paths inside libical.
  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: "+-_/".utf8.contains(byte)
    }
  }
}
