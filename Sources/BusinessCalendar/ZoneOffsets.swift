/// The offsets of one zone over a span of days, looked up by minutes since 1970-01-01T00:00Z.
///
/// A scheduler asks for offsets by the hundred thousand; this answers from an array instead of the zone database.
public struct ZoneOffsets: Sendable {
  /// The zone.
  public let zone: Zone
  /// The minutes that are looked up here; the zone itself is asked about all others, which are few.
  private let known: ClosedRange<Int>
  /// The minutes at which an offset begins, ascending.
  private let begins: [Int]
  /// Minutes east of UTC.
  private let offsets: [Int]

  /// The offsets of a zone from two days before a span to two days after it.
  public init(_ zone: Zone, covering span: DateSpan) {
    self.zone = zone
    let first = (span.first.dayNumber - 2) * 1440
    let last = (span.last.dayNumber + 3) * 1440
    func offset(_ minute: Int) -> Int { zone.offset(at: minute * 60) / 60 }
    var begins = [first]
    var offsets = [offset(first)]
    var day = first
    while day < last {
      let next = min(day + 1440, last)
      let after = offset(next)
      if let before = offsets.last, after != before {
        // No zone has changed twice in a day, so the change is found by halving.
        var (low, high) = (day, next)
        while high - low > 1 {
          let middle = low + (high - low) / 2
          if offset(middle) == before { low = middle } else { high = middle }
        }
        begins.append(high)
        offsets.append(after)
      }
      day = next
    }
    known = first...last
    self.begins = begins
    self.offsets = offsets
  }

  /// Minutes east of UTC.
  public func offset(atMinute minute: Int) -> Int {
    guard known.contains(minute) else { return zone.offset(at: minute * 60) / 60 }
    return offsets[index(atMinute: minute)]
  }

  /// Minutes east of UTC at every minute of a range; nil where the offset changes within it.
  public func steadyOffset(_ minutes: ClosedRange<Int>) -> Int? {
    guard known.contains(minutes.lowerBound), known.contains(minutes.upperBound) else { return nil }
    let first = index(atMinute: minutes.lowerBound)
    return first + 1 == begins.count || begins[first + 1] > minutes.upperBound ? offsets[first] : nil
  }

  private func index(atMinute minute: Int) -> Int {
    var (low, high) = (0, begins.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if begins[middle] <= minute { low = middle } else { high = middle }
    }
    return low
  }

  /// How the zone's clock comes to show a local time.
  public enum Reading: Sendable, Hashable {
    /// Once.
    case once
    /// Never: the clock is put forward past it; it is read with the offset before the change.
    case skipped
    /// Twice; the first is meant.
    case repeated
  }

  /// The minute at which the zone's clock shows a local time, given in minutes since 1970-01-01T00:00 on that clock
  /// (RFC 5545 section 3.3.5 for times that it skips or repeats).
  public func minute(local: Int) -> Int { resolve(local: local).minute }

  /// The minute at which the zone's clock shows a local time, and whether it shows that time once.
  public func resolve(local: Int) -> (minute: Int, reading: Reading) {
    let before = offset(atMinute: local - 1440)
    let after = offset(atMinute: local + 1440)
    if before == after { return (local - before, .once) }
    let showsBefore = offset(atMinute: local - before) == before
    let showsAfter = offset(atMinute: local - after) == after
    switch (showsBefore, showsAfter) {
    case (true, true): return (local - before, .repeated)
    case (true, false): return (local - before, .once)
    case (false, true): return (local - after, .once)
    case (false, false): return (local - before, .skipped)
    }
  }

  /// The minute at which a day begins on the zone's clock.
  public func midnight(of date: CivilDate) -> Int { minute(local: date.dayNumber * 1440) }

  /// What the zone's clock shows, in minutes since 1970-01-01T00:00 on that clock.
  public func local(_ minute: Int) -> Int { minute + offset(atMinute: minute) }

  /// The instant, with the zone's offset.
  public func instant(_ minute: Int) -> ZonedInstant {
    ZonedInstant(secondsSince1970: minute * 60, offset: offset(atMinute: minute) * 60)
  }
}
