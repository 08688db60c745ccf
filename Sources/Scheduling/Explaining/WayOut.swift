import BusinessCalendar
import Programme

/// What would allow one start: one rule bent, or two where no start breaks fewer.
struct WayOut {
  /// In half-hours of somebody's goodwill.
  let cost: Int
  /// `allow 08:30 in Lima`.
  let text: String
  /// The rules that it bends, and which way.
  let sort: String

  private init(_ cost: Int, _ text: String, sort: String) {
    self.cost = cost
    self.text = text
    self.sort = sort
  }

  /// The cheapest way out for a start that breaks rules; nil where it breaks three, or none can be bent.
  init?(of found: [Objection], _ start: Int, _ day: CivilDate, _ objections: Objections) {
    let rules = found.map(\.rule).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    guard (1...2).contains(rules.count) else { return nil }
    let shorter = Self.shorter(found, start, objections)
    var bent: [WayOut] = []
    for rule in rules {
      let broken = found.filter { $0.rule == rule }
      guard let way = Self.bending(broken, start, day, objections) else {
        guard let shorter else { return nil }
        self = shorter
        return
      }
      bent.append(way)
    }
    let all = WayOut(
      // Two favours are dearer than their sum: somebody has to ask twice.
      bent.map(\.cost).reduce(0, +) + (bent.count - 1) * 16,
      bent.map(\.text).joined(separator: ", and "), sort: bent.map(\.sort).joined(separator: "+"))
    if let shorter, shorter.cost <= all.cost { self = shorter } else { self = all }
  }

  /// A shorter meeting may end before what it runs into.
  private static func shorter(_ found: [Objection], _ start: Int, _ objections: Objections) -> WayOut? {
    let minutes = objections.rules.minutes
    let onlyRunsInto = found.allSatisfy {
      switch $0.kind {
      case .hours(let early, _, _): early == 0
      case .busy: true
      default: false
      }
    }
    guard onlyRunsInto, minutes >= 30 else { return nil }
    let first = minutes - (minutes.isMultiple(of: 15) ? 15 : minutes % 15)
    for shorter in stride(from: first, through: max(15, minutes / 2), by: -15)
    where objections.to(start, minutes: shorter).isEmpty {
      return WayOut((minutes - shorter + 14) / 15, "shorten to \(shorter) min", sort: "shorten")
    }
    return nil
  }

  /// The bending of one rule.
  private static func bending(
    _ broken: [Objection], _ start: Int, _ day: CivilDate, _ objections: Objections
  ) -> WayOut? {
    guard let first = broken.first else { return nil }
    switch first.kind {
    case .hours: return hours(first, start, objections)
    case .window: return window(day, objections)
    case .closed, .dayOff:
      let texts = broken.map(\.text).joined(separator: " and ")
      return WayOut(24, "hold it on \(day), although \(texts)", sort: "closed \(first.rule)")
    case .absence(let name): return WayOut(16, "hold it without \(name) on \(day)", sort: "without \(name)")
    case .busy(let other, let isMovable): return !isMovable ? nil : WayOut(10, "move \(other)", sort: "move")
    case .spacing: return WayOut(12, "allow a shorter spacing, for \(day)", sort: "spacing")
    case .period: return nil
    }
  }

  private static func hours(_ objection: Objection, _ start: Int, _ objections: Objections) -> WayOut? {
    guard case .hours(let early, let late, let zone) = objection.kind, early + late <= 180,
      early == 0 || late == 0, let hours = objections.rules.hours.first(where: { $0.zone.zone.name == zone })
    else { return nil }
    let time = hours.timeOfDay(start)
    let place = String(zone.split(separator: "/").last ?? zone[...]).replacing("_", with: " ")
    let clock =
      early > 0 ? Objections.clock(time) : "until " + Objections.clock(time + objections.rules.minutes)
    return WayOut(
      (early + late + 29) / 30, "allow \(clock) in \(place)", sort: "\(early > 0 ? "early" : "late") \(zone)")
  }

  /// The window's end as it would have to be for a day.
  private static func window(_ day: CivilDate, _ objections: Objections) -> WayOut? {
    guard let window = objections.rules.series.window else { return nil }
    let period = objections.period
    // A window that holds no day lies beyond the period's end, or before its start where it counts from the end.
    let isBefore = objections.bound.map { day < $0.first } ?? (window.from > 0)
    let edge = isBefore ? objections.bound?.first ?? period.last : objections.bound?.last ?? period.first
    let distance = abs(day - edge)
    let countsFromStart = (isBefore ? window.from : window.to) > 0
    let ordinal: Int
    if window.countsBusinessDays {
      let counted =
        countsFromStart
        ? DateSpan(period.first, max(period.first, day)) : DateSpan(day, max(day, period.last))
      let open = counted?.filter(objections.rules.openDays.isOpen).count ?? 0
      guard open > 0 else { return nil }
      ordinal = countsFromStart ? open : -open
    } else {
      ordinal = countsFromStart ? day - period.first + 1 : day - period.last - 1
    }
    return WayOut(
      4 + 2 * distance,
      "widen the window to \(window.countsBusinessDays ? "business-day" : "day") \(ordinal)",
      sort: "window \(isBefore ? "before" : "after")")
  }
}
