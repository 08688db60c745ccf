internal import BusinessCalendar

/// What a zone's clock does within some years, and the ways to say it in one offset or in one pair.
struct ZoneHistory {
  private let zone: Zone
  /// The offset every week, or more rarely where the years are very many.
  private let samples: [(instant: Int, offset: Int)]
  private let changes: [Change]

  /// A change of offset.
  private struct Change {
    let from: Int
    let to: Int
    /// When, on a clock that still shows `from`.
    let date: CivilDate
    let secondsOfDay: Int

    /// Days since the first of January.
    var dayOfYear: Int { date.dayNumber - (CivilDate(year: date.year, month: 1, day: 1) ?? date).dayNumber }

    /// Which of its weekdays in the month its day is: 1 to 4 from the start, -1 for the last.
    var ordinals: [Int] {
      let (year, month, day) = date.parts
      let isLast = day + 7 > CivilDate.lengthOfMonth(year: year, month: month)
      let fromStart = (day - 1) / 7 + 1
      return (isLast ? [-1] : []) + (fromStart <= 4 ? [fromStart] : [])
    }
  }

  init(of zone: Zone, years: ClosedRange<Int>) {
    self.zone = zone
    let first = CivilDate(year: years.lowerBound, month: 1, day: 1) ?? .earliest
    let last = CivilDate(year: years.upperBound, month: 12, day: 31) ?? .latest
    // A change back within a week would be missed, and its events be written in UTC; there has been none since 2015.
    let step = max(7, (last.dayNumber - first.dayNumber) / 10_000)
    samples = stride(from: first.dayNumber, through: last.dayNumber, by: step).map { day in
      (day * 86_400, zone.offset(at: day * 86_400))
    }
    changes = zip(samples, samples.dropFirst()).compactMap { before, after in
      guard before.offset != after.offset else { return nil }
      var (low, high) = (before.instant, after.instant)
      while high - low > 1 {
        let middle = low + (high - low) / 2
        if zone.offset(at: middle) == before.offset { low = middle } else { high = middle }
      }
      let to = zone.offset(at: high)
      let local = high + before.offset
      let day = local.dividedDown(by: 86_400)
      return Change(
        from: before.offset, to: to, date: CivilDate(clamping: day), secondsOfDay: local - day * 86_400)
    }
  }

  /// The ways to state the zone, the likeliest first, with the abbreviations that go with its offsets.
  func candidates(abbreviations: [Int: String]) -> [WrittenZone] {
    func abbreviation(_ offset: Int) -> String { abbreviations[offset] ?? Self.digits(offset) }
    func onsets(from: Int, to: Int) -> [YearlyOnset] {
      var counts: [YearlyOnset: Int] = [:]
      for change in changes where change.from == from && change.to == to && isYearly(change) {
        for ordinal in change.ordinals {
          // Programs know summer time as the time that is ahead, also where a law calls it standard time (Dublin).
          let onset = YearlyOnset(
            isDaylight: to > from, abbreviation: abbreviation(to), from: from, to: to,
            month: change.date.parts.month, ordinal: ordinal, weekday: change.date.weekday,
            secondsOfDay: change.secondsOfDay)
          counts[onset, default: 0] += 1
        }
      }
      // The last of a month before the fourth, where the years do not tell them apart.
      return counts.sorted {
        ($0.value, -$0.key.ordinal, $0.key.rule) > ($1.value, -$1.key.ordinal, $1.key.rule)
      }
      .prefix(Self.mostOnsets).map(\.key)
    }
    var pairs: [WrittenZone] = []
    for (behind, ahead) in steps {
      for back in onsets(from: ahead, to: behind) {
        for forth in onsets(from: behind, to: ahead) {
          pairs.append(WrittenZone(name: zone.name, rules: .yearly(back, forth)))
        }
      }
    }
    return pairs
      + Set(samples.map(\.offset)).sorted(by: >).map {
        WrittenZone(name: zone.name, rules: .fixed(offset: $0, abbreviation: abbreviation($0)))
      }
  }

  /// Whether the year before or after has the change at about the same time: Chile's comes on a first Sunday or a
  /// second, but Morocco leaves its offset for Ramadan, ten days earlier each year, and that is no yearly rule.
  private func isYearly(_ change: Change) -> Bool {
    changes.contains { other in
      other.from == change.from && other.to == change.to && abs(other.date.year - change.date.year) == 1
        && abs(other.dayOfYear - change.dayOfYear) <= 8
    }
  }

  /// How many of the samples a statement of the zone is right for.
  func agreement(with written: WrittenZone) -> Int {
    samples.count { written.offset(at: $0.instant) == $0.offset }
  }

  /// How many samples there are.
  var sampleCount: Int { samples.count }

  /// The pairs of offsets between which the clock changes, the smaller first, the most frequent first.
  private var steps: [(Int, Int)] {
    var counts: [[Int]: Int] = [:]
    for change in changes { counts[[change.from, change.to].sorted(), default: 0] += 1 }
    return counts.sorted { ($0.value, $0.key[0], $0.key[1]) > ($1.value, $1.key[0], $1.key[1]) }
      .map { ($0.key[0], $0.key[1]) }
  }

  /// Of one direction of one pair of offsets; a zone with more rules than that is hardly said by any of them.
  private static let mostOnsets = 4

  /// As the zone database writes an offset that has no name, `-0330`.
  private static func digits(_ offset: Int) -> String {
    let minutes = abs(offset) / 60
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    return (offset < 0 ? "-" : "+") + two(minutes / 60) + (minutes % 60 == 0 ? "" : two(minutes % 60))
  }
}
