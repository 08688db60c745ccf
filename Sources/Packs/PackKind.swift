/// A sort of meeting that a template is shipped for; its raw value is the template's name.
public enum PackKind: String, Sendable, Hashable, CaseIterable {
  case qbr
  case technicalSync = "technical-sync"
  case pipelineReview = "pipeline-review"
  case marketingSync = "marketing-sync"
  case partnerTraining = "partner-training"

  /// An item of the agenda.
  struct Item: Hashable {
    /// Its name in templates: `minutes.actions`.
    let id: String
    /// Its minutes in a slot of the standard length.
    let minutes: Int
    /// Whether it speaks of what was, rather than of what is to be done.
    let looksBack: Bool

    static func back(_ id: String, _ minutes: Int) -> Item { Item(id: id, minutes: minutes, looksBack: true) }

    static func ahead(_ id: String, _ minutes: Int) -> Item {
      Item(id: id, minutes: minutes, looksBack: false)
    }
  }

  /// The agenda, in order: its minutes sum to the standard slot, and at most half of them look back.
  var items: [Item] {
    switch self {
    case .qbr:
      [
        .back("actions", 10), .back("scorecard", 10), .back("consumption", 10), .back("certifications", 5),
        .ahead("pipeline", 15), .ahead("growth", 10), .ahead("decisions", 15),
      ]
    case .technicalSync:
      [
        .back("actions", 5), .back("service_levels", 10), .back("standards", 5), .ahead("roadmaps", 10),
        .ahead("security", 5), .ahead("releases", 5), .ahead("decisions", 5),
      ]
    case .pipelineReview:
      [
        .back("changes", 5), .ahead("deals", 10), .back("stalled", 5), .back("slipped", 5),
        .ahead("criteria", 2), .ahead("asks", 3),
      ]
    case .marketingSync:
      [
        .back("funds", 5), .ahead("campaigns", 10), .back("evidence", 5), .ahead("claims", 5),
        .back("leads", 10), .ahead("plan", 10),
      ]
    case .partnerTraining:
      [
        .ahead("objective", 5), .ahead("audience", 5), .ahead("modules", 40), .ahead("lab", 25),
        .back("certifications", 10), .ahead("follow_ups", 5),
      ]
    }
  }

  /// The minutes of a slot that its shares are stated for.
  var standardSlot: Int { items.reduce(0) { $0 + $1.minutes } }

  /// Whole minutes by item that sum to the slot, in the standard's proportions: what looks back gets its share rounded
  /// down, so never more than half. Within each side the largest remainders are rounded up, of equal ones the earliest.
  func minutes(in slot: Int) -> [String: Int] {
    let slot = min(max(slot, 0), 1440)
    let back = items.filter(\.looksBack)
    let backward = slot * back.reduce(0) { $0 + $1.minutes } / standardSlot
    return Self.share(backward, among: back).merging(
      Self.share(slot - backward, among: items.filter { !$0.looksBack })
    ) { first, _ in first }
  }

  private static func share(_ minutes: Int, among items: [Item]) -> [String: Int] {
    let whole = items.reduce(0) { $0 + $1.minutes }
    var result = Dictionary(items.map { ($0.id, minutes * $0.minutes / whole) }) { first, _ in first }
    let left = minutes - result.values.reduce(0, +)
    let byRemainder = items.enumerated().sorted {
      let (a, b) = (minutes * $0.element.minutes % whole, minutes * $1.element.minutes % whole)
      return a == b ? $0.offset < $1.offset : a > b
    }
    for (_, item) in byRemainder.prefix(left) { result[item.id, default: 0] += 1 }
    return result
  }
}
