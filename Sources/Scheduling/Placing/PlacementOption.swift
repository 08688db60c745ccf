/// A start that a search may try, in numbers that are compared by the million.
struct PlacementOption: Sendable {
  /// Minutes since 1970-01-01T00:00Z.
  let start: Int
  /// The day in the series' zone, in days since 1970-01-01.
  let day: Int
  /// What it costs by itself, ``PlacementCost/weight``.
  let weight: Int
}

extension PlacementOption {
  init(_ candidate: PlacementMeeting.Candidate) {
    self.init(start: candidate.start, day: candidate.day, weight: candidate.cost.weight)
  }
}
