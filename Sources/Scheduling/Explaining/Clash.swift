import BusinessCalendar
import Programme

/// Why an occurrence has no start: the smallest set of rules of which every start breaks one, and the cheapest ways out.
public struct Clash: Sendable {
  /// The rules by name, most restrictive first.
  public let rules: [String]
  /// What would make room, cheapest first: `allow 08:30 in America/Lima`.
  public let relaxations: [String]

  private struct Option {
    let cost: Int
    let text: String
    let date: CivilDate
  }

  /// How many days around the preferred one are looked at where a period is longer.
  private static let reach = 62

  init(_ objections: Objections, preferred: CivilDate) {
    let around = DateSpan(
      max(objections.period.first, preferred.adding(days: -Self.reach)),
      min(objections.period.last, preferred.adding(days: Self.reach)))
    var names: [String: Int] = [:]
    var masks: Set<UInt64> = []
    var options: [Option] = []
    for day in around ?? objections.period {
      // Days are judged first: most fall for the whole day.
      let ofDay = objections.to(day: day)
      for start in objections.rules.grid(on: day) {
        let found = ofDay + objections.to(start).dropFirst(ofDay.count)
        var mask: UInt64 = 0
        for objection in found {
          let bit = names[objection.rule] ?? names.count
          names[objection.rule] = bit
          if bit < 64 { mask |= 1 << UInt64(bit) }
        }
        masks.insert(mask)
        let distance = abs(day - preferred)
        if let option = Self.wayOut(of: found, start, day, objections) {
          options.append(Option(cost: option.cost * 8 + distance, text: option.text, date: day))
        }
      }
    }
    let byBit = names.sorted { $0.value < $1.value }.map(\.key)
    rules = Self.smallestCover(of: masks, count: min(byBit.count, 64)).map { byBit[$0] }
    var told: [String] = []
    for option in options.sorted(by: { ($0.cost, $0.date, $0.text) < ($1.cost, $1.date, $1.text) })
    where !told.contains(option.text) && told.count < 3 {
      told.append(option.text)
    }
    relaxations = told
  }

  /// The fewest bits of which every mask has one; the first in order among equals.
  private static func smallestCover(of masks: Set<UInt64>, count: Int) -> [Int] {
    // A mask that contains another is hit wherever the other is.
    let needed = masks.filter { mask in !masks.contains { $0 != mask && $0 & mask == $0 } }.sorted()
    guard !needed.isEmpty, !needed.contains(0) else { return [] }
    var best: [Int] = []
    var steps = 0
    func extend(_ chosen: [Int], _ covered: UInt64) {
      steps += 1
      if steps > 20_000 || (!best.isEmpty && chosen.count >= best.count) { return }
      guard let open = needed.first(where: { $0 & covered == 0 }) else {
        best = chosen
        return
      }
      for bit in 0..<count where open & (1 << UInt64(bit)) != 0 {
        extend(chosen + [bit], covered | 1 << UInt64(bit))
      }
    }
    extend([], 0)
    return best.sorted()
  }

  /// What would allow a start that only one rule keeps it from, and what that costs in half-hours of somebody's goodwill.
  private static func wayOut(of found: [Objection], _ start: Int, _ day: CivilDate, _ objections: Objections)
    -> (
      cost: Int, text: String
    )?
  {
    let minutes = objections.rules.minutes
    guard let first = found.first else { return nil }
    let onlyClock = found.allSatisfy {
      switch $0.kind {
      case .hours(let early, _, _): early == 0
      case .busy: true
      default: false
      }
    }
    if onlyClock, minutes >= 30 {
      // A shorter meeting may end before what it runs into.
      for shorter in stride(
        from: minutes - minutes % 15 - (minutes % 15 == 0 ? 15 : 0), through: max(15, minutes / 2), by: -15)
      where objections.to(start, minutes: shorter).isEmpty {
        let hoursOnly = found.count == 1 ? hoursOption(first, start, objections) : nil
        let cut = (cost: (minutes - shorter + 14) / 15, text: "shorten to \(shorter) min")
        if let hoursOnly, hoursOnly.cost < cut.cost { return hoursOnly }
        return cut
      }
    }
    guard found.allSatisfy({ $0.rule == first.rule }) else { return nil }
    switch first.kind {
    case .hours: return hoursOption(first, start, objections)
    case .window:
      guard let window = objections.rules.series.window,
        let bound = objections.bound ?? objections.period as DateSpan?
      else { return nil }
      let (count, text) = widened(window, to: day, bound, objections)
      return (4 + 2 * count, "widen the window to \(text)")
    case .closed: return (24, "hold it on \(day), although \(found.map(\.text).joined(separator: " and "))")
    case .absence(let name): return (16, "hold it without \(name) on \(day)")
    case .busy(let other): return (10, "move \(other)")
    case .spacing: return (12, "allow a shorter spacing, for \(day)")
    case .period: return nil
    }
  }

  private static func hoursOption(_ objection: Objection, _ start: Int, _ objections: Objections) -> (
    cost: Int, text: String
  )? {
    guard case .hours(let early, let late, let zone) = objection.kind, early + late <= 180,
      early == 0 || late == 0
    else { return nil }
    let offsets = objections.rules.hours.first { $0.zone.zone.name == zone }
    guard let time = offsets?.timeOfDay(start) else { return nil }
    let place = String(zone.split(separator: "/").last ?? zone[...]).replacing("_", with: " ")
    let clock =
      early > 0 ? Objections.clock(time) : "until " + Objections.clock(time + objections.rules.minutes)
    return ((early + late + 29) / 30, "allow \(clock) in \(place)")
  }

  /// The window's end as it would have to be for a day, and how many days that is further.
  private static func widened(
    _ window: Window, to day: CivilDate, _ bound: DateSpan, _ objections: Objections
  ) -> (
    Int, String
  ) {
    let distance = day < bound.first ? bound.first - day : day - bound.last
    guard window.countsBusinessDays else {
      let isBefore = day < bound.first
      let ordinal =
        (isBefore ? window.from : window.to) > 0
        ? day - objections.period.first + 1 : day - objections.period.last - 1
      return (distance, "day \(ordinal)")
    }
    let ordinalFromStart =
      objections.period.first <= day
      ? DateSpan(objections.period.first, day)?.filter(objections.rules.openDays.isOpen).count ?? 0 : 0
    let ordinalFromEnd =
      DateSpan(day, objections.period.last)?.filter(objections.rules.openDays.isOpen).count ?? 0
    let countsFromStart = (day < bound.first ? window.from : window.to) > 0
    return (distance, "business-day \(countsFromStart ? ordinalFromStart : -ordinalFromEnd)")
  }
}
