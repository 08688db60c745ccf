internal import BusinessCalendar

/// The clocks of one file: those that it brings along, those of the IANA database, and that of whoever reads it.
struct Clocks: Sendable {
  /// Whose clock shows floating times, and times of zones that nobody knows.
  let own: Zone
  /// The VTIMEZONEs of the file by TZID, where the IANA database has no zone of that name.
  let file: [String: FileZone]
  private let known: [String: Zone]

  init(own: Zone, file: [String: FileZone], names: Set<String>) {
    self.own = own
    self.file = file
    known = names.reduce(into: [:]) { $0[$1] = Self.zone($1) }
  }

  /// The zone of the IANA database that a TZID names, perhaps behind a prefix of the program that wrote it, such as
  /// `/mozilla.org/20070129_1/Europe/Berlin`.
  static func zone(_ name: String) -> Zone? {
    if let zone = Zone(name) { return zone }
    let parts = name.split(separator: "/")
    for count in [3, 2] where parts.count >= count {
      if let zone = Zone(parts.suffix(count).joined(separator: "/")) { return zone }
    }
    return nil
  }

  /// The zones that are nowhere to be found.
  func unknown(_ names: Set<String>) -> [String] {
    names.filter { known[$0] == nil && file[$0] == nil }.sorted()
  }

  /// Seconds since 1970-01-01T00:00:00Z.
  func instant(_ time: WrittenTime) -> Int {
    switch time.clock {
    case .utc: return time.local
    case .floating: return instant(time, in: own)
    case .named(let name):
      if let zone = known[name] { return instant(time, in: zone) }
      if let zone = file[name] { return time.local - zone.offset(atLocal: time.local) }
      return instant(time, in: own)
    }
  }

  private func instant(_ time: WrittenTime, in zone: Zone) -> Int {
    let seconds = time.seconds ?? 0
    guard let clock = LocalTime(hour: seconds / 3600, minute: seconds / 60 % 60) else { return time.local }
    return zone.instant(of: time.date, clock).secondsSince1970 + seconds % 60
  }
}
