public import BusinessCalendar

/// When a person is not to be met, as a calendar that somebody else wrote says. What the events are called is not kept.
public struct BusyTimes: Sendable {
  /// Whole days in the person's zone, in order.
  public let days: [DateSpan]
  /// What is not of whole days: minutes since 1970-01-01T00:00Z, without the last, in order.
  public let times: [Range<Int>]
  /// Events that are shown as free, and do not count.
  public let freeCount: Int
  /// Whether the file holds no event at all.
  public let isEmpty: Bool
  /// What was passed over: recurrences that this program does not expand, zones that nobody knows.
  public let notes: [CalendarNote]

  /// Reads a file, recurrences expanded (RFC 5545 section 3.8.5).
  ///
  /// Cancelled events do not count, nor those that are shown as free (TRANSP, and what Outlook says in
  /// X-MICROSOFT-CDO-BUSYSTATUS); a changed instance of a recurrence stands for the one it replaces. Whatever covers a day
  /// of the person's zone from midnight to midnight takes that day, whatever zone it was written in; 23:59 counts as
  /// midnight, because some programs write so.
  ///
  /// - Parameters:
  ///   - zone: Where the person works, whose clock shows days, and floating times where the file has no X-WR-TIMEZONE.
  ///   - span: The days that are asked for.
  /// - Throws: ``CalendarReadingError`` where the bytes are no calendar, or hold more than anybody's calendar does.
  public init(ics bytes: [UInt8], zone: Zone, within span: DateSpan) throws(CalendarReadingError) {
    let calendar = try WrittenCalendar(ics: bytes)
    let clocks = Clocks(own: calendar.ownZone ?? zone, file: calendar.zones, names: calendar.zoneNames)
    let replaced = calendar.events.replaced
    var taken = TakenTime(zone: zone, span: span)
    var notes: [CalendarNote] = []
    var free = 0
    var without = 0
    var count = 0
    for event in calendar.events where !event.isCancelled {
      if event.isFree {
        free += 1
        continue
      }
      guard let start = event.start, let length = event.length(clocks), length != 0 else {
        without += 1
        continue
      }
      guard length > 0 else {
        notes.append(
          CalendarNote(
            message: "an event of \(start.date) ends before it starts, and takes no time",
            line: event.lines.begin,
            isLoss: true))
        continue
      }
      let starts = event.starts(
        through: span.last.adding(days: 1),
        except: event.replaces == nil ? replaced[event.uid] ?? [] : [], clocks: clocks,
        name: "an event of \(start.date)")
      notes += starts.notes
      count += starts.times.count
      if count > DayEvents.mostDays {
        throw CalendarReadingError(reason: "its events take place more than \(DayEvents.mostDays) times")
      }
      for time in starts.times { taken.add(event, at: time, clocks) }
    }
    notes += clocks.unknown(calendar.zoneNames).map {
      CalendarNote(
        message: "nobody knows the time zone '\($0.prefix(80))'; its times are read in \(clocks.own.name)",
        line: nil,
        isLoss: true)
    }
    if without > 0 {
      notes.append(
        CalendarNote(
          message:
            "\(without) event\(without == 1 ? " has" : "s have") no start or no length, and take no time",
          line: nil, isLoss: false))
    }
    self.notes = notes
    freeCount = free
    isEmpty = calendar.events.isEmpty
    days = taken.days.sorted { ($0.first, $0.last) < ($1.first, $1.last) }
    times = taken.times.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
  }
}

extension WrittenEvent {
  /// How many seconds it lasts; nil without a start, 0 without an end. A day without an end is a day.
  fileprivate func length(_ clocks: Clocks) -> Int? {
    guard let start else { return nil }
    guard start.seconds != nil else { return 86_400 }
    switch end {
    case .at(let time)?: return clocks.instant(time) - clocks.instant(start)
    case .after(let seconds)?: return seconds
    case nil: return 0
    }
  }

  /// The instants between which an occurrence that begins at `time` lies.
  fileprivate func instants(at time: WrittenTime, _ clocks: Clocks) -> (from: Int, to: Int) {
    let from = clocks.instant(time)
    switch furtherEnds[time] ?? end {
    case .at(let end)?:
      if furtherEnds[time] != nil { return (from, clocks.instant(end)) }
      guard let start else { return (from, from) }
      // By the clock where both ends are on one: a day stays a day through the night of a clock change.
      if end.clock == start.clock, time.clock == start.clock {
        return (from, clocks.instant(time.adding(seconds: end.local - start.local)))
      }
      return (from, from + clocks.instant(end) - clocks.instant(start))
    case .after(let seconds)?:
      let end = time.adding(seconds: seconds / 86_400 * 86_400)
      return (from, clocks.instant(end) + seconds % 86_400)
    case nil: return (from, from)
    }
  }
}

/// Occurrences, cut into whole days of a zone and the rest.
private struct TakenTime {
  let zone: Zone
  let span: DateSpan
  var days: Set<DateSpan> = []
  var times: Set<Range<Int>> = []

  init(zone: Zone, span: DateSpan) {
    self.zone = zone
    self.span = span
  }

  mutating func add(_ event: WrittenEvent, at time: WrittenTime, _ clocks: Clocks) {
    if time.seconds == nil {
      let length = event.wholeDays?.length ?? 1
      if let all = DateSpan(time.date, time.date.adding(days: length - 1)) { add(all) }
      return
    }
    let (from, to) = event.instants(at: time, clocks)
    guard from < to, to > midnight(of: span.first), from < midnight(of: span.last.adding(days: 1)) else {
      return
    }
    // The first and the last whole day that it covers.
    var first = day(of: from)
    if midnight(of: first) < from { first = first.adding(days: 1) }
    var end = day(of: to)
    if midnight(of: end.adding(days: 1)) - to <= 60 { end = end.adding(days: 1) }
    guard first < end, let whole = DateSpan(first, end.adding(days: -1)) else {
      addTime(from, to)
      return
    }
    add(whole)
    addTime(from, midnight(of: first))
    addTime(midnight(of: end), to)
  }

  private mutating func add(_ all: DateSpan) {
    if let inside = all.intersection(span) { days.insert(inside) }
  }

  private mutating func addTime(_ from: Int, _ to: Int) {
    guard from < to else { return }
    times.insert(from.dividedDown(by: 60)..<(to + 59).dividedDown(by: 60))
  }

  private func day(of instant: Int) -> CivilDate {
    CivilDate(clamping: (instant + zone.offset(at: instant)).dividedDown(by: 86_400))
  }

  private func midnight(of day: CivilDate) -> Int {
    LocalTime(hour: 0, minute: 0).map { zone.instant(of: day, $0).secondsSince1970 } ?? day.dayNumber * 86_400
  }
}
