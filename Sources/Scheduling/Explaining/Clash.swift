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
    /// What sort of way out it is; of each sort one is told.
    let sort: String
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
        if let way = WayOut(of: found, start, day, objections) {
          options.append(Option(cost: way.cost * 8 + distance, text: way.text, date: day, sort: way.sort))
        }
      }
    }
    let byBit = names.sorted { $0.value < $1.value }.map(\.key)
    rules = Self.smallestCover(of: masks, count: min(byBit.count, 64)).map { byBit[$0] }
    var told: [String] = []
    var sorts: Set<String> = []
    for option in options.sorted(by: { ($0.cost, $0.date, $0.text) < ($1.cost, $1.date, $1.text) })
    where told.count < 3 && sorts.insert(option.sort).inserted {
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
}
