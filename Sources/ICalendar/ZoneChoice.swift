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
    var times: [String: [(start: ZonedInstant, end: ZonedInstant)]] = [:]
    for event in events {
      guard case .timed(let start, let end, let zone) = event.place, zone != .utc else { continue }
      times[zone.name, default: []].append((start, end))
    }
    for (name, times) in times.sorted(by: { $0.key < $1.key }) {
      let years = times.map(\.start.date.year)
      guard let first = years.min(), let last = times.map(\.end.date.year).max() else { continue }
      earliestYear = min(earliestYear, first)
      let candidates = Libical.locked { ZoneSource.candidates(for: name, years: (first - 1)...(last + 1)) }
      var best: (zone: WrittenZone, hits: Int)?
      for candidate in candidates {
        let hits = times.count { candidate.reads($0.start) && candidate.reads($0.end) }
        if hits > best?.hits ?? 0 { best = (candidate, hits) }
        if hits == times.count { break }
      }
      zones[name] = best?.zone
      let misses = times.count - (best?.hits ?? 0)
      if misses > 0 {
        let what = misses == 1 ? "1 event is" : "\(misses) events are"
        let why =
          candidates.isEmpty
          ? "the system has no data of that zone"
          : "no single pair of standard and daylight time gives the zone's offset then"
        notes.append("\(what) written in UTC instead of \(name), because \(why)")
      }
    }
  }

  /// The zone in which an event's times are written; nil for UTC.
  func zone(start: ZonedInstant, end: ZonedInstant, in zone: Zone) -> WrittenZone? {
    guard let written = zones[zone.name], written.reads(start), written.reads(end) else { return nil }
    return written
  }
}
