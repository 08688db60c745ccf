/// How the minutes of a quarterly review are shared out among the items of its agenda.
enum ReviewItem: String, CaseIterable {
  case actions, scorecard, consumption, certifications, pipeline, growth, decisions

  /// Minutes in a slot of 75.
  private var standard: Int {
    switch self {
    case .actions, .scorecard, .consumption, .growth: 10
    case .certifications: 5
    case .pipeline, .decisions: 15
    }
  }

  /// Whether it speaks of what was, rather than of what is to be done.
  var looksBack: Bool {
    switch self {
    case .actions, .scorecard, .consumption, .certifications: true
    case .pipeline, .growth, .decisions: false
    }
  }

  /// Whole minutes that sum to the slot, in the proportions of a slot of 75, of which 35 look back: what looks back gets
  /// its share rounded down, so never more than half. Within each side the largest remainders are rounded up, of equal
  /// ones the earliest.
  static func minutes(in slot: Int) -> [ReviewItem: Int] {
    let slot = min(max(slot, 0), 1440)
    let back = allCases.filter(\.looksBack)
    let ahead = allCases.filter { !$0.looksBack }
    let whole = allCases.reduce(0) { $0 + $1.standard }
    let backward = slot * back.reduce(0) { $0 + $1.standard } / whole
    return share(backward, among: back).merging(share(slot - backward, among: ahead)) { first, _ in first }
  }

  private static func share(_ minutes: Int, among items: [ReviewItem]) -> [ReviewItem: Int] {
    let whole = items.reduce(0) { $0 + $1.standard }
    var result = Dictionary(items.map { ($0, minutes * $0.standard / whole) }) { first, _ in first }
    let left = minutes - result.values.reduce(0, +)
    let byRemainder = items.enumerated().sorted {
      let (a, b) = (minutes * $0.element.standard % whole, minutes * $1.element.standard % whole)
      return a == b ? $0.offset < $1.offset : a > b
    }
    for (_, item) in byRemainder.prefix(left) { result[item, default: 0] += 1 }
    return result
  }
}
