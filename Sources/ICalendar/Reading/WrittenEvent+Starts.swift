internal import BusinessCalendar

extension WrittenEvent {
  /// When an event takes place.
  struct Starts {
    var times: [WrittenTime] = []
    /// Whether it never ends, so that only a part is given.
    var isEndless = false
    var notes: [CalendarNote] = []
  }

  /// Every start: its own, those of its rules and of its RDATEs, without what EXDATE excludes and what changed instances
  /// stand for (RFC 5545 section 3.8.5). A rule that this program does not expand gives no further one, and is noted.
  ///
  /// - Parameters:
  ///   - last: The day after which nothing is asked for; nil for 50 years, and 2060 at least, because many calendars of
  ///     feasts begin in 1970.
  ///   - replaced: The starts that changed instances stand for.
  ///   - name: What to call it in a note.
  func starts(through last: CivilDate?, except replaced: [WrittenTime], clocks: Clocks, name: String)
    -> Starts
  {
    var result = Starts()
    guard let start else { return result }
    for what in unread {
      result.notes.append(
        CalendarNote(
          message: "\(name) is taken in part: \(what)", line: lines.rule ?? lines.replaces ?? lines.begin,
          isLoss: true))
    }
    let end = last ?? max(start.date.adding(months: 600), Self.endOfEndless)
    var times: Set<WrittenTime> = [start]
    // A changed instance is one instance, whatever rule some programs leave in it.
    if replaces == nil { times.formUnion(further) }
    for text in replaces == nil ? rules : [] {
      let (words, until) = Self.splitUntil(of: text)
      do {
        let rule = try RecurrenceRule(words)
        result.isEndless = result.isEndless || !rule.hasEnd
        for date in rule.dates(from: start.date, through: end) {
          let time = start.on(date)
          if let until, isAfter(time, until, clocks) { continue }
          times.insert(time)
        }
      } catch {
        result.notes.append(
          CalendarNote(
            message: "\(name) is taken for that day alone: \(error.reason)", line: lines.rule, isLoss: true))
      }
    }
    let gone = Gone(excluded + replaced, wholeDays: start.seconds == nil, clocks)
    result.times = times.filter { !gone.contains($0, clocks) }
    return result
  }

  /// Many calendars of feasts begin in 1970 and never end.
  private static let endOfEndless = CivilDate(year: 2060, month: 12, day: 31) ?? .latest

  /// A rule whose UNTIL is a day, and the time that stood there. RFC 5545 has UNTIL in UTC beside a start with a zone, so
  /// the day on the clock of the start may be the one before or after.
  private static func splitUntil(of text: String) -> (rule: String, until: WrittenTime?) {
    var until: WrittenTime?
    let parts = text.split(separator: ";", omittingEmptySubsequences: false).map { part -> String in
      guard part.uppercased().hasPrefix("UNTIL="), part.utf8.count > 14 else { return String(part) }
      let value = Array(part.utf8.dropFirst(6))
      func number(_ range: Range<Int>) -> Int {
        value.indices.contains(range.upperBound - 1)
          ? Int(String(decoding: value[range], as: UTF8.self)) ?? -1 : -1
      }
      let (hour, minute) = (number(9..<11), number(11..<13))
      guard value[8] == UInt8(ascii: "T"), (0..<24).contains(hour), (0..<60).contains(minute),
        let date = CivilDate(year: number(0..<4), month: number(4..<6), day: number(6..<8))
      else { return String(part) }
      let seconds = hour * 3600 + minute * 60 + min(max(number(13..<15), 0), 59)
      until = WrittenTime(date, seconds: seconds, clock: value.last == UInt8(ascii: "Z") ? .utc : .floating)
      return "UNTIL=\(date.adding(days: 1).description.filter { $0 != "-" })"
    }
    return (parts.joined(separator: ";"), until)
  }

  private func isAfter(_ time: WrittenTime, _ until: WrittenTime, _ clocks: Clocks) -> Bool {
    if time.seconds == nil { return time.date > until.date }
    if until.clock == .utc { return clocks.instant(time) > until.local }
    return time.local > until.local
  }
}

/// Starts that are none. A day excludes whatever starts on it; some programs write so for a time too.
private struct Gone {
  private var days: Set<CivilDate> = []
  private var instants: Set<Int> = []

  init(_ times: [WrittenTime], wholeDays: Bool, _ clocks: Clocks) {
    for time in times {
      if wholeDays || time.seconds == nil {
        days.insert(time.date)
      } else {
        instants.insert(clocks.instant(time))
      }
    }
  }

  func contains(_ time: WrittenTime, _ clocks: Clocks) -> Bool {
    if days.contains(time.date) { return true }
    return time.seconds != nil && !instants.isEmpty && instants.contains(clocks.instant(time))
  }
}

extension Sequence where Element == WrittenEvent {
  /// The starts that changed instances stand for, by UID.
  var replaced: [String: [WrittenTime]] {
    reduce(into: [:]) { result, event in
      if let time = event.replaces { result[event.uid, default: []].append(time) }
    }
  }
}
