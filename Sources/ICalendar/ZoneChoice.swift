internal import BusinessCalendar

/// How the zones of a file are stated, and which of its times have to be written in UTC instead.
struct ZoneChoice: Sendable {
  /// The zones to state, by name.
  private(set) var zones: [String: WrittenZone] = [:]
  /// One sentence for each zone of which some events are written in UTC, sorted by the zone's name.
  private(set) var notes: [String] = []
  /// The first year of any event in a zone.
  private(set) var earliestYear = CivilDate.latest.year

  init(for events: [PlacedEvent]) {
    var times: [Zone: [(start: ZonedInstant, end: ZonedInstant)]] = [:]
    for event in events {
      guard case .timed(let start, let end, let zone) = event.place, zone != .utc else { continue }
      times[zone, default: []].append((start, end))
    }
    for (zone, times) in times.sorted(by: { $0.key.name < $1.key.name }) {
      let years = times.map(\.start.date.year)
      guard let first = years.min(), let last = times.map(\.end.date.year).max() else { continue }
      earliestYear = min(earliestYear, first)
      let best = Self.best(for: zone, years: (first - 1)...(last + 1), times: times)
      zones[zone.name] = best.zone
      let misses = times.count - best.hits
      if misses > 0 {
        let what = misses == 1 ? "1 event is" : "\(misses) events are"
        notes.append(
          "\(what) written in UTC instead of \(zone.name), because no single pair of standard and daylight time "
            + "gives the zone's offset then")
      }
    }
  }

  /// What is right for the most events, and of that what is right for most of the years; nil where nothing is right for
  /// any event.
  private static func best(
    for zone: Zone, years: ClosedRange<Int>, times: [(start: ZonedInstant, end: ZonedInstant)]
  ) -> (zone: WrittenZone?, hits: Int) {
    let history = ZoneHistory(of: zone, years: years)
    let abbreviations = Libical.locked { ZoneAbbreviations.byOffset(of: zone.name, years: years) }
    var best: (zone: WrittenZone?, hits: Int, agreement: Int) = (nil, 0, 0)
    for candidate in history.candidates(abbreviations: abbreviations) {
      let hits = times.count { candidate.reads($0.start) && candidate.reads($0.end) }
      guard hits > 0, hits >= best.hits else { continue }
      let agreement = history.agreement(with: candidate)
      if (hits, agreement) > (best.hits, best.agreement) { best = (candidate, hits, agreement) }
      if hits == times.count, agreement == history.sampleCount { break }
    }
    return (best.zone, best.hits)
  }

  /// The zone in which an event's times are written; nil for UTC.
  func zone(start: ZonedInstant, end: ZonedInstant, in zone: Zone) -> WrittenZone? {
    guard let written = zones[zone.name], written.reads(start), written.reads(end) else { return nil }
    return written
  }
}
