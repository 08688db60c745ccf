internal import BusinessCalendar
internal import CLibical

/// The offsets of a VTIMEZONE that somebody else's file brings along, looked up by its own clock.
struct FileZone: Sendable, Hashable {
  /// The local seconds since 1970-01-01T00:00 at which an offset begins, ascending.
  private let begins: [Int]
  /// Seconds east of UTC.
  private let offsets: [Int]

  /// A zone of a file over some years; nil where it is none that this program evaluates: a rule that does not come round
  /// yearly would keep libical busy for ever. Only inside ``Libical/locked(_:)``.
  init?(_ component: OpaquePointer, years: ClosedRange<Int>) {
    guard Self.isYearly(component), let copy = icalcomponent_new_clone(component),
      let zone = icaltimezone_new()
    else { return nil }
    // The zone owns the copy from here on.
    guard icaltimezone_set_component(zone, copy) == 1 else {
      icalcomponent_free(copy)
      icaltimezone_free(zone, 1)
      return nil
    }
    defer { icaltimezone_free(zone, 1) }
    func offset(_ local: Int) -> Int {
      let day = local.dividedDown(by: 86_400)
      var time = icaltimetype(local: CivilDate(clamping: day), secondsOfDay: local - day * 86_400)
      return Int(icaltimezone_get_utc_offset(zone, &time, nil))
    }
    guard let first = CivilDate(year: years.lowerBound, month: 1, day: 1)?.dayNumber,
      let last = CivilDate(year: years.upperBound, month: 12, day: 31)?.dayNumber
    else { return nil }
    var begins = [first * 86_400]
    var offsets = [offset(first * 86_400)]
    for day in first..<last {
      let next = (day + 1) * 86_400
      let after = offset(next)
      guard let before = offsets.last, after != before else { continue }
      var (low, high) = (day * 86_400, next)
      while high - low > 1 {
        let middle = low + (high - low) / 2
        if offset(middle) == before { low = middle } else { high = middle }
      }
      begins.append(high)
      offsets.append(after)
    }
    self.begins = begins
    self.offsets = offsets
  }

  /// Seconds east of UTC at a time of the zone's own clock, given in seconds since 1970-01-01T00:00 on it.
  func offset(atLocal local: Int) -> Int {
    var (low, high) = (0, begins.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if begins[middle] <= local { low = middle } else { high = middle }
    }
    return offsets[low]
  }

  private static func isYearly(_ zone: OpaquePointer) -> Bool {
    var hasObservance = false
    for kind in [ICAL_XSTANDARD_COMPONENT, ICAL_XDAYLIGHT_COMPONENT] {
      var next = icalcomponent_get_first_component(zone, kind)
      while let observance = next {
        hasObservance = true
        var rule = icalcomponent_get_first_property(observance, ICAL_RRULE_PROPERTY)
        while let property = rule {
          guard let text = icalproperty_get_value_as_string_r(property) else { return false }
          defer { icalmemory_free_buffer(text) }
          let words = String(cString: text)
          guard words.contains("FREQ=YEARLY"), !words.contains("BYSECOND"), !words.contains("BYMINUTE"),
            !words.contains("BYHOUR")
          else { return false }
          rule = icalcomponent_get_next_property(observance, ICAL_RRULE_PROPERTY)
        }
        next = icalcomponent_get_next_component(zone, kind)
      }
    }
    return hasObservance
  }
}
