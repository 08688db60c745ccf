public import BusinessCalendar
import Programme

/// Why an occurrence has no start: the smallest set of rules of which every start breaks one, and the cheapest ways out.
public struct Clash: Sendable {
  /// The rules by name, most restrictive first.
  public let rules: [String]
  /// The days that were looked at: the period, or two hundred days around the preferred one where it is longer.
  public let span: DateSpan
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
  private static let reach = 200

  init(_ objections: Objections, preferred: CivilDate) {
    let period = objections.period
    span =
      DateSpan(
        max(period.first, preferred.adding(days: -Self.reach)),
        min(period.last, preferred.adding(days: Self.reach))) ?? period
    var names: [String: Int] = [:]
    var masks: Set<UInt64> = []
    // What else somebody attends is one rule, however many meetings that are.
    var others: [String: Set<String>] = [:]
    var options: [Option] = []
    for day in span {
      // Days are judged first: most fall for the whole day.
      let ofDay = objections.to(day: day)
      for start in objections.rules.grid(on: day) {
        let found = ofDay + objections.to(start).dropFirst(ofDay.count)
        var mask: UInt64 = 0
        for objection in found {
          if case .busy(let other, _) = objection.kind {
            others[objection.rule, default: []].insert(other)
          }
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
    rules = Self.smallestCover(of: masks, count: min(byBit.count, 64)).map { bit in
      guard let meetings = others[byBit[bit]] else { return byBit[bit] }
      let who = byBit[bit]
      guard meetings.count == 1, let only = meetings.first else {
        return "\(meetings.count) other meetings of \(who)"
      }
      return "\(who) is in \(only)"
    }
    var told: [String] = []
    var sorts: Set<String> = []
    for option in options.sorted(by: { ($0.cost, $0.date, $0.text) < ($1.cost, $1.date, $1.text) })
    where told.count < 3 && !sorts.contains(where: { Self.holds($0, in: option.sort) }) {
      sorts.insert(option.sort)
      told.append(option.text)
    }
    relaxations = told
  }

  /// Whether a way out asks for all that a cheaper one asks for already.
  private static func holds(_ sort: String, in other: String) -> Bool {
    Set(sort.split(separator: "+")).isSubset(of: Set(other.split(separator: "+")))
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
