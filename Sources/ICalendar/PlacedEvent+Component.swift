internal import BusinessCalendar
internal import CLibical

extension PlacedEvent {
  /// What its lines depend on beside itself.
  func key(_ zones: ZoneChoice) -> WrittenEvents.Key {
    guard case .timed(let start, let end, let zone) = place else { return .init(uid: uid, zone: nil) }
    return .init(uid: uid, zone: zones.zone(start: start, end: end, in: zone)?.name)
  }

  /// The event as a component, its properties always in the same order.
  ///
  /// Only to be used inside ``Libical/locked(_:)``.
  func component(zones: ZoneChoice) throws(CalendarError) -> Component {
    let result = try Component(ICAL_VEVENT_COMPONENT)
    try result.add(icalproperty_new_uid(uid))
    try result.add(icalproperty_new_dtstamp(icaltimetype(utc: event.stamp)))
    try result.add(icalproperty_new_lastmodified(icaltimetype(utc: event.stamp)))
    try result.add(icalproperty_new_sequence(max(0, Int32(clamping: event.sequence))))
    try addTimes(to: result, zones: zones)
    try result.add(icalproperty_new_summary(PlainText.line(event.summary)))
    let description = PlainText.lines(event.description)
    if !description.isEmpty { try result.add(icalproperty_new_description(description)) }
    if let location = event.location.map(PlainText.line), !location.isEmpty {
      try result.add(icalproperty_new_location(location))
    }
    let categories = event.categories.map(PlainText.category).filter { !$0.isEmpty }
    // libical writes the commas of this value as they are, which is what makes it a list.
    if !categories.isEmpty { try result.add(icalproperty_new_categories(categories.joined(separator: ","))) }
    try result.add(icalproperty_new_class(event.classification.native))
    try result.add(icalproperty_new_status(event.status.native))
    try result.add(icalproperty_new_transp(event.isOpaque ? ICAL_TRANSP_OPAQUE : ICAL_TRANSP_TRANSPARENT))
    if let organiser = event.organiser { try add(organiser, to: result) }
    if let related = event.relatedTo.map(PlainText.identifier), !related.isEmpty {
      try result.add(icalproperty_new_relatedto(related))
    }
    if let url = event.url.map(PlainText.address), !url.isEmpty { try result.add(icalproperty_new_url(url)) }
    return result
  }

  private func addTimes(to component: borrowing Component, zones: ZoneChoice) throws(CalendarError) {
    switch place {
    case .allDay(let first, let after):
      try component.add(icalproperty_new_dtstart(icaltimetype(first)))
      try component.add(icalproperty_new_dtend(icaltimetype(after)))
    case .timed(let start, let end, let zone):
      // RFC 5545 section 3.8.2.2 wants an end later than the start; an event without one ends when it begins.
      let hasEnd = end > start
      guard let written = zones.zone(start: start, end: end, in: zone) else {
        try component.add(icalproperty_new_dtstart(icaltimetype(utc: start.secondsSince1970)))
        if hasEnd { try component.add(icalproperty_new_dtend(icaltimetype(utc: end.secondsSince1970))) }
        return
      }
      try component.add(
        icalproperty_new_dtstart(icaltimetype(local: start)), icalparameter_new_tzid(written.name))
      if hasEnd {
        try component.add(
          icalproperty_new_dtend(icaltimetype(local: end)), icalparameter_new_tzid(written.name))
      }
    }
  }

  private func add(_ organiser: CalendarEvent.Organiser, to component: borrowing Component)
    throws(CalendarError)
  {
    let address = PlainText.address(organiser.address)
    guard !address.isEmpty else { return }
    let name = PlainText.personName(organiser.name)
    try component.add(
      icalproperty_new_organizer("mailto:" + address), name.isEmpty ? nil : icalparameter_new_cn(name))
  }
}

extension CalendarEvent.Status {
  fileprivate var native: icalproperty_status {
    switch self {
    case .confirmed: ICAL_STATUS_CONFIRMED
    case .tentative: ICAL_STATUS_TENTATIVE
    case .cancelled: ICAL_STATUS_CANCELLED
    }
  }
}

extension CalendarEvent.Classification {
  fileprivate var native: icalproperty_class {
    switch self {
    case .public: ICAL_CLASS_PUBLIC
    case .private: ICAL_CLASS_PRIVATE
    case .confidential: ICAL_CLASS_CONFIDENTIAL
    }
  }
}
